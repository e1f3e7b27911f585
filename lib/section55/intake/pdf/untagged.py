"""The blocks of a PDF without tags, by how its lines lie on the page: larger letters, gaps, bullets."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from section55.intake.blocks import Block
from section55.intake.inline import Run, collapse, markdown, plain
from section55.intake.pdf.character import Character
from section55.intake.pdf.columns import marker_of, with_tables
from section55.intake.pdf.lines import Line, lines_of
from section55.intake.pdf.links import LinkArea
from section55.intake.pdf.tagged import BULLETS, joined_links

_ASKS = re.compile(r"\b(?:should|must|needs? to)\b")
_LOOSEST = 2.0
"""How far apart the lines of a paragraph are at most, in the height of their letters."""
_INSET = 1.2
"""How much further in than its paragraph a line begins that is none of it, in the height of its letters."""
_ENOUGH_LINES = 12
_STEP = 6
"""Lines begin at one place that begin within so many points of one another."""
_WIDER = 1.3
"""A word may be so much wider than letters are on average."""
_PARAGRAPH = 1.25
"""From one paragraph to the next it is further than from line to line, by this much."""


def read_untagged(pages: Sequence[Sequence[Character]], links: Sequence[Sequence[LinkArea]] = ()) -> list[Block]:
    """The blocks of pages, without what stands at the top or the foot of most of them."""
    lines = lines_of(pages, links)
    if not lines:
        return []
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0]
    gap = _usual_gap(lines)
    blocks: list[Block] = []
    paragraph: list[Line] = []
    margins = _Margins(lines)
    for piece in with_tables(lines):
        if paragraph and (isinstance(piece, Block) or _begins_block(paragraph, piece, gap, body, margins)):
            blocks.append(_block(paragraph, body))
            paragraph = []
        if isinstance(piece, Block):
            blocks.append(piece)
        else:
            paragraph.append(piece)
    if paragraph:
        blocks.append(_block(paragraph, body))
    return list(_with_levels(blocks))


def _usual_gap(lines: Sequence[Line]) -> float:
    """From one line to the next within paragraphs: what the closest lines of the pages have between them."""
    gaps = sorted(
        one.bottom - other.bottom
        for one, other in pairwise(lines)
        if one.page == other.page and one.bottom - other.bottom > 2
    )
    height = median(line.top - line.bottom for line in lines)
    return min(gaps[len(gaps) // 4], height * _LOOSEST) if gaps else height * _LOOSEST


class _Margins:
    """How far lines go to the right, by where they begin."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._rights = defaultdict[int, list[float]](list)
        for line in lines:
            self._rights[round(line.left / _STEP)].append(line.right)
        self._margins: dict[int, float] = {}

    def had_room(self, line: Line, following: Line) -> bool:
        """Whether the first word of the next line would have stood in a line, so that its author ended it there."""
        word = following.text.partition(" ")[0]
        width = (line.right - line.left) / max(len(line.text), 1) * (len(word) + 1)
        return line.right + width * _WIDER < self._margin(round(line.left / _STEP))

    def _margin(self, step: int) -> float:
        """How far lines go that begin there; the longest but one, where there are some, since one may stick out."""
        if step not in self._margins:
            rights = sorted(right for each in (step - 1, step, step + 1) for right in self._rights.get(each, ()))
            self._margins[step] = rights[-2] if len(rights) >= _ENOUGH_LINES else rights[-1]
        return self._margins[step]


def _begins_block(paragraph: Sequence[Line], line: Line, gap: float, body: float, margins: _Margins) -> bool:
    before = paragraph[-1]
    if marker_of(line.text):
        return True
    if abs(before.size - line.size) > 0.6 or (before.bold != line.bold and (before.bold and len(paragraph) == 1)):
        # A bold beginning of a paragraph goes on in the same line; a line that is bold as a whole is a heading.
        return True
    if before.page != line.page:
        return not _goes_on(before.text, line.text)
    if line.left - paragraph[0].left > _INSET * body and not marker_of(paragraph[0].text):
        return True
    if before.left - line.left > _INSET * body and (len(paragraph) > 1 or marker_of(before.text)):
        return True
    if margins.had_room(before, line) and not line.text[:1].islower():
        return True
    distance = before.bottom - line.bottom
    return distance > gap * max(1, line.size / body) * _PARAGRAPH or distance < -before.size


def _goes_on(before: str, after: str) -> bool:
    """Whether a paragraph that a page ends in the middle of goes on on the next."""
    return not re.search(r"[.:;!?”\"]$", before) and bool(re.match(r"[a-z0-9(]", after))


def _block(lines: Sequence[Line], body: float) -> Block:
    runs: list[Run] = []
    for line in lines:
        runs += [*(_between(runs[-1], line) if runs else []), *line.runs]
    collapsed = collapse(joined_links(collapse(runs)))
    text = plain(collapsed)
    place = f"page {lines[0].page + 1}"
    bullet = marker_of(lines[0].text)
    if bullet:
        words = text[len(bullet) :].lstrip()
        shown = markdown(collapse(_without_start(collapsed, len(text) - len(words))))
        marker = bullet if bullet not in BULLETS else "-"
        level = round(lines[0].left)
        return Block(kind="item", text=words, markdown=shown, level=level, marker=marker, place=place)
    is_heading = lines[0].size > body + 0.6 or (all(line.bold for line in lines) and len(text) < 120)
    if is_heading and not text.endswith((".", ";", ",")) and (lines[0].size > body + 0.6 or not _ASKS.search(text)):
        unbold = [replace(run, bold=False) for run in collapsed]
        size = int(lines[0].size * 10)
        return Block(kind="heading", text=text, markdown=markdown(collapse(unbold)), level=size, place=place)
    return Block(kind="paragraph", text=text, markdown=markdown(collapsed), place=place)


def _between(run: Run, line: Line) -> list[Run]:
    """What stands between two lines: nothing behind a hyphen, whose word goes on."""
    is_hyphen = re.search(r"[a-z]-$", run.text) and line.text[:1].islower()
    return [] if is_hyphen else [Run(" ", run.bold, run.italic)]


def _without_start(runs: Sequence[Run], length: int) -> Iterator[Run]:
    for run in runs:
        if length < len(run.text):
            yield replace(run, text=run.text[length:])
        length = max(0, length - len(run.text))


def _with_levels(blocks: Sequence[Block]) -> Iterator[Block]:
    """Headings by the size of their letters, the largest first, and items by how far they are set in."""
    sizes = sorted({block.level for block in blocks if block.kind == "heading"}, reverse=True)
    insets: list[int] = []
    for block in blocks:
        if block.kind == "heading":
            yield replace(block, level=min(sizes.index(block.level) + 1, 6))
            insets = []
        elif block.kind == "item":
            while insets and insets[-1] > block.level + 4:
                insets.pop()
            if not insets or block.level > insets[-1] + 4:
                insets.append(block.level)
            yield replace(block, level=len(insets) - 1)
        else:
            insets = []
            yield block
