"""The nightly recipe: everything is written, and a mail is sent where something went wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from section55.workspace import ROOT
from support.register_folders import write_register_folder


@pytest.fixture
def run_night(tmp_path: Path) -> tuple[Path, Path]:
    """A sender of mail that keeps what it gets, and the command as a program."""
    mailer, command = tmp_path / "mailer", tmp_path / "section55"
    mailer.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >{tmp_path}/mail\ncat >>{tmp_path}/mail\n', encoding="utf-8")
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m section55 "$@"\n', encoding="utf-8")
    for program in (mailer, command):
        program.chmod(0o755)
    return mailer, command


def night(parameters: Path, outputs: Path, programs: tuple[Path, Path]) -> int:
    return run_recipe([parameters, outputs, "officer@office.example"], programs).returncode


def run_recipe(words: list[Path | str], programs: tuple[Path, Path]) -> subprocess.CompletedProcess[str]:
    mailer, command = programs
    environment = os.environ | {"MAILER": str(mailer), "SECTION55": str(command)}
    recipe = ROOT / "recipes" / "nightly.sh"
    return subprocess.run([recipe, *words], env=environment, capture_output=True, text=True, timeout=300)


def test_a_night_that_fails_sends_a_mail(tmp_path: Path, run_night: tuple[Path, Path]) -> None:
    """The mail names the file that cannot be read; everything else is written all the same, and the log has totals."""
    write_register_folder(tmp_path / "parameters")
    outputs = tmp_path / "outputs"
    assert night(tmp_path / "parameters", outputs, run_night) == 1
    mail = (tmp_path / "mail").read_text(encoding="utf-8")
    assert mail.splitlines()[:3] == ["-s", "Section 55: the nightly build needs somebody", "officer@office.example"]
    assert "2022-07-01-broken.yaml" in mail
    assert "ended 5 built, 0 unchanged, 1 failed" in mail
    for name in ("register.xlsx", "items.csv", "deadlines.ics", "register.html"):
        assert (outputs / name).stat().st_size > 100
    (tmp_path / "mail").unlink()
    (tmp_path / "parameters" / "2022-07-01-broken.yaml").unlink()
    assert night(tmp_path / "parameters", outputs, run_night) == 0
    assert not (tmp_path / "mail").exists()
    assert "ended 0 built, 5 unchanged, 0 failed" in (outputs / "nightly.log").read_text(encoding="utf-8")


def test_a_night_that_cannot_begin_says_so(tmp_path: Path, run_night: tuple[Path, Path]) -> None:
    """With too few words it says what to type; a folder that is not there is in the mail, before any log."""
    done = run_recipe([tmp_path, tmp_path / "outputs"], run_night)
    assert (done.returncode, done.stderr) == (2, "Type: nightly.sh PARAMETERS OUTPUTS MAIL-ADDRESS\n")
    assert night(tmp_path / "parameters", tmp_path / "outputs", run_night) == 1
    assert "does not exist" in (tmp_path / "mail").read_text(encoding="utf-8")


def test_a_mail_that_cannot_be_sent_is_named_on_standard_error(tmp_path: Path, run_night: tuple[Path, Path]) -> None:
    """The sentences stay in a file, whose name is printed."""
    outputs = tmp_path / "outputs"
    words = [tmp_path / "parameters", outputs, "officer@office.example"]
    done = run_recipe(words, (tmp_path / "no-mailer", run_night[1]))
    assert done.returncode == 2
    assert f"No mail could be sent to officer@office.example. What went wrong is in {outputs}" in done.stderr
    assert (outputs / "nightly-errors.txt").stat().st_size > 20


def test_the_timer_and_the_service_name_the_recipe() -> None:
    """What systemd runs is the script that is tested, with the arguments that it takes."""
    service = (ROOT / "recipes" / "section55-nightly.service").read_text(encoding="utf-8")
    (line,) = [line for line in service.splitlines() if line.startswith("ExecStart=")]
    program, *arguments = line.partition("=")[2].split()
    assert (Path(program).name, len(arguments)) == ("nightly.sh", 3)
    assert (ROOT / "recipes" / "nightly.sh").stat().st_mode & 0o111
