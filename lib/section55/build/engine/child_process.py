"""Child processes: they end with their parent, and keep nothing of it open that is not theirs."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
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


def die_with_parent(parent: int) -> None:
    """On Linux, asks the system to kill this process when its parent (the thread that started it) ends in any way.

    ``parent`` is the parent's process id; where it has ended already, this process ends now. Does
    nothing on other systems: there a process that reads from its parent ends when its input does.
    """
    if sys.platform != "linux":
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def watch_parent(pipe: int) -> None:
    """Ends this process, on any system, as soon as its parent closes the other end of this pipe or ends."""

    def watch() -> None:
        with contextlib.suppress(OSError):
            while os.read(pipe, 4096):
                pass
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def detach_fork(pipe: int, parent: int) -> None:
    """Makes a process that was just forked independent of its parent, but for one pipe and the standard streams.

    It closes all else that was open, is in a group of its own, ends when its parent does, and takes
    signals as any program does.
    """
    os.setpgid(0, 0)
    die_with_parent(parent)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    # Another process's pipe left open here would keep its reader waiting after that process has ended.
    os.closerange(3, pipe)
    os.closerange(pipe + 1, max(os.sysconf("SC_OPEN_MAX"), 4096))  # -1 where there is no limit
