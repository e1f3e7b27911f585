"""Programs that go on while a test looks at them, and the processes below them."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


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


def descendants(pid: int) -> set[tuple[int, str]]:
    """The processes below another, each with the time that it began: a later one may have its number."""
    parents: dict[int, tuple[int, str]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parts = stat.read_text().rpartition(")")[2].split()
            if parts[0] != "Z":
                parents[int(stat.parent.name)] = int(parts[1]), parts[19]
    below, found = {pid}, set()
    while below:
        below = {child for child, (parent, _) in parents.items() if parent in below}
        found |= {(child, parents[child][1]) for child in below}
    return found


def wait_until(holds: Callable[[], bool]) -> None:
    """Waits until something holds; gives up after a minute."""
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def still_running(processes: set[tuple[int, str]]) -> set[tuple[int, str]]:
    return processes & descendants(1)


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
