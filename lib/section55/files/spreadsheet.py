"""Reads the rows of a table that a person changed: a CSV file, or a sheet of an Excel workbook."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from section55.files.bounded_read import read_file
from section55.model.errors import WorkbookError
from section55.model.wording import shortened

MOST_BYTES = 100_000_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FIRST_DAY = date(1899, 12, 30)
"""From which Excel counts days."""
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_MOST_COLUMNS = 16_384
"""As many as a sheet of Excel's has."""
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, ElementTree.ParseError, csv.Error),
    *(KeyError, ValueError, IndexError, EOFError, RuntimeError),  # the last where it has a password
)
"""What a file brings about that is broken, or is no table."""
_Row = tuple[int, list[str]]
"""A row's number, and the texts of its cells."""


class TableRow(NamedTuple):
    """One row of a table."""

    number: int
    """As the spreadsheet counts it, the header row included."""
    cells: dict[str, str]
    """The text of the cell in each column, by its heading, empty where there is none; a number as Excel keeps it."""

    def day(self, heading: str) -> str:
        """The day of a cell as a parameter file has it: of a date, of Excel's number, or of 31/12/2024."""
        text = self.cells.get(heading, "").strip()
        if re.fullmatch(r"[0-9]{5}(\.0+)?", text):
            return (_FIRST_DAY + timedelta(days=int(float(text)))).isoformat()
        if match := _DAY_FIRST.fullmatch(text):
            return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
        return text[:10] if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]0{2}:0{2}:0{2}.*)?", text) else text


def read_table(path: Path, sheet: str, shown_as: str) -> list[TableRow]:
    """The rows of a CSV file, or of a sheet of an Excel workbook, below their header row.

    Raises `WorkbookError` for a file that is neither, or that lacks the sheet.
    """
    try:
        data = read_file(path, MOST_BYTES)
        ending = path.suffix.lower()
        if ending == ".csv":
            rows = list(enumerate(_csv_rows(data), 1))
        elif ending == ".xlsx":
            rows = list(_sheet_rows(data, sheet, shown_as))
        else:
            raise WorkbookError(f"{shown_as}: this is no .xlsx and no .csv file.")
    except _UNREADABLE:
        raise WorkbookError(
            f"{shown_as}: the table in it cannot be read. Open it in a spreadsheet program, save it anew as "
            f"{path.suffix.lower()}, and try again."
        ) from None
    if not rows:
        raise WorkbookError(f"{shown_as}: there is no row in it.")
    (_, headings), *others = rows
    return [
        # Excel leaves the empty cells at the end of a row out.
        TableRow(number, {name: cell for name, cell in zip_longest(headings, cells, fillvalue="") if name})
        for number, cells in others
        if any(cells)
    ]


def _csv_rows(data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")  # as Excel saves it where nobody asks for UTF-8
    first_line = text.partition("\n")[0]
    dialect = _Semicolons if ";" in first_line and "," not in first_line else csv.excel
    return [[cell.removeprefix("'") for cell in row] for row in csv.reader(io.StringIO(text), dialect)]


class _Semicolons(csv.excel):
    delimiter = ";"


def _sheet_rows(data: bytes, sheet: str, shown_as: str) -> Iterator[_Row]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        texts = _shared_texts(book)
        number = 0
        for row in _parse(book, _member_of(book, sheet, shown_as)).iter(f"{_MAIN}row"):
            number = int(row.get("r") or number + 1)  # rows without a cell are left out
            cells: list[str] = []
            for cell in row.iter(f"{_MAIN}c"):
                column = _column(cell.get("r", ""))
                cells += [""] * (column - len(cells))
                cells.append(_cell_text(cell, texts))
            yield number, cells


def _member_of(book: zipfile.ZipFile, sheet: str, shown_as: str) -> str:
    sheets = {one.get("name"): one.get(_RELATION) for one in _parse(book, "xl/workbook.xml").iter(f"{_MAIN}sheet")}
    if sheet not in sheets:
        known = ", ".join(shortened(str(name)) for name in sheets)
        raise WorkbookError(f"{shown_as}: there is no sheet {shortened(sheet)} in it. There are: {known}.")
    relations = {one.get("Id"): one.get("Target", "") for one in _parse(book, "xl/_rels/workbook.xml.rels")}
    target = relations[sheets[sheet]]
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _shared_texts(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    return [_text_in(one) for one in _parse(book, "xl/sharedStrings.xml").iter(f"{_MAIN}si")]


def _parse(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if book.getinfo(name).file_size > MOST_BYTES:
        raise ValueError(name)
    data = book.read(name)
    if b"<!DOCTYPE" in data:  # no spreadsheet has one, and one could make the text without end
        raise ValueError(name)
    return ElementTree.fromstring(data)


def _cell_text(cell: ElementTree.Element, texts: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _text_in(cell)
    value = cell.findtext(f"{_MAIN}v", "")
    return texts[int(value)] if cell.get("t") == "s" else value


def _text_in(element: ElementTree.Element) -> str:
    # Hints for pronunciation, which Japanese has, are no text.
    return "".join(text.text or "" for text in element.iter(f"{_MAIN}t"))


def _column(reference: str) -> int:
    """The index of a cell's column from 0: "AB12" is in 27."""
    column = 0
    for letter in re.match("[A-Z]*", reference)[0]:  # type: ignore[index]  # it matches always
        column = column * 26 + ord(letter) - ord("A") + 1
    if column > _MOST_COLUMNS:
        raise ValueError(reference)
    return column - 1
