"""A register is narrowed down the same in every format."""

import json
from dataclasses import replace
from datetime import date

import pytest

from section55.register.entries import make_register
from section55.register.filters import Filters
from section55.register.formats.csv_text import as_csv
from section55.register.formats.json_text import as_json
from section55.register.totals import totals_by, years_of_publication
from support.csv_rows import csv_rows
from support.registers import AS_OF, DONE, EARLY, LATE, OVERDUE, REFUSED, WAITING

SUFFOLK = replace(
    EARLY, office="suffolk", office_name="OPCC for Suffolk", publication_types=("PEEL",), police_forces=("Suffolk",)
)
REGISTER = make_register([WAITING, SUFFOLK, OVERDUE, DONE, LATE, REFUSED], AS_OF)


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(), ["broken", "overdue", "welsh", "early", "done", "late"]),
        (Filters(is_open=True), ["broken", "overdue", "welsh", "early"]),
        (Filters(is_overdue=True), ["broken", "overdue"]),
        (Filters(due_within=11), ["broken", "welsh"]),
        (Filters(due_within=10), ["broken"]),
        (Filters(older_than=60), ["broken", "overdue"]),
        (Filters(year=2024), ["broken", "early"]),
        (Filters(office="suffolk"), ["broken", "early"]),
        (Filters(type="peel"), ["broken", "early"]),
        (Filters(force="suff"), ["broken", "early"]),
        (Filters(words="done LATE"), ["broken", "late"]),
        (Filters(words="@sum"), ["broken", "welsh"]),
        (Filters(owner="joint justice"), ["broken", "welsh", "done"]),
        (Filters(kind="cause of concern"), ["broken", "welsh"]),
        (Filters(addressed_to="college", is_overdue=True), ["broken", "welsh"]),
        (Filters(owner="joint justice", are_names_whole=True), ["broken"]),
        (Filters(owner="head of joint justice services", are_names_whole=True), ["broken", "welsh", "done"]),
        (Filters(force="Suffolk", are_names_whole=True), ["broken", "early"]),
        (Filters(are_names_whole=True), ["broken", "overdue", "welsh", "early", "done", "late"]),
    ],
)
def test_inspections_are_narrowed_down(filters: Filters, names: list[str]) -> None:
    """Each filter leaves what it names; what cannot be read always stays."""
    found = filters.apply(REGISTER)
    assert [entry.slug.removeprefix(f"{entry.published_on}-") for entry in found.inspections] == names
    assert len(csv_rows(as_csv(found))) == len(json.loads(as_json(found))["entries"]) == len(names)


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (Filters(is_open=True), ["9", "1", "3", "1", "1"]),
        (Filters(is_overdue=True), ["3"]),
        (Filters(due_within=30), ["9"]),
        (Filters(due_within=10**9), ["9", "1", "1"]),
        (Filters(older_than=50), ["9"]),
        (Filters(owner="HYPERLINK"), ["3"]),
        (Filters(owner="nobody"), []),
        (Filters(kind="area for improvement"), ["1"]),
        (Filters(words="sum(a1"), ["3"]),
        (Filters(words="+1 post"), []),
        (Filters(year=2024), []),
        (Filters(office="suffolk"), []),
    ],
)
def test_items_are_narrowed_down(filters: Filters, numbers: list[str]) -> None:
    """The lists of items of each format have those that fit."""
    found = filters.apply(REGISTER)
    rows = [row for row in csv_rows(as_csv(found, items=True)) if row["Number"]]
    assert [row["Number"] for row in rows] == numbers
    assert [each["number"] for each in json.loads(as_json(found, items=True))["items"]] == numbers


def test_a_name_that_nothing_has_is_named_with_what_there_is() -> None:
    """A mistyped owner brings the nearest, another all that there are; nobody is always a name."""
    assert Filters(owner="Head of Joint Justice Service").unknown_names(REGISTER) == []
    assert Filters(owner="nobody").unknown_names(REGISTER) == []
    assert Filters(office="sufolk").unknown_names(REGISTER) == ["No office is called “sufolk”. Did you mean “suffolk”?"]
    (sentence,) = Filters(type="x").unknown_names(REGISTER)
    assert sentence == "No publication type is called “x”. There are: National, PEEL and Thematic."
    assert Filters(owner="x").unknown_names(make_register([], AS_OF)) == [
        "No owner is called “x”. These files name none."
    ]


def test_totals_say_what_the_lists_say() -> None:
    """By owner, year, status and age: every open item is counted once, and every overdue one."""
    open_items, overdue = len(REGISTER.open_items), 1
    for by in ("owner", "age", "status"):
        totals = totals_by(REGISTER, by)
        rows = [dict(zip(totals.headings, row, strict=True)) for row in totals.rows]
        counted = "Items" if by == "status" else "Open"
        assert sum(int(row[counted]) for row in rows) == (open_items + 1 if by == "status" else open_items)
        assert sum(int(row["Overdue"]) for row in rows) == overdue
    totals = totals_by(REGISTER, "year")
    assert [row[:6] for row in totals.rows] == [tuple(record) for record in years_of_publication(REGISTER)]
    assert years_of_publication(make_register([SUFFOLK], date(2024, 2, 1))) == []
