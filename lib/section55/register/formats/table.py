"""The register as plain columns, for a terminal."""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from section55.model.items import KINDS
from section55.model.wording import in_words, long_date
from section55.register.entries import Register, RegisterEntry
from section55.register.formats.columns import name, ordered_items, refused

HEADING = "heading"
"""What stands in place of an urgency beside the heading line."""

_GAP = "  "
_PREFIXES = {kind.name: f"{kind.short} " for kind in KINDS.values() if kind.short}


class _Column(NamedTuple):
    heading: str
    least: int | None
    """The width below which it is not cut; None where it is never cut."""


_INSPECTIONS = (_Column("Deadline", None), _Column("State", None), _Column("Inspection", 20), _Column("Missing", None))
_ITEMS = (
    _Column("Inspection", 16),
    _Column("Number", 10),
    _Column("Due", 12),
    _Column("Status", 12),
    _Column("Position", 8),
    _Column("Owner", 10),
)


def as_table(register: Register, width: int, items: bool = False) -> str:
    """The table as one text: a heading line, then a line an inspection, or with ``items`` a line an item."""
    return "".join(f"{line}\n" for _, line in rows(register, width, items))


def rows(register: Register, width: int, items: bool = False) -> Iterator[tuple[str, str]]:
    """The table's lines, each with a word for how it is marked: the heading first, then an urgency.

    Titles, owners and the like are cut with "…" to make a line fit the width; on a terminal too
    narrow for the rest, lines are longer than it.
    """
    if items:
        return _laid_out(_ITEMS, list(_item_cells(register)), width)
    cells = list(_inspection_cells(register))
    if not _fits(_INSPECTIONS, cells, width):
        cells = list(_inspection_cells(register, short=True))
    return _laid_out(_INSPECTIONS, cells, width)


_Cells = tuple[str, tuple[str, ...]]


def _inspection_cells(register: Register, short: bool = False) -> Iterator[_Cells]:
    """Each inspection's urgency and cells; short leaves out the day that a response was published on."""
    for entry in register.entries:
        state = entry.state(register.as_of)
        if short and entry.response_published_on is not None:
            state = state.replace(f" on {long_date(entry.response_published_on)}", "").rstrip(",")
        elif short and entry.is_published:
            state = "Published, no date"
        yield (
            entry.urgency(register.as_of),
            (_short_date(entry.last_day), state, _printable(name(entry)), _missing(entry)),
        )


def _item_cells(register: Register) -> Iterator[_Cells]:
    for entry in refused(register):
        yield "broken", (_printable(name(entry)), "", "", "Cannot be read", "", "")
    for _, item in ordered_items(register):
        prefix = _PREFIXES.get(item.kind, "")
        yield (
            item.urgency(register.as_of),
            (
                _printable(item.inspection_title),
                _printable(item.number if item.number[:1].isalpha() else prefix + item.number),
                _short_date(item.due_on) or _printable(item.due),
                item.status,
                item.position,
                _printable(item.owner),
            ),
        )


def _missing(entry: RegisterEntry) -> str:
    if entry.faults:
        return ""
    return f"{in_words(len(entry.missing))} to look at" if entry.missing else "nothing"


def _short_date(day: date | None) -> str:
    """A date as a column has it: "12 Feb 2024"."""
    if day is None:
        return ""
    number, month, year = long_date(day).split()
    return f"{number:>2} {month[:3]} {year}"


def _printable(text: str) -> str:
    """The text on one line, without anything that a terminal would obey."""
    return text if text.isprintable() else "".join(sign for sign in " ".join(text.split()) if sign.isprintable())


def _columns_wide(columns: Sequence[_Column], cells: Sequence[_Cells]) -> list[int]:
    widths = [len(column.heading) for column in columns]
    for place, column in enumerate(zip(*(row for _, row in cells), strict=True)):
        widths[place] = max(widths[place], *map(_length, column))
    return widths


def _excess(widths: Sequence[int], width: int) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1) - width


def _fits(columns: Sequence[_Column], cells: Sequence[_Cells], width: int) -> bool:
    """Whether the table can be cut to the width."""
    widths = _columns_wide(columns, cells)
    least = [
        wide if column.least is None else min(wide, column.least) for wide, column in zip(widths, columns, strict=True)
    ]
    return _excess(least, width) <= 0


def _laid_out(columns: Sequence[_Column], cells: Sequence[_Cells], width: int) -> Iterator[tuple[str, str]]:
    widths = _columns_wide(columns, cells)
    for place in sorted(range(len(columns)), key=widths.__getitem__, reverse=True):  # the widest is cut first
        least = columns[place].least
        if least is not None and (excess := _excess(widths, width)) > 0:
            widths[place] = max(min(widths[place], least), widths[place] - excess)
    for word, row in [(HEADING, tuple(column.heading for column in columns)), *cells]:
        yield word, _GAP.join(map(_fitted, row, widths)).rstrip()


def _fitted(text: str, width: int) -> str:
    """The text cut or filled to a width."""
    if (length := _length(text)) <= width:
        return text + " " * (width - length)
    end = width - 1
    while _length(text[:end]) > width - 1:
        end -= 1
    cut = text[:end].rstrip() + "…"
    return cut + " " * (width - _length(cut))


def _length(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_sign_length, text))


def _sign_length(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
