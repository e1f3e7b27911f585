"""The register as lists: the table, CSV and JSON; and what is the same in every format."""

import csv
import io
import json
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from rich.cells import cell_len
from rich.console import Console

from section55.register.entries import Register, make_register
from section55.register.formats.csv_text import as_csv
from section55.register.formats.ics import as_ics
from section55.register.formats.json_text import as_json
from section55.register.formats.table import as_table, as_text
from section55.register.formats.xlsx import as_xlsx
from support.registers import (
    AS_OF,
    DONE,
    EARLY,
    FORMULA,
    ITEM_NUMBERS,
    LATE,
    ORDER,
    OVERDUE,
    REFUSED,
    REGISTER,
    WAITING,
    WELSH,
    entry,
    item,
    with_items,
)

FORMATS: dict[str, tuple[Callable[..., str | bytes], dict[str, int]]] = {
    "table": (as_text, {}),
    "table of items": (as_text, {"items": True}),
    "csv": (as_csv, {}),
    "csv of items": (as_csv, {"items": True}),
    "json": (as_json, {}),
    "json of items": (as_json, {"items": True}),
    "xlsx": (as_xlsx, {}),
    "ics": (as_ics, {}),
}


def csv_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def on_terminal(register: Register, width: int, items: bool = False, colour: bool = False) -> str:
    """What the table looks like on a terminal of this width."""
    terminal = Console(
        file=io.StringIO(), width=width, force_terminal=colour, color_system="standard" if colour else None
    )
    terminal.print(as_table(register, width, items), crop=False)
    return terminal.file.getvalue()


# Every format


@pytest.mark.parametrize("name", FORMATS)
def test_a_register_gives_the_same_bytes_whenever_and_wherever(name: str) -> None:
    """No clock, time zone, right to files or order of a process's own hashes is in any format."""
    function, words = FORMATS[name]
    script = (
        "import os, pickle, sys\n"
        "os.umask(0o077)\n"
        "function, register, words = pickle.load(sys.stdin.buffer)\n"
        "made = function(register, **words)\n"
        "sys.stdout.buffer.write(made if isinstance(made, bytes) else made.encode())"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", script],
        input=pickle.dumps((function, REGISTER, words)),
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"},
    )
    made = function(REGISTER, **words)
    assert elsewhere.stdout == (made if isinstance(made, bytes) else made.encode())


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_register_can_be_written(name: str) -> None:
    """A folder with no inspections gives a list with nothing in it."""
    function, words = FORMATS[name]
    assert function(Register(AS_OF, ()), **words)


def test_a_refused_file_is_one_line_of_every_list() -> None:
    """A file that cannot be read is told once in each list, by its name and the number of its faults."""
    state = "Cannot be read: two faults"
    for items in (False, True):
        for table in (as_text(REGISTER, items), on_terminal(REGISTER, 120, items)):
            (line,) = [line for line in table.splitlines() if "Cannot be read" in line]
            assert "broken" in line
        (row,) = [row for row in csv_rows(as_csv(REGISTER, items)) if row["Slug"] == "broken"]
        assert state in row.values()
    (told,) = [told for told in json.loads(as_json(REGISTER))["entries"] if told["faults"]]
    assert (told["slug"], told["state"], told["urgency"]) == ("broken", state, "broken")
    assert [told["slug"] for told in json.loads(as_json(REGISTER, items=True))["refused"]] == ["broken"]


# The table


def test_the_table_has_a_line_an_inspection_soonest_first() -> None:
    """The deadline, the state in words, the title and how much is missing stand in columns."""
    for table in (as_text(REGISTER), on_terminal(REGISTER, 120)):
        lines = [line.rstrip() for line in table.splitlines()]
        assert lines[0].split() == ["Deadline", "State", "Inspection", "Missing"]
        assert [line[:11].strip() for line in lines[1:]] == [
            "",
            "26 Dec 2023",
            "12 Feb 2024",
            "20 Mar 2024",
            "25 Dec 2023",
            "30 Oct 2023",
        ]
        assert "Overdue by 37 days" in lines[2]
        assert lines[2].endswith("one to look at")
        assert lines[3].endswith("two to look at")
        assert lines[4].endswith("nothing")
        assert "Published on 1 November 2023, two days late" in lines[6]


def test_the_table_in_a_file_is_whole() -> None:
    """A file and another program get every word, in columns, whatever a terminal could show."""
    plain = make_register([OVERDUE, EARLY, DONE, LATE, REFUSED], AS_OF)
    lines = as_text(plain).splitlines()
    assert OVERDUE.title.strip() in lines[2]
    column = lines[0].index("Missing")
    assert all(line[column - 2 : column] in ("  ", "") for line in lines)
    assert "partly accepted  Head of Joint Justice Services" in as_text(REGISTER, items=True)


def test_each_line_of_the_table_has_the_colour_of_its_urgency() -> None:
    """On a terminal what is late or cannot be read is red, and what is due soon is yellow."""
    red, yellow = "\x1b[31m", "\x1b[33m"
    lines = on_terminal(REGISTER, 120, colour=True).splitlines()
    assert [red in line for line in lines] == [False, True, True, False, False, False, True]
    assert [yellow in line for line in lines] == [False, False, False, True, False, False, False]
    lines = on_terminal(REGISTER, 160, items=True, colour=True).splitlines()
    assert [red in line for line in lines] == [False, True, False, False, True, False, False, False]


@pytest.mark.parametrize("items", [False, True])
@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_the_table_fits_the_terminal(width: int, items: bool) -> None:
    """A long title is cut with an ellipsis; columns stand under one another."""
    plain = make_register([OVERDUE, EARLY, DONE, LATE, REFUSED], AS_OF)
    lines = on_terminal(plain, width, items).splitlines()
    assert max(map(len, lines)) <= width
    if not items:
        column = lines[0].index("Missing")
        assert all(line[column - 2 : column] == "  " for line in lines)
        assert "Overdue…" in "".join(lines)


@pytest.mark.parametrize("items", [False, True])
@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 120, 200])
def test_no_word_of_the_table_is_broken(width: int, items: bool) -> None:
    """On any terminal a text is cut or goes on in the next line after a whole word; no line is cut off at its edge."""
    words = {word.strip(",") for word in as_text(REGISTER, items).split()}
    shown = {word.strip(",…") for word in on_terminal(REGISTER, width, items).split()}
    assert [word for word in shown - words if not FORMULA.startswith(word)] == []  # which is one word, and too long


def test_a_narrow_terminal_is_not_told_days_of_publication() -> None:
    """On 80 columns the state keeps to what matters, and the title keeps its place."""
    lines = on_terminal(make_register([DONE, LATE], AS_OF), 70).splitlines()
    assert "Published in time  " in lines[1]
    assert "Published, two days late" in lines[2]
    undated = replace(EARLY, is_published_undated=True)
    assert "Published, no date  " in on_terminal(make_register([undated, DONE], AS_OF), 70)


@pytest.mark.parametrize("table", [as_text, lambda register, items: on_terminal(register, 160, items)])
def test_the_table_lists_open_items_first_and_the_oldest_first(table: Callable[..., str]) -> None:
    """What is done comes last; a number says which list it is of, where it is no recommendation."""
    lines = table(REGISTER, items=True).splitlines()
    assert lines[0].split() == ["Inspection", "Number", "Due", "Status", "Position", "Owner"]
    assert [line.split("  ")[0].strip() for line in lines[2:3]] == ["Done in time"]
    assert " Concern 1 " in lines[6] or " AFI 1 " in lines[6]
    assert "Immediately" in "".join(lines)
    assert " complete " in lines[-1]


def test_the_table_counts_wide_characters_and_drops_what_a_terminal_obeys() -> None:
    """An emoji takes two columns, an accent none; an escape sequence in a file's name does nothing."""
    wide = replace(EARLY, title="🚓" * 30)
    combined = replace(EARLY, title="e\u0301" * 20)
    first, second = (on_terminal(make_register([each], AS_OF), 70).splitlines()[1] for each in (wide, combined))
    assert 10 < first.count("🚓") < 30
    assert "…" in first
    assert "e\u0301" * 20 in second
    both = as_text(make_register([wide, combined], AS_OF)).splitlines()
    assert [cell_len(line.partition("nothing")[0]) for line in both[1:]] == [cell_len(both[0].partition("Miss")[0])] * 2
    sly = replace(REFUSED, slug="red\x1b[31m\nname")
    for table in (as_text(make_register([sly], AS_OF)), on_terminal(make_register([sly], AS_OF), 70)):
        assert "\x1b" not in table
        assert len(table.splitlines()) == 2


# CSV


def test_csv_has_a_row_an_inspection() -> None:
    """Python's reader and pandas see the same rows; dates are ISO dates and lists are joined with semicolons."""
    found = csv_rows(as_csv(REGISTER))
    assert [row["Slug"] for row in found] == [each.slug for each in ORDER]
    waiting = found[2]
    assert waiting["Last day"] == "2024-02-12"
    assert waiting["Printed deadline"] == "2024-02-13"
    assert waiting["Days left"] == "11"
    assert waiting["State"] == "11 days left"
    assert waiting["Inspection"] == WELSH
    assert waiting["Police forces"] == "Norfolk Constabulary; Dyfed-Powys Police"
    assert waiting["Milestones"] == "2023-12-27 Invite the chief constable; 2024-02-09 Publish"
    assert waiting["To look at"] == "; ".join(WAITING.missing)
    assert (waiting["Items"], waiting["Open items"]) == ("5", "4")
    assert [row["Published in time"] for row in found] == ["", "", "", "", "yes", "no"]
    frame = pd.read_csv(io.StringIO(as_csv(REGISTER)), parse_dates=["Last day", "Published on"])
    assert frame["Last day"].dropna().dt.date.tolist() == [each.last_day for each in ORDER[1:]]
    assert frame["Days left"].dropna().tolist() == [-37, 11, 48]


def test_csv_has_a_row_an_item() -> None:
    """Open items first, the oldest first; a text of several lines stays one cell."""
    found = csv_rows(as_csv(REGISTER, items=True))[1:]
    assert [row["Number"] for row in found] == ITEM_NUMBERS
    assert [row["Open"] for row in found] == ["yes"] * 5 + ["no"]
    assert [row["Overdue"] for row in found] == ["no", "no", "yes", "no", "no", "no"]
    assert found[0]["Days open"] == "93"
    assert found[1]["Text"] == WAITING.items[0].text
    assert found[1]["Due on"] == "2024-12-31"
    assert found[1]["Addressed to"] == "Chief Constables; College of Policing"
    frame = pd.read_csv(io.StringIO(as_csv(REGISTER, items=True)))
    assert frame["Text"].tolist()[1:] == [row["Text"] for row in found]


def test_csv_runs_nothing_in_a_spreadsheet() -> None:
    """A text that begins like a formula gets an apostrophe before it; a number below nought does not."""
    found = csv_rows(as_csv(REGISTER))
    assert found[3]["Inspection"] == f"'{FORMULA}"
    assert found[1]["To look at"] == f"'{OVERDUE.missing[0]}"
    assert found[1]["Days left"] == "-37"
    listed = csv_rows(as_csv(REGISTER, items=True))
    assert {"'@SUM(A1:A9)", "'" + FORMULA, "'+1 post"} <= {cell for row in listed for cell in row.values()}
    for start in "=+-@\t\n":
        register = make_register([replace(EARLY, title=f"{start}1")], AS_OF)
        assert csv_rows(as_csv(register))[0]["Inspection"] == f"'{start}1"


def test_csv_has_one_kind_of_line_end() -> None:
    """An old carriage return in a text ends no row."""
    register = make_register([replace(EARLY, title="a\rb\r\nc")], AS_OF)
    assert [row["Inspection"] for row in csv_rows(as_csv(register))] == ["a\nb\nc"]


# JSON


def test_json_holds_everything_and_how_it_stands() -> None:
    """Each entry has its facts, its items, and its state on the register's day."""
    told = json.loads(as_json(REGISTER))
    assert told["as_of"] == "2024-02-01"
    assert [each["slug"] for each in told["entries"]] == [each.slug for each in ORDER]
    waiting = told["entries"][2]
    assert waiting.keys() >= vars(WAITING).keys()
    assert (waiting["state"], waiting["days_left"], waiting["urgency"]) == ("11 days left", 11, "soon")
    assert (waiting["title"], waiting["last_day"]) == (WELSH, "2024-02-12")
    assert waiting["milestones"][1] == {"label": "Publish", "day": "2024-02-09"}
    assert waiting["police_forces"] == list(WAITING.police_forces)
    assert [each["number"] for each in waiting["items"]] == ["1", "2", "3", "1", "1"]
    assert waiting["items"][2]["is_overdue"] is True
    assert (told["entries"][4]["is_on_time"], told["entries"][5]["is_on_time"]) == (True, False)


def test_json_lists_the_items() -> None:
    """The list of items is in the order of the other formats', each with its updates and its age."""
    updated = replace(WAITING, items=(item(WAITING, "1", updates=((date(2024, 1, 5), "Begun."),)),))
    (told,) = json.loads(as_json(make_register([updated], AS_OF), items=True))["items"]
    assert told["updates"] == [{"on": "2024-01-05", "text": "Begun."}]
    assert told["file"] == updated.file
    assert told["days_open"] == 44
    told = json.loads(as_json(REGISTER, items=True))["items"]
    assert [each["number"] for each in told] == ITEM_NUMBERS


# Ten thousand


@pytest.mark.slow
def test_ten_thousand_inspections_are_soon_written() -> None:
    """With 50,000 recommendations the table takes a moment, on a terminal some seconds, and so does the workbook."""
    many = []
    for number in range(10_000):
        published = date(2017, 1, 1) + timedelta(days=number % 2_500)
        each = entry(published, str(number), f"Inspection {number}", response_published_on=published)
        many.append(with_items(each, *({"number": str(place)} for place in range(5))))
    register = make_register(many, AS_OF)
    for make, seconds in (
        (lambda: as_text(register), 1),
        (lambda: on_terminal(register, 100), 15),
        (lambda: as_xlsx(register), 15),
    ):
        began = time.process_time()
        make()
        assert time.process_time() - began < seconds
