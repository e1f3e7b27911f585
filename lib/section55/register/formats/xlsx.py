"""The register as an Excel workbook: a sheet each for inspections, recommendations and what to look at."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from section55.register.entries import Register
from section55.register.formats.columns import INSPECTIONS, ITEMS, Value, inspection_rows, item_rows, name
from section55.register.totals import By, totals_by

DATE_FORMAT = "dd mmmm yyyy"
_LONGEST_TEXT = 32_767
_LONGEST_LINK = 2_079
LAST_ROW_WITH_LINKS = 65_530 // 2
"""Excel's own limits, of a cell's text, of a link's address and of a sheet's links, of which there are two columns."""
_WIDEST_PAGE = 215
"""How many characters across a page of paper are still read, in 7 points."""
_A4 = 9
_LINE_HEIGHT, _MOST_LINES = 15, 12
"""In points; a row is as high as its longest text, told here because LibreOffice does not work it out."""
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_TO_LOOK_AT = (("Last day", 18), ("State", 26), ("Inspection", 50), ("What to look at", 80), ("File", 40))


class _Styles:
    """How the cells of a workbook look."""

    def __init__(self, workbook: Workbook) -> None:
        def style(**more: object) -> Format:
            return workbook.add_format({"align": "left", "valign": "top", "text_wrap": True, **more})

        self.heading = style(bold=True)
        self.plain = style()
        self.day = style(num_format=DATE_FORMAT)
        self.link = style(underline=1, font_color="#0563C1")


def as_xlsx(register: Register) -> bytes:
    """The workbook's bytes: each sheet has a frozen header row and filters, real dates, and texts that stay texts.

    A text that is longer than a cell may be ends with "…"; a character that Excel cannot hold is
    written as "\N{REPLACEMENT CHARACTER}".
    """
    data = io.BytesIO()
    # Each row goes to the disk when the next one begins, so that no number of rows fills the memory.
    with Workbook(data, {"constant_memory": True}) as workbook:
        _set_properties(workbook, register)
        styles = _Styles(workbook)
        inspections = [(column.heading, column.width) for column in INSPECTIONS]
        items = [(column.heading, column.width) for column in ITEMS]
        _add_sheet(workbook, styles, "Inspections", inspections, inspection_rows(register))
        _add_sheet(workbook, styles, "Recommendations", items, item_rows(register))
        _add_sheet(workbook, styles, "To look at", _TO_LOOK_AT, _to_look_at(register))
    return data.getvalue()


def totals_as_xlsx(register: Register, by: By) -> bytes:
    """A workbook with one sheet of totals."""
    data = io.BytesIO()
    totals = totals_by(register, by)
    with Workbook(data, {"constant_memory": True}) as workbook:
        _set_properties(workbook, register)
        columns = [(heading, max(len(heading) + 2, 12)) for heading in totals.headings]
        _add_sheet(workbook, _Styles(workbook), f"By {by}", columns, totals.rows)
    return data.getvalue()


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
            yield entry.last_day, entry.state(register.as_of), name(entry), sentence, entry.file


def _add_sheet(
    workbook: Workbook,
    styles: _Styles,
    title: str,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[tuple[Value, ...]],
) -> None:
    sheet = workbook.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    # As few pages across as can be read: a sheet is five times as wide as a page in its own size.
    sheet.fit_to_pages(ceil(sum(width for _, width in columns) / _WIDEST_PAGE), 0)
    for place, (heading, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, styles.heading)
    has_links = [heading.startswith("Link") for heading, _ in columns]
    widths = [width for _, width in columns]
    last = 0
    for last, values in enumerate(rows, start=1):
        row = [_text(value) if isinstance(value, (str, tuple)) else value for value in values]
        sheet.set_row(last, _height(row, widths))
        for place, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(last, place, value, styles.day)
            elif isinstance(value, int):
                sheet.write_number(last, place, value, styles.plain)
            elif value and has_links[place] and last <= LAST_ROW_WITH_LINKS and _is_address(value):
                sheet.write_url(last, place, value, styles.link, value)
            elif value:
                # As a text, whatever it begins with: none is ever a formula.
                sheet.write_string(last, place, value, styles.plain)
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and _length(text) <= _LONGEST_LINK


def _height(row: Sequence[str | int | date | None], widths: Sequence[int]) -> int:
    """The height of a row, in points: as many lines as its longest text has, about."""
    lines = max(_lines(value, width) for value, width in zip(row, widths, strict=True) if isinstance(value, str))
    return _LINE_HEIGHT * min(lines, _MOST_LINES)


def _lines(text: str, width: int) -> int:
    if len(text) < width and "\n" not in text:
        return 1
    return sum(len(line) // width + 1 for line in text.split("\n"))


def _text(value: str | tuple[str, ...]) -> str:
    """A text as a cell can hold it; a list has a line for each."""
    text = value if isinstance(value, str) else "\n".join(value)
    if not text.isprintable():
        text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > _LONGEST_TEXT // 2 and _length(text) > _LONGEST_TEXT:
        text = text.encode("utf-16-le")[: 2 * (_LONGEST_TEXT - 1)].decode("utf-16-le", "ignore") + "…"
    # XlsxWriter would take such a text for its own markup.
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def _length(text: str) -> int:
    """The length as Excel counts it: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2
