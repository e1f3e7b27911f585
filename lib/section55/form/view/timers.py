"""Things to do in a while, in the kernel's own event loop."""

import asyncio
from collections.abc import Callable


class Timers:
    """Calls that wait, each by its name."""

    def __init__(self) -> None:
        self._waiting: dict[str, asyncio.TimerHandle] = {}

    def start(self, name: str, seconds: float, action: Callable[[], None], *, needs_loop: bool = False) -> None:
        """Do something once after so many seconds, however often it is asked for meanwhile.

        Without a loop it is done at once, or not at all where it ``needs_loop``.
        """
        if name in self._waiting:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            if not needs_loop:
                action()
            return

        def run() -> None:
            del self._waiting[name]
            action()

        self._waiting[name] = loop.call_later(seconds, run)

    def postpone(self, name: str, seconds: float, action: Callable[[], None], *, needs_loop: bool = False) -> None:
        """Do something so many seconds after it was last asked for; without a loop as `start` does."""
        self.cancel(name)
        self.start(name, seconds, action, needs_loop=needs_loop)

    def cancel(self, name: str) -> None:
        """Forget one thing that waits, if it does."""
        if waiting := self._waiting.pop(name, None):
            waiting.cancel()

    def stop(self) -> None:
        """Forget what waits."""
        for timer in self._waiting.values():
            timer.cancel()
        self._waiting.clear()
