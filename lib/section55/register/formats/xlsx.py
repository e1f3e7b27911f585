"""The register as an Excel workbook: a sheet each for inspections, recommendations, what to look at and the totals."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from operator import itemgetter
from typing import NamedTuple

from xlsxwriter import Workbook

from section55.model.wording import long_date, sentence_start
from section55.register.entries import Register, published_alone
from section55.register.formats.columns import INSPECTIONS, INTERNAL, ITEMS, Value, inspection_rows, item_rows, name
from section55.register.formats.xlsx_sheet import MOST_ROWS_OF_TABLES, Sheet, Styles, add_sheet
from section55.register.totals import By, Totals, totals_by

_INSPECTIONS_FIRST = (
    *("Last day", "State", "Days left", "Inspection", "Published on", "Next step", "Next step on"),
    *("Next step late", "Who acts", "Open items", "Overdue items", "Office", "Response published on"),
)
"""The columns that people read first; the others come after them. Those up to the office are printed, and where
there are several offices, theirs too."""
_INSPECTIONS_LEFT_OUT = ("Milestones", "To look at", "Faults")
"""What the sheet of what to look at has, or what is there in columns of its own."""
_ITEMS_FIRST = (
    *("Inspection", "Published on", "Number", "Asked for", "Standing", "Owner", "Due on"),
    *("Last update on", "Last update", "Office", "Text", "Status", "Position", "Addressed to"),
)
_WORDS = ("Status", "Position", "Action")
"""Columns of the model's own words, which people read with a capital and programs, in CSV, as they are typed."""
_TOTALS: tuple[By, ...] = ("owner", "year")
_TO_LOOK_AT = (("Last day", 12), ("Inspection", 40), ("What to look at", 80), ("State", 28), ("File", 40))
_WIDTHS = {
    **dict.fromkeys(("Last day", "Next step on", "Published on", "Due on", "Last update on"), 12),
    **dict.fromkeys(("Inspection", "Last update"), 36),
    **{"Asked for": 40, "State": 28, "Standing": 28, "Owner": 24, "Addressed to": 20, "Status": 16, "Position": 14},
    **{"Number": 11, "Days left": 10, "Open items": 13, "Overdue items": 13, "Next step late": 16},
    **{"Response published on": 14, "Who acts": 18, "Office": 28},
}


class _Chosen(NamedTuple):
    """A list's columns in the order of the sheet, by their places in the list."""

    places: tuple[int, ...]
    columns: tuple[tuple[str, int], ...]


def as_xlsx(register: Register, is_public: bool = False) -> bytes:
    """The workbook's bytes: each list is a table with filters, real dates, and texts that stay texts.

    What is overdue says so in words, and in red. A text that is longer than a cell may be ends with
    "…"; a character that Excel cannot hold is written as "\N{REPLACEMENT CHARACTER}". A public one has published
    responses alone, no `INTERNAL` column, and no sheet of what to look at or of owners.
    """
    register = published_alone(register) if is_public else register
    left_out = tuple(INTERNAL) if is_public else ()
    data = io.BytesIO()
    with Workbook(data, {"constant_memory": _is_large(register)}) as workbook:
        _set_properties(workbook, register)
        day = f"As of {long_date(register.as_of)}"
        inspections = _choose(
            [(column.heading, column.width) for column in INSPECTIONS],
            _INSPECTIONS_FIRST,
            (*_INSPECTIONS_LEFT_OUT, *left_out),
        )
        items = _choose([(column.heading, column.width) for column in ITEMS], _ITEMS_FIRST, left_out)
        sheets: list[tuple[Sheet, Iterator[tuple[Value, ...]]]] = [
            (
                Sheet("Inspections", day, inspections.columns, _printed(inspections, register), "E2", "Overdue"),
                _picked(inspection_rows(register), inspections),
            ),
            (
                Sheet("Recommendations", day, items.columns, _printed(items, register), "D2", "overdue"),
                _picked(item_rows(register), items),
            ),
            (Sheet("To look at", day, _TO_LOOK_AT, len(_TO_LOOK_AT) - 1, "C2", "Overdue"), _to_look_at(register)),
        ]
        styles = Styles(workbook)
        if is_public:
            sheets.pop()
        for sheet, rows in sheets:
            add_sheet(workbook, styles, sheet, rows)
        for by in _TOTALS[is_public:]:
            _add_totals(workbook, styles, day, totals_by(register, by), f"By {by}")
    return data.getvalue()


def _is_large(register: Register) -> bool:
    """Whether each row is to go to the disk when the next one begins, so that no number of them fills the memory."""
    return sum(len(entry.items) for entry in register.entries) > MOST_ROWS_OF_TABLES


def totals_as_xlsx(register: Register, by: By) -> bytes:
    """A workbook with one sheet of totals."""
    data = io.BytesIO()
    with Workbook(data) as workbook:
        _set_properties(workbook, register)
        day = f"As of {long_date(register.as_of)}"
        _add_totals(workbook, Styles(workbook), day, totals_by(register, by), f"By {by}")
    return data.getvalue()


def _add_totals(workbook: Workbook, styles: Styles, day: str, totals: Totals, title: str) -> None:
    longest = max((len(str(row[0])) for row in totals.rows), default=0)
    columns = [(heading, 16 if place else max(longest + 2, 14)) for place, heading in enumerate(totals.headings)]
    add_sheet(workbook, styles, Sheet(title, day, columns, len(columns), "B2", ""), iter(totals.rows))


def _choose(columns: Sequence[tuple[str, int]], first: Sequence[str], left_out: Sequence[str]) -> _Chosen:
    headings = [heading for heading, _ in columns]
    others = [heading for heading in headings if heading not in (*first, *left_out)]
    chosen = (*(heading for heading in first if heading not in left_out), *others)
    widths = dict(columns) | _WIDTHS
    return _Chosen(
        tuple(headings.index(heading) for heading in chosen),
        tuple((heading, min(widths[heading], 44)) for heading in chosen),
    )


def _printed(chosen: _Chosen, register: Register) -> int:
    """How many columns are printed."""
    columns = [heading for heading, _ in chosen.columns]
    return columns.index("Office") + (1 if register.has_offices else 0)


def _picked(rows: Iterator[tuple[Value, ...]], chosen: _Chosen) -> Iterator[tuple[Value, ...]]:
    words = [place for place, (heading, _) in enumerate(chosen.columns) if heading in _WORDS]
    pick = itemgetter(*chosen.places)
    for row in rows:
        cells = list(pick(row))
        for place in words:
            cells[place] = sentence_start(str(cells[place] or ""))
        yield tuple(cells)


def _set_properties(workbook: Workbook, register: Register) -> None:
    workbook.set_properties(
        {
            "title": f"Section 55 register, {register.as_of.isoformat()}",
            "author": "Section 55 workbook",
            "created": datetime.combine(register.as_of, time()),
        }
    )


def _to_look_at(register: Register) -> Iterator[tuple[Value, ...]]:
    for entry in register.inspections:
        for sentence in (*entry.faults, *entry.missing):
            yield entry.last_day, name(entry), sentence, entry.state(register.as_of), entry.file
