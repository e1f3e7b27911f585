"""A process of its own for one run of a notebook's cells: whatever they change in it is gone when it ends.

It is forked from this process where that is safe, since everything is imported then, and is a fresh
Python elsewhere. Both run the same `run_cells` and send the same messages through a pipe.
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
from typing import IO, Final, Literal, NoReturn, Protocol

from section55.build.engine.cell_forker import CellForker
from section55.build.engine.child_process import PipedProcess, detach_fork, die_with_parent, watch_parent
from section55.forking import can_fork

StartMethod = Literal["fork", "fresh"]
FORK: Final = "fork"
FRESH: Final = "fresh"
_WINDOWS_ERRORS = 0xC0000000
_CRASHES_ON_WINDOWS = {
    0xC0000005: "it crashed, as it used memory that is not its own",
    0xC0000017: "the memory was full",
    0xC000001D: "it crashed, as this processor is too old for it",
    0xC00000FD: "it crashed, as it called itself too often",
    0xC0000135: "a part of Windows that it needs is missing",
    0xC000013A: "it was stopped with Ctrl-C, or its window was closed",
    0xC0000142: "Windows could not start it",
    0xC000012D: "the memory was full",
    0xC0000374: "it crashed, as its memory was damaged",
    0xC0000409: "it crashed, as its memory was damaged",
}
"""What the commonest of Windows' own exit statuses mean."""


class Killable(Protocol):
    """A process that can be ended."""

    def kill(self) -> None:
        """Ends the process, and those that it started, if they still run."""


class CellProcess(Killable, Protocol):
    """A process that runs cells."""

    lines: IO[bytes]
    """Its messages (`CellMessage`), each a line of JSON, until it ends."""

    def wait(self) -> int:
        """Waits for its end; gives its exit status, or minus the number of the signal that ended it."""


def choose_start_method() -> StartMethod:
    """The way to start a process for cells from here: ``fork`` where that is safe, else ``fresh``."""
    return FORK if can_fork() and not _has_another_shell() else FRESH


def _has_another_shell() -> bool:
    """Whether this process is someone's IPython, whose shell the cells must not get."""
    if "IPython.core.interactiveshell" not in sys.modules:
        return False
    from IPython.core.interactiveshell import InteractiveShell

    from section55.build.engine.cell_shell import CellShell

    return InteractiveShell.initialized() and not isinstance(InteractiveShell.instance(), CellShell)


def describe_exit(status: int) -> str:
    """How a process ended, in words, from its exit status as `CellProcess.wait` gives it.

    Windows has no signals: a process that crashed there has an exit status of 3,221,225,472 or more.
    """
    if status >= _WINDOWS_ERRORS:
        what = _CRASHES_ON_WINDOWS.get(status, "it crashed")
        return f"{what}; Windows error 0x{status:08X}"
    return f"exit status {status}" if status >= 0 else f"signal {-status}, {signal.strsignal(-status)}"


@contextmanager
def start_cells(sources: Sequence[str], method: StartMethod) -> Iterator[CellProcess]:
    """Starts a process that runs these cells; ends it at the end of the block, if it still runs."""
    process: CellProcess
    if method == FRESH:
        process = _FreshProcess(sources)
    else:
        process = _ChildOfForker(sources, _forker) if _forker else _ForkedProcess(sources)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.lines.close()


class Watchdog:
    """Kills a process that sends no message for too long.

    It needs a thread, which ends with the block, so that this process may fork again.
    """

    def __init__(self, seconds: float, process: Killable) -> None:
        self._seconds, self._process = seconds, process
        self._until = time.monotonic() + seconds
        self._is_done = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self.has_timed_out = False

    def restart(self) -> None:
        """Gives the process its full time again, from now."""
        self._until = time.monotonic() + self._seconds

    def __enter__(self) -> "Watchdog":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._is_done.wait(max(0.0, min(self._until - time.monotonic(), threading.TIMEOUT_MAX))):
            if time.monotonic() >= self._until:
                self.has_timed_out = True
                self._process.kill()
                return


_forker: CellForker | None = None
"""What forks in place of this process."""


def start_forker() -> CellForker:
    """Starts a process that forks for the runs to come in place of this one, which has what they need by now."""
    global _forker
    _forker = CellForker(_run_as_child)
    return _forker


class _ForkedProcess:
    """A process forked from this one, or by another in its place."""

    def __init__(self, sources: Sequence[str]) -> None:
        reading, writing = os.pipe()
        try:
            self._pid = self._fork(sources, writing)
        except BaseException:
            os.close(reading)
            raise
        finally:
            os.close(writing)
        self.lines: IO[bytes] = os.fdopen(reading, "rb")
        self._status: int | None = None

    def _fork(self, sources: Sequence[str], writing: int) -> int:
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            _run_as_child(sources, writing, parent)
        return pid

    def kill(self) -> None:
        if self._status is None:
            _kill_group(self._pid)

    def wait(self) -> int:
        if self._status is None:
            self._status = self._wait()
        return self._status

    def _wait(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])


class _ChildOfForker(_ForkedProcess):
    def __init__(self, sources: Sequence[str], forker: CellForker) -> None:
        self._forker = forker
        super().__init__(sources)

    def _fork(self, sources: Sequence[str], writing: int) -> int:
        return self._forker.fork(sources, writing)

    def _wait(self) -> int:
        return self._forker.wait()


def _run_as_child(sources: Sequence[str], writing: int, parent: int) -> NoReturn:
    """Runs the cells in the forked child; it never returns into the code that it was forked from."""
    status = 1
    try:
        detach_fork(parent, writing)
        _run(sources, writing)
        status = 0
    finally:
        os._exit(status)


class _FreshProcess:
    def __init__(self, sources: Sequence[str]) -> None:
        self._process = PipedProcess("section55.build.engine.cell_process", stderr=subprocess.DEVNULL)
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
    """Ends a process and those it started; before the child has made its group, that is the child alone."""
    for kill in (os.killpg, os.kill):
        try:
            kill(pid, signal.SIGKILL)
            return
        except ProcessLookupError:
            continue


def _run(sources: Sequence[str], writing: int) -> None:
    from section55.build.engine.cell_shell import CellMessage, encode_line, run_cells

    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    with os.fdopen(writing, "wb") as lines:

        def send(message: CellMessage) -> None:
            lines.write(encode_line(message))
            lines.flush()

        run_cells(sources, send)


def main() -> None:
    """Runs the cells on the first line of standard input, and sends its messages to standard output."""
    sources: list[str] = json.loads(sys.stdin.buffer.readline())
    from_parent, writing = os.dup(0), os.dup(1)
    die_with_parent(os.getppid())
    watch_parent(from_parent)
    _run(sources, writing)


if __name__ == "__main__":
    main()
    sys.stdout = sys.stderr = None
    os._exit(0)
