"""The cells of a table in columns, where one of them goes over several columns or rows."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Cell = TypeVar("Cell")
MOST_SPANNED = 20
"""A cell that says that it goes over more columns or rows than this goes over so many."""
_MOST_COLUMNS = 100
"""Beyond so many columns no cell goes over any other: no report has such a table, and its rows would grow on and on."""


def spread(rows: Iterable[Iterable[Cell]], spans: Callable[[Cell], tuple[int, int]]) -> Iterator[list[Cell | None]]:
    """Each row with every cell in its own column; None where a cell from the left or from above goes on.

    ``spans`` says of a cell how many columns and how many rows it goes over.
    """
    from_above: dict[int, int] = {}
    """Into how many rows more a cell from above goes on, by column."""
    for cells in rows:
        row: list[Cell | None] = []
        into_next: dict[int, int] = {}
        for cell in cells:
            while from_above.get(len(row)):
                row.append(None)
            across, down = spans(cell) if len(row) < _MOST_COLUMNS else (1, 1)
            into_next |= dict.fromkeys(range(len(row), len(row) + across), down - 1)
            row += [cell, *[None] * (across - 1)]
        while from_above.get(len(row)):
            row.append(None)
        from_above = {column: left - 1 for column, left in from_above.items() if left > 1} | into_next
        yield row
