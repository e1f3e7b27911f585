"""``section55 update --from``: what a person changed in the register's own sheet."""

import csv
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from section55.files.reader import read_inspection
from section55.files.saving import read_revisions, save
from support.nested_texts import NESTED
from support.workbook import section55


@pytest.fixture
def path(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SECTION55_PARAMETERS", str(empty_folder))
    path = empty_folder / "2024-05-02-peel.yaml"
    save(path, NESTED.encode(), by="form")
    return path


@pytest.fixture
def sheet(path: Path, tmp_path: Path) -> Path:
    """The register's spreadsheet, as a person gets it."""
    book = tmp_path / "register.xlsx"
    assert section55("register", path.parent, "-o", book).returncode == 0
    return book


def change_cells(book: Path, name: str, **cells: object) -> None:
    """Changes cells of an item's row, as a person in Excel would."""
    workbook = openpyxl.load_workbook(book)
    rows = workbook["Recommendations"]
    headings = {cell.value: cell.column for cell in rows[1]}
    (row,) = [row for row in range(2, rows.max_row + 1) if rows.cell(row, headings["Name for update"]).value == name]
    for heading, value in cells.items():
        rows.cell(row, headings[heading.replace("_", " ")]).value = value
    workbook.save(book)


def update(*words: str | Path) -> tuple[int, str, str]:
    done = section55("update", *words)
    return done.returncode, done.stdout, done.stderr


def test_changed_cells_are_shown_and_saved(path: Path, sheet: Path) -> None:
    """A status, an owner, a date and a new update become one revision; untouched cells change nothing."""
    assert update("--from", sheet, "--yes")[:2] == (0, "No cell differs from the files. Nothing was saved.\n")
    change_cells(sheet, "22", Status="complete", Owner="Head of Custody", Last_update="All is done.")
    change_cells(sheet, "cause 1/2b", Due_on=date(2025, 1, 31))
    code, printed, _ = update("--from", sheet, "--yes")
    assert code == 0
    assert "The status of recommendation 22 is now “complete”.\n" in printed
    assert "Recommendation 2 of cause of concern 1, part b is now due on 31 January 2025.\n" in printed
    assert printed.endswith("Two items of one file saved.\n")
    items = {item.heading: item.item for item in read_inspection(path).inspection.items()}
    changed = items["Recommendation 22"]
    assert (changed.status, changed.owner, changed.updates[-1].text) == ("complete", "Head of Custody", "All is done.")
    assert len(read_revisions(path)) == 2


def test_a_table_of_another_folder_says_where_its_files_are_looked_for(path: Path, sheet: Path) -> None:
    """Nobody typed the name of the file, so that none is asked for."""
    path.unlink()
    code, _, errors = update("--from", sheet)
    assert code == 1
    assert errors.endswith("Put the file there, or name its folder in SECTION55_PARAMETERS.\n")


def test_it_is_asked_before_it_is_saved(path: Path, sheet: Path) -> None:
    """Where nobody says yes, nothing is saved."""
    change_cells(sheet, "22", Status="complete")
    code, printed, _ = update("--from", sheet)
    assert code == 1
    assert path.read_text(encoding="utf-8") == NESTED
    assert "The status of recommendation 22 is now" in printed


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(path: Path, sheet: Path) -> None:
    """An old cell takes nothing back; a changed one of an answer that changed is refused with both answers."""
    assert update(path, "22", "--status", "partly done")[0] == 0
    change_cells(sheet, "22", Owner="Head of Custody")
    change_cells(sheet, "cause 1/2b", Revision="²")
    assert update("--from", sheet, "--yes")[0] == 0
    item = next(each.item for each in read_inspection(path).inspection.items() if each.heading == "Recommendation 22")
    assert (item.status, item.owner) == ("partly done", "Head of Custody")
    change_cells(sheet, "22", Status="complete")
    code, _, error = update("--from", sheet, "--yes")
    assert code == 1
    assert "Status: since the table was made, somebody changed “" in error
    assert "to “partly done”; the table says “complete”" in error


def test_a_csv_is_taken_too(path: Path, tmp_path: Path) -> None:
    """With dates as Excel leaves them in a CSV file, and a status in capitals."""
    table = tmp_path / "items.csv"
    section55("register", path.parent, "--recommendations", "-o", table)
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["Name for update"] == "22":
            row |= {"Status": "Complete", "Due on": "31/12/2024"}
    with table.open("w", encoding="cp1252", newline="", errors="replace") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(row for row in rows if row["Name for update"] == "22")
    assert update("--from", table, "--yes")[0] == 0
    item = next(each.item for each in read_inspection(path).inspection.items() if each.heading == "Recommendation 22")
    assert (item.status, item.due_on) == ("complete", date(2024, 12, 31))


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"Status": "done"}, "Status: “done” is"),
        ({"Due_on": "tomorrow"}, "Due on: “tomorrow” is"),
        ({"Name_for_update": "99"}, "there is no item “99”"),
        ({"Slug": "2024-05-02-pel"}, "Did you mean 2024-05-02-peel?"),
    ],
)
def test_a_cell_that_is_no_answer_is_named(path: Path, sheet: Path, cells: dict[str, str], sentence: str) -> None:
    """With the table, its row and its column; nothing is saved, of no file."""
    change_cells(sheet, "22", **cells)
    code, _, error = update("--from", sheet, "--yes")
    assert code == 1
    assert sentence in error
    assert path.read_text(encoding="utf-8") == NESTED


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("x.xlsx", b"PK no zip", "the table in it cannot be read"),
        ("x.csv", b"a,b\n1,2\n", "it has no column Slug and no column Name for update"),
        ("x.csv", b"", "there is no row in it"),
        ("x.ods", b"", "this is no .xlsx and no .csv file"),
    ],
)
def test_another_file_is_refused(path: Path, tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    """The sentence says what it should be."""
    (tmp_path / name).write_bytes(data)
    code, _, error = update("--from", tmp_path / name)
    assert code == 1
    assert sentence in error


def test_words_beside_a_table_are_refused(path: Path, sheet: Path) -> None:
    """Everything stands in the table."""
    assert update("peel", "--from", sheet)[0] == 2
