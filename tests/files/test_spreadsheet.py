"""The rows of a table that a person changed, and tables that are none."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from section55.files.spreadsheet import read_table
from section55.model.errors import WorkbookError

SHEET = "Recommendations"
ROWS = [["Number", "Owner"], ["1", None], [], ["2", "Head of Custody"]]


def excel(rows: list[list[str | None]]) -> bytes:
    book = openpyxl.Workbook()
    book.create_sheet(SHEET, 0)
    for row in rows:
        book[SHEET].append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_rows_have_the_numbers_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    """Of an empty row Excel writes nothing, and it counts all the same; so does one of a CSV file."""
    for path in (
        write(tmp_path / "table.xlsx", excel(ROWS)),
        write(tmp_path / "table.csv", b"Number,Owner\n1,\n\n2,Head of Custody\n"),
    ):
        assert [(row.number, row.cells["Number"]) for row in read_table(path, SHEET, path.name)] == [(2, "1"), (4, "2")]


def test_each_row_has_every_column(tmp_path: Path) -> None:
    """The empty cells at the end of a row are left out by Excel, and are empty."""
    for path in (
        write(tmp_path / "table.xlsx", excel(ROWS)),
        write(tmp_path / "table.csv", b"Number;Owner\n1\n2;Head of Custody\n"),
    ):
        owners = [row.cells["Owner"] for row in read_table(path, SHEET, path.name)]
        assert owners == ["", "Head of Custody"]


def broken_in_the_middle(data: bytes) -> bytes:
    member = zipfile.ZipFile(io.BytesIO(data)).getinfo("xl/worksheets/sheet1.xml")
    start = member.header_offset + 30 + len(member.filename)
    return data[:start] + b"\xff" * 20 + data[start + 20 :]


def with_a_password(data: bytes) -> bytes:
    """As a zip archive has it: a bit in the head of each part, at both its places."""
    changed = bytearray(data)
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(head)
        while at >= 0:
            changed[at + flags] |= 1
            at = changed.find(head, at + 4)
    return bytes(changed)


def with_a_column_that_no_sheet_has(data: bytes) -> bytes:
    source, made = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name).replace(b'r="B4"', b'r="ZZZZZZZZ4"'))
    return made.getvalue()


@pytest.mark.parametrize("spoil", [broken_in_the_middle, with_a_password, with_a_column_that_no_sheet_has])
def test_a_spreadsheet_that_cannot_be_read_is_refused(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    """The sentence names the file and says what to do with it."""
    path = write(tmp_path / "table.xlsx", spoil(excel(ROWS)))
    with pytest.raises(WorkbookError, match=r"^table\.xlsx: the table in it cannot be read\. Open it in a spreadsheet"):
        read_table(path, SHEET, path.name)


def test_a_spreadsheet_without_the_sheet_names_those_that_it_has(tmp_path: Path) -> None:
    """The sentence begins with the file, since a person may have several open."""
    path = write(tmp_path / "table.xlsx", excel(ROWS))
    with pytest.raises(WorkbookError) as refused:
        read_table(path, "Items", path.name)
    assert str(refused.value) == "table.xlsx: there is no sheet “Items” in it. There are: “Recommendations”, “Sheet”."
