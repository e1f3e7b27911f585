"""What a process and all those below it hold in memory, what they share counted once, and what they have worked."""

import os
import threading
from pathlib import Path
from typing import Any

PAUSE = 0.2
"""Seconds between two looks."""


def tree_memory(pid: int) -> int:
    """The bytes of a process and its descendants (Linux's proportional set size)."""
    return sum(map(_memory, _tree(pid)))


def tree_cpu(pid: int) -> float:
    """The seconds that a process, its descendants, and those of them that have ended, have worked."""
    ticks = 0
    for process in _tree(pid):
        try:
            parts = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(map(int, parts[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _tree(pid: int) -> set[int]:
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(stat.parent.name))
    found, waiting = set(), [pid]
    while waiting:
        found.add(process := waiting.pop())
        waiting += children.get(process, ())
    return found


def _memory(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


class Peak:
    """Looks at a process again and again while the block goes on; ``most`` is the most that it held."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self.most = 0

    def __enter__(self) -> "Peak":
        self._thread.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._is_over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._is_over.wait(PAUSE):
            self.most = max(self.most, tree_memory(self._pid))
