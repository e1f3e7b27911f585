"""The JSON Schema of the register's JSON: of the list of inspections and of the list of items."""

import json
from typing import Any, get_args

from pydantic import TypeAdapter

from section55.register.entries import RegisterEntry
from section55.register.entry_parts import OtherFile, Urgency
from section55.register.formats.json_text import NOT_DATA, VERSION
from section55.register.items import RegisterItem

_DAY: dict[str, Any] = {"type": "string", "format": "date"}
_DAY_OR_NULL: dict[str, Any] = {"anyOf": [_DAY, {"type": "null"}]}
_TEXT: dict[str, Any] = {"type": "string"}
_YES: dict[str, Any] = {"type": "boolean"}
_YES_OR_NULL: dict[str, Any] = {"type": ["boolean", "null"]}
_COUNT_OR_NULL: dict[str, Any] = {"type": ["integer", "null"]}


def register_schema_text() -> str:
    """The text of the schema, ending in a line break."""
    return json.dumps(_schema(), indent=2, ensure_ascii=False) + "\n"


def _schema() -> dict[str, Any]:
    with_items = _object({"items": _list("item_of_list"), "refused": _list("inspection")})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Section 55 register",
        "description": "What section55 register writes as JSON: inspections, or with --recommendations their items.",
        "type": "object",
        "properties": {"version": {"const": VERSION}, "as_of": _DAY},
        "required": ["version", "as_of"],
        "oneOf": [_object({"entries": _list("inspection")}), with_items],
        "$defs": {
            "inspection": _object(_inspection_keys()),
            "item": _object(_item_keys()),
            "item_of_list": _object(_item_keys() | _keys_of_its_inspection()),
            "step": _object(_step_keys()),
            "next_step": _object(_step_keys() | {"who": _TEXT, "days_late": {"type": "integer"}}),
        },
    }


def _object(keys: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": keys, "required": list(keys)}


def _list(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _own_keys(kind: type, left_out: tuple[str, ...]) -> dict[str, Any]:
    """The keys that a class has of itself, each with its kind of value."""
    properties: dict[str, Any] = TypeAdapter(kind).json_schema(mode="serialization")["properties"]
    return {
        key: {part: value for part, value in schema.items() if part not in ("default", "title")}
        for key, schema in properties.items()
        if key not in left_out
    }


def _inspection_keys() -> dict[str, Any]:
    milestone = {"type": "array", "items": _object({"label": _TEXT, "day": _DAY})}
    return _own_keys(RegisterEntry, (*NOT_DATA, "items", "milestones")) | {
        "other_language": {"anyOf": [_object(_own_keys(OtherFile, ())), {"type": "null"}]},
        "state": _TEXT,
        "days_left": _COUNT_OR_NULL,
        "urgency": {"enum": list(get_args(Urgency))},
        "is_published": _YES,
        "is_on_time": _YES_OR_NULL,
        "milestones": milestone,
        "steps": _list("step"),
        "next_step": {"anyOf": [{"$ref": "#/$defs/next_step"}, {"type": "null"}]},
        "items": _list("item"),
    }


def _item_keys() -> dict[str, Any]:
    return _own_keys(RegisterItem, ("updates",)) | {
        "updates": {"type": "array", "items": _object({"on": _DAY, "text": _TEXT})},
        "asked": _TEXT,
        "is_open": _YES,
        "is_overdue": _YES,
        "days_overdue": {"type": "integer"},
        "standing": _TEXT,
        "days_open": _COUNT_OR_NULL,
    }


def _keys_of_its_inspection() -> dict[str, Any]:
    names = {"type": "array", "items": _TEXT}
    return {
        **dict.fromkeys(("file", "office", "office_name", "report_url", "response_url"), _TEXT),
        **dict.fromkeys(("publication_types", "police_forces"), names),
        "response_published_on": _DAY_OR_NULL,
        "is_of_later_day": _YES,
    }


def _step_keys() -> dict[str, Any]:
    return {"label": _TEXT, "day": _DAY, "actor": _TEXT, "is_done": _YES, "done_on": _DAY_OR_NULL}
