"""The lines of a PDF's pages, with what stands between them on one height and what every page repeats taken apart."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from section55.intake.inline import Run, collapse, plain
from section55.intake.pdf.character import Character
from section55.intake.pdf.links import LinkArea
from section55.intake.pdf.tagged import joined_links

_NUMBER = re.compile(r"[0-9]+")
_PAGE_NUMBER = re.compile(r"page [0-9]+(?: of [0-9]+)?|[0-9]+ of [0-9]+", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"[0-9]{1,3}")
_APART = 2.0
"""How far a page's number is from the text, in lines."""
_GAP = 1.0
"""How wide a gap in a line parts what stands in it, in the height of its letters."""


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
    cells: tuple["Line", ...] = ()
    """What a gap takes apart in it, as in the row of a table; empty for a line in one piece."""

    @property
    def bold(self) -> bool:
        return all(run.bold for run in self.runs if run.text.strip())


def lines_of(pages: Sequence[Sequence[Character]], links: Sequence[Sequence[LinkArea]]) -> list[Line]:
    """The lines of pages, without those that stand at the top or the foot of most of them."""
    by_page = []
    for number, characters in enumerate(pages):
        areas = links[number] if number < len(links) else ()
        by_page.append(list(_lines(number, _linked(characters, areas) if areas else characters)))
    return [line for page in _without_running_lines(by_page) for line in page]


def _linked(characters: Sequence[Character], areas: Sequence[LinkArea]) -> list[Character]:
    found: list[Character] = []
    for each in characters:
        area = next((area for area in areas if not each.made and area.holds(each.left, each.right, each.bottom)), None)
        found.append(replace(each, link=area.address) if area else each)
    return found


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
    whole = _piece(page, characters)
    if whole is not None:
        pieces = [piece for part in _parts(characters) if (piece := _piece(page, part))]
        yield replace(whole, cells=tuple(pieces)) if len(pieces) > 1 else whole


def _piece(page: int, characters: Sequence[Character]) -> Line | None:
    drawn = [each for each in characters if not each.made and each.text.strip()]
    runs = collapse(joined_links(collapse(Run(each.text, each.bold, each.italic, each.link) for each in characters)))
    if not drawn or not runs:
        return None
    return Line(
        page=page,
        runs=tuple(runs),
        text=plain(runs),
        size=median(each.size for each in drawn),
        left=drawn[0].left,
        top=max(each.top for each in drawn),
        bottom=median(each.bottom for each in drawn),
        right=max(each.right for each in drawn),
    )


def _parts(characters: Sequence[Character]) -> Iterator[list[Character]]:
    """The characters of a line, parted where nobody wrote a space and there is one, and at wide gaps."""
    writes_spaces = any(each.text == " " and not each.made for each in characters)
    part: list[Character] = []
    last: Character | None = None
    for each in characters:
        is_jump = each.made and each.text == " " and writes_spaces
        is_gap = last is not None and not each.made and each.left - last.right > max(each.size, last.size) * _GAP
        if part and (is_jump or is_gap):
            yield part
            part = []
        if not is_jump:
            part.append(each)
        if not each.made and each.text.strip():
            last = each
    yield part


def _stands_apart(line: Line, page: Sequence[Line]) -> bool:
    """Whether no other line is near: a number in a sentence's or a cell's last line is no page's."""
    return all(
        abs(line.bottom - other.bottom) > _APART * max(line.size, other.size) for other in page if other is not line
    )


def _without_running_lines(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without the lines that stand first or last on several, with another number on each."""
    ends = Counter(words for page in pages for words in {_NUMBER.sub("0", line.text) for line in page[:2] + page[-2:]})
    running = {text for text, times in ends.items() if times > 1 and times >= len(pages) / 2}
    return [
        [
            line
            for index, line in enumerate(page)
            if not (
                (index < 2 or index >= len(page) - 2)
                and (
                    _NUMBER.sub("0", line.text) in running
                    or _PAGE_NUMBER.fullmatch(line.text)
                    or (_BARE_NUMBER.fullmatch(line.text) and _stands_apart(line, page))
                )
            )
        ]
        for page in pages
    ]
