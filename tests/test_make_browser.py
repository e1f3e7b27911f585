"""``make browser``: which Chromium the tests get, on machines that have and may different things."""

import shutil
import subprocess
from pathlib import Path

import pytest

from section55 import workspace

MAKE = shutil.which("make")


class Machine:
    """A machine of stubs: what is on its PATH, and what was called."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._calls = folder / "calls"
        self._calls.touch()
        self.venv = folder / "venv"
        (self.venv / "bin").mkdir(parents=True)
        (folder / "bin").mkdir()
        (folder / "bin" / "env").symlink_to(shutil.which("env") or "env")
        for made in ("pyvenv.cfg", "run.stamp", "test.stamp"):
            (self.venv / made).touch()
        self.has("id", "echo 1000")

    def has(self, program: str, does: str = "true") -> None:
        """Puts a program on the PATH; ``venv/bin/python`` is the tests' own."""
        path = self.venv / "bin" / "python" if program == "python" else self._folder / "bin" / program
        # -I: make looks whether the environment is of this folder.
        text = f'#!/bin/sh\ntest "$1" = -I && exit 0\necho "{program} $*" >> {self._calls}\n{does}\n'
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def make_browser(self) -> tuple[list[str], str]:
        """What was called to get a browser, and the last line printed."""
        done = subprocess.run(
            [MAKE or "make", "--silent", "browser", f"VENV={self.venv}"],
            cwd=workspace.ROOT,
            env={"PATH": str(self._folder / "bin")},
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        wanted = ("apt-get install", "python -m playwright install")
        calls = [line for line in self._calls.read_text(encoding="utf-8").splitlines() if line.startswith(wanted)]
        return calls, done.stdout.strip().rpartition("\n")[2]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine without a browser, whose user is not root."""
    machine = Machine(tmp_path)
    machine.has("python", 'test "$2" = playwright')
    return machine


APT = ["apt-get install -q -y --no-install-recommends chromium"]
PLAYWRIGHT = ["python -m playwright install chromium"]


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_the_chromium_that_is_there_is_taken(machine: Machine, name: str) -> None:
    """Nothing is installed beside it."""
    machine.has(name)
    machine.has("apt-get")
    assert machine.make_browser() == ([], "")


def test_playwrights_own_is_taken_where_it_is_there(machine: Machine) -> None:
    """An earlier fetch is not repeated."""
    machine.has("python")
    machine.has("apt-get")
    assert machine.make_browser() == ([], "")


def test_root_gets_the_package(machine: Machine) -> None:
    """Debian's package comes first, where apt-get may install it."""
    machine.has("id", "echo 0")
    machine.has("apt-get")
    assert machine.make_browser()[0] == APT


def test_who_may_become_root_gets_the_package(machine: Machine) -> None:
    """sudo is asked only where it asks nothing back."""
    machine.has("sudo", 'test "$1" = -n && shift && "$@"')
    machine.has("true")
    machine.has("apt-get")
    assert machine.make_browser()[0] == APT


def test_others_get_playwrights(machine: Machine) -> None:
    """Without the right to install a package, or without such a package, Playwright fetches its own."""
    machine.has("apt-get", "exit 100")
    assert machine.make_browser()[0] == PLAYWRIGHT
    machine.has("id", "echo 0")
    assert machine.make_browser()[0][-1:] == PLAYWRIGHT


def test_no_browser_at_all_is_a_sentence(machine: Machine) -> None:
    """A sentence says what to do, and the tests that need none still run."""
    machine.has("python", "false")
    last_line = machine.make_browser()[1]
    assert last_line == (
        "No Chromium: the tests marked browser will fail. On Debian or Ubuntu: sudo apt-get install chromium"
    )
