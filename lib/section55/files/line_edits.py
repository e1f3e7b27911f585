"""What changed between two texts, line by line, so that one can be made from the other."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple


class LineEdit(NamedTuple):
    """Some lines of an old text, and what comes in their place."""

    start: int
    """The first of them, counted from 0."""
    removed: int
    """How many go; none for lines that are only added."""
    added: list[str]


def edits_between(old: str, new: str) -> list[LineEdit]:
    """The edits that turn one text into the other; none where they are the same."""
    before, after = old.split("\n"), new.split("\n")
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [LineEdit(i, j - i, after[k:m]) for kind, i, j, k, m in matcher.get_opcodes() if kind != "equal"]


def apply_edits(old: str, edits: Iterable[LineEdit]) -> str:
    """The new text; raises ``ValueError`` for edits that are not of this text."""
    lines = old.split("\n")
    for start, removed, added in reversed(list(edits)):
        if not 0 <= start <= start + removed <= len(lines):
            raise ValueError("an edit lies outside the text")
        lines[start : start + removed] = added
    return "\n".join(lines)
