"""What a return is made of: its places, its words, and what it carries to be found again by."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from section55.files.hashes import sha256
from section55.intake.text_blocks import fold
from section55.intake.word.from_html import words_of
from section55.model.errors import WorkbookError
from section55.model.inspection import Inspection
from section55.model.markdown import to_html
from section55.model.placed_items import PlacedItem
from section55.model.slugs import is_plain_slug

PROPERTY = "Section55Return"
FORM = 1
"""The version of what a return carries."""
POSITION, RESPONSE, COMMENTS = "Position", "Response", "Comments on the report as a whole"
PLACEHOLDER = "Choose a position"
END = "End of the return"
ABOUT = "For information: "
"""What stands before what is said of an item, so that it is not taken for the report's words."""
COMMENTS_MARK, END_MARK = "s55_comments", "s55_end"


@dataclass(frozen=True)
class AskedItem:
    """An item of a return."""

    number: int
    """Its place in the return, from 1, by which its bookmarks are called."""
    item: PlacedItem
    has_answer: bool
    """Whether it has a box of its own: not where it is answered with another, or part by part."""

    @property
    def label(self) -> str:
        """Its name from the outside in, by which it is found again in the parameter file."""
        return self.item.place.label

    @property
    def html(self) -> str:
        """The report's words."""
        return to_html(self.item.item.text, self.item.heading, f"item-{self.number}", 3)

    def mark(self, place: str) -> str:
        """The name of a bookmark: of the item, its position, its response."""
        return bookmark(self.number, place)


def bookmark(number: int, place: str) -> str:
    """The name by which a place of an item is found again when the return comes back."""
    return f"s55_{number}_{place}"


def asked_items(inspection: Inspection) -> Iterator[AskedItem]:
    """Every item of an inspection in reading order, as a return asks about it."""
    for number, item in enumerate(inspection.items(), 1):
        is_answered_in_parts = bool(item.parts) and not item.item.chief_constable.is_given
        is_answered_elsewhere = item.answered_at.where != item.where
        yield AskedItem(number, item, not is_answered_in_parts and not is_answered_elsewhere)


def words_asked(asked: AskedItem) -> str:
    """The words of an item's text as they stand in a return."""
    return words_of(asked.html)


def hash_of(text: str) -> str:
    """What tells two texts apart once they are folded."""
    return sha256(fold(text).encode())


def carried_text(slug: str, file_sha256: str, asked: list[AskedItem]) -> str:
    """What a return carries."""
    items = [
        {
            "item": each.label,
            "heading": each.item.heading,
            "text": hash_of(words_asked(each)),
            "answer": each.has_answer,
        }
        for each in asked
    ]
    return json.dumps({"form": FORM, "slug": slug, "parameter_file": file_sha256, "items": items}, ensure_ascii=False)


@dataclass(frozen=True)
class CarriedItem:
    """An item as a return has it."""

    number: int
    label: str
    heading: str
    text_hash: str
    has_answer: bool


@dataclass(frozen=True)
class Carried:
    """What a return that came back says of itself."""

    slug: str
    items: tuple[CarriedItem, ...]


def read_carried(carried: Mapping[str, str]) -> Carried:
    """What a Word document says of itself. Raises `WorkbookError` where it is no return, or one of another version."""
    try:
        found: dict[str, Any] = json.loads(carried.get(PROPERTY, ""))
        items = tuple(
            CarriedItem(number, str(item["item"]), str(item["heading"]), str(item["text"]), bool(item["answer"]))
            for number, item in enumerate(found["items"], 1)
        )
        slug, form = str(found["slug"]), found["form"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise WorkbookError(
            "It is no return that the workbook made, or was copied into a new document on the way. Ask for the "
            "document itself, saved as .docx."
        ) from None
    if form != FORM:
        raise WorkbookError("It was made by another version of the workbook. Make a new return and send that.")
    if not is_plain_slug(slug):
        raise WorkbookError("It does not say whose return it is. Make a new return and send that.")
    return Carried(slug, items)
