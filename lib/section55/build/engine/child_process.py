"""Child processes: they end with their parent, and keep nothing of it open that is not theirs."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from functools import cache
from multiprocessing import get_context
from typing import IO

_PR_SET_PDEATHSIG = 1


class PipedProcess(subprocess.Popen[bytes]):
    """A fresh Python that runs a module of the workbook's, with a pipe to it and one from it.

    It has a session of its own (on Windows, a group): Ctrl-C at the terminal is for its parent to
    handle, and it can signal its group without ending its parent. ``variables`` are of its
    environment, on top of this process's. Raises ``OSError`` where the system cannot start it.
    """

    stdin: IO[bytes]
    stdout: IO[bytes]

    def __init__(
        self, module: str, *arguments: str, stderr: int | IO[bytes], variables: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(
            # -P: the current folder is no place to import from, as it is none in a process that is forked.
            [sys.executable, "-P", "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            env=os.environ | (variables or {}),
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )


class ForkedProcess:
    """A process forked from this one, which has no second thread, with the pipes and the ways of a `PipedProcess`.

    ``serve`` is called in it with what comes from here and what goes here; the process ends with it. Raises
    ``OSError`` where the system cannot start it.
    """

    def __init__(self, serve: Callable[[IO[bytes], IO[bytes]], None], *, stderr: IO[bytes]) -> None:
        requests, answers = os.pipe(), os.pipe()
        self.stdin: IO[bytes] = os.fdopen(requests[1], "wb")
        self.stdout: IO[bytes] = os.fdopen(answers[0], "rb")
        kept = (requests[0], answers[1])
        self._process = get_context("fork").Process(
            target=_serve_fork, args=(serve, *kept, stderr.fileno(), os.getpid()), daemon=True
        )
        try:
            self._process.start()
        except OSError:
            self.stdin.close()
            self.stdout.close()
            raise
        finally:
            for pipe in kept:
                os.close(pipe)

    def poll(self) -> int | None:
        """Its exit status, or minus the number of the signal that ended it; None while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """Waits for its end; gives its exit status. Raises ``subprocess.TimeoutExpired``."""
        self._process.join(timeout)
        status = self.poll()
        if status is None:
            raise subprocess.TimeoutExpired("a forked process", timeout or 0.0)
        return status

    def kill(self) -> None:
        """Ends the process at once, if it still runs."""
        self._process.kill()

    def terminate(self) -> None:
        """Asks the process to end."""
        self._process.terminate()


def _serve_fork(
    serve: Callable[[IO[bytes], IO[bytes]], None], requests: int, answers: int, errors: int, parent: int
) -> None:
    os.dup2(errors, 2)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    detach_fork(parent, requests, answers)
    serve(os.fdopen(requests, "rb"), os.fdopen(answers, "wb"))


def die_with_parent(parent: int) -> None:
    """On Linux, asks the system to kill this process when its parent (the thread that started it) ends in any way.

    ``parent`` is the parent's process id; where it has ended already, this process ends now. Does
    nothing on other systems: there a process that reads from its parent ends when its input does.
    """
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError, AttributeError):
        _prctl()(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


@cache
def _prctl() -> Callable[[int, int], int]:
    """Linux's own call; a process that is forked by one that has called it need not look for it again."""
    import ctypes

    call: Callable[[int, int], int] = ctypes.CDLL(None).prctl
    return call


def watch_parent(pipe: int) -> None:
    """Ends this process, on any system, as soon as its parent closes the other end of this pipe or ends."""

    def watch() -> None:
        with contextlib.suppress(OSError):
            while os.read(pipe, 4096):
                pass
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def detach_fork(parent: int, *pipes: int) -> None:
    """Makes a process that was just forked independent of its parent, but for some pipes and the standard streams.

    It closes all else that was open, is in a group of its own, ends when its parent does, and takes
    signals as any program does.
    """
    os.setpgid(0, 0)
    die_with_parent(parent)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    # Another process's pipe left open here would keep its reader waiting after that process has ended.
    first = 3
    for pipe in sorted(pipes):
        os.closerange(first, pipe)
        first = pipe + 1
    os.closerange(first, max(os.sysconf("SC_OPEN_MAX"), 4096))  # -1 where there is no limit
