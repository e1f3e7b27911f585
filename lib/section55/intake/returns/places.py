"""Finds the places of a return again: by their bookmarks or, where a program dropped one, by their words."""

from collections.abc import Sequence
from typing import NamedTuple

from section55.intake.blocks import Block


class Landmark(NamedTuple):
    """A place of a return that has to be found again."""

    name: str
    """Of its bookmark."""
    words: str
    """What it begins with."""
    owner: str
    """What it belongs to, for a person."""
    is_heading: bool = False


def find_landmarks(blocks: Sequence[Block], landmarks: Sequence[Landmark]) -> dict[str, int]:
    """The index of the block at which each stands; one that is not there, or not in its order, is left out.

    A bookmark can be there twice, in what was copied from one box into another: the first one after the place before
    counts.
    """
    found: dict[str, int] = {}
    at = -1
    for index, landmark in enumerate(landmarks):
        following = {other.name for other in landmarks[index + 1 :]}
        place = _find(blocks, at, landmark, following)
        if place is not None:
            found[landmark.name] = at = place
    return found


def _find(blocks: Sequence[Block], after: int, landmark: Landmark, following: set[str]) -> int | None:
    for index in range(after + 1, len(blocks)):
        if landmark.name in blocks[index].marks:
            return index
    for index in range(after + 1, len(blocks)):
        block = blocks[index]
        if following & set(block.marks):
            return None
        may_be = block.kind == "heading" if landmark.is_heading else not block.box
        if may_be and _begins_with(block.text, landmark.words):
            return index
    return None


def _begins_with(text: str, words: str) -> bool:
    rest = " ".join(text.split()).casefold()
    return rest.startswith(words.casefold()) and not rest[len(words) : len(words) + 1].isalnum()
