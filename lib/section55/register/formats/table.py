"""The register as columns: for a terminal, as wide as it is; and as plain text, for a file or another program."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from section55.model.printable import printable
from section55.model.wording import MONTHS, in_words, long_date
from section55.register.entries import Register, RegisterEntry
from section55.register.formats.columns import name, ordered_items

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.measure import Measurement
    from rich.table import Table

_GAP = 2
_NARROW = 120
"""On a terminal with fewer columns than this, and beside the next step, the days of publication are left out."""
_STYLES = {"broken": "red", "overdue": "red", "late": "red", "soon": "yellow"}

_WIDE, _WIDEST = 140, 180
"""On a terminal with fewer columns than these, some columns of the table are left out."""
_CUT = {"Inspection": 10, "Asked for": 10, "Owner": 10, "Office": 10, "Next step": 10}
"""The columns whose texts are cut, and the width down to which they are."""
_LEAST = 10
_Cells = dict[str, str]
"""The texts of a row by their headings."""


class _Row(NamedTuple):
    urgency: str
    cells: _Cells


def as_text(register: Register, items: bool = False) -> str:
    """A heading line, then a line an inspection, or with ``items`` a line an item; nothing is cut or left out."""
    rows = list(_items(register) if items else _inspections(register))
    headings = _headings(register, items)
    lines = [headings, *([row.cells[heading] for heading in headings] for row in rows)]
    return lines_in_columns(lines)


def lines_in_columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows of texts as lines, each text below the one above it."""
    widths = [max(map(_width, texts)) + _GAP for texts in zip(*rows, strict=True)]
    return "".join(f"{''.join(map(_filled, cells, widths)).rstrip()}\n" for cells in rows)


def as_table(register: Register, width: int, items: bool = False) -> "Table":
    """The same for a terminal that is so many columns wide, coloured by urgency, for rich to print.

    Titles, owners and the like are cut after a whole word, with "…"; other texts go on in a second
    line. On a terminal too narrow for the words of a row, lines are longer than it.
    """
    # Imported here: a text for a file or another program needs none of it.
    from rich.table import Table
    from rich.text import Text

    rows = list(
        _items(register) if items else _inspections(register, short=width < _NARROW or _WIDE <= width < _WIDEST)
    )
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0))
    headings = _headings(register, items, width)
    for heading in headings:
        texts = [heading, *(row.cells[heading] for row in rows)]
        longest = max(cell_len(word) for text in texts for word in text.split())
        table.add_column(heading, min_width=min(_CUT.get(heading, longest), longest))
    for row in rows:
        texts = [row.cells[heading] for heading in headings]
        cells = (_Cut(text) if heading in _CUT else Text(text) for heading, text in zip(headings, texts, strict=True))
        table.add_row(*cells, style=_STYLES.get(row.urgency))
    return table


def _headings(register: Register, items: bool, width: int | None = None) -> list[str]:
    """The columns of a table, as many as a terminal of a width has room for; without a width all of them."""
    is_wide, is_widest = width is None or width >= _WIDE, width is None or width >= _WIDEST
    offices = ["Office"] if register.has_offices else []
    if items:
        wide = ["Position", "Owner", "Days open"] if is_wide else ["Owner"]
        return [*offices, "Inspection", "Number", "Asked for", "Due", "Status", *wide, *(["Slug"] if is_widest else [])]
    next_step = ["Next step"] if is_wide else []
    named = ["Published", "Slug"] if is_widest else []
    return ["Deadline", "State", *next_step, *offices, "Inspection", *named, "Missing"]


class _Cut:
    """A text on one line, for rich: cut after a whole word where its column is too narrow for all of it."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __rich_measure__(self, console: "Console", options: "ConsoleOptions") -> "Measurement":
        from rich.measure import Measurement

        width = cell_len(self._text)
        return Measurement(min(width, _LEAST), width)

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from rich.text import Text

        text = Text(self._text)
        if cell_len(self._text) > options.max_width:
            first, *others = self._text.split(maxsplit=1)
            # A first word that is longer than the column would be cut in two; one alone is, to be something at all.
            fits = not others or cell_len(first) < options.max_width
            text = text.wrap(console, options.max_width - 1)[0] if fits else Text()
            text.rstrip()
            text.append("…")
        yield text


def _inspections(register: Register, short: bool = False) -> Iterator[_Row]:
    """Each inspection; short leaves out the day that a response was published on."""
    for entry in register.inspections:
        state = entry.state(register.as_of)
        if short and entry.response_published_on is not None:
            state = state.replace(f" on {long_date(entry.response_published_on)}", "").rstrip(",")
        elif short and entry.is_published:
            state = "Published, no date"
        cells = {
            "Deadline": _short_date(entry.last_day),
            "State": state,
            "Next step": next_step_words(entry, register.as_of),
            "Office": _printable(entry.office_label),
            "Inspection": _printable(name(entry)),
            "Published": _short_date(entry.published_on),
            "Slug": _printable(entry.slug),
            "Missing": _missing(entry),
        }
        yield _Row(entry.urgency(register.as_of), cells)


def next_step_words(entry: RegisterEntry, as_of: date) -> str:
    """What is to be done next, by when, who does it and how late: "Draft 4 Dec 2026, OPCC, two days late"."""
    step = entry.next_step
    if step is None:
        return ""
    words = (f"{step.label} {_short_date(step.day).strip()}", _printable(entry.actor(step)), entry.lateness(as_of))
    return ", ".join(filter(None, words))


def _items(register: Register) -> Iterator[_Row]:
    empty = dict.fromkeys(("Office", "Number", "Asked for", "Due", "Position", "Owner", "Days open"), "")
    for entry in register.refused:
        named = {"Inspection": _printable(name(entry)), "Status": "Cannot be read", "Slug": _printable(entry.slug)}
        yield _Row("broken", empty | named)
    for entry, item in ordered_items(register):
        cells = {
            "Office": _printable(entry.office_label),
            "Inspection": _printable(item.inspection_title),
            "Number": _printable(item.short_name),
            "Asked for": _printable(item.asked),
            "Due": _short_date(item.due_on) or _printable(item.due),
            "Status": _printable(item.standing(register.as_of)),
            "Position": item.position,
            "Owner": _printable(item.owner),
            "Days open": str(item.age(register.as_of)) if item.is_open else "",
            "Slug": _printable(item.slug),
        }
        yield _Row(item.urgency(register.as_of), cells)


def _missing(entry: RegisterEntry) -> str:
    if entry.faults:
        return ""
    return f"{in_words(len(entry.missing))} to look at" if entry.missing else "nothing"


def _short_date(day: date | None) -> str:
    """A date as a column has it: "12 Feb 2024"."""
    if day is None:
        return ""
    return f"{day.day:>2} {MONTHS[day.month - 1][:3]} {day.year}"


def _printable(text: str) -> str:
    """The text on one line, its own line breaks as spaces, with nothing that a terminal would obey."""
    return text if text.isprintable() else printable(" ".join(text.split()))


def _filled(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)
