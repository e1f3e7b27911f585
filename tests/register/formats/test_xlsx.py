"""The register as an Excel workbook, read by openpyxl and by pandas."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest

from section55.model.wording import sentence_start
from section55.register.entries import Register, make_register
from section55.register.formats import xlsx, xlsx_sheet
from section55.register.formats.csv_text import as_csv
from section55.register.formats.xlsx import as_xlsx
from support.registers import AS_OF, DONE, EARLY, FORMULA, ORDER, OVERDUE, REFUSED, REGISTER, WAITING, WELSH

WORDS = ("Status", "Position", "Action")


def workbook(register: Register = REGISTER) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(register)))


def sheet_rows(title: str) -> list[dict[str, object]]:
    first, *others = workbook()[title].iter_rows(values_only=True)
    return [dict(zip(map(str, first), row, strict=True)) for row in others]


def test_each_sheet_is_a_table_with_a_frozen_header() -> None:
    """The lists and the totals are tables of Excel's: to filter, to scroll, to refer to by name, and to print."""
    book = workbook()
    assert book.sheetnames == ["Inspections", "Recommendations", "To look at", "By owner", "By year"]
    frozen = ("E2", "D2", "C2", "B2", "B2")
    for sheet, count, first in zip(book, (6, 7, 5, 2, 1), frozen, strict=True):
        (table,) = sheet.tables.values()
        assert (table.ref, table.name) == (sheet.dimensions, sheet.title.replace(" ", ""))
        assert (sheet.freeze_panes, sheet.max_row) == (first, count + 1)
        assert all(cell.font.bold for cell in sheet[1])
        assert all(cell.alignment.wrap_text for row in sheet for cell in row if isinstance(cell.value, str))
        assert all(8 <= sheet.column_dimensions[cell.column_letter].width < 81 for cell in sheet[1])
        assert sheet.print_title_rows == "$1:$1"


def test_a_sheet_is_printed_one_page_across() -> None:
    """The columns that people read first, with the day at the head; the others are for filters and programs."""
    for sheet, printed in zip(workbook(), (11, 9, 4, 8, 8), strict=True):
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddHeader.right.text == "As of 1 February 2024"
        last = sheet.cell(sheet.max_row, printed).coordinate
        assert sheet.print_area.replace("$", "").split("!")[1] == f"A1:{last}"
        across = sum(sheet.column_dimensions[cell.column_letter].width for cell in sheet[1][:printed])
        assert across < 220


def test_the_sheets_of_several_offices_print_whose_each_line_is() -> None:
    """The office is the last column that is printed; of one office it would say the same on each line."""
    other = replace(EARLY, office="suffolk", office_name="Office for Suffolk")
    book = workbook(make_register([WAITING, other], AS_OF))
    for title in ("Inspections", "Recommendations"):
        last = book[title].print_area.replace("$", "").split(":")[1]
        assert book[title][f"{last.rstrip('0123456789')}1"].value == "Office"


def test_a_number_of_a_sheet_stands_under_its_own_heading() -> None:
    """Both are set right, clear of the button that Excel lays over a heading; what names a row is set left."""
    counted = 0
    for sheet in workbook():
        for column in sheet.iter_cols():
            numbers = [cell for cell in column[1:] if isinstance(cell.value, int) and cell.column > 1]
            counted += len(numbers)
            set_as = {(cell.alignment.horizontal, cell.alignment.indent) for cell in (column[0], *numbers)}
            assert set_as == {("right", 2) if numbers else ("left", 0)}
        names = [cell for cell in sheet["A"][1:] if cell.value is not None]
        assert {cell.alignment.horizontal for cell in names} == {"left"}
    assert counted > 15


def test_what_is_overdue_says_so_in_words_and_in_red() -> None:
    """The rule goes by the cell's own words, so that a filter finds what the colour marks."""
    book = workbook()
    for title, heading, words in (("Inspections", "State", "Overdue by"), ("Recommendations", "Standing", "overdue")):
        sheet = book[title]
        (cell,) = [cell for cell in sheet[1] if cell.value == heading]
        (area, (rule,)), lines = [(found.sqref, found.rules) for found in sheet.conditional_formatting]
        assert str(lines[0]).split(":")[0] == "A2"
        assert str(area) == f"{cell.column_letter}2:{cell.column_letter}{sheet.max_row}"
        assert rule.formula == [f'ISNUMBER(SEARCH("{words.split()[0]}",{cell.column_letter}2))']
        assert any(words in str(below.value) for below in sheet[cell.column_letter])


def test_a_list_too_long_for_a_table_has_filters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of its rows goes to the disk at once; it says the same."""
    expected = [[cell.value for cell in row] for row in workbook()["Recommendations"]]
    monkeypatch.setattr(xlsx, "MOST_ROWS_OF_TABLES", 1)
    sheet = workbook()["Recommendations"]
    assert [[cell.value for cell in row] for row in sheet] == expected
    assert not sheet.tables
    assert sheet.auto_filter.ref == sheet.dimensions


def test_the_totals_are_sheets() -> None:
    """By owner and by year: what the command's totals say."""
    (first, *others) = sheet_rows("By owner")
    assert (first["Owner"], first["Open"], first["Overdue"]) == ("Head of Joint Justice Services", 5 - 1, 0)
    assert [row["Open"] for row in others] == [1]
    (year,) = sheet_rows("By year")
    assert (year["Year"], year["In time"], year["Late"], year["Overdue"]) == (2023, 1, 1, 1)


def test_dates_of_the_workbook_are_dates() -> None:
    """A date is a day that a spreadsheet can count with, shown like 12 Feb 2024."""
    sheet = workbook()["Inspections"]
    cell = sheet["A4"]
    assert (cell.is_date, cell.number_format) == (True, "d mmm yyyy")
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
                expected = other[heading].removeprefix("'").replace("\n", "; ")
                assert shown.replace("\n", "; ") == (sentence_start(expected) if heading in WORDS else expected)


def test_the_whole_text_stands_next_to_what_is_printed() -> None:
    """A reader of the few words finds all of them without looking through the columns for programs."""
    headings = list(sheet_rows("Recommendations")[0])
    assert headings[headings.index("Office") + 1] == "Text"


def test_the_models_own_words_begin_with_a_capital() -> None:
    """As every other label of the sheet does: a column of small letters looked unfinished."""
    assert {row["Status"] for row in sheet_rows("Inspections")} == {"Draft", "Final", None}
    rows = [row for row in sheet_rows("Recommendations") if row["Slug"] != "broken"]
    assert {row["Status"] for row in rows} == {"Open", "Complete"}
    assert {(row["Position"], row["Action"]) for row in rows} == {("Partly accepted", "Proposed")}


def test_a_refused_file_is_a_row_of_each_sheet() -> None:
    """A file that cannot be read is not missed on any sheet; the last one says what is wrong with it."""
    for title in ("Inspections", "Recommendations"):
        (row,) = [row for row in sheet_rows(title) if row["Slug"] == "broken"]
        assert "Cannot be read: two faults" in row.values()
    sentences = [row["What to look at"] for row in sheet_rows("To look at") if row["Inspection"] == "broken"]
    assert sentences == list(REFUSED.faults)


def test_a_row_is_as_high_as_its_texts() -> None:
    """Up to two lines: a screen shows twenty rows and more, and the whole text is in the cell."""
    heights = {row.height for row in workbook()["Recommendations"].row_dimensions.values()}
    assert max(height for height in heights if height) == 30
    long = replace(EARLY, title="word " * 1_000)
    assert workbook(make_register([long], AS_OF))["Inspections"].row_dimensions[2].height == 30


def test_what_to_look_at_has_a_row_a_sentence() -> None:
    """The third sheet is a list to work through."""
    found = [(row["Inspection"], row["What to look at"]) for row in sheet_rows("To look at")]
    assert found[2:] == [
        (OVERDUE.title, OVERDUE.missing[0]),
        (WELSH, WAITING.missing[0]),
        (WELSH, WAITING.missing[1]),
    ]


def title_in_workbook(title: str) -> object:
    """What the cell of a title holds."""
    return workbook(make_register([replace(EARLY, title=title)], AS_OF))["Inspections"]["D2"].value


def test_a_text_of_the_workbook_is_never_a_formula() -> None:
    """Texts that begin like a formula, look like an error or a link, or like a workbook's own markup, are texts."""
    book = workbook()
    assert {cell.data_type for sheet in book for row in sheet for cell in row} == {"s", "n", "d"}
    assert book["Inspections"]["D5"].value == FORMULA
    odd = replace(EARLY, title="https://bad.example", office_name="#N/A", report_url="", milestones=())
    cells = workbook(make_register([odd], AS_OF))["Inspections"][2]
    assert [(cell.value, cell.data_type) for cell in (cells[3], cells[11])] == [
        ("https://bad.example", "s"),
        ("#N/A", "s"),
    ]
    assert not any(cell.hyperlink for cell in cells)
    for text in ("{=1+1}", "007", " a ", "<r><t>red</t></r> ", "a\nb"):
        assert title_in_workbook(text) == text
    assert title_in_workbook("<r>\n<t>red</t></r>") == "<r>\n<t>red</t></r> "


def test_what_a_cell_cannot_hold_is_seen() -> None:
    """A character that Excel refuses is a mark, and a text that is too long for a cell ends with dots."""
    assert title_in_workbook("a\x00b\x1b<&>\ufffe") == "a\ufffdb\ufffd<&>\ufffd"
    assert title_in_workbook("one\r\ntwo\rthree") == "one\ntwo\nthree"
    assert title_in_workbook("x" * 40_000) == "x" * 32_766 + "…"
    assert title_in_workbook("x" * 32_767) == "x" * 32_767
    assert title_in_workbook("🚓" * 20_000) == "🚓" * 16_383 + "…"  # Excel counts each as two


def test_links_of_the_workbook_are_links() -> None:
    """The report's address can be followed from its own cell."""
    sheet = workbook()["Inspections"]
    (column,) = [cell.column_letter for cell in sheet[1] if cell.value == "Link to report"]
    targets = [cell.hyperlink.target if cell.hyperlink else None for cell in sheet[column][1:]]
    assert targets == [each.report_url or None for each in ORDER]
    assert [cell.value for cell in sheet[column][1:]] == targets


@pytest.mark.parametrize("address", ["https://example.org/?" + "a" * 2_080, "internal:Inspections!A1"])
def test_an_address_that_excel_refuses_is_a_text(address: str) -> None:
    """An address that is too long for a link, or leads to no web page, stands there as text."""
    sheet = workbook(make_register([replace(EARLY, report_url=address)], AS_OF))["Inspections"]
    (cell,) = [cell for cell in sheet[2] if cell.value == address]
    assert cell.hyperlink is None


def test_more_links_than_excel_takes_are_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond Excel's number of links in a sheet, addresses are texts, and none is left out."""
    monkeypatch.setattr(xlsx_sheet, "LAST_ROW_WITH_LINKS", 1)
    sheet = workbook(make_register([EARLY, DONE], AS_OF))["Inspections"]
    cells = [cell for row in sheet for cell in row if str(cell.value).startswith("https://hmicfrs")]
    assert [bool(cell.hyperlink) for cell in cells] == [True, False]


def test_the_workbook_has_no_time_but_its_day() -> None:
    """Its properties have the register's day; no member of the zip file says when it was made."""
    properties = workbook().properties
    assert (properties.creator, properties.title) == ("Section 55 workbook", "Section 55 register, 2024-02-01")
    assert properties.created == properties.modified == datetime(2024, 2, 1)
    with zipfile.ZipFile(io.BytesIO(as_xlsx(REGISTER))) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 31, 0, 0, 0)}
        assert archive.testzip() is None
