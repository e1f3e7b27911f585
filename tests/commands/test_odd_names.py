"""Files whose names are not UTF-8, or hold line breaks and escape sequences: seen as they are, and in nobody's way."""

import csv
import io
import json
import os
import re
import shutil
import unicodedata
from pathlib import Path

import pytest

from support.consoles import CONSOLES, run, shown_on_terminal
from support.workbook import NORFOLK

NAMES = {
    b"2023-12-19-\xff.yaml": "2023-12-19-[0xFF]",
    b"2023-12-19-a\n2026-01-01T00:00:00Z built b 1.0 s.yaml": "2023-12-19-a[U+000A]2026-01-01T00:00:00Z built b 1.0 s",
    b"2023-\x1b[2J\x1b[31mred.yaml": "2023-[U+001B][2J[U+001B][31mred",
    b"2023-\xc2\x9b31mred.yaml": "2023-[U+009B]31mred",
    "2023-\u202edetrever\u202c.yaml".encode(): "2023-[U+202E]detrever[U+202C]",
    "2023-\u2066a\u2069\u2028b.yaml".encode(): "2023-[U+2066]a[U+2069][U+2028]b",
}
"""As they lie in the folder, and how their stems are printed."""


@pytest.fixture
def odd_folder(parameter_folder: Path) -> Path:
    """A folder with one good inspection, and its copies under names that no inspection can have."""
    for name in NAMES:
        shutil.copy(parameter_folder / f"{NORFOLK}.yaml", os.path.join(os.fsencode(parameter_folder), name))
    return parameter_folder


def assert_nothing_is_obeyed(printed: bytes, *, colours: bool = False) -> str:
    """The text, in which no character is there to be obeyed but line breaks (and on a terminal colours)."""
    text = printed.decode()
    if colours:
        text = re.sub("\x1b\\[[0-9;?]*[A-Za-z]|\x1b\\[[0-9]+q|\r", "", text)
    assert not [one for one in text if unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") and one != "\n"]
    assert not [one for one in text if "\u202a" <= one <= "\u202e" or "\u2066" <= one <= "\u2069"]
    return text


def test_check_shows_names_as_they_are(odd_folder: Path) -> None:
    """Each is a fault on a line of its own, which names the file with codes for what cannot be seen."""
    done = run("check", odd_folder)
    assert done.returncode == 1
    lines = assert_nothing_is_obeyed(done.stderr).splitlines()
    assert len(lines) == len(NAMES)
    for shown in NAMES.values():
        assert sum(f"{shown}.yaml: The file's name" in line for line in lines) == 1
    assert "eight findings" in assert_nothing_is_obeyed(done.stdout)


def test_json_shows_names_as_they_are(odd_folder: Path) -> None:
    """What is printed for programs does nothing on a terminal, and is JSON that every program reads."""
    found = json.loads(assert_nothing_is_obeyed(run("check", "--json", odd_folder).stdout))
    names = {Path(fault["file"]).name for fault in found if fault["kind"] == "fault"}
    assert names == {name.decode("utf-8", "replace").replace("\ufffd", "[0xFF]") for name in NAMES}


def test_names_stop_no_build_of_the_others(odd_folder: Path, tmp_path: Path) -> None:
    """The good one is built; build.json, the log and the table have a line for each, and none that a name made up."""
    outputs, log = tmp_path / "outputs", tmp_path / "build.log"
    done = run("build", odd_folder, "-o", outputs, "--format", "html", "--log", log)
    assert done.returncode == 1
    assert (outputs / NORFOLK / f"{NORFOLK}.html").exists()
    table = assert_nothing_is_obeyed(done.stdout)
    assert "One inspection built, six failures." in table
    errors = assert_nothing_is_obeyed(done.stderr)
    written = assert_nothing_is_obeyed(log.read_bytes())
    assert len(written.splitlines()) == len(errors.splitlines()) + 3 == len(NAMES) + 3
    assert [line.split()[1] for line in written.splitlines()].count("failed") == len(NAMES)
    for shown in NAMES.values():
        assert f"/{shown}\n" in table
        assert f"{shown}.yaml: The file's name" in errors
        assert f" failed {shown} " in written
    account = json.loads(assert_nothing_is_obeyed((outputs / "build.json").read_bytes()))
    assert sorted(entry["status"] for entry in account) == ["built", *["failed"] * len(NAMES)]
    events = assert_nothing_is_obeyed(run("build", odd_folder, "-o", outputs, "--format", "html", "--json").stdout)
    assert json.loads(events.splitlines()[-1]) == {"event": "summary", "built": 0, "unchanged": 1, "failed": len(NAMES)}


@pytest.mark.parametrize("kind", ["table", "csv", "json", "xlsx", "html"])
def test_names_are_lines_of_the_register(kind: str, odd_folder: Path, tmp_path: Path) -> None:
    """In every format each is there as a file that cannot be read, beside the one that can."""
    target = tmp_path / f"register.{'txt' if kind == 'table' else kind}"
    for _ in range(2):  # the second time from what the first one kept
        done = run("register", odd_folder, "--format", kind, "-o", target)
        assert done.returncode == 1, done.stderr
    if kind != "xlsx":
        text = assert_nothing_is_obeyed(target.read_bytes().replace(b"\r\n", b"\n"))
        assert "2023-[U+001B][2J[U+001B][31mred" in text.replace("\n ", "")
        assert text.replace("\n ", "").count("Cannot be read") >= len(NAMES)
    if kind == "csv":
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
        assert {row["Slug"] for row in rows} == {*NAMES.values(), NORFOLK}


def test_the_calendar_has_the_file_that_can_be_read(odd_folder: Path, tmp_path: Path) -> None:
    """The others have no event, and each is named by what is printed."""
    done = run("register", odd_folder, "--as-of", "2024-02-01", "-o", tmp_path / "register.ics")
    assert done.returncode == 1, done.stderr
    text = assert_nothing_is_obeyed((tmp_path / "register.ics").read_bytes().replace(b"\r\n", b"\n"))
    assert "BEGIN:VEVENT" in text
    assert "Cannot be read" not in text
    sentences = assert_nothing_is_obeyed(done.stderr)
    assert sentences.count("it cannot be read, so that nothing of it is listed") == len(NAMES)
    assert "2023-[U+001B][2J[U+001B][31mred" in sentences


@pytest.mark.parametrize("console", CONSOLES)
def test_names_stop_nothing_on_any_console(console: str, odd_folder: Path, tmp_path: Path) -> None:
    """Whatever the console's code page, check, build and register come to their end."""
    for words in (["check"], ["register"], ["register", "--format", "json"]):
        done = run(*words, odd_folder, **CONSOLES[console])
        assert b"The workbook failed" not in done.stderr
        assert b"\x1b" not in done.stdout + done.stderr
    log = tmp_path / "build.log"
    words = ("build", odd_folder, "-o", tmp_path / "outputs", "--format", "html", "--log", log)
    done = run(*words, **CONSOLES[console])
    assert b"One inspection built, six failures." in done.stdout
    assert len(log.read_text("utf-8").splitlines()) == len(NAMES) + 3


def test_a_terminal_obeys_no_name(odd_folder: Path, tmp_path: Path) -> None:
    """On a terminal nothing is printed but the workbook's own colours and its bar."""
    for words in (["check"], ["register"], ["build", "-o", tmp_path / "outputs", "--format", "html"]):
        shown = shown_on_terminal(*words, odd_folder, columns=200)
        assert b"\x1b[2J" not in shown
        assert "[U+001B][2J[U+001B][31mred" in assert_nothing_is_obeyed(shown, colours=True)


def test_a_history_is_printed_so_that_nothing_of_it_is_obeyed(parameter_folder: Path) -> None:
    """Who saved a file is whatever they call themselves, on one line and with what can be seen of it."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    name = "Mallory\x1b[2J\nRevision 9, 2026-01-01T00:00:00Z, form, Alice\u202e"
    assert run("record", path, "--approved-on", "2024-02-08", SECTION55_OFFICER=name).returncode == 0
    text = assert_nothing_is_obeyed(run("history", path).stdout)
    clean = "Mallory[U+001B][2J Revision 9, 2026-01-01T00:00:00Z, form, Alice"
    assert f"command, {clean}\n" in text
    assert not [line for line in text.splitlines() if line.startswith("Revision 9")]
    history = json.loads(assert_nothing_is_obeyed(run("history", "--json", path).stdout))
    assert history[-1]["who"] == clean


def test_a_folder_with_such_a_name_works(parameter_folder: Path, tmp_path: Path) -> None:
    """A folder may be called anything: what lies in it is checked, built and listed."""
    folder = tmp_path / "a\nb\x1b[2J"
    shutil.copytree(parameter_folder, folder)
    for words in (["check"], ["build", "--format", "html", "-o", folder / "outputs"], ["register"]):
        done = run(*words, folder)
        assert done.returncode == 0, done.stderr
        assert_nothing_is_obeyed(done.stdout + done.stderr)


def test_a_folder_whose_name_is_not_utf8_is_refused_in_words(parameter_folder: Path, tmp_path: Path) -> None:
    """No notebook can hold such a path: it is checked and listed, and the build says to rename the folder."""
    folder = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), b"\xff")))
    shutil.copytree(parameter_folder, folder)
    for words in (["check"], ["register"], ["register", "--format", "json"], ["register", "-o", tmp_path / "r.html"]):
        assert run(*words, folder).returncode == 0
    done = run("build", folder, "-o", tmp_path)
    assert done.returncode == 1
    assert "/[0xFF]" in assert_nothing_is_obeyed(done.stderr)
    assert b"is not UTF-8" in done.stderr
    assert b"Rename the folder" in done.stderr


def test_what_was_mistyped_is_not_obeyed(tmp_path: Path) -> None:
    """A shell puts files' names into a command; in what the command says of them, nothing is obeyed."""
    for word in ("a\x1b[2J.yaml", "--a\x1b[2J", "a\u202eb.yaml", "a\nError: b"):
        done = run("check", word, cwd=tmp_path)
        assert done.returncode == 2
        assert_nothing_is_obeyed(done.stderr)
        assert b"\nError: b" not in done.stderr
