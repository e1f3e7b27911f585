"""A process of its own for one run of a notebook's cells: whatever they do to it is gone with it.

Forked from this process where that is safe, since then everything is imported already; a fresh
Python elsewhere. Both run the same `run_cells` and say the same on a pipe.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any, NoReturn, Protocol

from section55.orphans import alone_with, die_with_parent, watch_parent

FORK, FRESH = "fork", "fresh"


class Killable(Protocol):
    """A process that can be ended."""

    def kill(self) -> None:
        """Ends it and what it started, if that still runs."""


class Running(Killable, Protocol):
    """A process that runs cells."""

    lines: IO[bytes]
    """What it says, a line of JSON each, until it ends."""

    def wait(self) -> int:
        """Its exit status, once it has ended; the number of the signal that ended it, as a negative one."""


def safest_start() -> str:
    """How to start a process for cells from here: ``fork`` where nothing can go wrong with it, else ``fresh``.

    A process with a second thread must not fork, for the child has that thread's locks and not the
    thread. macOS has such threads of its own, and Windows has no fork.
    """
    if sys.platform != "linux" or not hasattr(os, "fork"):
        return FRESH
    try:
        return FORK if len(os.listdir("/proc/self/task")) == 1 and not _in_a_shell_already() else FRESH
    except OSError:
        return FRESH


def _in_a_shell_already() -> bool:
    """Whether this process is someone's IPython, whose shell the cells must not get."""
    if "IPython.core.interactiveshell" not in sys.modules:
        return False
    from section55.cells import CellShell, InteractiveShell

    return InteractiveShell.initialized() and not isinstance(InteractiveShell._instance, CellShell)


def manner(status: int) -> str:
    """How a process ended, in words, from its exit status as `Running.wait` gives it."""
    return f"exit status {status}" if status >= 0 else f"signal {-status}, {signal.strsignal(-status)}"


@contextmanager
def running(sources: Sequence[str], start: str) -> Iterator[Running]:
    """A process that runs these cells, started by ``fork`` or ``fresh``; at the end of the block it is no more."""
    process = _Forked(sources) if start == FORK else _Fresh(sources)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.lines.close()


class Watch:
    """Ends a process that says nothing for too long. One thread, which is gone when the block is: then it may fork."""

    def __init__(self, seconds: float, process: "Killable") -> None:
        self._seconds, self._process = seconds, process
        self._until = time.monotonic() + seconds
        self._is_done = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self.is_out_of_time = False

    def begin_again(self) -> None:
        """It has said something: its time runs from now."""
        self._until = time.monotonic() + self._seconds

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._is_done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._is_done.wait(max(0.0, min(self._until - time.monotonic(), threading.TIMEOUT_MAX))):
            if time.monotonic() >= self._until:
                self.is_out_of_time = True
                self._process.kill()
                return


class _Forked:
    def __init__(self, sources: Sequence[str]) -> None:
        reading, writing = os.pipe()
        parent = os.getpid()
        self._pid = os.fork()
        if self._pid == 0:
            _run_as_child(sources, writing, parent)
        os.close(writing)
        self.lines = os.fdopen(reading, "rb")
        self._status: int | None = None

    def kill(self) -> None:
        if self._status is None:
            _kill_group(self._pid)

    def wait(self) -> int:
        if self._status is None:
            self._status = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        return self._status


def _run_as_child(sources: Sequence[str], writing: int, parent: int) -> NoReturn:
    """What the forked child does; it never returns into the code that it was forked from."""
    status = 1
    try:
        alone_with(writing, parent)
        _run(sources, writing)
        status = 0
    finally:
        os._exit(status)


class _Fresh:
    def __init__(self, sources: Sequence[str]) -> None:
        # -P: the current folder is no place to import from, as it is none in a process that is forked.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "section55.cell_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.lines = self._process.stdout
        try:
            self._process.stdin.write(json.dumps(list(sources)).encode() + b"\n")
            self._process.stdin.flush()  # and left open: when it closes, the process knows that nobody waits for it
        except OSError:
            self.kill()

    def kill(self) -> None:
        if self._process.poll() is None:
            if os.name == "nt":
                self._process.kill()
            else:
                _kill_group(self._process.pid)

    def wait(self) -> int:
        self._process.stdin.close()
        return self._process.wait()


def _kill_group(pid: int) -> None:
    """Ends a process and those it started; before the child has made its group there is only itself."""
    for kill in (os.killpg, os.kill):
        try:
            kill(pid, signal.SIGKILL)
            return
        except ProcessLookupError:
            continue


def _run(sources: Sequence[str], writing: int) -> None:
    from section55.cells import as_line, run_cells

    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    with os.fdopen(writing, "wb") as lines:

        def tell(told: dict[str, Any]) -> None:
            lines.write(as_line(told))
            lines.flush()

        run_cells(sources, tell)


def main() -> None:
    """Runs the cells that stand on the first line of standard input, and says on standard output what they show."""
    sources = json.loads(sys.stdin.buffer.readline())
    asked_from, writing = os.dup(0), os.dup(1)
    die_with_parent(os.getppid())
    watch_parent(asked_from)
    _run(sources, writing)


if __name__ == "__main__":
    main()
    sys.stdout = sys.stderr = None
    os._exit(0)
