"""The register as JSON, for programs: everything it holds, and how it stands on its day."""

from collections.abc import Iterable
from typing import Any

from section55.model.printable import json_text
from section55.register.entries import Register, RegisterEntry
from section55.register.formats.columns import ordered_items, refused
from section55.register.items import RegisterItem


def as_json(register: Register, items: bool = False) -> str:
    """An object with ``as_of`` and ``entries``; with ``items``, with ``items`` and ``refused`` in their place.

    ``refused`` holds the entries of the files that cannot be read, whose items are not in the list.
    Dates are ISO dates. Each entry, and each item of the list of items, is on a line of its own.
    """
    lists: dict[str, Iterable[dict[str, Any]]]
    if items:
        listed = (_item(register, item) | {"file": entry.file} for entry, item in ordered_items(register))
        lists = {"items": listed, "refused": (_entry(register, entry) for entry in refused(register))}
    else:
        lists = {"entries": (_entry(register, entry) for entry in register.entries)}
    written = [f'"as_of": "{register.as_of.isoformat()}"']
    for key, members in lists.items():
        lines = ",\n".join(map(json_text, members))
        written.append(f'"{key}": [\n{lines}\n]' if lines else f'"{key}": []')
    return "{\n" + ",\n".join(written) + "\n}\n"


def _entry(register: Register, entry: RegisterEntry) -> dict[str, Any]:
    return vars(entry) | {
        "state": entry.state(register.as_of),
        "days_left": entry.days_left(register.as_of),
        "urgency": entry.urgency(register.as_of),
        "is_published": entry.is_published,
        "is_on_time": entry.is_on_time,
        "milestones": [{"label": label, "day": day} for label, day in entry.milestones],
        "items": [_item(register, item) for item in entry.items],
    }


def _item(register: Register, item: RegisterItem) -> dict[str, Any]:
    return vars(item) | {
        "updates": [{"on": on, "text": text} for on, text in item.updates],
        "is_open": item.is_open,
        "is_overdue": item.is_overdue(register.as_of),
        "days_open": item.age(register.as_of) if item.is_open else None,
    }
