"""What changed between two texts, line by line, so that one can be made from the other."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_MOST_COMPARED = 4_000
"""Lines times lines that are compared for the smallest edits."""


class LineEdit(NamedTuple):
    """Some lines of an old text, and what comes in their place."""

    start: int
    """The first of them, counted from 0."""
    removed: int
    """How many go; none for lines that are only added."""
    added: list[str]


class _Stretch(NamedTuple):
    """A stretch of the old lines, and the new lines that stand in its place."""

    start: int
    end: int
    new_start: int
    new_end: int

    @property
    def compared(self) -> int:
        return (self.end - self.start) * (self.new_end - self.new_start)


def edits_between(old: str, new: str) -> list[LineEdit]:
    """The edits that turn one text into the other; none where they are the same.

    They are right, though not always the fewest, and finding them takes time that grows as the texts do.
    """
    before, after = old.split("\n"), new.split("\n")
    edits: list[LineEdit] = []
    waiting = [_Stretch(0, len(before), 0, len(after))]
    while waiting:
        stretch = _without_common_ends(before, after, waiting.pop())
        start, end, new_start, new_end = stretch
        if 0 < stretch.compared <= _MOST_COMPARED:
            edits += _fewest_edits(before, after, stretch)
        elif stretch.compared and (common := _common_lines(before, after, stretch)):
            for place, new_place in [*common, (end, new_end)]:
                waiting.append(_Stretch(start, place, new_start, new_place))
                start, new_start = place + 1, new_place + 1
        elif (start, new_start) != (end, new_end):
            edits.append(LineEdit(start, end - start, after[new_start:new_end]))
    return sorted(edits, key=lambda edit: edit.start)


def _without_common_ends(before: Sequence[str], after: Sequence[str], stretch: _Stretch) -> _Stretch:
    start, end, new_start, new_end = stretch
    while start < end and new_start < new_end and before[start] == after[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and before[end - 1] == after[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    return _Stretch(start, end, new_start, new_end)


def _fewest_edits(before: Sequence[str], after: Sequence[str], stretch: _Stretch) -> Iterator[LineEdit]:
    start, end, new_start, new_end = stretch
    matcher = SequenceMatcher(None, before[start:end], after[new_start:new_end], autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal":
            yield LineEdit(start + i, j - i, list(after[new_start + k : new_start + m]))


def _common_lines(before: Sequence[str], after: Sequence[str], stretch: _Stretch) -> list[tuple[int, int]]:
    """Where lines stand that each text has once in the stretch, as many as come in the same order in both."""
    start, end, new_start, new_end = stretch
    counts, new_counts = Counter(before[start:end]), Counter(after[new_start:new_end])
    new_places = {after[place]: place for place in range(new_start, new_end) if new_counts[after[place]] == 1}
    return _longest_rising(
        [
            (place, new_places[before[place]])
            for place in range(start, end)
            if counts[before[place]] == 1 and before[place] in new_places
        ]
    )


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """As many of the pairs as can be, in their order, so that their second numbers rise."""
    lowest: list[int] = []
    """The lowest number that a row of each length can end with."""
    ends: list[int] = []
    """The pairs that those rows end with, by their index."""
    before: list[int] = []
    """For each pair, the index of the one before it in its row; -1 for the first."""
    for index, (_, number) in enumerate(pairs):
        length = bisect_left(lowest, number)
        before.append(ends[length - 1] if length else -1)
        lowest[length : length + 1] = [number]
        ends[length : length + 1] = [index]
    row: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        row.append(pairs[index])
        index = before[index]
    return row[::-1]


def apply_edits(old: str, edits: Iterable[LineEdit]) -> str:
    """The new text; raises ``ValueError`` for edits that are not of this text."""
    lines = old.split("\n")
    changed: list[str] = []
    done = 0
    for start, removed, added in edits:
        if not done <= start <= start + removed <= len(lines):
            raise ValueError("an edit lies outside the text")
        changed += lines[done:start]
        changed += added
        done = start + removed
    return "\n".join([*changed, *lines[done:]])
