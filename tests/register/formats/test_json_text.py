"""The register as JSON, for programs."""

import json
from dataclasses import replace
from datetime import date

from jsonschema import Draft202012Validator

from section55.register.entries import make_register
from section55.register.formats.json_text import VERSION, as_json
from support.registers import (
    AS_OF,
    ITEM_NUMBERS,
    ORDER,
    REGISTER,
    WAITING,
    WELSH,
    item,
)
from support.workbook import section55


def test_json_holds_everything_and_how_it_stands() -> None:
    """Each entry has its facts, its items, and its state on the register's day."""
    register = json.loads(as_json(REGISTER))
    assert register["as_of"] == "2024-02-01"
    assert [each["slug"] for each in register["entries"]] == [each.slug for each in ORDER]
    waiting = register["entries"][2]
    assert waiting.keys() >= vars(WAITING).keys() - {"accent_colour", "logo", "logo_alt"}
    assert register["version"] == VERSION
    assert waiting["next_step"]["label"] == "Invite the chief constable"
    assert (waiting["state"], waiting["days_left"], waiting["urgency"]) == ("11 days left", 11, "soon")
    assert (waiting["title"], waiting["last_day"]) == (WELSH, "2024-02-12")
    assert waiting["milestones"][1] == {"label": "Publish", "day": "2024-02-09"}
    assert waiting["police_forces"] == list(WAITING.police_forces)
    assert [each["number"] for each in waiting["items"]] == ["1", "2", "3", "1", "1"]
    assert waiting["items"][2]["is_overdue"] is True
    assert (register["entries"][4]["is_on_time"], register["entries"][5]["is_on_time"]) == (True, False)


def test_json_does_nothing_on_a_terminal() -> None:
    """Control and direction characters are escaped, so that programs have them and terminals do not obey them."""
    sly = "red\x1b[31m\x9b\u202e"
    text = as_json(make_register([replace(WAITING, title=sly)], AS_OF))
    assert not {"\x1b", "\x9b", "\u202e"} & set(text)
    assert json.loads(text)["entries"][0]["title"] == sly


def test_json_lists_the_items() -> None:
    """The list of items is in the order of the other formats', each with its updates and its age."""
    updated = replace(WAITING, items=(item(WAITING, "1", updates=((date(2024, 1, 5), "Begun."),)),))
    (listed,) = json.loads(as_json(make_register([updated], AS_OF), items=True))["items"]
    assert listed["updates"] == [{"on": "2024-01-05", "text": "Begun."}]
    assert listed["file"] == updated.file
    assert listed["days_open"] == 44
    items = json.loads(as_json(REGISTER, items=True))["items"]
    assert [each["number"] for each in items] == ITEM_NUMBERS


def test_json_is_what_its_schema_says() -> None:
    """Both lists fit the schema that the command prints, which names every key that they have."""
    schema = json.loads(section55("schema", "--register").stdout)
    Draft202012Validator.check_schema(schema)
    for items in (False, True):
        written = json.loads(as_json(REGISTER, items))
        assert [error.message for error in Draft202012Validator(schema).iter_errors(written)] == []
        for kind, members in (("inspection", "entries"), ("item_of_list", "items")):
            for member in written.get(members, ()):
                assert member.keys() == schema["$defs"][kind]["properties"].keys()
    spoilt = json.loads(as_json(REGISTER)) | {"version": "0"}
    assert list(Draft202012Validator(schema).iter_errors(spoilt))
    assert section55("schema", "--register", "--office").returncode == 2
