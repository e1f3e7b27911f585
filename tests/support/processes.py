"""Programs that go on while a test looks at them, and the processes below them."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple


class Process(NamedTuple):
    """A process: its number, and the time that it began, for a later one may have the same number."""

    pid: int
    begun: str


@contextmanager
def run_program(*words: str | Path) -> Iterator[subprocess.Popen[str]]:
    """A program of this Python's that goes on while the block does."""
    process = subprocess.Popen(
        [sys.executable, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _parents() -> dict[Process, int]:
    """Each process that has not ended, and the number of the one that started it."""
    parents: dict[Process, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parts = stat.read_text().rpartition(")")[2].split()
            if parts[0] != "Z":
                parents[Process(int(stat.parent.name), parts[19])] = int(parts[1])
    return parents


def descendants(pid: int) -> set[Process]:
    """The processes below another, however deep."""
    parents = _parents()
    found: set[Process] = set()
    above = {pid}
    while above:
        below = {process for process, parent in parents.items() if parent in above}
        above = {process.pid for process in below}
        found |= below
    return found


def children(pid: int) -> set[Process]:
    """The processes that another started itself."""
    return {process for process, parent in _parents().items() if parent == pid}


def wait_until(holds: Callable[[], bool]) -> None:
    """Waits until something holds; gives up after a minute."""
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def still_running(processes: set[Process]) -> set[Process]:
    """Those of some processes that have not ended."""
    return processes & descendants(1)
