"""Every inspection is in the register, with its deadline and its state in words."""

import csv
import io
import shutil
from datetime import date, timedelta
from pathlib import Path

from lxml import html

from section55.checks import findings
from section55.files.reader import read_inspection
from section55.model.wording import counted
from section55.register.formats.csv_text import as_csv
from section55.register.formats.table import as_text
from section55.register.page import counts, register_page
from section55.register.panel_paper import render_paper
from support.register_folders import AS_OF, register
from support.workbook import NORFOLK


def test_states_are_words_and_the_soonest_comes_first(register_folder: Path) -> None:
    """What cannot be read is first, then what is to be published, soonest first, then what was, newest first."""
    assert [(entry.slug[11:], entry.state(AS_OF)) for entry in register(register_folder).entries] == [
        ("broken", "Cannot be read: one fault"),
        ("overdue", "Overdue by 25 days"),
        ("soon", "Seven days left"),
        ("later", "50 days left"),
        ("in-time", "Published in time, on 26 October 2022"),
        ("late", "Published on 26 September 2022, one day late"),
    ]


def test_the_workbooks_own_register(norfolk_file: Path, tmp_path: Path) -> None:
    """Norfolk's response is in the register, with its recommendation awaiting a national body."""
    shutil.copytree(norfolk_file.parent / "offices", tmp_path / "offices")
    shutil.copy(norfolk_file, tmp_path)
    found = register(tmp_path, date(2024, 2, 1))
    [entry] = found.entries
    assert entry.slug == NORFOLK
    assert entry.state(found.as_of) == "Published, on a day not recorded"
    assert dict(counts(found))["Responses published on a day not recorded"] == 1
    [open_item] = found.open_items
    assert (open_item.number, open_item.status) == ("3", "awaiting national body")


def test_a_register_as_of_a_day_has_nothing_of_later_days(register_folder: Path) -> None:
    """A report published later is left out and counted; a response published later is still to come on the day."""
    before = register(register_folder, date(2022, 9, 20))
    assert [entry.slug for entry in before.entries if not entry.faults] == ["2022-08-01-late", "2022-09-01-in-time"]
    assert before.later_reports == 3
    late, in_time = before.to_be_published
    assert late.state(before.as_of) == "Five days left"
    assert in_time.state(before.as_of) == "36 days left"
    assert (in_time.urgency(before.as_of), in_time.is_published, late.response_url) == ("waiting", False, "")
    assert all(item.age(before.as_of) >= 0 for item in before.open_items)


def test_a_register_as_of_a_day_has_no_later_updates(register_folder: Path) -> None:
    """What was written of an item on a later day is not there yet; its last update is the last before the day."""
    of_day = {day: next(register(register_folder, day).items()) for day in (date(2023, 1, 31), date(2023, 2, 1))}
    assert [(item.last_update_on, len(item.updates)) for item in of_day.values()] == [
        (None, 0),
        (date(2023, 2, 1), 1),
    ]


def test_an_overdue_response_names_its_first_overdue_step_and_who_acts(register_folder: Path) -> None:
    """The clock of what is late stands at the first thing that nobody did: a later one waits for it."""
    [overdue] = [entry for entry in register(register_folder).entries if entry.slug == "2022-10-01-overdue"]
    undone = [step for step in overdue.steps if not step.is_done]
    assert overdue.next_step is not None
    assert overdue.next_step == min(undone, key=lambda step: step.day)
    assert overdue.next_step.day < AS_OF
    assert overdue.next_step.label == "Invite the chief constable"
    assert overdue.actor(overdue.next_step) == overdue.office_label


def test_a_step_whose_day_has_passed_is_late_in_words(register_folder: Path) -> None:
    """In page, paper, table and lists; neither on its own day nor once the response is published."""
    found = register(register_folder)
    entries = {entry.slug[11:]: entry for entry in found.entries}
    overdue, soon = entries["overdue"], entries["soon"]
    assert overdue.next_step is not None
    late = (AS_OF - overdue.next_step.day).days
    assert late > 0
    words = f"{overdue.actor(overdue.next_step)}, {counted(late, 'day')} late"
    assert overdue.lateness(overdue.next_step.day) == entries["in-time"].lateness(AS_OF) == ""
    assert soon.next_step is not None
    assert soon.lateness(soon.next_step.day + timedelta(1)) == "one day late"
    for shown in (
        html.document_fromstring(register_page(found)).text_content(),
        html.document_fromstring(render_paper(found, date(2022, 9, 1))).text_content(),
        as_text(found),
    ):
        assert words in " ".join(shown.split())
    rows = list(csv.DictReader(io.StringIO(as_csv(found))))
    [shown_late] = [row["Next step late"] for row in rows if row["Slug"] == overdue.slug]
    assert shown_late == f"{counted(late, 'day')} late".capitalize()


def test_what_nobody_can_mend_is_not_to_look_at(register_folder: Path) -> None:
    """A finding that the office's profile causes, and one of a response that was late, stood in every row for ever."""
    profile = register_folder / "offices" / "mayor.yaml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("printed_deadline: statutory", "printed_deadline: customary"), encoding="utf-8")
    source = read_inspection(register_folder / "2022-08-01-late.yaml")
    assert {"deadline-printed-late", "response-published-late"} <= {finding.code for finding in findings(source)}
    [late] = [entry for entry in register(register_folder).entries if entry.slug == "2022-08-01-late"]
    assert len(late.missing) == len(findings(source)) - 2
    assert not any("prints" in sentence or "was published after" in sentence for sentence in late.missing)
