"""Words and files as Typst code that means exactly these."""

import base64
import re
from collections.abc import Iterable
from contextlib import suppress

_TEXT = re.compile(rb"[\t\n\x20-\x7e\x80-\xff]*")
"""Bytes of which none is a control character, so that as a string literal they mean themselves."""
_NOT_ONE_SPACE = re.compile(r"(?:[\t\n\r\f]| (?=[ \t\n\r\f]))[ \t\n\r\f]*")
"""White space that is not a single space, of which a text has hundreds that may stay."""


def string_literal(text: str) -> str:
    """Return the text as a Typst string literal, which means exactly these characters."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def string_array(texts: Iterable[str]) -> str:
    """Return the texts as a Typst array of string literals."""
    return f"({''.join(f'{string_literal(text)}, ' for text in texts)})"


def fold_spaces(text: str) -> str:
    """Return the text with each run of white space as one space, as a browser shows it."""
    return _NOT_ONE_SPACE.sub(" ", text)


def file_bytes(data_link: str) -> str:
    """Return the file that a link contains, as Typst bytes: a text as its words, which are read sooner than numbers."""
    data = base64.b64decode(data_link[data_link.index(",") + 1 :])
    if _TEXT.fullmatch(data):
        with suppress(UnicodeDecodeError):
            return f"bytes({string_literal(data.decode())})"
    return f"bytes(({','.join(map(str, data))},))"
