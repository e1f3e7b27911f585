"""Things to do in a while, in the kernel's own event loop."""

import asyncio
from collections.abc import Callable


class Timers:
    """Calls that wait, each by its name."""

    def __init__(self) -> None:
        self._waiting: dict[str, asyncio.TimerHandle] = {}

    def later(self, name: str, seconds: float, call: Callable[[], None]) -> None:
        """Calls once in so many seconds, however often it is asked for meanwhile; at once where no loop runs."""
        if name in self._waiting:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            call()
            return

        def now() -> None:
            del self._waiting[name]
            call()

        self._waiting[name] = loop.call_later(seconds, now)

    def stop(self) -> None:
        """Forgets what waits."""
        for waiting in self._waiting.values():
            waiting.cancel()
        self._waiting.clear()
