"""What the lists of a register say, in columns: the same in every format that is a list."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from section55.model.items import CAUSES_OF_CONCERN
from section55.register.entries import Register, RegisterEntry
from section55.register.items import RegisterItem

Value = str | int | date | tuple[str, ...] | None


class InspectionColumn(NamedTuple):
    """A column of the list of inspections."""

    heading: str
    width: int
    """In characters, where the format has widths."""
    value: Callable[[RegisterEntry, date], Value]


class ItemColumn(NamedTuple):
    """A column of the list of recommendations, causes of concern and areas for improvement."""

    heading: str
    width: int
    value: Callable[[RegisterEntry, RegisterItem, date], Value]


def name(entry: RegisterEntry) -> str:
    """What an inspection is called: its title, or its file's name where that could not be read."""
    return entry.title or entry.slug


def _yes_or_no(answer: bool | None) -> str | None:
    return None if answer is None else "yes" if answer else "no"


INSPECTIONS = (
    InspectionColumn("Last day", 18, lambda entry, _: entry.last_day),
    InspectionColumn("State", 26, lambda entry, as_of: entry.state(as_of)),
    InspectionColumn("Days left", 10, lambda entry, as_of: entry.days_left(as_of)),
    InspectionColumn("Inspection", 50, lambda entry, _: name(entry)),
    InspectionColumn("Office", 32, lambda entry, _: entry.office_name),
    InspectionColumn("Published on", 18, lambda entry, _: entry.published_on),
    InspectionColumn("Publication types", 28, lambda entry, _: entry.publication_types),
    InspectionColumn("Police forces", 28, lambda entry, _: entry.police_forces),
    InspectionColumn("Printed deadline", 18, lambda entry, _: entry.printed_deadline),
    InspectionColumn("Status", 10, lambda entry, _: entry.status),
    InspectionColumn("Response published on", 18, lambda entry, _: entry.response_published_on),
    InspectionColumn("Published in time", 12, lambda entry, _: _yes_or_no(entry.is_on_time)),
    InspectionColumn("Items", 10, lambda entry, _: None if entry.faults else len(entry.items)),
    InspectionColumn(
        "Open items", 10, lambda entry, _: None if entry.faults else sum(item.is_open for item in entry.items)
    ),
    InspectionColumn(
        "Milestones", 44, lambda entry, _: tuple(f"{day.isoformat()} {label}" for label, day in entry.milestones)
    ),
    InspectionColumn("To look at", 60, lambda entry, _: entry.missing),
    InspectionColumn("Link to report", 40, lambda entry, _: entry.report_url),
    InspectionColumn("Link to response", 40, lambda entry, _: entry.response_url),
    InspectionColumn("File", 40, lambda entry, _: entry.file),
    InspectionColumn("Slug", 40, lambda entry, _: entry.slug),
    InspectionColumn("Faults", 60, lambda entry, _: entry.faults),
)

ITEMS = (
    ItemColumn("Inspection", 50, lambda entry, item, _: item.inspection_title),
    ItemColumn("Published on", 18, lambda entry, item, _: item.published_on),
    ItemColumn("Kind", 20, lambda entry, item, _: item.kind),
    ItemColumn("Number", 10, lambda entry, item, _: item.number),
    ItemColumn("Text", 70, lambda entry, item, _: item.text),
    ItemColumn("Addressed to", 28, lambda entry, item, _: item.addressed_to),
    ItemColumn("Due", 22, lambda entry, item, _: item.due),
    ItemColumn("Due on", 18, lambda entry, item, _: item.due_on),
    ItemColumn("Status", 22, lambda entry, item, _: item.status),
    ItemColumn("Open", 8, lambda entry, item, _: _yes_or_no(item.is_open)),
    ItemColumn("Overdue", 10, lambda entry, item, as_of: _yes_or_no(item.is_overdue(as_of))),
    ItemColumn("Days open", 10, lambda entry, item, as_of: item.age(as_of) if item.is_open else None),
    ItemColumn("Position", 16, lambda entry, item, _: item.position),
    ItemColumn("Action", 12, lambda entry, item, _: item.action),
    ItemColumn("Owner", 28, lambda entry, item, _: item.owner),
    ItemColumn("Last update on", 18, lambda entry, item, _: item.last_update_on),
    ItemColumn("Last update", 60, lambda entry, item, _: item.last_update),
    ItemColumn("Office", 32, lambda entry, item, _: entry.office_name),
    ItemColumn("File", 40, lambda entry, item, _: entry.file),
    ItemColumn("Slug", 40, lambda entry, item, _: item.slug),
    ItemColumn("Item", 40, lambda entry, item, _: item.heading),
    ItemColumn("Short name", 28, lambda entry, item, _: item.title),
    ItemColumn("Group", 28, lambda entry, item, _: item.group),
    ItemColumn(CAUSES_OF_CONCERN.name, 12, lambda entry, item, _: item.cause),
    ItemColumn("Part", 10, lambda entry, item, _: item.part),
    ItemColumn("Answered with", 28, lambda entry, item, _: item.answered_with),
    ItemColumn("Name for update", 20, lambda entry, item, _: item.name),
)


def inspection_rows(register: Register) -> Iterator[tuple[Value, ...]]:
    """A row an inspection, in the register's order; a file that cannot be read is a row too."""
    for entry in register.entries:
        yield tuple(column.value(entry, register.as_of) for column in INSPECTIONS)


def item_rows(register: Register) -> Iterator[tuple[Value, ...]]:
    """A row an item: open first, oldest first. Before them, a row for each file whose items cannot be read."""
    for entry in refused(register):
        values: dict[str, Value] = {
            "Inspection": name(entry),
            "Status": entry.state(register.as_of),
            "File": entry.file,
            "Slug": entry.slug,
        }
        yield tuple(values.get(column.heading) for column in ITEMS)
    for entry, item in ordered_items(register):
        yield tuple(column.value(entry, item, register.as_of) for column in ITEMS)


def refused(register: Register) -> list[RegisterEntry]:
    """The files that cannot be read."""
    return [entry for entry in register.entries if entry.faults]


def ordered_items(register: Register) -> list[tuple[RegisterEntry, RegisterItem]]:
    """Every item with its inspection: open first, oldest first; otherwise in the register's order."""
    pairs = [(entry, item) for entry in register.entries for item in entry.items]
    return sorted(pairs, key=lambda pair: (not pair[1].is_open, pair[1].published_on))
