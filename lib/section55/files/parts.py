"""Parts: files that are being written beside the place that they are to have, under names that nobody can foresee.

A part is made new, so that no link that somebody laid there is followed, and is locked for as long
as its writer lives. What is not locked was left behind by a program that was killed: it is swept
away by whoever looks next. Where a disk knows no locks, it is swept when it is old.
"""

import os
import re
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PART = ".part"
_OLD = 3600
"""Seconds after which a part is taken for left behind where locks do not say."""
_NAME = re.compile(
    r"\.(?:[a-z0-9_]{8}\.part"
    # as version 0.1.0 named them
    r"|.+\.(?:yaml|yml|jsonl|json|pending|html|pdf|ipynb|csv|xlsx|ics)\.part|.+\.running\.ipynb)"
)


@dataclass
class Part:
    """A new file beside the place of another, locked."""

    path: Path
    descriptor: int
    _is_open: bool = True

    def release(self) -> None:
        """Closes the file, which ends its lock."""
        if self._is_open:
            self._is_open = False
            os.close(self.descriptor)

    def close(self) -> None:
        """Closes the file, and removes it where it was not moved away."""
        with suppress(OSError):
            self.release()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


def new_part(folder: Path) -> Part:
    """Makes a part in a folder, which only this user may read; raises ``OSError`` where the folder refuses."""
    while True:
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=".", suffix=PART)
        part = Part(Path(name), descriptor)
        # Between its making and its lock a sweep may have taken it for left behind.
        if lock_part(descriptor, wait=True) is not True or _is_at(part):
            return part
        part.close()


def _is_at(part: Part) -> bool:
    try:
        return os.path.samestat(os.lstat(part.path), os.fstat(part.descriptor))
    except FileNotFoundError:
        return False


def lock_part(descriptor: int, wait: bool = False) -> bool | None:
    """Whether the file is now locked by this program; None where the system or the disk knows no such locks."""
    if os.name == "nt":
        return None
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def sweep_parts(folder: Path) -> None:
    """Removes the parts in a folder that a program left behind which was killed; what it may not remove stays."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name[0] == "." and _NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    _sweep(entry)


def _sweep(entry: os.DirEntry[str]) -> None:
    is_locked: bool | None = None
    descriptor = None
    try:
        with suppress(PermissionError):
            descriptor = os.open(entry.path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
            is_locked = lock_part(descriptor)
        if is_locked or (is_locked is None and time.time() - entry.stat().st_mtime > _OLD):
            os.unlink(entry.path)
    finally:
        if descriptor is not None:
            os.close(descriptor)
