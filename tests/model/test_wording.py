"""Dates and words as English has them: written and read by one set of rules, whoever asks."""

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from section55.checks import findings
from section55.files.reader import read_inspection
from section55.form.state.answers import to_iso_date
from section55.form.view.line_fields import format_date
from section55.model.day_types import Day
from section55.model.inspection import Inspection
from section55.model.wording import (
    closest_word,
    date_in_words,
    dates_in,
    in_words_alone,
    iso_day,
    listed,
    long_date,
    meant_dates,
    month_without,
    short_date,
)
from support.workbook import ChangeFile

DAYS = [date(2024, month, 5 + month) for month in range(1, 13)]
"""A day of each month: the numbers of some could be a month, those of others could not."""


def as_written(day: date) -> list[str]:
    """A day as people write it in words: its month in full or cut short, in small letters and capitals."""
    month = long_date(day).split()[1]
    cut = [month[:length] for length in range(3, len(month) + 1)]
    shown = [f"{day.day} {word} {day.year}" for word in (*cut, month.upper(), month.lower())]
    return [*shown, f"{day.day}th of {month} {day.year}", f"{day.day}th {month[:3]}., {day.year}"]


@pytest.mark.parametrize("day", DAYS)
def test_a_month_is_read_as_it_is_written(day: date) -> None:
    """The reader, the form and the checks know every month, in full and cut short, as the documents write it."""
    for text in [*as_written(day), short_date(day)]:
        assert meant_dates(text) == [day]
        assert to_iso_date(text) == day.isoformat()
        assert dates_in(f"By {text}, or when asked") == [day]
        with pytest.raises(ValidationError, match=f"Type {day.isoformat()} for {long_date(day)}"):
            TypeAdapter(Day).validate_python(text)


def test_a_short_date_has_three_letters_of_the_month_and_is_not_broken() -> None:
    """In a narrow column it stays on one line."""
    assert short_date(date(2023, 12, 9)) == "9\u00a0Dec\u00a02023"
    assert short_date(date(2024, 6, 19)) == "19\u00a0Jun\u00a02024"


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("31 February 2024", date(2024, 2, 1)),
        ("31/02/2024", date(2024, 2, 1)),
        ("29 Feb 2023", date(2023, 2, 1)),
        ("31 June 2024", date(2024, 6, 1)),
        ("31 Ju 2024", None),
        ("32 June 2024", None),
        ("31 June", None),
        ("soon", None),
    ],
)
def test_a_day_that_its_month_does_not_have_names_the_month(text: str, month: date | None) -> None:
    """What is refused can be named by the month that is meant, where one month alone is."""
    assert month_without(text) == month


@pytest.mark.parametrize(("number", "text"), [(0, ""), (1, "a"), (2, "a and b"), (3, "a, b and c")])
def test_things_are_listed_as_in_a_sentence(number: int, text: str) -> None:
    """Commas between them, and "and" before the last."""
    assert listed("abc"[:number]) == text


@pytest.mark.parametrize(("due", "is_found"), [("5 June 2024", False), ("the 5th of JULY 2024", True)])
def test_the_checks_read_a_due_date_by_the_same_rules(change_file: ChangeFile, due: str, is_found: bool) -> None:
    """What is printed as due and the date that it comes to are compared whatever form the first one has."""
    path = change_file(
        "    due: By 31 December 2024\n    due_on: 2024-12-31\n", f"    due: By {due}\n    due_on: 2024-06-05\n"
    )
    assert ("due-dates-differ" in {finding.code for finding in findings(read_inspection(path))}) == is_found


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("By 3/4/2024", [date(2024, 4, 3)]),
        ("By 31.12.2024 or 1 May 2025", [date(2024, 12, 31), date(2025, 5, 1)]),
        ("By 12/31/2024", [date(2024, 12, 31)]),
        ("Within 6 months, and 30 days after", []),
        ("By 31 February 2024", []),
        ("31 Marching 2024", []),
        ("Number 131 May 2024", []),
    ],
)
def test_dates_are_found_in_a_text(text: str, days: list[date]) -> None:
    """Day before month where both could be meant; what no calendar has is no date."""
    assert dates_in(text) == days


@pytest.mark.parametrize("text", ["20231219", "2023-W51-2", "2023-12-32", "2023-1-1", "19/12/2023", "today", ""])
def test_only_a_files_own_form_of_a_date_is_put_in_words(text: str) -> None:
    """What the reader refuses is shown as it was typed, and so never looks like a date that was taken."""
    assert iso_day(text) is None
    assert date_in_words(text) == format_date(text) == text


def test_a_date_is_put_in_words() -> None:
    """The form puts a date in words as the documents print it."""
    assert date_in_words("2023-12-19") == format_date("2023-12-19") == "19 December 2023"


@pytest.mark.parametrize(
    ("word", "meant"),
    [("publishd_on", "published_on"), ("OFFICE", "office"), ("stauts", "status"), ("weather", None), ("", None)],
)
def test_a_misspelt_word_is_met_with_the_one_that_is_meant(word: str, meant: str | None) -> None:
    """A misspelt word is met with the known word that is most like it, and a strange one with none."""
    assert closest_word(word, list(Inspection.model_fields)) == meant


def test_a_count_without_its_noun_is_none_for_nought() -> None:
    """“No” stands before a noun alone."""
    assert [in_words_alone(number) for number in (0, 1, 9, 1200)] == ["none", "one", "nine", "1,200"]
