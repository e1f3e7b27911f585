"""The deadline that the form shows, and the days that are left."""

from datetime import date
from pathlib import Path

import pytest

from section55.form.state.form_state import FormState
from support.form_states import TODAY, form_on

BANK_HOLIDAY = "The last working day before it is {}."


@pytest.mark.parametrize(
    ("published", "last_day", "customary", "warning"),
    [
        ("2023-12-19", date(2024, 2, 12), date(2024, 2, 13), ""),
        ("2023-10-31", date(2023, 12, 25), date(2023, 12, 26), "Friday 22 December 2023"),
        ("2022-11-02", date(2022, 12, 27), date(2022, 12, 28), "Friday 23 December 2022"),
        ("2024-03-12", date(2024, 5, 6), date(2024, 5, 7), "Friday 3 May 2024"),
        ("2024-01-05", date(2024, 2, 29), date(2024, 3, 1), ""),
        ("2024-09-10", date(2024, 11, 4), date(2024, 11, 5), ""),
        ("2025-02-26", date(2025, 4, 22), date(2025, 4, 23), ""),
        ("2024-01-08", date(2024, 3, 3), date(2024, 3, 4), "Friday 1 March 2024"),
    ],
)
def test_the_56_days(opened: FormState, published: str, last_day: date, customary: date, warning: str) -> None:
    """The last lawful day is 55 days after publication; Norfolk prints the day after, and is warned."""
    opened.answers.set(("published_on",), published)
    opened.answers.set(("office_use", "published_on_website"), "")
    deadline = opened.deadline
    assert (deadline.statutory, deadline.printed) == (last_day, customary)
    assert deadline.days_left == (last_day - TODAY).days
    late = "The printed deadline is one day after the last lawful day (s.55(5A))."
    assert deadline.warnings[0] == late
    others = deadline.warnings[1:]
    assert [sentence.endswith(BANK_HOLIDAY.format(warning)) for sentence in others] == ([True] if warning else [])


def test_a_warning_names_the_kind_of_day(opened: FormState) -> None:
    """A weekend and a bank holiday are each called by their names, until the response is out."""
    opened.answers.set(("office_use", "published_on_website"), "")
    for published, why in (
        ("2023-10-31", "The last lawful day is Christmas Day, a bank holiday."),
        ("2024-03-12", "The last lawful day is the early May bank holiday."),
        ("2024-01-08", "The last lawful day is a Sunday."),
    ):
        opened.answers.set(("published_on",), published)
        assert opened.deadline.warnings[-1].startswith(why)
    opened.answers.set(("office_use", "published_on_website"), "2024-03-01")
    assert len(opened.deadline.warnings) == 1


def test_an_office_that_prints_the_statutory_day_is_not_warned(opened: FormState) -> None:
    """Where an office prints the statutory deadline, its printed deadline is the last lawful day itself."""
    profile = opened.folder / "offices" / "norfolk.yaml"
    text = profile.read_text(encoding="utf-8")
    assert "printed_deadline: customary" in text
    profile.write_text(text.replace("printed_deadline: customary", "printed_deadline: statutory"), encoding="utf-8")
    assert opened.deadline.printed == opened.deadline.statutory == date(2024, 2, 12)
    assert opened.deadline.warnings == ()


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2024, 1, 15), "28 days"),
        (date(2024, 2, 11), "one day"),
        (date(2024, 2, 12), "today is the last"),
        (date(2024, 2, 13), "one day late"),
        (date(2024, 3, 12), "29 days late"),
    ],
)
def test_the_days_left_are_words(parameter_folder: Path, path: Path, today: date, words: str) -> None:
    """The days left count to the last lawful day, and say when it has passed."""
    state = form_on(today, parameter_folder)
    state.open(path)
    assert state.deadline.left_in_words == words


def test_a_form_that_stays_open_overnight_counts_from_the_new_day(parameter_folder: Path, path: Path) -> None:
    """The days left are never those of the day on which the form was opened."""
    day = date(2024, 2, 11)
    state = FormState(parameter_folder, lambda: day)
    state.open(path)
    assert state.deadline.left_in_words == "one day"
    state.answers.set(("status",), "draft")
    state.answers.set(("office_use", "published_on_website"), "")
    assert "one day ago" not in str(state.check_result.problems)
    day = date(2024, 2, 13)
    assert state.deadline.left_in_words == "one day late"
    assert "12 February 2024, one day ago (s.55(5A))" in str(state.check_result.problems)


@pytest.mark.parametrize(
    "typed", ["", "soon", "19/12/2023", "20231219", "2023-W51-2", "9999-12-31", "0001-01-01", "2023-02-29", "2023-12-1"]
)
def test_no_deadline_without_a_day(opened: FormState, typed: str) -> None:
    """What is no day of a report, or not yet typed to its end, gives no deadline and stops nothing else."""
    opened.answers.set(("published_on",), typed)
    assert opened.deadline is None
    assert [problem.where for problem in opened.check_result.blockers] == [("published_on",)]


def test_a_response_is_published_when_its_day_or_the_website_is_recorded(opened: FormState) -> None:
    """Either the day of publication or the entry for the website says that nothing is late any more."""
    assert opened.is_published
    opened.answers.set(("office_use", "published_on_website"), "")
    assert not opened.is_published
    opened.answers.set(("response_published_on",), "2024-02-09")
    assert opened.is_published
