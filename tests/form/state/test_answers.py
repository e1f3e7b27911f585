"""Dates as people type them, and as the file has them."""

import pytest

from section55.form.state.answers import to_iso_date


@pytest.mark.parametrize(
    "typed",
    [
        *("19 December 2023", "Tuesday 19 December 2023", "tuesday, 19 december 2023", "Tue 19 Dec 2023"),
        *("19th December 2023", "19 Dec 2023", "19 Dec. 2023", "  19   December   2023 "),
        *("2023-12-19", "2023/12/19", "2023.12.19", "19/12/2023", "19-12-2023", "19.12.2023", "12/19/2023"),
        *("19/12/23", "19.12.23", "19-12-23", "19 Dec 23", "Tue 19/12/23"),
    ],
)
def test_a_day_as_people_type_it(typed: str) -> None:
    """Where only one day can be meant it becomes the file's form of it."""
    assert to_iso_date(typed) == "2023-12-19"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        *(("Monday 4 March 2024", "2024-03-04"), ("Mon, 04/03/2024", "2024-03-04"), ("Wed. 03/04/2024", "2024-04-03")),
        *(
            ("Weds 6 March 2024", "2024-03-06"),
            ("Thurs 7 March 2024", "2024-03-07"),
            ("FRIDAY 2024-03-08", "2024-03-08"),
        ),
        *(("Saturday 9 March 2024", "2024-03-09"), ("Sunday, 10th March 2024", "2024-03-10")),
    ],
)
def test_the_name_of_the_day_may_stand_before_it(typed: str, day: str) -> None:
    """The name of the day is read in full or cut short, and decides between two readings of a date."""
    assert to_iso_date(typed) == day


@pytest.mark.parametrize(
    "typed",
    [
        *("soon", "December 2023", "31 February 2024", "19 Ma 2023", "2023-12-19 10:30", "19 Ma 23", "31/02/24", ""),
        *("Monday 19 December 2023", "Tuesday 03/04/2024", "Monday", "Someday 19 December 2023"),
    ],
)
def test_what_may_mean_another_day_stays_as_typed(typed: str) -> None:
    """What is no date is never guessed at, nor one on another weekday: the fault at the field says what to type."""
    assert to_iso_date(typed) == typed


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1/3/24", "2024-03-01"),
        ("01.03.2024", "2024-03-01"),
        ("3/1/2024", "2024-01-03"),
        ("1 Mar 24", "2024-03-01"),
        ("13 Chwefror 2024", "2024-02-13"),
    ],
)
def test_in_figures_the_day_comes_first(typed: str, day: str) -> None:
    """As the British write it; the form says it back in words."""
    assert to_iso_date(typed) == day


def test_one_day_typed_both_ways_is_not_ambiguous() -> None:
    """A date whose day and month are the same number, like 5 May, can only be one day."""
    assert to_iso_date("05/05/2024") == "2024-05-05"
