"""A sheet of an Excel workbook: a table with its filters, rows of one or two lines, fitted to the page's width."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from section55.register.formats.columns import Value

DATE_FORMAT = "d mmm yyyy"
_LONGEST_TEXT = 32_767
_SURELY_FITS = _LONGEST_TEXT // 2
_LONGEST_LINK = 2_079
LAST_ROW_WITH_LINKS = 65_530 // 2
"""Excel's own limits, of a cell's text, of a link's address and of a sheet's links, of which there are two columns."""
MOST_ROWS_OF_TABLES = 20_000
"""A list of more rows has filters and no table of Excel's, which would have to be kept in the memory as a whole."""
_A4 = 9
_LINE_HEIGHT, _MOST_LINES = 15, 2
"""In points; a row is as high as its longest text, though no higher than two lines: the rest is seen in the cell."""
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_Cell = str | int | date | None
_RED, _PALE_RED = "#8A1C1C", "#FBE6E6"
_WASH, _LINE, _STRONG_LINE = "#E9EDF1", "#C9CED3", "#6B757E"
_THIN = 1
"""Excel's own number of a line."""
_MARGINS = {"left": 0.45, "right": 0.45, "top": 0.75, "bottom": 0.65}
"""In inches: a sheet has many columns, and its letters are the larger for narrow ones."""


class Sheet(NamedTuple):
    """What a sheet is."""

    title: str
    day: str
    """Stands at the head of each printed page."""
    columns: Sequence[tuple[str, int]]
    """The heading of each, and its width in characters."""
    printed: int
    """How many columns are printed: the first ones."""
    frozen: str
    """The first cell that moves when the sheet is scrolled."""
    overdue: str
    """The word by which a row is known that is overdue; empty for none."""


class Styles:
    """How the cells of a workbook look."""

    def __init__(self, workbook: Workbook) -> None:
        def style(**more: object) -> Format:
            return workbook.add_format({"align": "left", "valign": "top", "text_wrap": True, **more})

        heading = {"bold": True, "bg_color": _WASH, "bottom": _THIN, "bottom_color": _STRONG_LINE}
        # Set in from the right, where Excel puts the button of a filter over the heading.
        number = {"align": "right", "indent": 2}
        self.heading = style(**heading)
        self.number_heading = style(**heading, **number)
        self.plain = style()
        self.number = style(**number, text_wrap=False)
        self.day = style(num_format=DATE_FORMAT)
        self.link = style(underline=1, font_color="#0563C1")
        line = {"bottom": _THIN, "bottom_color": _LINE}
        self.line = workbook.add_format(line)
        self.overdue = workbook.add_format({"font_color": _RED, "bg_color": _PALE_RED, "bold": True, **line})


def add_sheet(workbook: Workbook, styles: Styles, sheet: Sheet, rows: Iterable[tuple[Value, ...]]) -> None:
    """Adds a sheet: its header row stays in sight, its rows are a table, and it prints on one page across."""
    page = workbook.add_worksheet(sheet.title)
    page.freeze_panes(sheet.frozen)
    page.repeat_rows(0)
    page.set_row(0, _LINE_HEIGHT * _MOST_LINES)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(**_MARGINS)
    page.set_header(f"&L{sheet.title}&R{sheet.day}")
    page.set_footer("&RPage &P of &N")
    for place, (_, width) in enumerate(sheet.columns):
        page.set_column(place, place, width, styles.plain)
    written = list(_written(rows))
    last = max(len(written), 1)
    numbers = _columns_of_numbers(written)
    headings = [styles.number_heading if place in numbers else styles.heading for place in range(len(sheet.columns))]
    if workbook.constant_memory:
        page.autofilter(0, 0, last, len(sheet.columns) - 1)
    else:
        _add_table(page, headings, sheet, last)
    for place, ((heading, _), style) in enumerate(zip(sheet.columns, headings, strict=True)):
        page.write_string(0, place, heading, style)
    links = frozenset(place for place, (heading, _) in enumerate(sheet.columns) if heading.startswith("Link"))
    widths = [width for _, width in sheet.columns]
    for number, row in enumerate(written, start=1):
        page.set_row(number, _height(row, widths))
        _add_cells(page, styles, number, row, links if number <= LAST_ROW_WITH_LINKS else frozenset())
    if sheet.overdue:
        _mark_overdue(page, styles, sheet, last)
    # By a rule, since an empty cell is not written and a column's look goes on below the last row; the last rule, since
    # LibreOffice goes by the first that holds.
    page.conditional_format(
        1, 0, last, len(sheet.columns) - 1, {"type": "formula", "criteria": "=TRUE", "format": styles.line}
    )
    page.print_area(0, 0, last, sheet.printed - 1)


def _columns_of_numbers(rows: Sequence[Sequence[_Cell]]) -> set[int]:
    """The columns whose headings stand right, above their numbers; not the first, which names the rows."""
    columns = enumerate(zip(*rows, strict=True))
    return {place for place, cells in columns if place and any(isinstance(cell, int) for cell in cells)}


def _add_table(page: Worksheet, headings: Sequence[Format], sheet: Sheet, last: int) -> None:
    """A table of Excel's: its name is the sheet's, and formulas and filters know its columns."""
    columns = [
        {"header": heading, "header_format": style} for (heading, _), style in zip(sheet.columns, headings, strict=True)
    ]
    options = {"name": re.sub("[^A-Za-z]", "", sheet.title), "style": "Table Style Light 1", "columns": columns}
    page.add_table(0, 0, last, len(sheet.columns) - 1, options)


def _mark_overdue(page: Worksheet, styles: Styles, sheet: Sheet, last: int) -> None:
    """Marks the state or standing of a row that is overdue; the cell says so in words."""
    for place, (heading, _) in enumerate(sheet.columns):
        if heading in ("State", "Standing"):
            first = xl_rowcol_to_cell(1, place)
            rule = {
                "type": "formula",
                "criteria": f'=ISNUMBER(SEARCH("{sheet.overdue}",{first}))',
                "format": styles.overdue,
            }
            page.conditional_format(1, place, last, place, rule)


def _written(rows: Iterable[tuple[Value, ...]]) -> Iterator[list[_Cell]]:
    for values in rows:
        # Most texts stay as they are, and a call for each of them would take a tenth of the whole.
        yield [
            value
            if isinstance(value, str) and len(value) <= _SURELY_FITS and value[:3] != "<r>" and value.isprintable()
            else cell_text(value)
            if isinstance(value, (str, tuple))
            else value
            for value in values
        ]


def _add_cells(page: Worksheet, styles: Styles, number: int, row: Sequence[_Cell], links: frozenset[int]) -> None:
    """Writes a row's cells; an empty one has its column's look, and is not written."""
    for place, value in enumerate(row):
        if value is None or value == "":
            continue
        if isinstance(value, date):
            page.write_datetime(number, place, value, styles.day)
        elif isinstance(value, int):
            page.write_number(number, place, value, styles.number if place else styles.plain)
        elif place in links and _is_address(value):
            page.write_url(number, place, value, styles.link, value)
        else:
            # As a text, whatever it begins with: none is ever a formula.
            page.write_string(number, place, value, styles.plain)


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and _length(text) <= _LONGEST_LINK


def _height(row: Sequence[_Cell], widths: Sequence[int]) -> int:
    """The height of a row, in points: of one line, or of two where a text has more."""
    for value, width in zip(row, widths, strict=True):
        if isinstance(value, str) and (len(value) >= width or "\n" in value):
            return _LINE_HEIGHT * _MOST_LINES
    return _LINE_HEIGHT


def cell_text(value: str | tuple[str, ...]) -> str:
    """A text as a cell can hold it; a list has a line for each."""
    text = value if isinstance(value, str) else "\n".join(value)
    if not text.isprintable() and _NOT_XML.search(text):
        text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > _SURELY_FITS and _length(text) > _LONGEST_TEXT:
        text = text.encode("utf-16-le")[: 2 * (_LONGEST_TEXT - 1)].decode("utf-16-le", "ignore") + "…"
    # XlsxWriter would take such a text for its own markup.
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def _length(text: str) -> int:
    """The length as Excel counts it: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2
