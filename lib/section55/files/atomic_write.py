"""Files that are there whole or not at all, and stay there when the power goes: the one way to put files in place.

A file is written beside its place, made safe on the disk, and moved there. A link is followed to
the file that it leads to. What is replaced keeps its mode, owner, group and ACL; what is new is as
writable as its folder. Several files are replaced all or none.
"""

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from section55.files.access import keep_access, refuse_unwritable, share_access
from section55.files.in_use import FileInUse, move, remove, try_again
from section55.files.interrupts import interrupts_held_off
from section55.files.parts import PART, Part, lock_part, new_part
from section55.model.errors import WorkbookError

_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF, errno.ENOSYS, errno.EACCES, errno.EPERM}
"""How network disks answer where a folder cannot be made safe by itself."""


def write_whole(path: Path, data: bytes, *, is_own: bool = False, like: Path | None = None) -> None:
    """Writes a file beside its place and moves it there, so that nobody ever meets half of it.

    Once it returns, the file survives a crash of the machine. ``is_own`` is for a file that is the
    workbook's own and no person's, like a lock or a cache: it may be replaced by whoever may write in
    the folder, and has the access of the file ``like``, or of the folder. Raises `NotWritable` for a
    file without the right to write, `FileInUse` for one that another program keeps open, and another
    ``OSError`` where the disk refuses (it is full, say). What was at the place is still there then.
    """
    write_all_whole({path: data}, is_own=is_own, like=like)


def write_all_whole(files: Mapping[Path, bytes], *, is_own: bool = False, like: Path | None = None) -> None:
    """Writes several files so: all are replaced, or none is; raises as `write_whole` does."""
    places: list[_Place] = []
    try:
        for path, data in files.items():
            with _naming(path):
                places.append(_write_beside(path, data, is_own=is_own, like=like))
        with interrupts_held_off():
            _replace_all(places)
    finally:
        for place in places:
            place.part.close()
            if place.old:
                place.old.close()


@dataclass
class _Place:
    """A file that is written and still to be moved to its place."""

    path: Path
    part: Part
    old: Part | None = None
    """What is at the place, by another name, while several files are replaced."""

    def keep_old(self) -> None:
        """Keeps what is at the place; raises `FileInUse` where another program has it open."""
        try:
            # Whoever has it open so that it cannot be replaced keeps it from being opened to write, too.
            os.close(try_again(lambda: os.open(self.path, os.O_RDWR), self.path))
        except FileNotFoundError:
            return
        except PermissionError:
            raise FileInUse(self.path) from None
        self.old = _second_name(self.path)

    def put(self) -> None:
        move(self.part.path, self.path)

    def put_back(self) -> None:
        """Brings back what was at the place, if it was replaced."""
        if self.old is None:
            if not self.part.path.exists():
                remove(self.path)
        elif not os.path.samefile(self.old.path, self.path):
            move(self.old.path, self.path)


def _write_beside(path: Path, data: bytes, *, is_own: bool, like: Path | None) -> _Place:
    real = real_path(path)
    if not is_own:
        refuse_unwritable(real)
    part = new_part(real.parent)
    try:
        if is_own:
            share_access(part.descriptor, like, real)
        else:
            keep_access(part.descriptor, real)
        with open(part.descriptor, "wb", closefd=False) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        part.close()
        raise
    _release_to_move(part)
    return _Place(real, part)


def _release_to_move(part: Part) -> None:
    """Windows moves no file that is open, and has no lock on it that would be lost."""
    if os.name == "nt":
        part.release()


def _second_name(path: Path) -> Part:
    """The same file by another name, or a copy of it where the disk gives a file but one."""
    name = path.with_name(f".{secrets.token_hex(4)}{PART}")
    try:
        os.link(path, name)
    except OSError:
        part = new_part(path.parent)
        try:
            keep_access(part.descriptor, path)
            with path.open("rb") as file, open(part.descriptor, "wb", closefd=False) as copy:
                shutil.copyfileobj(file, copy)
                copy.flush()
                os.fsync(copy.fileno())
        except BaseException:
            part.close()
            raise
    else:
        part = Part(name, os.open(name, os.O_RDONLY))
        lock_part(part.descriptor)
    _release_to_move(part)
    return part


def _replace_all(places: list[_Place]) -> None:
    if len(places) > 1:
        for place in places:
            with _naming(place.path):
                place.keep_old()
    try:
        for place in places:
            with _naming(place.path):
                place.put()
        for folder in {place.path.parent for place in places}:
            sync_folder(folder)
    except BaseException:
        if len(places) > 1:
            for place in places:
                with suppress(OSError):  # the others are still put back
                    place.put_back()
        raise


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Lets what the system says name the file that is to be written, and not the part beside it."""
    try:
        yield
    except OSError as error:
        if not isinstance(error, WorkbookError):
            error.filename, error.filename2 = str(path), None
        raise


def real_path(path: Path) -> Path:
    """The file that a path leads to by links, there or not.

    A link that somebody laid who owns neither the folder nor the file that it leads to is not
    followed: it may lead to a file that only this user may write. Raises `WorkbookError` for it, for
    links that lead round in a ring, and for a folder, a pipe or a device, of which no file takes the place.
    """
    if not path.is_symlink():
        return _refuse_what_is_no_file(path, path)
    real = Path(os.path.realpath(path))
    if real.is_symlink():
        raise WorkbookError(f"{path.name} is a link that leads round in a ring. Put the file itself there.")
    if os.name != "nt":
        trusted = {os.geteuid(), 0, path.parent.stat().st_uid}
        with suppress(OSError):
            trusted.add(real.stat().st_uid)
        if path.lstat().st_uid not in trusted:
            raise WorkbookError(
                f"{path.name} is a link to {real}, which another user laid here, and nothing was changed. Put the file "
                "itself there, or a link of your own."
            )
    return _refuse_what_is_no_file(path, real)


def _refuse_what_is_no_file(path: Path, real: Path) -> Path:
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(real.stat().st_mode):
            where = "is" if real == path else f"leads to {real}, which is"
            raise WorkbookError(f"{path.name} {where} no file, and nothing was changed. Move it out of the folder.")
    return real


def append_line(path: Path, data: bytes) -> None:
    """Adds to the end of a file of the workbook's own that may lose its last line, like the build's ledger."""
    real = real_path(path)
    with open(real, "ab", opener=_opener(None)) as file:
        file.write(data)


def _opener(like: Path | None) -> Callable[[str, int], int]:
    """How ``open`` adds to a file of the workbook's own; a new one has the access of ``like``, or of its folder."""

    def open_to_append(name: str, flags: int) -> int:
        # Nor may a pipe that lies there hold the program up until somebody reads from it.
        flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        try:
            descriptor = os.open(name, flags | os.O_EXCL, 0o600)
        except FileExistsError:
            return os.open(name, flags & ~os.O_CREAT)
        share_access(descriptor, like, Path(name))
        return descriptor

    return open_to_append


def append_whole(path: Path, data: bytes, like: Path | None = None) -> None:
    """Adds to the end of a file so that it survives a crash; where it raises, the file is as long as before.

    A new file has the access of ``like``, as one of `write_whole` has. Raises as `write_whole` does.
    """
    real = real_path(path)
    refuse_unwritable(real)
    made = not real.exists()
    with _naming(path):
        # Without a buffer: what a full disk had no room for would be written once more when the file is closed.
        with open(real, "ab", buffering=0, opener=_opener(like)) as file:
            length = file.seek(0, os.SEEK_END)
            try:
                left = memoryview(data)
                while left:
                    left = left[file.write(left) :]
                os.fsync(file.fileno())
            except BaseException:
                os.ftruncate(file.fileno(), length)
                os.fsync(file.fileno())
                if made:
                    with suppress(OSError):  # Windows removes no file that is open
                        real.unlink()
                raise
        sync_folder(real.parent)


def sync_folder(folder: Path) -> None:
    """Makes the names of a folder's files survive a crash, where the system can be asked to."""
    if os.name == "nt":
        return  # it does so by itself
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(descriptor)
