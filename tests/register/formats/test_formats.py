"""What is the same in every format of the register: its bytes, its refused files, its speed."""

import cProfile
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from section55.register.entries import Register, make_register
from section55.register.formats.csv_text import as_csv
from section55.register.formats.ics import as_ics
from section55.register.formats.json_text import as_json
from section55.register.formats.table import as_text
from section55.register.formats.xlsx import as_xlsx
from support.csv_rows import csv_rows
from support.registers import (
    AS_OF,
    REGISTER,
    entry,
    with_items,
)
from support.terminals import on_terminal

FORMATS: dict[str, tuple[Callable[..., str | bytes], dict[str, int]]] = {
    "table": (as_text, {}),
    "table of items": (as_text, {"items": True}),
    "csv": (as_csv, {}),
    "csv of items": (as_csv, {"items": True}),
    "json": (as_json, {}),
    "json of items": (as_json, {"items": True}),
    "xlsx": (as_xlsx, {}),
    "ics": (as_ics, {"made_at": datetime(2024, 2, 1, tzinfo=UTC)}),
}


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
    """A file that cannot be read stands once in each list, by its name and the number of its faults."""
    state = "Cannot be read: two faults"
    for items in (False, True):
        for table in (as_text(REGISTER, items), on_terminal(REGISTER, 120, items)):
            (line,) = [line for line in table.splitlines() if "Cannot be read" in line]
            assert "broken" in line
        (row,) = [row for row in csv_rows(as_csv(REGISTER, items)) if row["Slug"] == "broken"]
        assert state in row.values()
    (entry,) = [each for each in json.loads(as_json(REGISTER))["entries"] if each["faults"]]
    assert (entry["slug"], entry["state"], entry["urgency"]) == ("broken", state, "broken")
    assert [each["slug"] for each in json.loads(as_json(REGISTER, items=True))["refused"]] == ["broken"]


def test_the_work_grows_no_faster_than_the_register() -> None:
    """Of twice as many inspections and recommendations no format takes much more than twice as many calls."""
    make: Callable[[Register], object]
    for make in (as_text, lambda register: on_terminal(register, 100), as_xlsx, lambda each: as_csv(each, items=True)):
        make(register_of(400))  # what is found out only once, like the holidays of a year
        assert calls(make, register_of(400)) < 2.3 * calls(make, register_of(200))


def register_of(number: int) -> Register:
    """So many inspections, with five recommendations each."""
    many = []
    for place in range(number):
        published = date(2017, 1, 1) + timedelta(days=place)
        each = entry(published, str(place), f"Inspection {place}", response_published_on=published)
        many.append(with_items(each, *({"number": str(inner)} for inner in range(5))))
    return make_register(many, AS_OF)


def calls(make: Callable[[Register], object], register: Register) -> int:
    """How many calls of functions it takes to write a register."""
    profile = cProfile.Profile()
    profile.runcall(make, register)
    return sum(entry.callcount for entry in profile.getstats())
