"""Locks between programs: on a folder, without a file, and on a file that stays; both end with the process.

Network disks (NFS, SMB) do not know all of them. Where one is not known, the program goes on without.
"""

import errno
import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from section55.files.access import share_access, unusable_by_others, unwritable_folder
from section55.files.parts import new_part
from section55.model.disk_errors import is_allowed

if TYPE_CHECKING:
    from filelock import BaseFileLock

_UNKNOWN = {errno.ENOLCK, errno.EOPNOTSUPP, errno.EBADF, errno.EINVAL}
"""How disks answer that know no locks; for ENOSYS filelock has its own answer."""
FOLDERS_CAN_BE_LOCKED = os.name != "nt"
LOCK_OF_FOLDER = ".building.part"
"""The file that is locked where a folder cannot be, as on Windows; called so that it is swept as any part is."""
PATIENCE = 60
"""Seconds that another program is waited for; then the work goes on without the lock."""


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Holds off others who ask the same of this folder, until the block or the process ends.

    Leaves no file behind. On a network disk where a folder cannot be locked, nobody is held off.
    """
    release = _lock_folder(folder) if FOLDERS_CAN_BE_LOCKED else _lock_by_file(folder)
    try:
        yield
    finally:
        release()


def _lock_folder(folder: Path) -> Callable[[], None]:
    import fcntl

    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return _nothing
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError:
        pass
    except BaseException:
        os.close(descriptor)
        raise
    return partial(os.close, descriptor)


def _lock_by_file(folder: Path) -> Callable[[], None]:
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK_OF_FOLDER, timeout=PATIENCE)
    try:
        # Windows answers alike where another holds the lock and where nobody may write in the folder.
        new_part(folder).close()
        lock.acquire()
    except (OSError, Timeout):
        return _nothing
    return lock.release


def _nothing() -> None:
    """Releases nothing: nobody is held off."""


def lock_file(path: Path, like: Path, patience: float) -> "BaseFileLock":
    """Locks a file, which is made where it is not there; gives the lock, to be released.

    A new one may be used by whoever may write the file ``like``. Raises ``filelock.Timeout`` where
    another holds it for longer than ``patience`` seconds, `NotWritable` where this user may not use
    it, and another ``OSError`` where the disk refuses.
    """
    from filelock import FileLock, SoftFileLock

    _make_lock(path, like)
    lock: BaseFileLock = FileLock(path, timeout=patience)
    with warnings.catch_warnings():
        # On a disk without locks filelock uses the file's being there, and says so in words for programmers.
        warnings.simplefilter("ignore", UserWarning)
        try:
            lock.acquire()
        except PermissionError:
            raise unusable_by_others(path) from None
        except OSError as error:
            if error.errno not in _UNKNOWN:
                raise
            lock = SoftFileLock(path.with_name(f"{path.stem}.soft.lock"), timeout=patience)
            lock.acquire()
    return lock


def _make_lock(path: Path, like: Path) -> None:
    if os.path.lexists(path):
        _renew(path, like)
        return
    try:
        part = new_part(path.parent)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise unwritable_folder(like) from None
        error.filename = str(like)
        raise
    try:
        share_access(part.descriptor, like, path)
        # With all its rights from its first moment: another user may be waiting for it. Where a disk has no
        # hard links, filelock makes the file.
        with suppress(OSError):
            os.link(part.path, path)
    finally:
        part.close()


def _renew(path: Path, like: Path) -> None:
    """Makes a lock anew that another user left behind unwritable, where nobody holds it."""
    if os.name == "nt" or os.path.islink(path):
        return
    if is_allowed(path, os.W_OK):
        return
    import fcntl

    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Whoever waits for it looks whether it is still there once they have it.
            path.unlink()
        finally:
            os.close(descriptor)
        _make_lock(path, like)
