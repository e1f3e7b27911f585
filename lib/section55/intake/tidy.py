"""Puts blocks together that a page's end or a narrow column took apart."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from section55.intake.blocks import Block

_ENDS = re.compile(r"[.:;!?…]['’”\"*)\]]*$|\)$")
_BREAKS_OFF = re.compile(r"\b(?:and|or|the|of|to|an?|for|with|by|in|that|which|should|must|\w+s’)$", re.IGNORECASE)
"""How a line ends that is no end of a sentence, whatever the next one begins with."""
_BULLET = re.compile(r"[·•▪■●◦‣⁃➢❖✓\uf0b7\uf0a7\uf0d8\uf0fc]\s+(?=\S)")
_INNER_BULLET = re.compile(r"(?:o|[§–])\s+(?=\S)")
"""How Word's pages write the bullet of a list in a list."""
_CONTENTS = re.compile(r"(?:table of )?contents|on this page|in this (?:report|section)", re.IGNORECASE)
_CONTENTS_END = re.compile(r"print this (?:document|page|report)|back to top", re.IGNORECASE)
_SHORTEST = 40
"""A line of fewer characters is taken for a heading or a label, and no beginning of a sentence."""
_FURTHEST = 200
"""How many entries a list of contents may have up to the words that end it."""


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those of a list of contents marked as outside: its entries look like the headings themselves."""
    found = list(blocks)
    for index, block in enumerate(found):
        if _CONTENTS.fullmatch(block.text.strip(" :")) and not block.outside:
            for at in range(index, _end_of_contents(found, index)):
                found[at] = replace(found[at], outside=True)
    return found


def _end_of_contents(blocks: Sequence[Block], start: int) -> int:
    for at in range(start + 1, min(start + _FURTHEST, len(blocks))):
        if _CONTENTS_END.fullmatch(blocks[at].text.strip()):
            return at + 1
    at = start + 1
    while at < len(blocks) and (blocks[at].kind == "item" or re.search(r"\.{4,} ?[0-9]+$", blocks[at].text)):
        at += 1
    return at


def joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, a paragraph that breaks off in the middle of a sentence joined with the rest of it."""
    before: Block | None = None
    for each in blocks:
        block = _as_item(each, before)
        if before is not None and _goes_on(before, block):
            before = replace(
                before, text=f"{before.text} {block.text}", markdown=_one_emphasis(before.markdown, block.markdown)
            )
            continue
        if before is not None:
            yield before
        before = block
    if before is not None:
        yield before


def _as_item(block: Block, before: Block | None) -> Block:
    """A paragraph that begins with a bullet, as Word's pages and hands write lists, as the item that it is."""
    if block.kind != "paragraph":
        return block
    is_in_list = before is not None and before.kind == "item"
    for level, bullet in ((0, _BULLET), (1, _INNER_BULLET)):
        found = bullet.match(block.markdown)
        if found and bullet.match(block.text) and (level == 0 or is_in_list):
            text, words = bullet.sub("", block.text, count=1), block.markdown[found.end() :]
            return replace(block, kind="item", level=level, marker="-", text=text, markdown=words)
    return block


def _goes_on(before: Block, block: Block) -> bool:
    if before.kind not in ("paragraph", "item") or block.kind != "paragraph" or before.outside != block.outside:
        return False
    before_words = before.text.strip()
    if len(before_words) <= _SHORTEST or _ENDS.search(before_words):
        return False
    return bool(re.match(r"[a-z]", block.text) or _BREAKS_OFF.search(before_words))


def _one_emphasis(before: str, after: str) -> str:
    if before.endswith("**") and after.startswith("**"):
        return f"{before[:-2]} {after[2:]}"
    return f"{before} {after}"
