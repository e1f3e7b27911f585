"""The register has a row for each item or part that is answered, wherever it stands in the report."""

import json
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from section55.register.entries import Register
from section55.register.facts import register_facts, register_from_facts
from section55.register.formats.columns import ITEMS
from section55.register.formats.csv_text import as_csv
from section55.register.formats.json_text import as_json
from section55.register.formats.table import as_text
from section55.register.items import RegisterItem
from section55.register.page import register_page
from section55.register.panel_paper import render_paper
from support.csv_rows import csv_rows
from support.nested_texts import NESTED
from support.register_folders import register

AS_OF = date(2024, 7, 1)


@pytest.fixture
def nested(parameter_folder: Path) -> Register:
    """The register of the inspection with every kind of item inside another."""
    for path in parameter_folder.glob("*.yaml"):
        path.unlink()
    (parameter_folder / "2024-05-02-peel.yaml").write_text(NESTED, encoding="utf-8")
    return register(parameter_folder, AS_OF)


def test_each_item_or_part_is_a_row(nested: Register) -> None:
    """An item in parts is there by its parts; a whole that has an answer of its own is there too."""
    assert [(item.name, item.heading) for item in nested.items()] == [
        ("10", "Recommendation 10"),
        ("7a", "Recommendation 7, part a"),
        ("7b", "Recommendation 7, part b"),
        ("22", "Recommendation 22"),
        ("cause 1", "Cause of concern 1"),
        ("cause 1/1", "Recommendation 1 of cause of concern 1"),
        ("cause 1/2", "Recommendation 2 of cause of concern 1"),
        ("cause 1/2a", "Recommendation 2 of cause of concern 1, part a"),
        ("cause 1/2b", "Recommendation 2 of cause of concern 1, part b"),
        ("cause 2", "Cause of concern 2"),
        ("cause 2/1", "Recommendation 1 of cause of concern 2"),
        ("Vetting 1", "Area for improvement 1, Vetting"),
        ("Vetting 2", "Area for improvement 2, Vetting"),
        ("Standards 1", "Area for improvement 1, Standards"),
    ]


def row(register: Register, name: str) -> RegisterItem:
    (found,) = (item for item in register.items() if item.name == name)
    return found


def test_a_row_says_what_its_item_belongs_to(nested: Register) -> None:
    """Its number, letter, group and cause of concern are each in a column of their own."""
    part = row(nested, "cause 1/2b")
    assert (part.kind, part.number, part.part, part.cause, part.group) == ("Recommendation", "2", "b", "1", "")
    area = row(nested, "Standards 1")
    assert (area.kind, area.number, area.part, area.cause, area.group) == (
        *("Area for improvement", "1", "", ""),
        "Standards",
    )
    assert not part.stands_alone and not area.stands_alone and row(nested, "10").stands_alone


def test_items_that_are_answered_together_have_a_row_each(nested: Register) -> None:
    """Each says with which other it is answered, and has that one's owner where it names none itself."""
    assert (row(nested, "10").answered_with, row(nested, "10").owner) == ("Recommendation 22", "Head of Vetting")
    assert row(nested, "22").answered_with == ""


def test_answers_and_dates_are_where_they_stand(nested: Register) -> None:
    """A part has its own answer, else that to the whole; nothing is taken from one part for another."""
    assert [(row(nested, name).position, row(nested, name).action) for name in ("7a", "7b", "cause 1/2a")] == [
        ("accepted", ""),
        ("", "proposed"),
        ("", "taken"),
    ]
    assert row(nested, "7b").updates == ((date(2024, 6, 1), "Begun: at last"),)
    assert (row(nested, "cause 1/1").due, row(nested, "cause 1/2").due) == ("By 31 August 2024", "")
    assert (row(nested, "cause 1").status, row(nested, "cause 1/1").status) == ("open", "open")


def test_each_format_names_nested_items(nested: Register) -> None:
    """CSV, JSON, the text and both pages say which item a row is of."""
    by_name = {line["Name for update"]: line for line in csv_rows(as_csv(nested, items=True))}
    assert list(by_name["cause 1/2b"]) == [column.heading for column in ITEMS]
    assert {heading: by_name["cause 1/2b"][heading] for heading in ("Item", "Number", "Cause of concern", "Part")} == {
        "Item": "Recommendation 2 of cause of concern 1, part b",
        "Number": "2",
        "Cause of concern": "1",
        "Part": "b",
    }
    assert (by_name["10"]["Answered with"], by_name["Vetting 1"]["Group"]) == ("Recommendation 22", "Vetting")
    assert by_name["7b"]["Last update"] == "Begun: at last"
    listed = json.loads(as_json(nested, items=True))["items"]
    assert {item["heading"] for item in listed} == {item.heading for item in nested.items()}
    text = as_text(nested, items=True)
    for name in ("7a", "cause 1/2b", "Vetting 2", "Concern 2"):
        assert f"  {name}  " in text
    pages = register_page(nested), render_paper(nested, date(2024, 5, 1))
    # In both an item is called as a person types it, with what it asks.
    for made, name in zip(pages, ("cause 1/2b", "7b"), strict=True):
        rows = [" ".join(row.text_content().split()) for row in html.document_fromstring(made).iter("tr")]
        assert [row for row in rows if row.startswith(f"{name} ")]


def test_the_columns_that_were_there_stay_where_they_were() -> None:
    """Programs that count columns find those of earlier registers in their places."""
    assert [column.heading for column in ITEMS][:20] == [
        *("Inspection", "Published on", "Kind", "Number", "Text", "Addressed to", "Due", "Due on", "Status", "Open"),
        *("Overdue", "Days open", "Position", "Action", "Owner", "Last update on", "Last update", "Office", "File"),
        "Slug",
    ]


def test_nested_items_go_through_json_unchanged(nested: Register) -> None:
    """What the run notebook carries, and what is kept of a file, has all of it."""
    assert tuple(register_from_facts(json.loads(json.dumps(register_facts(nested)))).items()) == tuple(nested.items())
