"""The characters of a text or a page, whatever it was saved as."""

from collections.abc import Sequence
from contextlib import suppress

_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
UNREADABLE = "Some characters could not be read and stand as a question mark in a diamond."


def encoding_by_mark(data: bytes) -> str:
    """The encoding that the first bytes of a file name; empty where they name none."""
    return next((name for mark, name in _MARKS.items() if data.startswith(mark)), "")


def decode(data: bytes, declared: Sequence[str] = ()) -> tuple[str, tuple[str, ...]]:
    """The characters, and what is to be said of them; without a mark they are UTF-8, or what Windows writes."""
    names = [encoding_by_mark(data), "utf-8-sig", *declared, "cp1252"]
    for name in filter(None, names):
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(name).replace("\0", ""), ()
    return data.decode("utf-8", "replace").replace("\0", ""), (UNREADABLE,)
