"""Who may read and write a file: kept when it is replaced, and for a new one what its folder lets people do.

A save that is a replacement would else open a private draft to everybody, and close a shared one to
everybody but whoever saved it. Windows gives a new file the rights of its folder by itself.
"""

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from section55.model.disk_errors import is_allowed
from section55.model.errors import WorkbookError

_ACL = "system.posix_acl_access"
_SHARED = stat.S_IWGRP | stat.S_IWOTH
_OWNER = stat.S_IRUSR | stat.S_IWUSR


class NotWritable(WorkbookError, PermissionError):
    """A file or folder may not be written by this user; nothing has changed."""


def refuse_unwritable(path: Path) -> None:
    """Raises `NotWritable` for a file that is there and may not be written; a replacement would pass that over."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return
    # Root may write anything, but whoever took the right to write away from everybody meant it.
    if not found.st_mode & 0o222:
        raise NotWritable(
            f"{path.name} is write-protected, and nothing was changed. To change it, allow writing in the file's "
            "properties first."
        )
    if not is_allowed(path, os.W_OK):
        raise NotWritable(f"{path.name} belongs to {_owner(found)}, and you may not change it. {_ask(found)}")


def unwritable_folder(path: Path) -> NotWritable:
    """What to raise where nothing can be made beside a file, since its folder refuses that."""
    return NotWritable(
        f"{path.name} cannot be changed: you may not write in the folder {path.parent}. Nothing was changed. "
        "Ask whoever keeps the folder, or IT, for the right to write there."
    )


def unusable_by_others(path: Path) -> NotWritable:
    """What to raise for a file of the workbook's own, like a lock, that another user's program left unwritable."""
    found = path.stat()
    return NotWritable(f"{path.name} belongs to {_owner(found)}, and you may not write it. {_ask(found)}")


def _ask(found: os.stat_result) -> str:
    return (
        f"Nothing was changed. Ask {_owner(found)}, or IT, to let all who work on these files write it: on Linux and "
        "macOS, chmod g+w."
    )


def _owner(found: os.stat_result) -> str:
    try:
        import pwd

        return pwd.getpwuid(found.st_uid).pw_name
    except (ImportError, KeyError):
        return f"another user (number {found.st_uid})"


def most_private(paths: Iterable[Path]) -> Path | None:
    """The file that the fewest people may read and write; None where there is none."""
    found = []
    for path in paths:
        with suppress(OSError):
            found.append((stat.S_IMODE(path.stat().st_mode).bit_count(), path))
    return min(found)[1] if found else None


def keep_access(descriptor: int, path: Path) -> None:
    """Gives a new file the mode of the one that it replaces, and where that is allowed its owner, group and ACL.

    Where nothing is at the path, the file is as readable as others and as writable as its folder.
    """
    if os.name == "nt":
        return
    try:
        found = path.stat()
    except FileNotFoundError:
        _open_as_folder(descriptor, path.parent)
        return
    _take_over(descriptor, found, path, everything=True)


def share_access(descriptor: int, like: Path | None, path: Path) -> None:
    """Gives a file of the workbook's own the access of the one that it belongs to, and its writer's right to write.

    Where that is not there, the file is as writable as the folder of ``path``.
    """
    if os.name == "nt":
        return
    try:
        found = like.stat() if like else None
    except FileNotFoundError:
        found = None
    if like is None or found is None:
        _open_as_folder(descriptor, path.parent)
    else:
        _take_over(descriptor, found, like, everything=False)


def _take_over(descriptor: int, found: os.stat_result, source: Path, everything: bool) -> None:
    mode = stat.S_IMODE(found.st_mode) | (0 if everything else _OWNER)
    if not _give_to(descriptor, found.st_uid, found.st_gid):
        # Another group than the one that was meant: it may do what anybody may.
        mode = mode & ~0o070 | (mode & 0o007) << 3
    with suppress(OSError):
        os.fchmod(descriptor, mode)
    if not hasattr(os, "listxattr"):
        return
    names: list[str] = []
    with suppress(OSError):
        names = os.listxattr(source)
    if _ACL not in names:
        with suppress(OSError):
            os.removexattr(descriptor, _ACL)  # what the folder gave to new files
    for name in names if everything else {_ACL} & set(names):
        with suppress(OSError):
            os.setxattr(descriptor, name, os.getxattr(source, name))


def _give_to(descriptor: int, owner: int, group: int) -> bool:
    """Gives a file to an owner and a group, where that is allowed; whether it has the group then."""
    now = os.fstat(descriptor)
    if now.st_uid != owner:
        with suppress(OSError):
            os.fchown(descriptor, owner, -1)
    if now.st_gid != group:
        try:
            os.fchown(descriptor, -1, group)
        except OSError:
            return False
    return True


def _open_as_folder(descriptor: int, folder: Path) -> None:
    umask = os.umask(0o077)
    os.umask(umask)
    mode = 0o666 & ~umask
    with suppress(OSError):
        mode |= _shared_by(folder, descriptor)
    with suppress(OSError):
        os.fchmod(descriptor, mode & 0o666)


def _shared_by(folder: Path, descriptor: int) -> int:
    """What a folder lets others than its owner do with what is in it, as a mode."""
    found = folder.stat()
    if found.st_mode & stat.S_ISVTX:
        return 0  # everybody may write there, each in their own files
    bits = found.st_mode & _SHARED
    if bits & stat.S_IWGRP and os.fstat(descriptor).st_gid != found.st_gid:
        try:
            os.fchown(descriptor, -1, found.st_gid)
        except OSError:
            bits &= ~stat.S_IWGRP
    return bits | bits << 1 | bits >> 1


def make_folder(path: Path) -> None:
    """Makes a folder, and those above it that are missing, as writable as the one that they are in.

    Raises ``OSError`` where the system refuses.
    """
    if path.is_dir():
        return
    make_folder(path.parent)
    try:
        path.mkdir()
    except FileExistsError:
        if path.is_dir():
            return
        raise
    except PermissionError:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path)) from None
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            bits = _shared_by(path.parent, descriptor)
            os.fchmod(descriptor, stat.S_IMODE(os.fstat(descriptor).st_mode) | bits)
        finally:
            os.close(descriptor)
