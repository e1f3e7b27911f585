"""What is done to each of many files, by several processes where it pays to start them."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import starmap
from typing import Any, TypeVar

from section55.forking import can_fork

FEWEST_FOR_PROCESSES = 200
"""Fewer files than this are looked at here; for more it pays to start processes."""
AT_A_TIME = 50
"""How many files a process is given at once; none is started for fewer."""

_Made = TypeVar("_Made")


def map_files(function: Callable[..., _Made], arguments: list[tuple[Any, ...]]) -> Iterable[_Made]:
    """A function's results in the arguments' order; of many, by several processes.

    They are forked where that is safe. What the function needs is imported before: then it is imported once.
    """
    if len(arguments) < FEWEST_FOR_PROCESSES:
        return starmap(function, arguments)
    # Imported here: what was kept of a folder is read without other processes.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    forks = can_fork()
    made = [function(*arguments[0])] if forks else []  # what is worked out once for all of them is forked too
    left = arguments[len(made) :]
    size = min(os.cpu_count() or 1, len(left) // AT_A_TIME)
    context = get_context("fork" if forks else "spawn")
    with _imports_from_no_folder(), ProcessPoolExecutor(size, mp_context=context, initializer=_begin) as pool:
        return made + list(pool.map(function, *zip(*left, strict=True), chunksize=AT_A_TIME))


def _begin() -> None:
    """Gets a process ready: it ends with the one that asks, and looks for no garbage in what it was forked with."""
    gc.freeze()
    gc.enable()
    from threading import Thread

    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Ends this process once the one that started it has ended, even by force: it would wait for work for ever."""
    from multiprocessing import connection, parent_process

    parent = parent_process()
    assert parent is not None  # this is called in processes that were started
    connection.wait([parent.sentinel])
    os._exit(1)


@contextmanager
def _imports_from_no_folder() -> Iterator[None]:
    """While processes are started: the current folder, which may be anybody's, is no place for them to import from."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before
