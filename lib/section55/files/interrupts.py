"""Ctrl-C while files are put in place: held off until they are, since half of a step is worse than a moment's wait."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_Interrupt = tuple[int, FrameType | None]


@contextmanager
def interrupts_held_off() -> Iterator[list[_Interrupt]]:
    """Holds off Ctrl-C, and a plain kill where the program answers one, until the block ends.

    Gives the list of those that came; what is in it at the end is then answered as it would have
    been, so whoever has done all that was asked may empty it.
    """
    if threading.current_thread() is not threading.main_thread():
        yield []  # signals are answered in the main thread alone
        return
    came: list[_Interrupt] = []
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    answered = {number: handler for number, handler in handlers.items() if callable(handler)}
    try:
        for each in answered:
            signal.signal(each, lambda number, frame: came.append((number, frame)))
        yield came
    finally:
        for each, handler in answered.items():
            signal.signal(each, handler)
        for number, frame in came[:1]:
            answered[signal.Signals(number)](number, frame)
