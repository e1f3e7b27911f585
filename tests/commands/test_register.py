"""``section55 register``: on a terminal, in a file, and for programs."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest

from section55 import workspace
from section55.build.exporters import export_html
from section55.build.run_notebook import run_notebook
from section55.register.page import register_page
from support.register_folders import register
from support.workbook import section55


def test_the_command_prints_a_line_an_inspection(register_folder: Path) -> None:
    """A broken file is one line among the others, not a crash."""
    done = section55("register", register_folder, "--as-of", "2022-12-20")
    assert done.returncode == 1
    assert "2022-07-01-broken.yaml: it cannot be read" in done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == 7
    assert "Cannot be read: one fault" in lines[1]
    assert "Overdue by 25 days" in lines[2]


def printed(register_folder: Path, output: int, columns: int, **variables: str) -> bytes | None:
    """What the command prints; None where it writes to an output that was given."""
    done = subprocess.run(
        [sys.executable, "-m", "section55", "register", str(register_folder), "--as-of", "2022-12-20"],
        stdout=output,
        env=os.environ | {"COLUMNS": str(columns), "TERM": "xterm"} | variables,
    )
    assert done.returncode == 1  # for the file that cannot be read
    return done.stdout


def test_the_table_is_the_same_in_a_pipe_and_in_a_file(register_folder: Path, tmp_path: Path) -> None:
    """However wide the terminal is that a command was typed in, another program gets the same whole lines."""
    narrow = printed(register_folder, subprocess.PIPE, 40)
    assert narrow == printed(register_folder, subprocess.PIPE, 200, FORCE_COLOR="1")
    assert b"\x1b" not in narrow
    target = tmp_path / "register.txt"
    assert section55("register", register_folder, "--as-of", "2022-12-20", "-o", target).returncode == 1
    assert target.read_bytes() == narrow


def test_a_terminal_gets_a_table_of_its_width(register_folder: Path) -> None:
    """On a terminal no line is longer than it, and what is late is red."""
    ours, theirs = pty.openpty()
    try:
        assert printed(register_folder, theirs, 60) is None
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # which is how a terminal says that nobody writes to it any more
            while some := os.read(ours, 4096):
                shown += some
    finally:
        os.close(ours)
    lines = re.sub("\x1b\\[[0-9;]*m", "", shown.decode()).splitlines()
    assert "\x1b[31m" in shown.decode()
    assert max(map(len, lines)) <= 60
    assert "Title of…" in shown.decode()


def test_csv_and_json_for_programs(register_folder: Path) -> None:
    """Each format has every inspection; ``--recommendations`` has every item."""
    done = section55("register", register_folder, "--as-of", "2022-12-20", "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(done.stdout)))) == 6
    done = section55("register", register_folder, "--as-of", "2022-12-20", "--format", "csv", "--recommendations")
    assert [row["Number"] for row in csv.DictReader(io.StringIO(done.stdout))] == ["", "1", "2"]
    done = section55("register", register_folder, "--as-of", "2022-12-20", "--format", "json")
    assert json.loads(done.stdout)["as_of"] == "2022-12-20"


def test_files_are_written_where_asked(register_folder: Path, tmp_path: Path) -> None:
    """A spreadsheet and a calendar are files; without a name for them the command says how to give one."""
    for kind in ("xlsx", "ics"):
        target = tmp_path / f"register.{kind}"
        as_of = ("--as-of", "2022-12-20")
        assert section55("register", register_folder, *as_of, "--format", kind, "-o", target).returncode == 1
        assert target.stat().st_size > 1000
        done = section55("register", register_folder, "--format", kind)
        assert done.returncode == 2
        assert f"-o register.{kind}" in done.stderr


def test_html_is_what_papermill_and_nbconvert_make_of_the_notebook(register_folder: Path, tmp_path: Path) -> None:
    """The command's page is that of a run of the register notebook, byte for byte."""
    page = tmp_path / "register.html"
    done = section55("register", register_folder, "--as-of", "2022-12-20", "-o", page)
    assert (done.returncode, done.stdout) == (1, f"{page}\n")
    parameters = {"parameters_folder": str(register_folder), "as_of": "2022-12-20"}
    run, _ = run_notebook(workspace.REGISTER_NOTEBOOK, parameters, tmp_path / "register.failed.ipynb")
    assert page.read_text(encoding="utf-8") == export_html(run) == register_page(register(register_folder))


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.csv", b'\xef\xbb\xbf"Last day"'),
        ("r.JSON", b'{\n"version"'),
        ("r.xlsx", b"PK"),
        ("r.ics", b"BEGIN:VCALENDAR"),
        ("r.html", b"<!DOCTYPE html>"),
        ("r.txt", b"Deadline"),
    ],
)
def test_the_format_follows_the_files_ending(register_folder: Path, tmp_path: Path, name: str, begins: bytes) -> None:
    """Nobody gets a text that is called a spreadsheet."""
    section55("register", register_folder, "--as-of", "2022-12-20", "-o", tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_page_links_to_the_data_that_is_written_beside_it(register_folder: Path, tmp_path: Path) -> None:
    """In one command and one folder; what lies elsewhere, and what a fragment would lose, has no link."""
    (tmp_path / "else").mkdir()
    page, table, book = tmp_path / "r.html", tmp_path / "r 1.csv", tmp_path / "else" / "r.xlsx"
    words = ("register", register_folder, "--as-of", "2022-12-20", "--recommendations")
    done = section55(*words, "-o", page, "-o", table, "-o", book)
    assert (done.returncode, done.stdout) == (1, f"{page}\n{table}\n{book}\n")
    text = page.read_text(encoding="utf-8")
    assert 'href="r%201.csv">r 1.csv</a>' in text
    assert "r.xlsx" not in text
    [refused, *_] = csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig")))
    assert refused["Standing"] == "Cannot be read: one fault"
    assert book.read_bytes().startswith(b"PK")
    assert section55("register", register_folder, "--fragment", "-o", page, "-o", table).returncode == 1
    assert "r%201.csv" not in page.read_text(encoding="utf-8")


def test_the_data_beside_a_public_page_is_public(register_folder: Path, tmp_path: Path) -> None:
    """Published responses alone, and nothing of how the office works."""
    page, table, book = (tmp_path / f"r.{ending}" for ending in ("html", "csv", "xlsx"))
    words = ("register", register_folder, "--as-of", "2022-12-20", "--public", "-o", page, "-o", table, "-o", book)
    assert section55(*words).returncode == 1
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    assert [row["Inspection"] for row in rows] == ["Title of 2022-09-01-in-time", "Title of 2022-08-01-late"]
    sheets = openpyxl.load_workbook(book)
    assert sheets.sheetnames == ["Inspections", "Recommendations", "By year"]
    headings = {cell.value for sheet in sheets for cell in sheet[1]} | rows[0].keys()
    assert {"Response published on", "Text", "Position", "Explanation", "In time"} <= headings
    assert not {"To look at", "Owner", "Who acts", "Next step", "Last update", "Approved by", "File"} & headings
    assert sheets["Inspections"].max_row == 3
    section55("register", register_folder, "--as-of", "2022-12-20", "--recommendations", *words[4:])
    assert "Owner" not in table.read_text(encoding="utf-8").partition("\n")[0]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["-o", "r.xlsx", "--format", "csv"], "r.xlsx has the ending of xlsx, and --format says csv"),
        (["-o", "r.csv", "--format", "xlsx"], "r.csv has the ending of csv"),
        (
            ["--format", "excel"],
            "'html'. Did you mean xlsx?",
        ),
        (["-o", "r", "--format", "xlsx"], "Name the file r.xlsx."),
        (["-o", "r.html", "-o", "./r.html"], "Two of the files are the same one."),
        (["-o", "r.html", "-o", "r.csv", "--format", "csv"], "Several files take their formats from their endings."),
        (["-o", "r.html", "-o", "r.json", "--public"], "--public is for html, csv and xlsx alone. Write json"),
        (["-o", "r.html", "-o", "r.xlsx", "--recommendations"], "Leave --recommendations out."),
        (["-o", "r.ods"], "Nothing is written as .ods here. Name the file r.xlsx or .html."),
        (["--by", "age", "-o", "r.ics"], "Totals cannot be written as ics"),
        (["--public"], "--public and --fragment are for the page"),
        (["--kind", "thing"], "thing is not a kind of item. There are: recommendation, cause of concern"),
        (["--year", "24"], "24 is not in the range"),
        (["--due-within", "soon"], "“soon” is not a whole number. Type one in digits"),
    ],
)
def test_words_that_do_not_go_together_are_refused(register_folder: Path, words: list[str], sentence: str) -> None:
    """Nothing is written, and the command says what to type."""
    done = section55("register", register_folder, *words)
    assert done.returncode == 2
    assert sentence in " ".join(done.stderr.split())


def test_a_folder_that_is_not_there_is_not_made(register_folder: Path, tmp_path: Path) -> None:
    """A mistyped drive does not become a new folder."""
    done = section55("register", register_folder, "-o", tmp_path / "nowhere" / "r.csv")
    assert done.returncode == 1
    assert "There is no folder" in done.stderr
    assert not (tmp_path / "nowhere").exists()


def test_the_list_is_narrowed_down_and_added_up(register_folder: Path) -> None:
    """The options hold with the list of inspections, with that of items and with totals; a name is looked up."""
    day = ("--as-of", "2022-12-20")
    lines = section55("register", register_folder, *day, "--overdue").stdout.splitlines()
    assert [" 2022-10-01-overdue " in line for line in lines[2:]] == [True]
    done = section55(
        "register", register_folder, *day, "--recommendations", "--open", "--kind", "rec", "--format", "csv"
    )
    assert [row["Number"] for row in csv.DictReader(io.StringIO(done.stdout))] == ["", "1"]
    done = section55("register", register_folder, *day, "--by", "owner", "--format", "json")
    (row,) = json.loads(done.stdout)["totals"]
    assert (row["owner"], row["open"], row["overdue"]) == ("Head of Professional Standards", 1, 0)
    assert "  1" in section55("register", register_folder, *day, "--by", "owner").stdout
    assert "No owner is called" in section55("register", register_folder, *day, "--owner", "zzz").stderr


def test_what_is_not_of_the_day_is_named(register_folder: Path) -> None:
    """Reports left out and statuses of later days are named on standard error, whatever the format."""
    done = section55("register", register_folder, "--as-of", "2022-11-20", "--format", "csv")
    assert "One report was published after 20 November 2022 and left out." in done.stderr
    assert "The statuses of one inspection are those of a later day" in done.stderr
