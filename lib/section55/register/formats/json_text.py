"""The register as JSON, for programs: everything it holds, and how it stands on its day."""

from collections.abc import Iterable, Iterator
from typing import Any

from section55.model.printable import json_text
from section55.register.entries import Register, RegisterEntry
from section55.register.formats.columns import ordered_items
from section55.register.items import RegisterItem

VERSION = "1.2"
"""Of the shape. The first number changes where a key goes or means something else, the second where one comes."""
NOT_DATA = ("accent_colour", "logo", "logo_alt")
"""What an entry has for its page alone."""


def as_json(register: Register, items: bool = False) -> str:
    """An object with ``version``, ``as_of`` and ``entries``; with ``items``, with ``items`` and ``refused`` instead.

    ``refused`` holds the entries of the files that cannot be read, whose items are not in the list.
    Dates are ISO dates. Each entry, and each item of the list of items, is on a line of its own.
    """
    lists: dict[str, Iterable[dict[str, Any]]]
    if items:
        lists = {"items": items_as_facts(register), "refused": (_entry(register, entry) for entry in register.refused)}
    else:
        lists = {"entries": entries_as_facts(register)}
    written = [f'"version": "{VERSION}"', f'"as_of": "{register.as_of.isoformat()}"']
    for key, members in lists.items():
        lines = ",\n".join(map(json_text, members))
        written.append(f'"{key}": [\n{lines}\n]' if lines else f'"{key}": []')
    return "{\n" + ",\n".join(written) + "\n}\n"


def items_as_facts(register: Register) -> Iterator[dict[str, Any]]:
    """Each item with its inspection's office, types, forces and links, in the order of the lists of items."""
    return (_item(register, item) | _about(entry) for entry, item in ordered_items(register))


def entries_as_facts(register: Register) -> Iterator[dict[str, Any]]:
    """Each inspection with everything that is known of it, and its items."""
    return (_entry(register, entry) for entry in register.inspections)


def _entry(register: Register, entry: RegisterEntry) -> dict[str, Any]:
    step = entry.next_step
    return {key: value for key, value in vars(entry).items() if key not in NOT_DATA} | {
        "state": entry.state(register.as_of),
        "days_left": entry.days_left(register.as_of),
        "urgency": entry.urgency(register.as_of),
        "is_published": entry.is_published,
        "is_on_time": entry.is_on_time,
        "milestones": [{"label": step.label, "day": step.day} for step in entry.steps],
        "steps": [step._asdict() for step in entry.steps],
        "other_language": entry.other_language and vars(entry.other_language),
        "next_step": step and step._asdict() | {"who": entry.actor(step), "days_late": entry.days_late(register.as_of)},
        "items": [_item(register, item) for item in entry.items],
    }


def _item(register: Register, item: RegisterItem) -> dict[str, Any]:
    return vars(item) | {
        "updates": [{"on": on, "text": text} for on, text in item.updates],
        "asked": item.asked,
        "is_open": item.is_open,
        "is_overdue": item.is_overdue(register.as_of),
        "days_overdue": item.days_overdue(register.as_of),
        "standing": item.standing(register.as_of),
        "days_open": item.age(register.as_of) if item.is_open else None,
    }


def _about(entry: RegisterEntry) -> dict[str, Any]:
    """What the item of a list that stands alone has of its inspection."""
    keys = ("file", "office", "office_name", "publication_types", "police_forces", "report_url")
    more = ("response_url", "response_published_on", "is_of_later_day")
    return {key: getattr(entry, key) for key in (*keys, *more)}
