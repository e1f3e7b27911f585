"""A disk that is full: files grow to so many bytes and no further."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class LimitFileSize(Protocol):
    """Lets files grow to so many bytes and no further."""

    def __call__(self, size: int, /) -> None: ...


_ROOM = resource.getrlimit(resource.RLIMIT_FSIZE)


def make_room() -> None:
    """Lets files grow as they did before the tests."""
    resource.setrlimit(resource.RLIMIT_FSIZE, _ROOM)


@contextmanager
def small_disk() -> Iterator[LimitFileSize]:
    """Gives what limits the size of files, until the end of the block; a write beyond it is an ``OSError``."""
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, _ROOM[1]))
    finally:
        make_room()
        signal.signal(signal.SIGXFSZ, handler)
