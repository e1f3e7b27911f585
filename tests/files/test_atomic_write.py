"""The one way to put files in place: whole, all or none, through no link that somebody else laid, and for good."""

import errno
import fcntl
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from section55.files import in_use
from section55.files.atomic_write import append_line, append_whole, write_all_whole, write_whole
from section55.files.in_use import FileInUse
from section55.files.locks import lock_folder
from section55.files.parts import new_part, sweep_parts
from section55.files.saving import save
from section55.model.errors import WorkbookError
from support.full_disk import LimitFileSize
from support.other_users import IS_ROOT
from support.permissions import bound_by_permissions

Change = Callable[[Path], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three files of old words."""
    for name in ("a.html", "b.pdf", "c.json"):
        (tmp_path / name).write_bytes(b"old")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


OLD = {"a.html": b"old", "b.pdf": b"old", "c.json": b"old"}
NEW = {"a.html": b"new", "b.pdf": b"new", "c.json": b"new", "d.ipynb": b"new"}


def denied(times: float, at: int = 0) -> tuple[Callable[..., object], list[int]]:
    """``Path.replace`` as Windows answers: denied at this call and those after it, so many times."""
    calls: list[int] = []
    replace = Path.replace

    def answer(source: Path, target: Path) -> Path:
        calls.append(len(calls))
        if at <= calls[-1] < at + times:
            error = PermissionError(errno.EACCES, "Access is denied", str(source))
            error.winerror = 5  # type: ignore[attr-defined]
            raise error
        return replace(source, target)

    return answer, calls


@pytest.mark.parametrize("at", range(4))
def test_a_set_is_replaced_all_or_none(folder: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """Whichever of several files is refused, the others are what they were, and the one is named."""
    monkeypatch.setattr(in_use, "PATIENCE", 0)
    answer, _ = denied(1, at)
    monkeypatch.setattr(Path, "replace", answer)
    files = {folder / name: data for name, data in NEW.items()}
    with pytest.raises(FileInUse, match=f"^{list(NEW)[at]} is open in another program"):
        write_all_whole(files)
    assert contents(folder) == OLD
    write_all_whole(files)
    assert contents(folder) == NEW


def test_a_set_is_put_back_where_the_disk_gives_a_file_one_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk without hard links the old files are kept as copies while they are replaced."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(in_use, "PATIENCE", 0)
    monkeypatch.setattr(os, "link", refuse)
    answer, _ = denied(1, 2)
    monkeypatch.setattr(Path, "replace", answer)
    with pytest.raises(FileInUse):
        write_all_whole({folder / name: data for name, data in NEW.items()})
    assert contents(folder) == OLD


def test_only_the_files_of_a_set_get_a_second_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file is replaced in one step, and there is nothing to put back; of a set each old file is kept until then."""
    linked: list[str] = []
    link = os.link
    monkeypatch.setattr(os, "link", lambda old, new: (linked.append(Path(old).name), link(old, new)))
    write_whole(folder / "a.html", b"new")
    assert linked == []
    write_all_whole({folder / "a.html": b"newer", folder / "b.pdf": b"new"})
    assert linked == ["a.html", "b.pdf"]


def test_a_file_that_is_in_use_for_a_moment_is_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A virus scanner that lets go within two seconds is not noticed."""
    answer, calls = denied(3)
    monkeypatch.setattr(Path, "replace", answer)
    write_whole(folder / "a.html", b"new")
    assert len(calls) == 4
    assert contents(folder) == OLD | {"a.html": b"new"}


def test_a_file_that_is_protected_is_not_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Linux and macOS answer so for good, of a file that is immutable or another's in a folder for all."""

    def refuse(source: Path, target: Path) -> Path:
        calls.append(target)
        raise PermissionError(errno.EPERM, "Operation not permitted", str(source))

    calls: list[Path] = []
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileInUse):
        write_whole(folder / "a.html", b"new")
    assert len(calls) == 1
    monkeypatch.setattr(os, "name", "nt")
    monkeypatch.setattr(in_use, "PATIENCE", 0.2)
    with pytest.raises(FileInUse):
        in_use.move(folder / "b.pdf", folder / "a.html")
    assert len(calls) > 2


@pytest.mark.parametrize("act", ["replace", "remove", "save"])
def test_what_a_folder_does_not_allow_is_refused_at_once(folder: Path, act: str) -> None:
    """A folder that may only be read says no at once, and not after two seconds in which nothing could change."""
    folder.chmod(0o555)
    try:
        began = time.perf_counter()
        with bound_by_permissions(), pytest.raises(PermissionError) as refused:
            if act == "replace":
                in_use.move(folder / "b.pdf", folder / "a.html")
            elif act == "remove":
                in_use.remove(folder / "a.html")
            else:
                save(folder / "a.yaml", b"office: norfolk\n", by="form")
        assert time.perf_counter() - began < in_use.PATIENCE / 2
        assert not isinstance(refused.value, FileInUse)
    finally:
        folder.chmod(0o755)
    assert contents(folder) == OLD


def test_a_planted_link_is_not_written_through(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whoever may lay links in a shared folder cannot have another file overwritten."""
    precious = tmp_path_factory.mktemp("home") / "precious.txt"
    precious.write_bytes(b"precious")
    (folder / ".a.html.part").symlink_to(precious)
    write_whole(folder / "a.html", b"new")
    sweep_parts(folder)
    assert precious.read_bytes() == b"precious"
    assert not (folder / "a.html").is_symlink()
    if IS_ROOT:
        # As if two others worked here: one owns the link, one the file.
        os.chown(precious, 40001, -1)
        os.chown(folder, 40003, -1)
        (folder / "link.html").symlink_to(precious)
        os.chown(folder / "link.html", 40002, -1, follow_symlinks=False)
        for write in (write_whole, append_whole):
            with pytest.raises(WorkbookError, match=r"is a link to .*, which another user laid here"):
                write(folder / "link.html", b"new")
        assert precious.read_bytes() == b"precious"


def test_a_link_of_ones_own_is_followed(folder: Path) -> None:
    """What a link leads to is replaced, and the link stays, whether that was there or not."""
    for name, target in (("link", "a.html"), ("link-to-link", "link"), ("to-nothing", "nothing-yet")):
        (folder / name).symlink_to(target)
        write_whole(folder / name, name.encode())
        assert (folder / name).is_symlink()
        assert (folder / name).read_bytes() == name.encode()
    (folder / "ring").symlink_to("ring")
    with pytest.raises(WorkbookError, match="leads round in a ring"):
        write_whole(folder / "ring", b"x")


def test_what_is_put_in_place_is_on_the_disk_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes are made safe before the name, and the name before anybody is answered."""
    events: list[tuple[str, str]] = []
    fsync, replace = os.fsync, Path.replace

    def note_sync(descriptor: int) -> None:
        events.append(("safe", Path(os.readlink(f"/proc/self/fd/{descriptor}")).name))
        fsync(descriptor)

    def note_replace(source: Path, target: Path) -> Path:
        events.append(("moved", source.name))
        return replace(source, target)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(Path, "replace", note_replace)
    write_whole(folder / "a.html", b"new")
    part = events[0][1]
    assert events == [("safe", part), ("moved", part), ("safe", folder.name)]
    events.clear()
    append_whole(folder / "c.json", b"more")
    assert events == [("safe", "c.json"), ("safe", folder.name)]


@pytest.mark.parametrize("size", range(0, 5000, 499))
def test_an_append_that_does_not_fit_is_taken_back(folder: Path, limit_file_size: LimitFileSize, size: int) -> None:
    """A line for which there is no room leaves no piece of it; a file that was not there is not there."""
    limit_file_size(size)
    for name in ("c.json", "new.json"):
        with pytest.raises(OSError) as full:
            append_whole(folder / name, b"x" * 6000)
        assert full.value.filename == str(folder / name)
    assert contents(folder) == OLD


@pytest.mark.parametrize("size", range(0, 5000, 251))
def test_a_full_disk_keeps_the_old_files_and_names_the_new(
    folder: Path, limit_file_size: LimitFileSize, size: int
) -> None:
    """At twenty levels of fullness: the old files to the byte, nothing beside them, and the file's own name."""
    limit_file_size(size)
    with pytest.raises(OSError) as full:
        write_all_whole({folder / "a.html": b"x" * 6000, folder / "b.pdf": b"new"})
    assert full.value.filename == str(folder / "a.html")
    assert contents(folder) == OLD


@pytest.mark.parametrize("reason", [errno.EBADF, errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_folder_that_cannot_be_locked_is_written_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, reason: int
) -> None:
    """On NFS and SMB, where folders have no locks, a build goes on without one."""

    def refuse(*_: object) -> None:
        raise OSError(reason, os.strerror(reason))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with lock_folder(folder):
        write_all_whole({folder / "a.html": b"new", folder / "b.pdf": b"new"})
    sweep_parts(folder)
    assert contents(folder) == OLD | {"a.html": b"new", "b.pdf": b"new"}


def test_parts_that_were_left_are_swept_and_those_in_work_are_not(folder: Path) -> None:
    """A part of a program that was killed goes; one whose writer lives stays, and so does what is not ours."""
    in_work, left = new_part(folder), new_part(folder)
    left.release()
    for name in (".x.yaml.part", ".big-file.part", "x.part", ".notes"):
        (folder / name).write_bytes(b"x")
    sweep_parts(folder)
    assert contents(folder).keys() == {*OLD, in_work.path.name, ".big-file.part", "x.part", ".notes"}
    in_work.close()


@pytest.mark.parametrize("is_link", [False, True])
@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir])
def test_what_is_no_file_is_never_replaced_by_one(folder: Path, make: Change, is_link: bool) -> None:
    """Nor is a device that a link leads to: a cache or a ledger would be in its place, for every program there is."""
    make(folder / "odd")
    path = folder / "odd"
    if is_link:
        path = folder / "link"
        path.symlink_to("odd")
    for write in (write_whole, append_whole, append_line):
        with pytest.raises(WorkbookError, match=r"no file, and nothing was changed"):
            write(path, b"new")
    with pytest.raises(WorkbookError, match="no file"):
        write_whole(path, b"new", is_own=True)
    assert not (folder / "odd").is_file()
    assert contents(folder) == OLD
