"""Files read with a bound: nothing but an ordinary file, and never more of it than wanted."""

import os
import stat
from pathlib import Path

from section55.model.errors import WorkbookError


class NotRead(WorkbookError):
    """Raised for what is no ordinary file, or is too large; says which, beginning with a capital letter."""


def read_bounded(path: Path, most: int) -> bytes:
    """The bytes of an ordinary file that has at most so many.

    Raises `NotRead` for a folder, a pipe or a device, without reading from it, and for a larger
    file; ``OSError`` where the system refuses.
    """
    # Not blocking: a pipe that nobody writes to would be waited for here, without an end.
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(number, "rb") as file:
        found = os.fstat(number)
        if not stat.S_ISREG(found.st_mode):
            raise NotRead("It is no ordinary file: a folder, a pipe or a device.")
        if found.st_size <= most:
            data = file.read(most + 1)
            if len(data) <= most:
                return data
    raise NotRead(f"It has more than {most:,} bytes, which is the most that is read. Is it the right file?")
