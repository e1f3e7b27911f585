"""The list of what was done with a response, as an office's profile asks for it."""

from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, WithJsonSchema

from section55.model.answer_types import Choice, one_line, read_word, refusal, words_of

OfficeUseItem = Choice[
    Literal[
        "submitted_to_hmicfrs",
        "copied_to_secretary_of_state",
        "forwarded_to_chief_constable",
        "forwarded_to_police_and_crime_panel",
        "published_on_website",
    ]
]
"""A key of what was done with a response."""
OFFICE_USE_ITEMS: tuple[OfficeUseItem, ...] = words_of(OfficeUseItem)


class OfficeUseEntry(NamedTuple):
    """One item of the list."""

    item: OfficeUseItem
    words: str = ""
    """The office's own, without a full stop; empty for the workbook's."""


def _entry(value: object) -> OfficeUseEntry:
    if isinstance(value, OfficeUseEntry):
        return value
    words = ""
    if isinstance(value, dict):
        if len(value) != 1:
            raise refusal(
                "not_one_item",
                "This should be one item of the list.",
                in_file="Write its key, or its key and after a colon the office's own words: "
                "submitted_to_hmicfrs: Copy sent to the inspectors.",
            )
        [(value, own)] = value.items()
        words = one_line(own).removesuffix(".")
    item: Any = read_word(OFFICE_USE_ITEMS, value)
    return OfficeUseEntry(item, words)


OfficeUseLine = Annotated[
    OfficeUseEntry,
    BeforeValidator(_entry),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "enum": list(OFFICE_USE_ITEMS)},
                {
                    "type": "object",
                    "properties": {item: {"type": "string"} for item in OFFICE_USE_ITEMS},
                    "additionalProperties": False,
                    "minProperties": 1,
                    "maxProperties": 1,
                },
            ]
        }
    ),
]
"""An item of the list: a key, or a key and the office's own words for it."""
