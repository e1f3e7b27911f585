"""The register as columns: for a terminal, as wide as it is; and as plain text, for a file or another program."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from section55.model.items import KINDS
from section55.model.printable import printable
from section55.model.wording import in_words, long_date
from section55.register.entries import Register, RegisterEntry
from section55.register.formats.columns import name, ordered_items, refused
from section55.register.items import RegisterItem

_GAP = 2
_NARROW = 120
"""On a terminal with fewer columns than this, the days that responses were published on are left out."""
_STYLES = {"broken": "red", "overdue": "red", "late": "red", "soon": "yellow"}
_PREFIXES = {kind.name: f"{kind.short} " for kind in KINDS.values() if kind.short}

_INSPECTIONS = ("Deadline", "State", "Inspection", "Missing")
_ITEMS = ("Inspection", "Number", "Due", "Status", "Position", "Owner")
_CUT, _LEAST = ("Inspection", "Owner"), 10
"""The columns whose texts are cut, and the width down to which they are."""


class _Row(NamedTuple):
    urgency: str
    cells: tuple[str, ...]


def as_text(register: Register, items: bool = False) -> str:
    """A heading line, then a line an inspection, or with ``items`` a line an item; nothing is cut or left out."""
    rows = _items(register) if items else _inspections(register)
    lines = [_ITEMS if items else _INSPECTIONS, *(row.cells for row in rows)]
    widths = [max(map(cell_len, texts)) + _GAP for texts in zip(*lines, strict=True)]
    return "".join(f"{''.join(map(_filled, cells, widths)).rstrip()}\n" for cells in lines)


def as_table(register: Register, width: int, items: bool = False) -> Table:
    """The same for a terminal that is so many columns wide, coloured by urgency, for rich to print.

    Titles, owners and the like are cut after a whole word, with "…"; other texts go on in a second
    line. On a terminal too narrow for the words of a row, lines are longer than it.
    """
    rows = list(_items(register) if items else _inspections(register, short=width < _NARROW))
    headings = _ITEMS if items else _INSPECTIONS
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0))
    for heading, *texts in zip(headings, *(row.cells for row in rows), strict=True):
        longest = max(cell_len(word) for text in (heading, *texts) for word in text.split())
        table.add_column(heading, min_width=_LEAST if heading in _CUT else longest)
    for row in rows:
        cells = (
            _Cut(text) if heading in _CUT else Text(text) for heading, text in zip(headings, row.cells, strict=True)
        )
        table.add_row(*cells, style=_STYLES.get(row.urgency))
    return table


class _Cut:
    """A text on one line, for rich: cut after a whole word where its column is too narrow for all of it."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        width = cell_len(self._text)
        return Measurement(min(width, _LEAST), width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        text = Text(self._text)
        if cell_len(self._text) > options.max_width:
            text = text.wrap(console, options.max_width - 1)[0]
            text.rstrip()
            text.append("…")
        yield text


def _inspections(register: Register, short: bool = False) -> Iterator[_Row]:
    """Each inspection; short leaves out the day that a response was published on."""
    for entry in register.entries:
        state = entry.state(register.as_of)
        if short and entry.response_published_on is not None:
            state = state.replace(f" on {long_date(entry.response_published_on)}", "").rstrip(",")
        elif short and entry.is_published:
            state = "Published, no date"
        cells = (_short_date(entry.last_day), state, _printable(name(entry)), _missing(entry))
        yield _Row(entry.urgency(register.as_of), cells)


def _items(register: Register) -> Iterator[_Row]:
    for entry in refused(register):
        yield _Row("broken", (_printable(name(entry)), "", "", "Cannot be read", "", ""))
    for _, item in ordered_items(register):
        cells = (
            _printable(item.inspection_title),
            _printable(_number(item)),
            _short_date(item.due_on) or _printable(item.due),
            item.status,
            item.position,
            _printable(item.owner),
        )
        yield _Row(item.urgency(register.as_of), cells)


def _number(item: RegisterItem) -> str:
    """An item's number with as few words as say which it is."""
    if not item.stands_alone:
        return item.name
    return item.number if item.number[:1].isalpha() else _PREFIXES.get(item.kind, "") + item.number


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
    """The text on one line, its own line breaks as spaces, with nothing that a terminal would obey."""
    return text if text.isprintable() else printable(" ".join(text.split()))


def _filled(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
