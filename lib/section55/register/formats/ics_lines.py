"""Lines of an iCalendar file, as RFC 5545 has them: texts escaped, and folded at 75 bytes."""

import re
from datetime import UTC, date, datetime

_MOST = 74
"""Bytes of a line; the space that a folded line goes on with is one more."""
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
_TO_ESCAPE = re.compile("[\\\\;,\n]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f]")


def text_line(name: str, text: str) -> str:
    """A line of a text, without the control characters that a calendar may not hold."""
    shown = _CONTROLS.sub("", text.replace("\r\n", "\n"))
    return line(name, _TO_ESCAPE.sub(lambda found: _ESCAPED[found[0]], shown))


def day_line(name: str, day: date) -> str:
    """A line of a whole day."""
    return line(f"{name};VALUE=DATE", f"{day:%Y%m%d}" if day.year > 999 else day.isoformat().replace("-", ""))


def time_line(name: str, time: datetime) -> str:
    """A line of a moment, in UTC."""
    return line(name, f"{time.astimezone(UTC):%Y%m%dT%H%M%SZ}")


def line(name: str, value: str) -> str:
    """A line of a value as it is, ending in a line break."""
    whole = f"{name}:{value}"
    if len(whole) <= _MOST and whole.isascii():
        return f"{whole}\r\n"
    if whole.isascii():
        return "\r\n ".join(whole[at : at + _MOST] for at in range(0, len(whole), _MOST)) + "\r\n"
    return _folded(whole) + "\r\n"


def _folded(whole: str) -> str:
    """Folded between characters: none of several bytes is broken."""
    pieces, begin, size = [], 0, 0
    for index, character in enumerate(whole):
        more = 1 if character < "\x80" else len(character.encode())
        if size + more > _MOST:
            pieces.append(whole[begin:index])
            begin, size = index, 0
        size += more
    return "\r\n ".join([*pieces, whole[begin:]])
