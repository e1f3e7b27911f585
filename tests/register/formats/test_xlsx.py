"""The register as an Excel workbook, read by openpyxl and by pandas."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pandas as pd

from section55.register.entries import Register, register_of
from section55.register.formats.csv_text import as_csv
from section55.register.formats.xlsx import as_xlsx
from support.registers import AS_OF, EARLY, FORMULA, ORDER, OVERDUE, REFUSED, REGISTER, WAITING, WELSH


def workbook(register: Register = REGISTER) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(register)))


def sheet_rows(title: str) -> list[dict[str, object]]:
    first, *others = workbook()[title].iter_rows(values_only=True)
    return [dict(zip(map(str, first), row, strict=True)) for row in others]


def test_each_sheet_has_a_frozen_header_and_filters() -> None:
    """The three lists are three sheets, ready to filter, to scroll and to print."""
    book = workbook()
    assert book.sheetnames == ["Inspections", "Recommendations", "To look at"]
    for sheet, count in zip(book, (6, 7, 5), strict=True):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.max_row == count + 1
        assert all(cell.font.bold for cell in sheet[1])
        assert all(cell.alignment.wrap_text for row in sheet for cell in row if cell.value is not None)
        assert all(8 <= sheet.column_dimensions[cell.column_letter].width <= 80 for cell in sheet[1])
        assert sheet.print_title_rows == "$1:$1"


def test_dates_of_the_workbook_are_dates() -> None:
    """A date is a day that a spreadsheet can count with, shown like 12 February 2024."""
    sheet = workbook()["Inspections"]
    cell = sheet["A4"]
    assert (cell.is_date, cell.number_format) == (True, "dd mmmm yyyy")
    assert cell.value == datetime(2024, 2, 12)
    frames = pd.read_excel(io.BytesIO(as_xlsx(REGISTER)), sheet_name=None)
    assert frames["Inspections"]["Last day"].dropna().dt.date.tolist() == [each.last_day for each in ORDER[1:]]
    assert frames["Inspections"]["Days left"].dropna().tolist() == [-37, 11, 48]
    assert frames["Recommendations"]["Due on"].dropna().dt.date.tolist() == [
        date(2024, 3, 1),
        date(2024, 12, 31),
        date(2024, 1, 31),
        date(2024, 12, 31),
        date(2024, 12, 31),
    ]


def test_the_workbook_says_what_the_csv_says() -> None:
    """Both hold the same rows, but for lists (one a line here) and formulas (here they need no apostrophe)."""
    for title, text in (("Inspections", as_csv(REGISTER)), ("Recommendations", as_csv(REGISTER, items=True))):
        for row, other in zip(sheet_rows(title), csv.DictReader(io.StringIO(text, newline="")), strict=True):
            for heading, value in row.items():
                shown = value.date().isoformat() if isinstance(value, datetime) else str("" if value is None else value)
                assert shown.replace("\n", "; ") == other[heading].removeprefix("'").replace("\n", "; ")


def test_a_refused_file_is_a_row_of_each_sheet() -> None:
    """A file that cannot be read is not missed on any sheet; the last one says what is wrong with it."""
    for title in ("Inspections", "Recommendations"):
        (row,) = [row for row in sheet_rows(title) if row["Slug"] == "broken"]
        assert "Cannot be read: two faults" in row.values()
    sentences = [row["What to look at"] for row in sheet_rows("To look at") if row["Inspection"] == "broken"]
    assert sentences == list(REFUSED.faults)


def test_a_row_is_as_high_as_its_texts() -> None:
    """Wrapped lines can be seen in programs that do not work out heights; no row fills the screen."""
    sheet = workbook()["Recommendations"]
    assert (sheet.row_dimensions[2].height, sheet.row_dimensions[3].height) == (30, 60)
    long = replace(EARLY, title="word " * 1_000)
    assert workbook(register_of([long], AS_OF))["Inspections"].row_dimensions[2].height == 180


def test_what_to_look_at_has_a_row_a_sentence() -> None:
    """The third sheet is a list to work through."""
    found = [(row["Inspection"], row["What to look at"]) for row in sheet_rows("To look at")]
    assert found[2:] == [
        (OVERDUE.title, OVERDUE.missing[0]),
        (WELSH, WAITING.missing[0]),
        (WELSH, WAITING.missing[1]),
    ]


def test_a_text_of_the_workbook_is_never_a_formula() -> None:
    """Texts that begin like a formula, look like an error or have characters that XML may not have are texts."""
    book = workbook()
    assert {cell.data_type for sheet in book for row in sheet for cell in row} == {"s", "n", "d"}
    assert book["Inspections"]["D5"].value == FORMULA
    odd = replace(EARLY, title="a\x00b\x1b<&>\ufffe", office_name="#N/A", report_url="", milestones=())
    cells = workbook(register_of([odd], AS_OF))["Inspections"][2]
    assert (cells[3].value, cells[4].value, cells[4].data_type) == ("ab<&>", "#N/A", "s")
    long = workbook(register_of([replace(EARLY, title="x" * 40_000)], AS_OF))["Inspections"]["D2"].value
    assert (len(long), long[-1]) == (32_767, "…")


def test_links_of_the_workbook_are_links() -> None:
    """The report's address can be followed from its own cell."""
    sheet = workbook()["Inspections"]
    (column,) = [cell.column_letter for cell in sheet[1] if cell.value == "Link to report"]
    targets = [cell.hyperlink.target if cell.hyperlink else None for cell in sheet[column][1:]]
    assert targets == [each.report_url or None for each in ORDER]
    assert [cell.value for cell in sheet[column][1:]] == targets


def test_the_workbook_has_no_time_but_its_day() -> None:
    """Its properties have the register's day; no member of the zip file says when it was made."""
    properties = workbook().properties
    assert (properties.creator, properties.title) == ("Section 55 workbook", "Section 55 register, 2024-02-01")
    assert properties.created == properties.modified == datetime(2024, 2, 1)
    with zipfile.ZipFile(io.BytesIO(as_xlsx(REGISTER))) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
