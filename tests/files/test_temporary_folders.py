"""Temporary folders: gone at their end, and swept by the next command where whoever made one was killed."""

import errno
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from section55.files.temporary_folders import sweep_temporary_folders, temporary_folder
from support.consoles import run
from support.other_users import IS_ROOT
from support.workbook import NORFOLK

HOLDING = """
import sys
from section55.files.temporary_folders import temporary_folder

with temporary_folder() as folder:
    (folder / "draft.yaml").write_text("words")
    (folder / "offices").mkdir()
    (folder / "offices" / "norfolk.yaml").write_text("words")
    (folder / "offices").chmod(0o555)
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for temporary files, for this test alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@contextmanager
def another_program() -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A program that has a temporary folder with a draft in it and a folder that may only be read, and the folder."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            yield process, Path(process.stdout.readline().strip())
        finally:
            process.kill()


def test_a_folder_ends_with_its_block(temporary: Path) -> None:
    """However the block ends, and whatever may only be read in it."""
    for error in (None, KeyboardInterrupt()):
        try:
            with temporary_folder() as folder:
                (folder / "a").mkdir(0o555)
                assert folder.parent == temporary
                assert folder.stat().st_mode & 0o777 == 0o700
                if error:
                    raise error
        except KeyboardInterrupt:
            pass
        assert list(temporary.iterdir()) == []


def test_the_folder_of_a_program_that_was_killed_is_swept_by_the_next_command(temporary: Path) -> None:
    """A copy of a draft does not stay for others to find; as long as its program lives it is left alone."""
    with another_program() as (process, folder):
        assert run("history", NORFOLK).returncode == 0
        assert (folder / "offices" / "norfolk.yaml").exists()
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert folder.exists()
        assert run("history", NORFOLK).returncode == 0
        assert list(temporary.iterdir()) == []


def test_a_file_that_is_still_open_at_the_end_stops_nothing(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows a server may still hold one when JupyterLab ends."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    with temporary_folder() as folder:
        (folder / "open.log").touch()
        monkeypatch.setattr(os, "unlink", refuse)
    monkeypatch.undo()
    sweep_temporary_folders()


def test_nothing_else_is_swept(temporary: Path) -> None:
    """Not a folder of another name, a file, what a link leads to, or another user's."""
    kept = ["section55-lab", "section55-12345678.old", "tmp12345678"]
    for name in kept:
        (temporary / name).mkdir()
    (temporary / "section55-afile123").touch()
    (temporary / "section55-alink123").symlink_to(temporary / "tmp12345678")
    (temporary / "section55-mine1234").mkdir()
    (temporary / "section55-other123").mkdir()
    if IS_ROOT:
        os.chown(temporary / "section55-other123", 12345, -1)
    else:
        (temporary / "section55-other123").rmdir()
    before = {path.name for path in temporary.iterdir()}
    sweep_temporary_folders()
    assert {path.name for path in temporary.iterdir()} == before - {"section55-mine1234"}


def test_a_folder_for_temporary_files_that_cannot_be_read_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command that needs none goes on without."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    sweep_temporary_folders()
    with pytest.raises(OSError, match="No such file"), temporary_folder():
        pass
