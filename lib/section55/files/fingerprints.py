"""Whether files are what they were: by SHA-256, with their size and times as a short cut."""

import os
import time
from pathlib import Path
from typing import NamedTuple

from section55.files.hashes import sha256_of_file

TICK = 100_000_000
"""Nanoseconds. A file that was written in the last tick may be written again and keep its time."""
_NO_TIME = 0


class Mark(NamedTuple):
    """What a file was; JSON has it as a list. None stands for the mark of a file that was not there."""

    size: int
    """In bytes."""
    modified: int
    """When its content changed, in nanoseconds; 0 where that says nothing."""
    changed: int
    """When anything about it changed, in the same way."""
    sha256: str


def mark_of(path: str | Path, sha256: str | None = None, *, is_settled: bool = False) -> Mark | None:
    """The mark of a file as it is now.

    ``sha256`` is its hash where that is known. Of a file that was written only just now the times
    are left out, unless it ``is_settled``: nobody but the one who asks writes it.
    """
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    is_late = not is_settled and may_change_unseen(max(found.st_mtime_ns, found.st_ctime_ns))
    times = (_NO_TIME, _NO_TIME) if is_late else (found.st_mtime_ns, found.st_ctime_ns)
    return Mark(found.st_size, *times, sha256 or sha256_of_file(path))


def may_change_unseen(time_of_change: int) -> bool:
    """Whether a file that was changed at a time, in nanoseconds, may be changed again and keep that time."""
    return time.time_ns() - time_of_change < TICK


class MarkReader:
    """Compares files with their marks: each file is asked for its size and times once, and read at most once."""

    def __init__(self) -> None:
        self._stats: dict[str, tuple[int, int, int] | None] = {}
        self._marks: dict[str, Mark | None] = {}

    def is_unchanged(self, path: str, mark: Mark | None) -> bool:
        """Whether a file is what its mark says."""
        found = self._stat(path)
        if found is None or mark is None:
            return found is None and mark is None
        if found == mark[:3]:
            return True
        if found[0] != mark.size:
            return False
        present = self.mark(path)
        return present is not None and present.sha256 == mark.sha256

    def has_same_times(self, path: str, mark: Mark | None) -> bool:
        """Whether the size and times alone say that the file is what its mark says."""
        return self._stat(path) == (mark[:3] if mark else None)

    def mark(self, path: str) -> Mark | None:
        """The mark of a file, read."""
        if path not in self._marks:
            self._marks[path] = mark_of(path)
        return self._marks[path]

    def _stat(self, path: str) -> tuple[int, int, int] | None:
        try:
            return self._stats[path]
        except KeyError:
            pass
        try:
            found = os.stat(path)
            stat = (found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        except OSError:
            stat = None
        self._stats[path] = stat
        return stat
