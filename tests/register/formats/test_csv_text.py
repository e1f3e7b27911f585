"""The register as CSV, for spreadsheets and programs."""

import io
import re
from dataclasses import replace

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from section55.register.entries import make_register
from section55.register.formats.csv_text import as_csv
from support.csv_rows import csv_rows
from support.registers import (
    AS_OF,
    EARLY,
    FORMULA,
    ITEM_NUMBERS,
    ORDER,
    OVERDUE,
    REFUSED,
    REGISTER,
    WAITING,
    WELSH,
)


def test_csv_has_a_row_an_inspection() -> None:
    """Python's reader and pandas see the same rows; dates are ISO dates and lists are joined with semicolons."""
    found = csv_rows(as_csv(REGISTER))
    assert [row["Slug"] for row in found] == [each.slug for each in ORDER]
    waiting = found[2]
    assert waiting["Last day"] == "2024-02-12"
    assert waiting["Printed deadline"] == "2024-02-13"
    assert waiting["Days left"] == "11"
    assert waiting["State"] == "11 days left"
    assert waiting["Inspection"] == WELSH
    assert waiting["Police forces"] == "Norfolk Constabulary; Dyfed-Powys Police"
    assert waiting["Milestones"] == "2023-12-27 Invite the chief constable; 2024-02-09 Publish"
    assert waiting["To look at"] == "; ".join(WAITING.missing)
    assert (waiting["Items"], waiting["Open items"]) == ("5", "4")
    assert [row["Published in time"] for row in found] == ["", "", "", "", "yes", "no"]
    frame = pd.read_csv(io.StringIO(as_csv(REGISTER)), parse_dates=["Last day", "Published on"])
    assert frame["Last day"].dropna().dt.date.tolist() == [each.last_day for each in ORDER[1:]]
    assert frame["Days left"].dropna().tolist() == [-37, 11, 48]


def test_csv_has_a_row_an_item() -> None:
    """Open items come first, the oldest first; a text of several lines stays one cell."""
    found = csv_rows(as_csv(REGISTER, items=True))[1:]
    assert [row["Number"] for row in found] == ITEM_NUMBERS
    assert [row["Open"] for row in found] == ["yes"] * 5 + ["no"]
    assert [row["Overdue"] for row in found] == ["no", "no", "yes", "no", "no", "no"]
    assert found[0]["Days open"] == "93"
    assert found[1]["Text"] == WAITING.items[0].text
    assert found[1]["Due on"] == "2024-12-31"
    assert found[1]["Addressed to"] == "Chief Constables; College of Policing"
    frame = pd.read_csv(io.StringIO(as_csv(REGISTER, items=True)))
    assert frame["Text"].tolist()[1:] == [row["Text"] for row in found]


def test_csv_runs_nothing_in_a_spreadsheet() -> None:
    """A text that begins like a formula gets an apostrophe before it; a number below nought does not."""
    found = csv_rows(as_csv(REGISTER))
    assert found[3]["Inspection"] == f"'{FORMULA}"
    assert found[1]["To look at"] == f"'{OVERDUE.missing[0]}"
    assert found[1]["Days left"] == "-37"
    listed = csv_rows(as_csv(REGISTER, items=True))
    assert {"'@SUM(A1:A9)", "'" + FORMULA, "'+1 post"} <= {cell for row in listed for cell in row.values()}
    for start in "=+-@\t\n＝＋－＠":
        register = make_register([replace(EARLY, title=f"{start}1")], AS_OF)
        assert csv_rows(as_csv(register))[0]["Inspection"] == f"'{start}1"


def test_csv_quotes_every_field() -> None:
    """A spreadsheet whose lists are separated by semicolons makes no cells, and no formula, of a part of a text."""
    titles = ("x;=1+1", 'a "b"; c', "x\t=1", "1,000")
    for title in titles:
        register = make_register([replace(EARLY, title=title)], AS_OF)
        header, row = as_csv(register).splitlines()
        assert re.fullmatch(r'"[^"]*"(,"[^"]*")*', header)
        assert re.fullmatch(r'"([^"]|"")*"(,"([^"]|"")*")*', row)
        assert csv_rows(as_csv(register))[0]["Inspection"] == title


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))))
def test_a_text_is_had_back_from_csv(text: str) -> None:
    """A program takes the apostrophe off wherever a formula comes after it, and has what the text was."""
    cell = csv_rows(as_csv(make_register([replace(EARLY, title=text, slug=text)], AS_OF)))[0]["Slug"]
    assert not re.match("[=+@＝＋－＠-]", cell)
    assert (cell[1:] if re.match("'+[=+@＝＋－＠-]", cell) else cell) == text


def test_csv_shows_what_a_terminal_would_obey() -> None:
    """Control and direction characters are codes; the line breaks of a text stay in their field."""
    register = make_register([replace(REFUSED, slug="a\x1b[2Jb\u202ec", faults=("d\ne\x9b",))], AS_OF)
    [row] = csv_rows(as_csv(register))
    assert (row["Slug"], row["Faults"]) == ("a[U+001B][2Jb[U+202E]c", "d\ne[U+009B]")


def test_csv_has_one_kind_of_line_end() -> None:
    """An old carriage return in a text ends no row."""
    register = make_register([replace(EARLY, title="a\rb\r\nc")], AS_OF)
    assert [row["Inspection"] for row in csv_rows(as_csv(register))] == ["a\nb\nc"]
