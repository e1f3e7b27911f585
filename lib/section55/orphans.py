"""Processes that belong to another: they end with it, and hold nothing of its that is not theirs."""

import contextlib
import os
import signal
import sys
import threading

_PR_SET_PDEATHSIG = 1


def die_with_parent(parent: int) -> None:
    """On Linux, has the system kill this process when its parent (the thread that started it) ends, however that ends.

    ``parent`` is the parent's process id, for the case that it is gone already. Elsewhere nothing
    happens here: a process that reads from its parent finds out at the end of what it reads.
    """
    if sys.platform != "linux":
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def watch_parent(reading: int) -> None:
    """Ends this process as soon as its parent no longer holds the other end of this pipe, on any system."""

    def watch() -> None:
        with contextlib.suppress(OSError):
            while os.read(reading, 4096):
                pass
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def alone_with(descriptor: int, parent: int) -> None:
    """What a process that was just forked does first: of all that was open, it keeps one pipe and the standard streams.

    It is in a group of its own, ends when its parent does, and takes signals as any program does.
    """
    os.setpgid(0, 0)
    die_with_parent(parent)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    # Another's pipe held open here would keep its reader waiting when that one is gone.
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, max(os.sysconf("SC_OPEN_MAX"), 4096))  # -1 where there is no limit
