"""Changes of items that are saved in one revision: which items are meant, and what is to be written of each."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from section55.model.errors import WorkbookError
from section55.model.inspection import Inspection
from section55.model.item_names import item_names, items_of_number, named_items
from section55.model.items import KINDS
from section55.model.paths import Where
from section55.model.placed_items import PlacedItem
from section55.model.wording import closest_word, long_date, shortened

_RANGE = re.compile(r"(.*?)([0-9]{1,9})\s*[-–]\s*([0-9]{1,9})")
_MOST_OF_A_RANGE = 500


class ItemUpdate(NamedTuple):
    """What is to be written of an item; None leaves an answer as it is."""

    status: str | None = None
    owner: str | None = None
    due_on: date | None = None
    text: str | None = None
    on: date | None = None
    """The day of the text."""

    def answers(self, placed: PlacedItem) -> dict[Where, Any]:
        """The answers by their paths in the parameter file."""
        at = placed.where
        answers: dict[Where, Any] = {}
        if self.text is not None:
            answers[*at, "updates", len(placed.item.updates)] = {"on": self.on, "text": self.text}
        for key in ("status", "owner", "due_on"):
            if (answer := getattr(self, key)) is not None:
                answers[*at, key] = answer
        return answers

    def sentences(self, placed: PlacedItem) -> Iterator[str]:
        """What is written, for the person who asked for it."""
        if self.text is not None and self.on is not None:
            yield f"{placed.heading} has a new update, of {long_date(self.on)}."
        if self.status is not None:
            yield f"The status of {placed.place.in_sentence} is now {shortened(self.status)}."
        if self.owner is not None:
            yield f"The owner of {placed.place.in_sentence} is now {shortened(self.owner) if self.owner else 'nobody'}."
        if self.due_on is not None:
            yield f"{placed.heading} is now due on {long_date(self.due_on)}."


def find_items(inspection: Inspection, names: Sequence[str], list_name: str | None, shown_as: str) -> list[PlacedItem]:
    """The items of some names, each once: "3", "AFI 2", "cause 1/2b", "1-12", "1-3,7,AFI 1-2".

    Raises `WorkbookError`, with what to type instead, for a name that fits none or several.
    """
    found: dict[Where, PlacedItem] = {}
    for name in names:
        for one in _single_names(inspection, name):
            placed = find_item(inspection, one, list_name, shown_as)
            found.setdefault(placed.where, placed)
    return list(found.values())


def _single_names(inspection: Inspection, name: str) -> Iterator[str]:
    places = [item.place for item in inspection.items()]
    if named_items(name, places):  # "Area for improvement 1, Standards" has a comma of its own
        yield name
        return
    for part in name.split(","):
        match = _RANGE.fullmatch(part.strip())
        if (
            match
            and not named_items(part, places)
            and int(match[2]) <= int(match[3]) < int(match[2]) + _MOST_OF_A_RANGE
        ):
            yield from (f"{match[1]}{number}" for number in range(int(match[2]), int(match[3]) + 1))
        elif part.strip():
            yield part.strip()


def find_item(inspection: Inspection, name: str, list_name: str | None, shown_as: str) -> PlacedItem:
    """The one item of a name. Raises `WorkbookError`, with what to type instead, for none or several."""
    items = [item for item in inspection.items() if list_name in (None, item.place.list_name)]
    places = [item.place for item in items]
    names = dict(zip(places, item_names(places), strict=True))
    matching = named_items(name, places)
    if len(matching) == 1:
        return items[places.index(matching[0])]
    meant = [shortened(names[place]) for place in matching or items_of_number(name, places)]
    if matching:
        headings = " or ".join(place.heading for place in matching)
        raise WorkbookError(f"{shown_as}: {shortened(name)} may be {headings}. Say which: {' or '.join(meant)}.")
    known = list(names.values())
    # Of a number, another number is no near one: 9 for 99 would be another recommendation.
    is_number = name.strip().isdigit()
    near = None if is_number else closest_word(name, [known_name.casefold() for known_name in known])
    if meant:
        cure = f"Did you mean {' or '.join(meant)}?"
    elif near:
        cure = f"Did you mean {shortened(next(known_name for known_name in known if known_name.casefold() == near))}?"
    else:
        cure = f"There are: {', '.join(known[:8])}{' and others' if known[8:] else ''}." if known else ""
    where = f"the {KINDS[list_name].many} of the file" if list_name else "the file"
    raise WorkbookError(f"{shown_as}: there is no item {shortened(name)} in {where}. {cure}".rstrip())
