"""Text that others wrote (a file's name, its contents, a stranger's document) so that it can be printed anywhere.

A terminal obeys control characters, a reader of a log believes in line breaks, and marks of direction
show words in another order than they have. Here they are seen instead: ``[U+001B]``.
"""

import json
import re
from typing import Any

_TO_BE_SEEN = re.compile(
    "(?P<kept>\U0001f3f4[\U000e0020-\U000e007f]+"  # the flags of Wales, Scotland and England
    "|(?<=[^\x00-\x7f])\u200d(?=[^\x00-\x7f]))"  # what joins two emoji into one
    "|[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_BYTES = re.compile("[\udc80-\udcff]+")
_LINE_BREAK_OR_TAB = "\n\t"


def printable(text: str) -> str:
    """The text on one line, with each control or direction character as its code: ``a[U+000A]b``.

    A byte of a file's name that is no UTF-8 is ``[0xFF]``; one that is, though this machine's locale
    did not know it, is the letter that it stands for.
    """
    return text if text.isprintable() else _TO_BE_SEEN.sub(_code, _decoded(text))


def printable_lines(text: str) -> str:
    """The same for a text that may have several lines: its line breaks and tabs stay."""
    if text.isprintable():
        return text
    return _TO_BE_SEEN.sub(lambda found: found[0] if found[0] in _LINE_BREAK_OR_TAB else _code(found), _decoded(text))


def json_text(value: Any, indent: int | None = None) -> str:
    """A value as JSON that is the same value to every program, and that does nothing on a terminal.

    What `printable` would make seen is escaped (``\\u202e``), and a lone surrogate, which many programs
    refuse to read, is replaced by its code. Dates become their ISO form.
    """
    text = json.dumps(value, indent=indent, ensure_ascii=False, default=str)
    return text if text.replace("\n", "").isprintable() else _TO_BE_SEEN.sub(_escape, _decoded(text))


def is_utf8(text: str) -> bool:
    """Whether the text can be written as UTF-8; a file's name need not be."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _decoded(text: str) -> str:
    return _BYTES.sub(_letters, text)


def _letters(found: re.Match[str]) -> str:
    return found[0].encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


def _code(found: re.Match[str]) -> str:
    if kept := found["kept"]:
        return str(kept)
    number = ord(found[0])
    return f"[0x{number - 0xDC00:02X}]" if 0xDC80 <= number <= 0xDCFF else f"[U+{number:04X}]"


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0][0])
    if found["kept"] or found[0] == "\n":  # between values: a line break in a text is escaped already
        return found[0]
    if "\ud800" <= found[0] <= "\udfff":
        return _code(found)
    return f"\\u{number:04x}" if number <= 0xFFFF else json.dumps(found[0])[1:-1]
