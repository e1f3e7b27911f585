"""Files that an officer chose in the browser: they arrive in pieces, and are put together here."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from section55.intake.reading import MOST_BYTES


class SentFile(NamedTuple):
    """A file that has arrived, or the sentence that says why it did not."""

    name: str
    data: bytes
    problem: str = ""


OnFile = Callable[[SentFile], None]


class SentFiles:
    """What takes the files of each place in the form."""

    def __init__(self) -> None:
        self._takers: dict[str, OnFile] = {}
        self._pieces: dict[str, bytearray] = {}

    def expect(self, mark: str, on_file: OnFile) -> None:
        """Give the files that are chosen at a mark to a function, each once it is there as a whole."""
        self._takers[mark] = on_file

    def forget(self, mark: str) -> None:
        """Take no file at a mark any more."""
        self._takers.pop(mark, None)
        self._pieces.pop(mark, None)

    def take_piece(self, message: Mapping[str, Any], buffers: Sequence[bytes | memoryview]) -> None:
        """Take a piece of a file; one that does not follow the piece before it ends the file with a sentence."""
        mark, name = str(message.get("mark")), str(message.get("name") or "The file")
        on_file = self._takers.get(mark)
        if on_file is None:
            return
        size, at = int(message.get("size") or 0), int(message.get("at", -1))
        if size > MOST_BYTES:
            self._pieces.pop(mark, None)
            on_file(SentFile(name, b"", f"{name}: it has {size:,} bytes, and at most {MOST_BYTES:,} are read."))
            return
        if at == 0:
            self._pieces[mark] = bytearray()
        pieces = self._pieces.get(mark)
        if pieces is None or len(pieces) != at or (size and not buffers):
            self._pieces.pop(mark, None)
            on_file(SentFile(name, b"", f"{name}: it did not arrive as a whole. Choose it again."))
            return
        for piece in buffers:
            pieces += bytes(piece)
        if len(pieces) >= size:
            del self._pieces[mark]
            on_file(SentFile(name, bytes(pieces)))
