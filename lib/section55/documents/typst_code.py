"""Words as Typst code that means exactly these words."""

import re
from collections.abc import Iterable

_SPACE = re.compile(r"[ \t\n\r\f]+")


def string_literal(text: str) -> str:
    """Return the text as a Typst string literal, which means exactly these characters."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def string_array(texts: Iterable[str]) -> str:
    """Return the texts as a Typst array of string literals."""
    return f"({''.join(f'{string_literal(text)}, ' for text in texts)})"


def fold_spaces(text: str) -> str:
    """Return the text with each run of white space as one space, as a browser shows it."""
    return _SPACE.sub(" ", text)
