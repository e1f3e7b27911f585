"""Sentences that begin each entry of their lists: "Police forces should:" 1, 2, "The Home Office should:" 3."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from section55.intake.blocks import Block
from section55.intake.labels import is_bold

_ASKS_OF_SOMEBODY = re.compile(r"\b(?:should|must|needs? to)\b", re.IGNORECASE)


class _Lead(NamedTuple):
    at: int
    """Its index."""
    is_prominent: bool
    first: int
    last: int
    end: int
    """The index of the block behind the list."""


def asks_of_somebody(block: Block) -> bool:
    """Whether a sentence that ends with a colon asks of somebody itself: "The force should:"."""
    return block.text.rstrip(" *").endswith(":") and bool(_ASKS_OF_SOMEBODY.search(block.text))


def leads_of_items(blocks: Sequence[Block]) -> set[int]:
    """The indexes of the sentences that are the beginning of every entry of the list below them."""
    leads = list(_leads(blocks))
    found = {lead.at for lead in leads if lead.is_prominent}
    for one, other in pairwise(leads):
        if other.at == one.end and other.first == one.last + 1:
            found |= {one.at, other.at}
    return found


def _leads(blocks: Sequence[Block]) -> Iterator[_Lead]:
    for index, block in enumerate(blocks):
        if block.kind not in ("paragraph", "heading") or not asks_of_somebody(block):
            continue
        end, numbers = index + 1, []
        while end < len(blocks) and blocks[end].kind == "item":
            if blocks[end].level == blocks[index + 1].level and (number := number_of(blocks[end])):
                numbers.append(int(number))
            end += 1
        if numbers and number_of(blocks[index + 1]):
            yield _Lead(index, block.kind == "heading" or is_bold(block), numbers[0], numbers[-1], end)


def number_of(block: Block) -> str:
    """The number that an entry of a list bears; empty for a letter or a bullet."""
    number = block.marker.strip("().")
    return number if number.isdecimal() else ""
