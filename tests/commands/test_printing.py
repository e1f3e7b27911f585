"""How the commands print: sentences that no terminal obeys, and data that is UTF-8 whatever the console."""

import ast
import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from section55.commands.printing import BYTE_ORDER_MARK
from section55.workspace import PACKAGE, PARAMETERS
from support.consoles import CONSOLES, command_of, plain_environment, run, shown_on_terminal
from support.workbook import NORFOLK, ChangeFile

WELSH = "Cyfarfod â anghenion – ŵyr, “tŷ” 🚓"


@pytest.fixture
def welsh(change_file: ChangeFile) -> Path:
    """A parameter file with letters that an old console lacks, in its title and in its recommendation."""
    change_file("inspection_title: ", f'inspection_title: "{WELSH}" # ')
    return change_file("owner: Head of Joint Justice Services", f'owner: "{WELSH}"')


@pytest.mark.parametrize("console", CONSOLES)
def test_data_is_utf8_on_every_console(console: str, welsh: Path) -> None:
    """What programs read has every letter, whatever the console's code page and the locale."""
    for kind in ("csv", "json"):
        printed = run("register", "--format", kind, "--recommendations", welsh, **CONSOLES[console])
        assert printed.returncode == 0, printed.stderr
        assert printed.stdout.decode().count(WELSH) == 2
        assert b"\r" not in printed.stdout
    found = run("check", "--json", welsh, **CONSOLES[console])
    assert "PCC" in json.loads(found.stdout.decode())[-2]["sentence"]
    assert run("schema", **CONSOLES[console]).stdout == (PARAMETERS / "inspection.schema.json").read_bytes()
    assert run("record", welsh, "--approved-by", WELSH, **CONSOLES[console] | {"PYTHONUTF8": "1"}).returncode == 0
    history = json.loads(run("history", "--json", welsh, **CONSOLES[console]).stdout.decode())
    assert history[-1]["changes"][0]["new"] == WELSH


@pytest.mark.parametrize("console", CONSOLES)
def test_sentences_are_printed_on_every_console(console: str, welsh: Path) -> None:
    """A sentence has a question mark for a letter that the console lacks, and stops nothing."""
    printed = run("register", welsh, **CONSOLES[console])
    assert printed.returncode == 0, printed.stderr
    assert b"Cyfarfod" in printed.stdout
    assert run("check", welsh, **CONSOLES[console]).stdout.endswith(b"findings." + os.linesep.encode())


def test_csv_files_begin_with_a_byte_order_mark(welsh: Path, tmp_path: Path) -> None:
    """A file does, whether the command or the shell writes it, for a spreadsheet; what goes to a program does not."""
    mark = BYTE_ORDER_MARK.encode()
    written, redirected = tmp_path / "written.csv", tmp_path / "redirected.csv"
    words = ("register", "--format", "csv", welsh)
    assert run(*words, "-o", written).returncode == 0
    for _ in range(2):
        with redirected.open("ab") as file:
            subprocess.run(command_of(*words), stdout=file, check=True, env=plain_environment())
    piped = run(*words).stdout
    assert written.read_bytes() == mark + piped
    assert redirected.read_bytes() == mark + piped + piped
    assert not piped.startswith(mark)
    assert next(csv.reader(io.StringIO(written.read_text("utf-8-sig"))))[0] == "Last day"


def test_json_has_no_byte_order_mark(welsh: Path, tmp_path: Path) -> None:
    """JSON may not begin with one."""
    written = tmp_path / "register.json"
    assert run("register", "--format", "json", welsh, "-o", written).returncode == 0
    assert written.read_bytes().startswith(b"{")


def test_the_help_says_which_format_is_for_people() -> None:
    """Whoever opens a CSV in Excel gets numbers and dates that were none; the help says so."""
    words = " ".join(run("register", "--help").stdout.decode().split())
    assert "xlsx is for people" in words
    assert "csv and json are for programs" in words


ANY_WORDS = (
    ["--help"],
    ["check", "--help"],
    ["check"],
    ["check", "--json"],
    ["register"],
    ["register", "--format", "csv"],
    ["register", "--format", "json"],
    ["history", NORFOLK],
    ["schema"],
    ["biuld"],
)
AS_ON_WINDOWS = """
import errno, io, os, sys
from section55 import cli
from section55.commands import printing

class Pipe(io.FileIO):
    def write(self, data):
        try:
            return super().write(data)
        except BrokenPipeError:
            raise OSError(errno.EINVAL, "Invalid argument") from None

printing.GONE = {errno.EPIPE, errno.EINVAL}
sys.stdout, sys.stderr = (io.TextIOWrapper(io.BufferedWriter(Pipe(n, "w", closefd=False)), "utf-8") for n in (1, 2))
cli.main()
"""
"""The command where a pipe that nobody reads answers as it does on Windows."""


@pytest.mark.parametrize("system", ["Linux", "Windows"])
@pytest.mark.parametrize("words", ANY_WORDS)
def test_a_reader_that_goes_away_is_no_failure(words: list[str], system: str) -> None:
    """``| head``, and ``| more`` on Windows, is quiet: the exit status is that of a tool that SIGPIPE ended."""
    reading, writing = os.pipe()
    os.close(reading)
    command = command_of(*words) if system == "Linux" else [sys.executable, "-c", AS_ON_WINDOWS, *words]
    with os.fdopen(writing, "wb") as nobody_reads:
        is_mistyped = words == ["biuld"]
        done = subprocess.run(command, stdout=nobody_reads, stderr=nobody_reads if is_mistyped else subprocess.PIPE)
    assert (done.returncode, done.stderr or b"") == (128 + signal.SIGPIPE, b"")


def test_a_build_whose_reader_goes_away_is_quiet(parameter_folder: Path, tmp_path: Path) -> None:
    """The build stops at the next line that it prints, says nothing, and the next one does the rest."""
    words = ("build", parameter_folder, "-o", tmp_path / "outputs", "--format", "html")
    process = subprocess.Popen(command_of(*words, "--json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 128 + signal.SIGPIPE
    assert run(*words).returncode == 0
    assert (tmp_path / "outputs" / NORFOLK / f"{NORFOLK}.html").exists()


@pytest.mark.parametrize("words", [["--help"], ["check"], ["check", "--json"], ["register"], ["schema"]])
def test_an_output_that_is_full_is_a_sentence(words: list[str]) -> None:
    """A full disk under ``>`` is one sentence, with exit status 1."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command_of(*words), stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"No space left on device. The disk is full" in done.stderr


@pytest.mark.parametrize("words", [["check"], ["register", "--format", "json"], ["--help"]])
def test_a_command_without_an_output_ends_as_it_should(words: list[str]) -> None:
    """A scheduler may start a command with nowhere to print to."""
    script = '"$@" >&-'
    done = subprocess.run(["sh", "-c", script, "sh", *command_of(*words)], stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("columns", [40, 80])
def test_folders_can_be_copied_from_the_table_of_a_build(columns: int, parameter_folder: Path, tmp_path: Path) -> None:
    """However narrow the terminal, a folder's name is on one line, on the terminal and in a pipe."""
    words = ("build", parameter_folder, "-o", tmp_path / "outputs", "--format", "html")
    folder = os.path.relpath(tmp_path / "outputs" / NORFOLK)
    folder = str(tmp_path / "outputs" / NORFOLK) if folder.startswith("..") else folder
    terminal = shown_on_terminal(*words, columns=columns)
    assert f"  {folder}\n".encode() in terminal
    assert b"\x1b[32mbuilt" in terminal
    assert b"\x1b[32m" not in shown_on_terminal(*words, "--force", columns=columns, NO_COLOR="1")
    piped = run(*words, "--force", COLUMNS=str(columns)).stdout.decode().splitlines()
    assert piped[0].split() == ["Status", "Seconds", "HTML", "PDF", "Folder"]
    assert piped[1].endswith(f"  {folder}")
    assert piped[1].startswith("built ")


def test_nothing_but_the_one_module_prints() -> None:
    """Commands print by `section55.commands.printing` alone, so that nothing is printed as a stranger wrote it."""
    printing = {
        path.name
        for path in (PACKAGE / "commands").glob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("print", "click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write")
    }
    assert printing == {"printing.py"}
