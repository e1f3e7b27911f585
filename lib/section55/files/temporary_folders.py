"""Temporary folders of the workbook's own: removed at their end, and where a program was killed, by the next command.

The program that made one holds a lock on it as long as it lives. Where a system or a disk knows no
such locks (Windows), nothing is swept, for nothing says whose program still lives.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from section55.files.parts import lock_part

_PREFIX = "section55-"
_NAME = re.compile(rf"{_PREFIX}[a-z0-9_]{{8}}")


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A new folder, for this user alone, until the end of the block; raises ``OSError`` where none can be made."""
    made, lock = _make_locked()
    with made as folder:
        try:
            yield Path(folder)
        finally:
            if lock is not None:
                os.close(lock)


def _make_locked() -> "tuple[tempfile.TemporaryDirectory[str], int | None]":
    while True:
        made = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
        if os.name == "nt":
            return made, None
        # Between its making and its lock a sweep may have taken it for left behind.
        with suppress(FileNotFoundError):
            lock = os.open(made.name, os.O_RDONLY)
            lock_part(lock, wait=True)
            if os.path.lexists(made.name):
                return made, lock
            os.close(lock)
        made.cleanup()


def sweep_temporary_folders() -> None:
    """Removes the temporary folders of this user's programs that were killed; what cannot be removed stays."""
    if os.name == "nt":
        return
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
                with suppress(OSError):
                    _sweep(entry)


def _sweep(entry: os.DirEntry[str]) -> None:
    if entry.stat(follow_symlinks=False).st_uid != os.geteuid():
        return
    descriptor = os.open(entry.path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        if lock_part(descriptor):
            for below, _, _ in os.walk(entry.path):
                os.chmod(below, 0o700)  # a copy of a folder that may only be read
            shutil.rmtree(entry.path, ignore_errors=True)
    finally:
        os.close(descriptor)
