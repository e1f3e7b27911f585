"""The numbers of what was changed in the browser: up to which of them everything is on the disk."""


class ChangeNumbers:
    """The browser numbers each change; this knows which have arrived, and which are still to be written."""

    def __init__(self) -> None:
        self.received = 0
        """The number of the last change that arrived."""
        self._waiting: dict[object, int] = {}

    def start_waiting(self, writer: object) -> None:
        """Note that a writer has something to write from now on."""
        self._waiting.setdefault(writer, self.received)

    def stop_waiting(self, writer: object) -> None:
        """Note that a writer has written everything that arrived."""
        self._waiting.pop(writer, None)

    @property
    def kept(self) -> int:
        """The number of the last change that is on the disk with all before it."""
        return min([self.received, *(number - 1 for number in self._waiting.values())])
