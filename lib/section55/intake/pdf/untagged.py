"""The blocks of a PDF without tags, by how its lines lie on the page: larger letters, gaps, bullets."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from section55.intake.blocks import Block
from section55.intake.inline import Run, collapse, markdown, plain
from section55.intake.pdf.characters import Character
from section55.intake.pdf.tagged import BULLETS

_MARKER = re.compile(r"\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,4})[.)]")
_NUMBER = re.compile(r"[0-9]+")
_ASKS = re.compile(r"\b(?:should|must|needs? to)\b")
_LOOSEST = 2.0
"""How far apart the lines of a paragraph are at most, in the height of their letters."""
_PARAGRAPH = 1.25
"""From one paragraph to the next it is further than from line to line, by this much."""


@dataclass(frozen=True)
class Line:
    """A line of a page."""

    page: int
    runs: tuple[Run, ...]
    text: str
    size: float
    left: float
    top: float
    bottom: float
    right: float

    @property
    def bold(self) -> bool:
        return all(run.bold for run in self.runs if run.text.strip())


def read_untagged(pages: Sequence[Sequence[Character]]) -> list[Block]:
    """The blocks of pages, without what stands at the top or the foot of most of them."""
    by_page = [list(_lines(number, characters)) for number, characters in enumerate(pages)]
    lines = [line for page in _without_running_lines(by_page) for line in page]
    if not lines:
        return []
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0]
    gap = _usual_gap(lines)
    blocks: list[Block] = []
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and _begins_block(paragraph[-1], line, gap, paragraph, body):
            blocks.append(_block(paragraph, body))
            paragraph = []
        paragraph.append(line)
    blocks.append(_block(paragraph, body))
    return list(_with_levels(blocks))


def _lines(page: int, characters: Sequence[Character]) -> Iterator[Line]:
    line: list[Character] = []
    for character in characters:
        if character.text == "\n":
            if line:
                yield from _line(page, line)
            line = []
        elif not character.made and line and _is_on_another_line(line, character):
            yield from _line(page, line)
            line = [character]
        else:
            line.append(character)
    if line:
        yield from _line(page, line)


def _is_on_another_line(line: Sequence[Character], character: Character) -> bool:
    last = next((each for each in reversed(line) if not each.made), None)
    if last is None or not character.text.strip():
        return False
    return abs(last.bottom - character.bottom) > max(last.size, character.size, 1) * 0.9


def _line(page: int, characters: Sequence[Character]) -> Iterator[Line]:
    drawn = [each for each in characters if not each.made and each.text.strip()]
    runs = collapse(Run(each.text, each.bold, each.italic) for each in characters)
    if drawn and runs:
        yield Line(
            page=page,
            runs=tuple(runs),
            text=plain(runs),
            size=median(each.size for each in drawn),
            left=drawn[0].left,
            top=max(each.top for each in drawn),
            bottom=median(each.bottom for each in drawn),
            right=max(each.right for each in drawn),
        )


def _without_running_lines(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without the lines that stand first or last on several, with another number on each."""
    ends = Counter(
        _NUMBER.sub("0", line.text)
        for page in pages
        for line in {id(each): each for each in page[:2] + page[-2:]}.values()
    )
    running = {text for text, times in ends.items() if times > 1 and times >= len(pages) / 2}
    return [
        [
            line
            for index, line in enumerate(page)
            if not (
                (index < 2 or index >= len(page) - 2)
                and (
                    _NUMBER.sub("0", line.text) in running
                    or re.fullmatch(r"(?:page )?[0-9]+(?: of [0-9]+)?", line.text.lower())
                )
            )
        ]
        for page in pages
    ]


def _usual_gap(lines: Sequence[Line]) -> float:
    """From one line to the next within paragraphs: what the closest lines of the pages have between them."""
    gaps = sorted(
        one.bottom - other.bottom
        for one, other in pairwise(lines)
        if one.page == other.page and one.bottom - other.bottom > 2
    )
    height = median(line.top - line.bottom for line in lines)
    return min(gaps[len(gaps) // 4], height * _LOOSEST) if gaps else height * _LOOSEST


def _begins_block(before: Line, line: Line, gap: float, paragraph: Sequence[Line], body: float) -> bool:
    if _bullet(line):
        return True
    if abs(before.size - line.size) > 0.6 or (before.bold != line.bold and (before.bold and len(paragraph) == 1)):
        # A bold beginning of a paragraph goes on in the same line; a line that is bold as a whole is a heading.
        return True
    if before.page != line.page:
        return not _goes_on(before.text, line.text)
    distance = before.bottom - line.bottom
    return distance > gap * max(1, line.size / body) * _PARAGRAPH or distance < -before.size


def _goes_on(before: str, after: str) -> bool:
    """Whether a paragraph that a page ends in the middle of goes on on the next."""
    return not re.search(r"[.:;!?”\"]$", before) and bool(re.match(r"[a-z0-9(]", after))


def _bullet(line: Line) -> str:
    first, _, rest = line.text.partition(" ")
    if rest and (first in BULLETS or _MARKER.fullmatch(first)):
        return first
    return ""


def _block(lines: Sequence[Line], body: float) -> Block:
    runs: list[Run] = []
    for line in lines:
        runs += [*([Run(" ", runs[-1].bold, runs[-1].italic)] if runs else []), *line.runs]
    collapsed = collapse(runs)
    text = plain(collapsed)
    place = f"page {lines[0].page + 1}"
    bullet = _bullet(lines[0])
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
