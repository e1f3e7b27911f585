"""An item as a parameter file has it, made of its words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from section55.intake.addressees import Addressees, find_addressees
from section55.intake.due import find_due
from section55.intake.proposal import How, Read
from section55.model.paths import Where

UNSURE_ADDRESSEE = "These words stand where the report names whom it asks. Are they a body's name?"
UNCOUNTED = "No day can be counted from these words."
WORKED_OUT = "It is worked out from the words of the due date."


def describe_item(
    item: dict[str, Any],
    where: Where,
    place: str,
    published_on: date | None,
    forces: Sequence[str] = (),
    heading: Addressees | None = None,
) -> list[Read]:
    """Adds to an item that has its number and text whom it asks and by when; returns how sure each is."""
    text = str(item["text"])
    read = [Read((*where, "text"), "read", text, place)]
    addressees = find_addressees(text, forces)
    if not addressees.is_sure and heading is not None and heading.names:
        addressees = heading
    if addressees.names:
        item["addressed_to"] = list(addressees.names)
        how: How = "read" if addressees.is_sure else "guessed"
        why = "" if addressees.is_sure else UNSURE_ADDRESSEE
        read.append(Read((*where, "addressed_to"), how, _start(text), place, why))
    else:
        read.append(Read((*where, "addressed_to"), "missing", _start(text), place))
    due = find_due(text, published_on)
    if due is None:
        return [*read, Read((*where, "due"), "missing", "", place)]
    item["due"] = due.words
    read.append(Read((*where, "due"), "read", due.words, place))
    if due.on is not None:
        item["due_on"] = due.on
        read.append(Read((*where, "due_on"), "worked out", due.words, place, WORKED_OUT))
    else:
        read.append(Read((*where, "due_on"), "missing", due.words, place, UNCOUNTED))
    return read


def _start(text: str) -> str:
    return text.split("\n")[0][:200]
