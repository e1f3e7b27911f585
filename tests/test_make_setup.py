"""``make setup``: an installation that is of another folder, or no longer runs, is noticed and made anew."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from section55 import workspace

PIP = """
import sysconfig, pathlib
here = pathlib.Path.cwd()
(pathlib.Path(sysconfig.get_path("purelib")) / "_section55.pth").write_text(str(here / "lib"))
with (here / "installed").open("a") as log:
    log.write("once\\n")
"""
"""Stands for pip: installs the workbook of the current folder as its own `pip install --editable` does."""


class Workbook:
    """A workbook of which only what make looks at is there, with a Python that installs at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def installations(self) -> int:
        log = self.folder / "installed"
        return log.read_text(encoding="utf-8").count("once") if log.exists() else 0

    def setup(self) -> str:
        """What `make setup` prints."""
        outer = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES")  # of a `make test` that runs this
        done = subprocess.run(
            ["make", "setup", "PYTHON=./python"],
            cwd=self.folder,
            env={name: value for name, value in os.environ.items() if name not in outer},
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def package(self) -> Path:
        """The package that its environment runs."""
        code = "import section55; print(section55.__path__[0])"
        python = self.folder / ".venv" / "bin" / "python"
        done = subprocess.run([python, "-I", "-c", code], capture_output=True, encoding="utf-8", check=True)
        return Path(done.stdout.strip())


@pytest.fixture
def workbook(tmp_path: Path) -> Workbook:
    """A workbook in which `make setup` was run."""
    folder = tmp_path / "a workbook"
    package = folder / "lib" / "section55"
    looks = Path("notebook", "lab", "voila")
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    shutil.copytree(workspace.PACKAGE / looks, package / looks)
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(workspace.ROOT / name, folder)
    (folder / "pip").mkdir()
    (folder / "pip" / "__init__.py").touch()
    (folder / "pip" / "__main__.py").write_text(PIP, encoding="utf-8")
    python = folder / "python"
    python.write_text(
        f'#!/bin/sh\ntest "$2" = venv || exec "{sys.executable}" "$@"\n'
        f'"{sys.executable}" -m venv --without-pip "$3" && cp -R pip "$3"/lib/python*/site-packages/\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    made = Workbook(folder)
    assert "Making .venv with Python" in made.setup()
    assert made.installations == 1
    return made


def test_what_is_installed_is_not_installed_again(workbook: Workbook) -> None:
    """A second call does nothing and prints nothing."""
    assert workbook.setup() == ""
    assert workbook.installations == 1


def test_a_copy_is_installed_anew_and_works_on_its_own_files(workbook: Workbook, tmp_path: Path) -> None:
    """The original's installation stays as it is."""
    copy = Workbook(Path(shutil.copytree(workbook.folder, tmp_path / "copy", symlinks=True)))
    assert copy.package == workbook.package
    assert "The .venv here was made for another folder" in copy.setup()
    assert copy.package == copy.folder / "lib" / "section55"
    assert workbook.package == workbook.folder / "lib" / "section55"
    assert workbook.setup() == ""


def test_a_moved_workbook_is_installed_anew(workbook: Workbook, tmp_path: Path) -> None:
    """Its commands would start a Python that is no longer there."""
    moved = Workbook(workbook.folder.rename(tmp_path / "moved"))
    assert "The .venv here was made for another folder" in moved.setup()
    assert moved.package == moved.folder / "lib" / "section55"
    assert moved.setup() == ""


def test_a_moved_environment_that_a_person_made_is_installed_anew(workbook: Workbook, tmp_path: Path) -> None:
    """Made and installed by hand it has no mark of make's, but its activation leads to the old folder."""
    (workbook.folder / ".venv" / "run.stamp").unlink()
    moved = Workbook(workbook.folder.rename(tmp_path / "it's moved"))
    assert "The .venv here was made for another folder" in moved.setup()
    assert moved.package == moved.folder / "lib" / "section55"
    assert moved.setup() == ""


def test_an_environment_whose_python_is_gone_is_made_anew(workbook: Workbook) -> None:
    """As when the system's Python was upgraded or removed."""
    python = workbook.folder / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/no/such/python")
    assert "or its Python is gone. Making it anew." in workbook.setup()
    assert workbook.package == workbook.folder / "lib" / "section55"


def test_an_environment_without_pip_is_made_anew(workbook: Workbook) -> None:
    """As uv makes it; make could install nothing into it."""
    (pip,) = (workbook.folder / ".venv").glob("lib/python*/site-packages/pip")
    shutil.rmtree(pip)
    assert "Making .venv with Python" in workbook.setup()
    assert workbook.installations == 2


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt", "lib/section55/notebook/lab/voila/conf.json"])
def test_an_upgrade_is_noticed_whatever_times_its_files_have(workbook: Workbook, name: str) -> None:
    """A zip that is unpacked over an older workbook has files that are older than the installation."""
    file = workbook.folder / name
    file.write_text(file.read_text(encoding="utf-8") + " ", encoding="utf-8")
    os.utime(file, (0, 0))
    assert workbook.setup() == "Installing the workbook into .venv\n"
    assert workbook.installations == 2
    assert workbook.setup() == ""


def test_an_installation_of_an_earlier_version_is_brought_up_to_date(workbook: Workbook) -> None:
    """What it was made from was not written down then."""
    (workbook.folder / ".venv" / "installed.from").unlink()
    assert workbook.setup() == "Installing the workbook into .venv\n"
    assert workbook.setup() == ""


def test_an_environment_that_a_person_made_is_kept(workbook: Workbook) -> None:
    """What they installed into it stays."""
    (workbook.folder / ".venv" / "run.stamp").unlink()
    own = workbook.folder / ".venv" / "their own"
    own.touch()
    assert workbook.setup() == "Installing the workbook into .venv\n"
    assert own.exists()
