"""Whether this process may fork others, which then need not import what it has imported."""

import os
import sys


def can_fork() -> bool:
    """Whether it is safe to fork here: on Linux, in a process without a second thread.

    The child would have that thread's locks and not the thread. macOS has such threads of its own, and Windows has
    no fork.
    """
    if sys.platform != "linux" or not hasattr(os, "fork"):
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False
