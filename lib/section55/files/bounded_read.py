"""Files are looked at before they are read: nothing but a file is opened, and none that is larger than it may be."""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

from section55.model.errors import WorkbookError

MOST_HISTORY_BYTES = 200_000_000
"""More than any history has: a parameter file of 10 MB that was written anew 20 times."""


class TooLarge(OSError):
    """A file is larger than it may be."""

    def __init__(self, path: str | Path, size: int, most: int) -> None:
        self.size, self.most = size, most
        super().__init__(errno.EFBIG, f"it has {size:,} bytes, and {most:,} is the most", str(path))


class NotAFile(OSError):
    """A folder, a device or a pipe stands where a file should."""

    def __init__(self, path: str | Path, mode: int) -> None:
        kind = "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"
        super().__init__(errno.EINVAL, f"it is {kind} and not a file", str(path))


def open_file(path: str | Path) -> BufferedReader:
    """Opens a file to read its bytes; raises `NotAFile` for anything else, and any other ``OSError``."""
    _check_mode(path, os.stat(path).st_mode)
    # A pipe that took the file's place since must not hold the program up until somebody writes to it.
    file = os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb")
    try:
        _check_mode(path, os.fstat(file.fileno()).st_mode)
    except NotAFile:
        file.close()
        raise
    return file


def _check_mode(path: str | Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise NotAFile(path, mode)


def read_file(path: str | Path, most: int) -> bytes:
    """The bytes of a file of at most so many bytes.

    Raises `TooLarge` for a larger one, which is not read, `NotAFile`, and any other ``OSError``.
    """
    with open_file(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(size + 1) if size <= most else b""
        if len(data) > size:
            # It has grown since. To ask for the most at once would take room for the most, of each of thousands.
            data += file.read(most + 1 - len(data))
    if max(size, len(data)) > most:
        raise TooLarge(path, max(size, len(data)), most)
    return data


class NotRead(WorkbookError):
    """Raised for what is no ordinary file, or is too large; says which, beginning with a capital letter."""


def read_bounded(path: Path, most: int) -> bytes:
    """The bytes of an ordinary file that has at most so many, as `read_file`.

    Raises `NotRead` for a folder, a pipe or a device, and for a larger file; ``OSError`` where the system refuses.
    """
    try:
        return read_file(path, most)
    except NotAFile:
        raise NotRead("It is no ordinary file: a folder, a pipe or a device.") from None
    except TooLarge:
        raise NotRead(
            f"It has more than {most:,} bytes, which is the most that is read. Is it the right file?"
        ) from None
