"""The 56 days, counted as the statute counts them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section55.deadlines import printed_deadline, statutory_last_day


@pytest.mark.parametrize(
    ("published", "last", "customary"),
    [
        ("2023-12-19", "2024-02-12", "2024-02-13"),
        ("2023-10-31", "2023-12-25", "2023-12-26"),
        ("2022-11-02", "2022-12-27", "2022-12-28"),
        ("2024-03-12", "2024-05-06", "2024-05-07"),
        ("2024-01-05", "2024-02-29", "2024-03-01"),
        ("2024-09-10", "2024-11-04", "2024-11-05"),
        ("2025-02-26", "2025-04-22", "2025-04-23"),
    ],
)
def test_known_deadlines(published: str, last: str, customary: str) -> None:
    """Norfolk's own, Christmas Day, a substitute bank holiday, changes of the clocks, a leap day."""
    day = date.fromisoformat(published)
    assert statutory_last_day(day) == date.fromisoformat(last)
    assert printed_deadline(day, statutory=True) == date.fromisoformat(last)
    assert printed_deadline(day, statutory=False) == date.fromisoformat(customary)


@given(st.dates(date(2017, 1, 1), date(2040, 12, 31)))
def test_the_period_is_56_days_beginning_with_publication(published: date) -> None:
    """Counting the day of publication as the first, the last lawful day is the fifty-sixth: s.55(5A)."""
    days = [published]
    while len(days) < 56:
        days.append(days[-1] + timedelta(days=1))
    assert statutory_last_day(published) == days[-1]
    assert statutory_last_day(published).weekday() == (published.weekday() - 1) % 7
