"""The register as a table: on a terminal as wide as that is, in a file whole."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len

from section55.register.entries import make_register
from section55.register.formats.table import as_text
from support.registers import (
    AS_OF,
    DONE,
    EARLY,
    FORMULA,
    LATE,
    OVERDUE,
    REFUSED,
    REGISTER,
    WAITING,
)
from support.terminals import on_terminal


def test_the_table_has_a_line_an_inspection_soonest_first() -> None:
    """The deadline, the state in words, the title and how much is missing stand in columns."""
    for table in (as_text(REGISTER), on_terminal(REGISTER, 120)):
        lines = [line.rstrip() for line in table.splitlines()]
        assert [word for word in lines[0].split() if word not in ("Next", "step", "Published", "Slug")] == [
            *("Deadline", "State", "Inspection", "Missing")
        ]
        assert [line[:11].strip() for line in lines[1:]] == [
            "",
            "26 Dec 2023",
            "12 Feb 2024",
            "20 Mar 2024",
            "25 Dec 2023",
            "30 Oct 2023",
        ]
        assert "Overdue by 37 days" in lines[2]
        assert lines[2].endswith("one to look at")
        assert lines[3].endswith("two to look at")
        assert lines[4].endswith("nothing")
        assert "Published on 1 November 2023, two days late" in lines[6]


def test_the_table_in_a_file_is_whole() -> None:
    """A file and another program get every word, in columns, whatever a terminal could show."""
    plain = make_register([OVERDUE, EARLY, DONE, LATE, REFUSED], AS_OF)
    lines = as_text(plain).splitlines()
    assert OVERDUE.title.strip() in lines[2]
    column = lines[0].index("Missing")
    assert all(line[column - 2 : column] in ("  ", "") for line in lines)
    assert "partly accepted  Head of Joint Justice Services" in as_text(REGISTER, items=True)


def test_each_line_of_the_table_has_the_colour_of_its_urgency() -> None:
    """On a terminal what is late or cannot be read is red, and what is due soon is yellow."""
    red, yellow = "\x1b[31m", "\x1b[33m"
    lines = on_terminal(REGISTER, 120, colour=True).splitlines()
    assert [red in line for line in lines] == [False, True, True, False, False, False, True]
    assert [yellow in line for line in lines] == [False, False, False, True, False, False, False]
    lines = on_terminal(REGISTER, 160, items=True, colour=True).splitlines()
    assert [red in line for line in lines] == [False, True, False, False, True, False, False, False]


@pytest.mark.parametrize("items", [False, True])
@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_the_table_fits_the_terminal(width: int, items: bool) -> None:
    """A long title is cut with an ellipsis; columns stand under one another."""
    plain = make_register([OVERDUE, EARLY, DONE, LATE, REFUSED], AS_OF)
    lines = on_terminal(plain, width, items).splitlines()
    assert max(map(len, lines)) <= width
    if not items:
        column = lines[0].index("Missing")
        assert all(line[column - 2 : column] == "  " for line in lines)
        assert "Overdue…" in "".join(lines)


@pytest.mark.parametrize("items", [False, True])
@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 120, 200])
def test_no_word_of_the_table_is_broken(width: int, items: bool) -> None:
    """On any terminal a text is cut or goes on in the next line after a whole word; no line is cut off at its edge."""
    words = {word.strip(",") for word in as_text(REGISTER, items).split()}
    shown = {word.strip(",…") for word in on_terminal(REGISTER, width, items).split()}
    one_word = (FORMULA, "@SUM(A1:A9)")  # texts that are too long for some columns
    assert [word for word in shown - words if not any(text.startswith(word) for text in one_word)] == []


def test_a_narrow_terminal_shows_no_days_of_publication() -> None:
    """On 80 columns the state keeps to what matters, and the title keeps its place."""
    lines = on_terminal(make_register([DONE, LATE], AS_OF), 70).splitlines()
    assert "Published in time  " in lines[1]
    assert "Published, two days late" in lines[2]
    undated = replace(EARLY, is_published_undated=True)
    assert "Published, no date  " in on_terminal(make_register([undated, DONE], AS_OF), 70)


@pytest.mark.parametrize("table", [as_text, lambda register, items: on_terminal(register, 160, items)])
def test_the_table_lists_open_items_first_and_the_oldest_first(table: Callable[..., str]) -> None:
    """What is done comes last; a number says which list it is of, where it is no recommendation."""
    lines = table(REGISTER, items=True).splitlines()
    known = ["Inspection", "Number", "Asked for", "Due", "Status", "Position", "Owner", "Days open", "Slug"]
    assert [heading for heading in re.split("  +", lines[0].strip()) if heading != "Slug"] == known[:-1]
    assert [line.split("  ")[0].strip() for line in lines[2:3]] == ["Done in time"]
    assert " Concern 1 " in lines[6] or " AFI 1 " in lines[6]
    assert "Immediately" in "".join(lines)
    assert " Complete " in lines[-1]


def test_what_is_overdue_says_so_in_words() -> None:
    """In a pipe there is no colour: the row of an overdue item says by how many days, and what it asks."""
    (line,) = [line for line in as_text(REGISTER, items=True).splitlines() if "overdue" in line]
    assert "Open, one day overdue" in line
    assert "@SUM(A1:A9)" in line


def test_the_table_names_what_other_commands_ask_for() -> None:
    """Another program and a wide terminal get the slug, the day of the report, and the next step with who acts."""
    for table in (as_text(REGISTER), on_terminal(REGISTER, 260)):
        (line,) = [line for line in table.splitlines() if WAITING.slug in line]
        assert "19 Dec 2023" in line
        assert "Invite the chief constable 27 Dec 2023, the office" in line
    offices = make_register([WAITING, replace(EARLY, office="suffolk", short_name="OPCC Suffolk")], AS_OF)
    for items in (False, True):
        assert "Office  " in as_text(offices, items).splitlines()[0]


def test_the_table_counts_wide_characters_and_drops_what_a_terminal_obeys() -> None:
    """An emoji takes two columns, an accent none; an escape sequence in a file's name is seen and does nothing."""
    wide = replace(EARLY, title="🚓" * 30)
    combined = replace(EARLY, title="e\u0301" * 20)
    first, second = (on_terminal(make_register([each], AS_OF), 70).splitlines()[1] for each in (wide, combined))
    assert 10 < first.count("🚓") < 30
    assert "…" in first
    assert "e\u0301" * 20 in second
    both = as_text(make_register([wide, combined], AS_OF)).splitlines()
    assert [cell_len(line.partition("nothing")[0]) for line in both[1:]] == [cell_len(both[0].partition("Miss")[0])] * 2
    sly = replace(REFUSED, slug="red\x1b[31m\nname")
    for table in (as_text(make_register([sly], AS_OF)), on_terminal(make_register([sly], AS_OF), 70)):
        assert "\x1b" not in table
        assert "red[U+001B][31m" in table
        assert len(table.splitlines()) == 2
