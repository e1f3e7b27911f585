"""The folders of the workbook: its own, or those that an office names."""

from pathlib import Path

import pytest
from conftest import NORFOLK, section55

from section55 import workspace


@pytest.fixture
def elsewhere(parameter_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose ``parameters`` and ``outputs`` are the workbook's, by name."""
    monkeypatch.setenv("SECTION55_PARAMETERS", str(parameter_folder))
    monkeypatch.setenv("SECTION55_OUTPUTS", str(tmp_path / "outputs"))
    return tmp_path


def test_commands_use_the_folders_that_are_named(elsewhere: Path) -> None:
    """With no PATHS, the files and the documents are those of the named folders."""
    file = elsewhere / "parameters" / f"{NORFOLK}.yaml"
    file.rename(file.with_stem("2023-12-19-of-our-own"))
    built = section55("build", "--format", "html", cwd=elsewhere)
    assert built.returncode == 0, built.stderr
    assert (elsewhere / "outputs" / "2023-12-19-of-our-own" / "2023-12-19-of-our-own.html").exists()
    told = section55("history", "2023-12-19-of-our-own")
    assert told.returncode == 0, told.stderr
    verified = section55("verify", cwd=elsewhere)
    assert verified.stdout.startswith("outputs/2023-12-19-of-our-own"), verified.stderr


def test_nothing_built_yet_is_said_of_the_named_folder(elsewhere: Path) -> None:
    """There is no folder of documents before the first build, and verify says what to do."""
    told = section55("verify", cwd=elsewhere)
    assert told.returncode == 1
    assert told.stderr == "There is nothing in outputs to verify. Build an inspection first: section55 build\n"


def test_a_named_folder_that_is_not_there_is_a_sentence(elsewhere: Path) -> None:
    """A shared drive that is not connected is said, for a slug as for all files."""
    (elsewhere / "parameters").rename(elsewhere / "unplugged")
    for words in (["check"], ["history", NORFOLK]):
        told = section55(*words, cwd=elsewhere)
        assert told.returncode == 1
        assert told.stderr == (
            "There is no folder parameters for the parameter files. Make it, or name another in SECTION55_PARAMETERS.\n"
        )


def test_a_relative_folder_is_of_the_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command and a kernel, which run in different folders, find the same one."""
    monkeypatch.setenv("SECTION55_PARAMETERS", "parameters")
    told = section55("check", cwd=tmp_path)
    assert told.returncode == 0
    assert str(workspace.PARAMETERS) in told.stdout
