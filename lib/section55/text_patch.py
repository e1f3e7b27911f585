"""What changed between two texts, line by line, so that one can be made from the other."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

Edit = tuple[int, int, list[str]]
"""From which line of the old text (from 0), how many lines go, and which lines come in their place."""


def patch(old: str, new: str) -> list[Edit]:
    """The edits that turn one text into the other; none where they are the same."""
    before, after = old.split("\n"), new.split("\n")
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [(i, j - i, after[k:m]) for kind, i, j, k, m in matcher.get_opcodes() if kind != "equal"]


def patched(old: str, edits: Iterable[Sequence]) -> str:
    """The new text; raises ``ValueError`` for edits that are not of this text."""
    lines = old.split("\n")
    for start, removed, added in reversed(list(edits)):
        if not 0 <= start <= start + removed <= len(lines):
            raise ValueError("an edit lies outside the text")
        lines[start : start + removed] = added
    return "\n".join(lines)
