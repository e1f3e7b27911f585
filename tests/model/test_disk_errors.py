"""What the system refused: the file that an officer knows, and what to do about it."""

import errno
import os
from pathlib import Path

import pytest

from section55 import workspace
from section55.model.disk_errors import cure_of, name_of_file
from section55.model.errors import sentence_of
from support.permissions import bound_by_permissions

REASONS = (
    *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.EEXIST),
    *(errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EMFILE, errno.ENFILE, errno.ENOMEM),
    *(errno.EBUSY, errno.ETXTBSY, errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.ENOTCONN),
)


def refused(number: int, path: Path | str | None = None) -> OSError:
    return OSError(number, os.strerror(number), None if path is None else str(path))


@pytest.mark.parametrize(
    ("helper", "known"),
    [
        (".2023-12-19-a.lock", "2023-12-19-a.yaml"),
        (".2023-12-19-a.pending", "2023-12-19-a.yaml"),
        (".2023-12-19-a.17.unsaved.json", "2023-12-19-a.yaml"),
        (".2023-12-19-a.yaml.part", "2023-12-19-a.yaml"),
        (".2023-12-19-a.yaml.x7_k2abc.part", "2023-12-19-a.yaml"),
        (".build.json.part", "build.json"),
        (".x.csv.part", "x.csv"),
        ("..ledger.jsonl.part", "."),
        (".x7_k2abc.part", "."),
        (".2023-12-19-a.running.ipynb", "."),
        ("2023-12-19-a.yaml", "2023-12-19-a.yaml"),
    ],
)
def test_a_helper_is_called_by_the_file_that_it_is_for(
    helper: str, known: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody but the workbook knows its locks, notes and parts; an officer knows the parameter file or the folder."""
    monkeypatch.chdir(tmp_path)
    assert name_of_file(refused(errno.EACCES, tmp_path / helper)) == known


@pytest.mark.parametrize("number", REASONS)
def test_every_fault_of_a_disk_has_a_cure(number: int, tmp_path: Path) -> None:
    """After the file and the reason there is a sentence that says what to do."""
    sentence = sentence_of(refused(number, tmp_path / "a.yaml"))
    assert f"a.yaml: {os.strerror(number)}. " in sentence
    cure = sentence.partition(f"{os.strerror(number)}. ")[2]
    assert any(
        f"{verb} " in cure for verb in ("Make", "Ask", "Name", "Move", "See", "Use", "Put", "Do", "Close", "see")
    )
    assert cure.endswith(".")


@pytest.mark.parametrize(
    ("winerror", "words"),
    [(32, "open in another program"), (33, "open in another"), (53, "network"), (362, "See that it is connected")],
)
def test_windows_own_errors_have_a_cure(winerror: int, words: str) -> None:
    """A file that is open in another program, a network drive that is away, and a file that is only in the cloud."""
    error = refused(errno.EACCES, "a.yaml")
    error.winerror = winerror  # type: ignore[misc]
    assert words in cure_of(error)


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    """The cure names the folder, whose it is, and the right to ask for."""
    tmp_path.chmod(0o555)
    with bound_by_permissions():
        cure = cure_of(refused(errno.EACCES, tmp_path / ".a.lock"))
    assert cure.startswith(f"You may not write in the folder {workspace.shown(tmp_path)}, where its history is kept")
    assert f"The folder belongs to {tmp_path.owner()}. Ask for the right to write there." in cure


def test_a_file_that_may_not_be_read_or_changed(tmp_path: Path) -> None:
    """Reading and writing have sentences of their own; where neither is forbidden, something else protects the file."""
    path = tmp_path / "a.yaml"
    path.touch()
    for mode, words in ((0o000, "You may not read it."), (0o444, "You may not change it."), (0o644, "It is protected")):
        path.chmod(mode)
        with bound_by_permissions():
            assert cure_of(refused(errno.EACCES, path)).startswith(words)


def test_another_folder_is_named_where_there_is_a_setting_for_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Documents and parameter files may lie elsewhere; the cure says how to say so."""
    monkeypatch.setattr(workspace, "OUTPUTS", tmp_path / "outputs")
    monkeypatch.setattr(workspace, "PARAMETERS", tmp_path / "parameters")
    cure = cure_of(refused(errno.EROFS, tmp_path / "outputs" / ".build.json.part"))
    assert cure.startswith("That disk can be read only. Ask for the right to write on it. ")
    assert cure.endswith("Or name another folder for the documents, with -o or in SECTION55_OUTPUTS.")
    cure = cure_of(refused(errno.EROFS, tmp_path / "parameters" / ".a.lock"))
    assert cure.endswith("Or keep the parameter files in another folder, and name it in SECTION55_PARAMETERS.")


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    """The file is named, however far above it lies."""
    (tmp_path / "outputs").touch()
    cure = cure_of(refused(errno.ENOTDIR, tmp_path / "outputs" / "a" / "b"))
    assert cure.startswith(f"{workspace.shown(tmp_path / 'outputs')} is a file, and a folder is wanted there.")
    assert cure_of(refused(errno.EEXIST, tmp_path / "outputs")).startswith(
        "It is a file, and a folder is wanted there."
    )


def test_a_home_folder_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """JupyterLab's own files can go elsewhere: the cure names the settings."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for path in (tmp_path / "home", tmp_path / "home" / ".local", tmp_path / "home" / ".jupyter" / "x"):
        assert "JUPYTER_RUNTIME_DIR" in cure_of(refused(errno.EACCES, path))
    assert "JUPYTER" not in cure_of(refused(errno.EACCES, tmp_path / "home" / "parameters" / "a.yaml"))


def test_an_error_that_names_no_file_is_a_sentence_all_the_same() -> None:
    """Sockets and the like have no file, and libraries raise errors without a number."""
    assert cure_of(OSError("no scheduler")) == ""
    assert name_of_file(refused(errno.ENOSPC)) == ""
    assert name_of_file(OSError(errno.EBADF, "Bad file descriptor", 7)) == ""
    assert "--port" in cure_of(refused(errno.EADDRINUSE))
