"""The 56 days, counted as the statute counts them."""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section55.checks import findings
from section55.files.reader import read_inspection
from section55.form.view.form_view import FormView
from section55.model import deadlines
from section55.model.deadlines import (
    is_working_day,
    last_day_warning,
    last_working_day,
    printed_deadline,
    printed_deadline_warning,
    statutory_last_day,
    urgency,
    why_not_working,
)
from section55.register.entries import make_register
from support.form_states import form_on
from support.registers import entry, with_items
from support.terminals import on_terminal
from support.workbook import ChangeFile


@pytest.mark.parametrize(
    ("published", "last", "customary", "working"),
    [
        ("2023-12-19", "2024-02-12", "2024-02-13", "2024-02-12"),
        ("2023-10-31", "2023-12-25", "2023-12-26", "2023-12-22"),
        ("2022-11-02", "2022-12-27", "2022-12-28", "2022-12-23"),
        ("2024-03-12", "2024-05-06", "2024-05-07", "2024-05-03"),
        ("2024-01-05", "2024-02-29", "2024-03-01", "2024-02-29"),
        ("2024-09-10", "2024-11-04", "2024-11-05", "2024-11-04"),
        ("2025-02-26", "2025-04-22", "2025-04-23", "2025-04-22"),
        ("2024-02-05", "2024-03-31", "2024-04-01", "2024-03-28"),
    ],
)
def test_known_deadlines(published: str, last: str, customary: str, working: str) -> None:
    """Deadlines over Christmas, substitute holidays, a change of the clocks, a leap day and Easter are right."""
    day = date.fromisoformat(published)
    assert last_working_day(statutory_last_day(day)) == date.fromisoformat(working)
    assert statutory_last_day(day) == date.fromisoformat(last)
    assert printed_deadline(day, statutory=True) == date.fromisoformat(last)
    assert printed_deadline(day, statutory=False) == date.fromisoformat(customary)


NOT_PUBLISHED = ("  published_on_website: true\n", "  published_on_website:\n")
EVERY_DAY = [
    date(2017, 1, 1) + timedelta(days=days) for days in range((date(2040, 12, 31) - date(2017, 1, 1)).days + 1)
]


@given(st.dates(date(2017, 1, 1), date(2040, 12, 31)))
def test_the_period_is_56_days_beginning_with_publication(published: date) -> None:
    """Counting the day of publication as the first, the last lawful day is the fifty-sixth: s.55(5A)."""
    days = [published]
    while len(days) < 56:
        days.append(days[-1] + timedelta(days=1))
    assert statutory_last_day(published) == days[-1]
    assert statutory_last_day(published).weekday() == (published.weekday() - 1) % 7


def test_every_date_has_its_deadlines() -> None:
    """On every day from 2017 to 2040: 55 and 56 days later, the same day of the week as the day before publication."""
    for published in EVERY_DAY:
        last = statutory_last_day(published)
        assert (last - published).days == 55
        assert printed_deadline(published, statutory=True) == last
        assert printed_deadline(published, statutory=False) == last + timedelta(days=1)
        assert last.weekday() == (published.weekday() - 1) % 7


def test_every_date_has_a_last_working_day() -> None:
    """From 2017 to 2040 it is the day itself or one of the five before, and no working day comes between."""
    for day in EVERY_DAY:
        working = last_working_day(day)
        assert is_working_day(working)
        assert working.weekday() < 5
        assert 0 <= (day - working).days <= 5
        assert not any(is_working_day(working + timedelta(days=days)) for days in range(1, (day - working).days + 1))
        assert is_working_day(day) == (working == day) == (why_not_working(day) == "")


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2023-12-24", "a Sunday"),
        ("2023-12-25", "Christmas Day, a bank holiday"),
        ("2022-12-27", "a bank holiday in place of Christmas Day"),
        ("2021-12-28", "a bank holiday in place of Boxing Day"),
        ("2024-05-06", "the early May bank holiday"),
        ("2020-05-04", ""),
        ("2020-05-08", "the early May bank holiday"),
        ("2022-06-02", "the spring bank holiday"),
        ("2022-09-19", "State Funeral of Queen Elizabeth II, a bank holiday"),
        ("2023-05-08", "Coronation of Charles III, a bank holiday"),
        ("2023-08-28", "the summer bank holiday"),
        ("2024-01-02", ""),
        ("2024-03-18", ""),
        ("2024-08-05", ""),
    ],
)
def test_days_off_are_those_of_england_and_wales(day: str, why: str) -> None:
    """Moved, proclaimed and substitute bank holidays count; Scotland's and Northern Ireland's do not."""
    assert why_not_working(date.fromisoformat(day)) == why


def test_bank_holidays_have_english_names_in_any_language() -> None:
    """A machine set to another language says the same."""
    program = (
        "from datetime import date\nfrom section55.model.deadlines import why_not_working\n"
        "print(why_not_working(date(2024, 3, 29)))"
    )
    thai = os.environ | {"LANG": "th_TH.UTF-8", "LANGUAGE": "th"}
    printed = subprocess.run([sys.executable, "-c", program], env=thai, capture_output=True, text=True, check=True)
    assert printed.stdout == "Good Friday, a bank holiday\n"


@pytest.mark.parametrize("on_website", ["", "2024-01-01", "true"])
@pytest.mark.parametrize("printed", ["customary", "statutory"])
@pytest.mark.parametrize("published", ["2023-12-19", "2023-10-31", "2022-11-02", "2024-01-08"])
def test_the_form_warns_of_what_the_checks_find(
    change_file: ChangeFile, published: str, printed: str, on_website: str
) -> None:
    """About the days of a deadline both have one opinion, and the check's sentence names the days."""
    change_file("published_on: 2023-12-19", f"published_on: {published}")
    path = change_file(NOT_PUBLISHED[0], f"  published_on_website: {on_website}\n")
    profile = path.parent / "offices" / "norfolk.yaml"
    profile.write_text(profile.read_text("utf-8").replace("deadline: customary", f"deadline: {printed}"), "utf-8")
    found = {finding.code: finding.sentence for finding in findings(read_inspection(path))}
    day = date.fromisoformat(published)
    late, off = printed_deadline_warning(day, printed == "statutory"), last_day_warning(day, bool(on_website))
    assert found.get("deadline-printed-late") == (late.sentence if late else None)
    assert found.get("last-day-not-working") == (off.sentence if off else None)
    state = form_on(day, path.parent)
    state.open(path)
    assert state.deadline
    assert state.deadline.warnings == tuple(warning.beside_the_days for warning in (late, off) if warning)
    assert (late is not None, off is not None) == (
        printed == "customary",
        not on_website and last_working_day(statutory_last_day(day)) != statutory_last_day(day),
    )


def test_warnings_name_the_days_where_they_are_not_beside_them() -> None:
    """A check's sentence has every day in it; the form's, below the days, has those alone that it does not show."""
    off = last_day_warning(date(2024, 3, 12), is_published=False)
    assert off == (
        "The last lawful day, 6 May 2024, is the early May bank holiday. "
        "The last working day before it is Friday 3 May 2024.",
        "The last lawful day is the early May bank holiday. The last working day before it is Friday 3 May 2024.",
    )
    late = printed_deadline_warning(date(2023, 12, 19), statutory=False)
    assert late == (
        "The document prints 13 February 2024 as its deadline, but the last lawful day is 12 February 2024: "
        "the 56 days begin with the day of publication (s.55(5A)).",
        "The printed deadline is one day after the last lawful day (s.55(5A)).",
    )


def test_what_is_due_today_is_not_overdue() -> None:
    """A day that has begun is soon until it is over; what is fifteen days off waits."""
    today = date(2024, 2, 12)
    assert urgency(today - timedelta(days=1), today) == "overdue"
    assert urgency(today, today) == "soon"
    assert urgency(today + timedelta(days=14), today) == "soon"
    assert urgency(today + timedelta(days=15), today) == "waiting"


COLOURS = {"overdue": "\x1b[31m", "soon": "\x1b[33m"}
"""What a terminal shows in red and in yellow; what is neither overdue nor soon has no colour."""


@pytest.mark.parametrize("soon", [14, 3])
@pytest.mark.parametrize(("beyond", "word"), [(-1, "soon"), (0, "soon"), (1, "waiting"), (None, "overdue")])
def test_soon_is_the_same_number_of_days_everywhere(
    change_file: ChangeFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, soon: int, beyond: int | None, word: str
) -> None:
    """The register's inspections, its items and the form mark a day as soon by one number, which is 14."""
    assert deadlines.SOON == 14
    monkeypatch.setattr(deadlines, "SOON", soon)
    published = date(2023, 12, 19)
    last_day = statutory_last_day(published)
    as_of = last_day - timedelta(days=-1 if beyond is None else soon + beyond)
    waiting = with_items(entry(published, "one", "One"), {"number": "1", "due_on": last_day})
    register = make_register([waiting], as_of)
    for items in (False, True):
        table = on_terminal(register, 120, items, colour=True)
        assert [colour in table for colour in COLOURS.values()] == [name == word for name in COLOURS]
    path = change_file(*NOT_PUBLISHED)
    state = form_on(as_of, path.parent)
    view = FormView(state, tmp_path / "outputs")
    view.choose(view.chooser.inspections[0])
    shown = {"soon": "s55-soon", "waiting": "s55-calm", "overdue": "s55-late"}
    assert [mark for mark in shown.values() if mark in view.bar.deadline.value] == [shown[word]]
    view.close()
