"""A process that forks the processes of cells for another one, which then never forks itself.

A process that forks has to copy each page of its memory that it changes afterwards, and a worker changes thousands for
each inspection. This one changes next to none. What the cells find is the same for every run: the state at its start.
"""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, Pipe
from multiprocessing.reduction import recv_handle, send_handle
from pathlib import Path
from typing import NamedTuple, NoReturn

from section55.build.engine.child_process import detach_fork

RunAsChild = Callable[[Sequence[str], int, int], NoReturn]
"""Runs these cells in a process that was just forked, with the pipe for its messages and its parent."""


class _Rehearsal(NamedTuple):
    """What is to be done in the forker itself."""

    act: Callable[[Path], None]
    file: Path


_Request = Sequence[str] | _Rehearsal | None
"""Cells to run in a process, what to do here, or None to wait for the end of the process forked last."""


class CellForker:
    """A process forked from this one, which has no second thread. It ends with this one, or when it is closed.

    And this one ends with it: whoever kills the process that a cell's came from means this one, and is not to go on.
    """

    def __init__(self, run_as_child: RunAsChild) -> None:
        here, there = Pipe()
        parent = os.getpid()
        self._pid = os.fork()
        if self._pid == 0:
            _serve(there, parent, run_as_child)
        there.close()
        self._pipe: Connection[_Request, int] = here

    def rehearse(self, act: Callable[[Path], None], file: Path) -> None:
        """Has that process do something with a file, for what it leaves behind: all that are forked later have it.

        It is not waited for, and what it raises is of no account.
        """
        with self._ends_with_it():
            self._pipe.send(_Rehearsal(act, file))

    def fork(self, sources: Sequence[str], writing: int) -> int:
        """Forks a process that runs these cells; gives its id.

        ``writing`` is the pipe that gets the messages. The id is nobody else's until `wait` was called.
        """
        with self._ends_with_it():
            self._pipe.send(sources)
            send_handle(self._pipe, writing, self._pid)
            return self._pipe.recv()

    def wait(self) -> int:
        """Waits for the end of the process forked last; gives its status."""
        with self._ends_with_it():
            self._pipe.send(None)
            return self._pipe.recv()

    @contextmanager
    def _ends_with_it(self) -> Iterator[None]:
        try:
            yield
        except (EOFError, OSError):
            os.kill(os.getpid(), signal.SIGKILL)
            raise

    def close(self) -> None:
        """Waits for the end of the forker, which has nothing more to do."""
        self._pipe.close()
        os.waitpid(self._pid, 0)


def _serve(pipe: "Connection[int, _Request]", parent: int, run_as_child: RunAsChild) -> NoReturn:
    pid = 0
    try:
        detach_fork(parent, pipe.fileno())
        here = os.getpid()
        gc.freeze()  # looking for garbage in what is there now would copy it for each process
        while True:
            request = pipe.recv()
            if request is None:
                pipe.send(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
            elif isinstance(request, _Rehearsal):
                with suppress(Exception):
                    request.act(request.file)
                gc.freeze()
            else:
                writing = recv_handle(pipe)
                pid = os.fork()
                if pid == 0:
                    run_as_child(request, writing, here)
                os.close(writing)
                pipe.send(pid)
    finally:
        os._exit(0)
