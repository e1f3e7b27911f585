"""The tables of a page without tags: lines of which the pieces stand below one another in columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from section55.intake.blocks import Block, table_block
from section55.intake.inline import Run, collapse, markdown, plain
from section55.intake.pdf.lines import Line
from section55.intake.pdf.tagged import BULLETS

_MARKER = re.compile(r"\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,4})[.)]")
_LARGER = 1.3
"""The cells of a row are in type of about one size: no more than this times as large."""
_ROOM = 2.0
"""How far a piece may stand to the left of its column, in points."""


@dataclass
class _Cell:
    left: float
    right: float
    runs: list[Run] = field(default_factory=list)

    def add(self, piece: Line) -> None:
        self.left, self.right = min(self.left, piece.left), max(self.right, piece.right)
        self.runs += [*([Run(" ")] if self.runs else []), *piece.runs]


_Row = list[_Cell]


def marker_of(text: str) -> str:
    """The bullet, number or letter that words begin with as an entry of a list; empty for none."""
    first, _, rest = text.partition(" ")
    return first if rest and (first in BULLETS or _MARKER.fullmatch(first)) else ""


def with_tables(lines: Sequence[Line]) -> Iterator[Line | Block]:
    """The lines, with those that are a table in its place as a block."""
    at = 0
    while at < len(lines):
        rows, end = _rows_from(lines, at)
        if len(rows) > 1 and _stand_in_columns(rows):
            yield _table(rows, lines[at].page)
            at = end
        else:
            yield lines[at]
            at += 1


def _rows_from(lines: Sequence[Line], start: int) -> tuple[list[_Row], int]:
    """The rows that begin with a line, each of two cells at least, and the index of the line behind them."""
    rows: list[_Row] = []
    row: _Row = []
    at = row_start = start
    while at < len(lines):
        pieces = _pieces(lines[at])
        if row and pieces[0].left < row[-1].left - _ROOM:  # a cell goes to the left: the next row
            if len(row) < 2:
                break
            rows.append(row)
            row, row_start = [], at
        if not row and len(pieces) < 2 and not _goes_on_to_the_right(lines, at):
            break
        for piece in pieces:
            if not row or piece.left > row[-1].right - _ROOM:
                row.append(_Cell(piece.left, piece.right))
            row[-1].add(piece)
        at += 1
    if len(row) > 1:
        return [*rows, row], at
    return rows, row_start


def _goes_on_to_the_right(lines: Sequence[Line], at: int) -> bool:
    """Whether a line in one piece is the first cell of a row: the next line stands beside it."""
    if at + 1 >= len(lines) or lines[at].page != lines[at + 1].page:
        return False
    line, following = lines[at], _pieces(lines[at + 1])[0]
    if max(line.size, following.size) > min(line.size, following.size) * _LARGER:
        return False  # a heading, and the title of the table below it
    return following.left > line.right - _ROOM and following.bottom > line.bottom - 2 * line.size


def _pieces(line: Line) -> tuple[Line, ...]:
    return line.cells if line.cells and not marker_of(line.text) else (line,)


def _stand_in_columns(rows: Sequence[_Row]) -> bool:
    """Whether no cell of a column reaches into the next one, in any row that has all of them."""
    whole = _whole(rows)
    starts = _starts(whole)
    return len(whole) > 1 and all(
        max(row[index].right for row in whole) <= starts[index + 1] + _ROOM for index in range(len(starts) - 1)
    )


def _whole(rows: Sequence[_Row]) -> list[_Row]:
    """The rows that have a cell in every column."""
    columns = max(len(row) for row in rows)
    return [row for row in rows if len(row) == columns]


def _starts(whole: Sequence[_Row]) -> list[float]:
    """Where each column begins."""
    return [min(cell.left for cell in column) for column in zip(*whole, strict=True)]


def _table(rows: Sequence[_Row], page: int) -> Block:
    starts = _starts(_whole(rows))
    cells = [tuple(_in_columns(row, starts)) for row in rows]
    words = (" ".join(map(plain, filter(None, row))) for row in cells)
    return table_block((map(markdown, row) for row in cells), words, place=f"page {page + 1}")


def _in_columns(row: _Row, starts: Sequence[float]) -> Iterator[list[Run]]:
    """The words of a row's cells, of which some may be empty, column by column."""
    for start, end in pairwise([*starts, float("inf")]):
        is_first = start == starts[0]
        here = [cell for cell in row if cell.left < end - _ROOM and (is_first or cell.left >= start - _ROOM)]
        yield collapse(run for number, cell in enumerate(here) for run in ([Run(" ")] if number else []) + cell.runs)
