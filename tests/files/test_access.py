"""Who may read and write a file: the same after every command as before it."""

import os
import stat
import struct
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from section55.files.access import NotWritable, make_folder
from section55.files.atomic_write import append_whole, write_whole
from section55.files.history import history_path
from section55.files.saving import pending_path, record_hand_edit, restore, save
from section55.form.state.unsaved import UnsavedFile
from section55.register.cache import read_register
from support.other_users import IS_ROOT
from support.permissions import bound_by_permissions
from support.versions import version
from support.workbook import NORFOLK, section55

ACL = "system.posix_acl_access"
NOBODY = 0xFFFFFFFF
"""The number in those entries of an ACL that are of no one user or group."""


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def acl(*entries: tuple[int, int, int]) -> bytes:
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_every_command_keeps_a_files_mode(parameter_folder: Path, mode: int, tmp_path: Path) -> None:
    """A private draft stays private, and so do its history, its lock and what a register keeps of it."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    path.chmod(mode)
    for words in (
        ("build", path, "-o", tmp_path / "outputs", "--format", "html"),
        ("update", path, "3", "--text", "Done.", "--on", "2024-06-01"),
        ("record", path, "--copied-to-secretary-of-state", "2024-02-09"),
        ("restore", path, "1"),
        ("register", parameter_folder),
        ("check", path),
    ):
        done = section55(*words)
        assert done.returncode == 0, done.stderr
        assert mode_of(path) == mode, words
    for name in (f"{NORFOLK}.history.jsonl", f".{NORFOLK}.lock", ".register.json", ".register-items.json"):
        assert mode_of(parameter_folder / name) == mode, name


@pytest.mark.usefixtures("umask")
def test_unsaved_work_is_as_private_as_its_file(path: Path, text: str) -> None:
    """What is typed into a private draft is kept where nobody else reads it."""
    save(path, text.encode(), by="form")
    path.chmod(0o600)
    unsaved = UnsavedFile(path.parent, path.stem)
    unsaved.write({}, "", {"inspection_title": "Words"})
    lock = next(path.parent.glob("*.unsaved.lock"))
    assert (mode_of(unsaved.path), mode_of(lock)) == (0o600, 0o600)
    unsaved.delete()


@pytest.mark.usefixtures("umask")
def test_a_register_of_one_private_file_among_others_is_private(register_folder: Path) -> None:
    """What is kept of all of them is for those alone who may read each."""
    files = sorted(register_folder.glob("*.yaml"))
    files[1].chmod(0o600)
    read_register(files, date(2024, 1, 1))
    assert mode_of(register_folder / ".register.json") == 0o600


def test_owner_group_attributes_and_acl_are_kept(path: Path, text: str) -> None:
    """What an office has set on a file is there after a save, as far as this user may set it."""
    save(path, version(text, 0), by="form")
    os.setxattr(path, "user.reviewed", b"yes")
    list_of_rights = acl(
        (1, 6, 0xFFFFFFFF), (2, 4, 12345), (4, 0, 0xFFFFFFFF), (16, 4, 0xFFFFFFFF), (32, 0, 0xFFFFFFFF)
    )
    os.setxattr(path, ACL, list_of_rights)
    if IS_ROOT:
        os.chown(path, 1234, 4321)
    before = path.stat()
    save(path, version(text, 1), by="form")
    after = path.stat()
    assert (after.st_uid, after.st_gid, after.st_mode) == (before.st_uid, before.st_gid, before.st_mode)
    assert os.getxattr(path, "user.reviewed") == b"yes"
    assert os.getxattr(path, ACL) == list_of_rights


def test_a_file_without_an_acl_gets_none_from_its_folder(path: Path, text: str) -> None:
    """Whom the folder lets read new files does not read a file that was closed to them."""
    save(path, version(text, 0), by="form")
    path.chmod(0o640)
    rights = acl((1, 7, NOBODY), (2, 7, 12345), (4, 7, NOBODY), (16, 7, NOBODY), (32, 5, NOBODY))
    os.setxattr(path.parent, "system.posix_acl_default", rights)
    save(path, version(text, 1), by="form")
    assert ACL not in os.listxattr(path)
    assert mode_of(path) == 0o640


def test_a_write_protected_file_is_refused_in_a_sentence(path: Path, text: str) -> None:
    """Whoever took the right to write away from a file meant it: nothing is saved, and the reason is printed."""
    save(path, version(text, 0), by="form")
    kept = path.read_bytes(), history_path(path).read_bytes()
    path.chmod(0o444)
    for attempt in (lambda: save(path, version(text, 1), by="form"), lambda: restore(path, 1)):
        with pytest.raises(NotWritable, match=r"victims\.yaml is write-protected, and nothing was changed\."):
            attempt()
    done = section55("update", path, "3", "--text", "Done.")
    assert done.returncode == 1
    assert "is write-protected" in done.stderr
    assert (path.read_bytes(), history_path(path).read_bytes(), mode_of(path)) == (*kept, 0o444)
    assert record_hand_edit(path) is not None


def test_a_write_protected_history_is_refused_before_anything_changes(path: Path, text: str) -> None:
    """The file stays as it is where its history cannot be added to."""
    save(path, version(text, 0), by="form")
    kept = path.read_bytes(), history_path(path).read_bytes()
    history_path(path).chmod(0o444)
    with bound_by_permissions(), pytest.raises(NotWritable, match=r"history\.jsonl is write-protected"):
        save(path, version(text, 1), by="form")
    assert (path.read_bytes(), history_path(path).read_bytes()) == kept
    assert not pending_path(path).exists()


@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "made_mode"),
    [
        (0o755, 0o644, 0o755),
        (0o775, 0o664, 0o775),
        (0o2775, 0o664, 0o2775),
        (0o777, 0o666, 0o777),
        (0o1777, 0o644, 0o755),
    ],
    ids=oct,
)
def test_what_is_new_is_as_writable_as_its_folder(
    tmp_path: Path, folder_mode: int, file_mode: int, made_mode: int
) -> None:
    """On a shared folder the others can write what one of them made, whatever umask they have."""
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(folder_mode)
    write_whole(shared / "new.yaml", b"x")
    append_whole(shared / "new.jsonl", b"x")
    make_folder(shared / "one" / "two")
    assert {mode_of(shared / name) for name in ("new.yaml", "new.jsonl")} == {file_mode}
    assert {mode_of(shared / "one"), mode_of(shared / "one" / "two")} == {made_mode}
