"""Reading a file while the form goes on: a thread waits for the process that reads it."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any

from section55.model.errors import WorkbookError, sentence_of


def read_in_background(
    read: Callable[[], Any], on_result: Callable[[Any], None], on_problem: Callable[[str], None]
) -> None:
    """Read something while the event loop goes on; without a loop, before this returns.

    ``on_result`` is called with what was read, or ``on_problem`` with the sentence that says why nothing was, both
    by the loop.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        _read(read, on_result, on_problem)
        return

    def pass_to_loop(function: Callable[[Any], None]) -> Callable[[Any], None]:
        def call(found: Any) -> None:
            loop.call_soon_threadsafe(function, found)

        return call

    threading.Thread(target=_read, args=(read, pass_to_loop(on_result), pass_to_loop(on_problem)), daemon=True).start()


def _read(read: Callable[[], Any], on_result: Callable[[Any], None], on_problem: Callable[[str], None]) -> None:
    try:
        found = read()
    except WorkbookError as error:
        on_problem(str(error))
        return
    except Exception as error:  # else nobody would learn of it, and the form would say "Reading" for ever
        on_problem(sentence_of(error, "Reading it"))
        return
    on_result(found)
