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

from section55.register.page import register_page
from support.register_folders import register
from support.workbook import section55


def test_the_command_prints_a_line_an_inspection(register_folder: Path) -> None:
    """A broken file is one line among the others, not a crash."""
    done = section55("register", register_folder, "--as-of", "2022-12-20")
    assert done.returncode == 0, done.stderr
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
        check=True,
    )
    return done.stdout


def test_the_table_is_the_same_in_a_pipe_and_in_a_file(register_folder: Path, tmp_path: Path) -> None:
    """However wide the terminal is that a command was typed in, another program gets the same whole lines."""
    narrow = printed(register_folder, subprocess.PIPE, 40)
    assert narrow == printed(register_folder, subprocess.PIPE, 200, FORCE_COLOR="1")
    assert b"\x1b" not in narrow
    target = tmp_path / "register.txt"
    assert section55("register", register_folder, "--as-of", "2022-12-20", "-o", target).returncode == 0
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
        assert section55("register", register_folder, "--format", kind, "-o", target).returncode == 0
        assert target.stat().st_size > 1000
        done = section55("register", register_folder, "--format", kind)
        assert done.returncode == 2
        assert f"-o register.{kind}" in done.stderr


def test_html_comes_through_papermill(register_folder: Path, tmp_path: Path) -> None:
    """The page is that of the register notebook's run, the same as the facts give."""
    done = section55(
        "register", register_folder, "--as-of", "2022-12-20", "--format", "html", "-o", tmp_path / "register.html"
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "register.html").read_text(encoding="utf-8") == register_page(register(register_folder))
