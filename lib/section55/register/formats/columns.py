"""What the lists of a register say, in columns: the same in every format that is a list."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from section55.model.items import CAUSES_OF_CONCERN
from section55.model.steps import Step
from section55.model.wording import sentence_start
from section55.register.entries import Register, RegisterEntry
from section55.register.items import RegisterItem

Value = str | int | date | tuple[str, ...] | None


class InspectionColumn(NamedTuple):
    """A column of the list of inspections."""

    heading: str
    width: int
    """In characters, where the format has widths."""
    says: str
    """What stands in it, for the page that lists the columns."""
    value: Callable[[RegisterEntry, date], Value]


class ItemColumn(NamedTuple):
    """A column of the list of recommendations, causes of concern and areas for improvement."""

    heading: str
    width: int
    says: str
    value: Callable[[RegisterEntry, RegisterItem, date], Value]


def name(entry: RegisterEntry) -> str:
    """What an inspection is called: its title, or its file's name where that could not be read."""
    return entry.title or entry.slug


def step_words(step: Step) -> str:
    """A step in a list: "2026-11-27 Comments wanted", with "done" where it is."""
    return f"{step.day.isoformat()} {step.label}{' (done)' if step.is_done else ''}"


def _yes_or_no(answer: bool | None) -> str | None:
    return None if answer is None else "yes" if answer else "no"


def _of_next_step(value: Callable[[Step], Value]) -> Callable[[RegisterEntry, date], Value]:
    return lambda entry, _: value(entry.next_step) if entry.next_step else None


def _count(entry: RegisterEntry, is_counted: Callable[[RegisterItem], bool]) -> int | None:
    return None if entry.faults else sum(map(is_counted, entry.items))


INSPECTIONS = (
    InspectionColumn("Last day", 18, "The last lawful day to publish the response", lambda entry, _: entry.last_day),
    InspectionColumn("State", 26, "How the response stands, in words", lambda entry, as_of: entry.state(as_of)),
    InspectionColumn(
        "Days left", 10, "To the last day; below nought after it", lambda entry, as_of: entry.days_left(as_of)
    ),
    InspectionColumn("Inspection", 50, "The report's title; of a refused file its name", lambda entry, _: name(entry)),
    InspectionColumn("Office", 32, "Whose response it is", lambda entry, _: entry.office_name),
    InspectionColumn("Published on", 18, "The day of the report", lambda entry, _: entry.published_on),
    InspectionColumn("Publication types", 28, "HMICFRS's own words", lambda entry, _: entry.publication_types),
    InspectionColumn("Police forces", 28, "The forces that the report speaks of", lambda entry, _: entry.police_forces),
    InspectionColumn(
        "Printed deadline", 18, "The deadline that the documents print", lambda entry, _: entry.printed_deadline
    ),
    InspectionColumn("Status", 10, "draft or final", lambda entry, _: entry.status),
    InspectionColumn(
        "Response published on",
        18,
        "Empty where it is not, or no day is recorded",
        lambda entry, _: entry.response_published_on,
    ),
    InspectionColumn(
        "Published in time", 12, "yes or no; empty while not known", lambda entry, _: _yes_or_no(entry.is_on_time)
    ),
    InspectionColumn("Items", 10, "How many rows the list of items has of it", lambda entry, _: _count(entry, bool)),
    InspectionColumn(
        "Open items",
        10,
        "Those for which something is left to do",
        lambda entry, _: _count(entry, lambda item: item.is_open),
    ),
    InspectionColumn(
        "Milestones",
        44,
        "Each step to the response with its day, and whether it is done",
        lambda entry, _: tuple(map(step_words, entry.steps)),
    ),
    InspectionColumn("To look at", 60, "What a person should look at, as sentences", lambda entry, _: entry.missing),
    InspectionColumn("Link to report", 40, "The report's page", lambda entry, _: entry.report_url),
    InspectionColumn("Link to response", 40, "Where the response is published", lambda entry, _: entry.response_url),
    InspectionColumn("File", 40, "The parameter file", lambda entry, _: entry.file),
    InspectionColumn("Slug", 40, "What commands call the inspection", lambda entry, _: entry.slug),
    InspectionColumn("Faults", 60, "Why the file cannot be read", lambda entry, _: entry.faults),
    InspectionColumn("Next step", 22, "The step that is to be done next", _of_next_step(lambda step: step.label)),
    InspectionColumn("Next step on", 18, "The day by which it is to be done", _of_next_step(lambda step: step.day)),
    InspectionColumn(
        "Next step late",
        16,
        "How late it is, in words; empty while its day has not passed",
        lambda entry, as_of: sentence_start(entry.lateness(as_of)),
    ),
    InspectionColumn(
        "Who acts",
        24,
        "Who does the next step",
        lambda entry, _: entry.actor(entry.next_step) if entry.next_step else None,
    ),
    InspectionColumn(
        "Invited on", 18, "The day the chief constable was invited to comment", lambda entry, _: entry.invited_on
    ),
    InspectionColumn(
        "Comments wanted by",
        18,
        "The day the file gives for the chief constable's comments",
        lambda entry, _: entry.comments_wanted_by,
    ),
    InspectionColumn("Comments received on", 18, "The day they came", lambda entry, _: entry.comments_received_on),
    InspectionColumn("Approved on", 18, "The day the response was approved", lambda entry, _: entry.approved_on),
    InspectionColumn("Approved by", 28, "The post that approved it", lambda entry, _: entry.approved_by),
    InspectionColumn(
        "Overdue items",
        10,
        "Open items whose due date has passed",
        lambda entry, as_of: _count(entry, lambda item: item.is_overdue(as_of)),
    ),
    InspectionColumn(
        "Other language",
        40,
        "The other file of a response in two languages, which has no row of its own",
        lambda entry, _: entry.other_language.slug if entry.other_language else None,
    ),
    InspectionColumn(
        "Response in the other language",
        40,
        "Where it is published",
        lambda entry, _: entry.other_language.response_url if entry.other_language else None,
    ),
)


def _of_inspection(heading: str) -> ItemColumn:
    """The column of the list of inspections, for a list of items."""
    [column] = (column for column in INSPECTIONS if column.heading == heading)
    return ItemColumn(heading, column.width, column.says, lambda entry, item, as_of: column.value(entry, as_of))


ITEMS = (
    ItemColumn("Inspection", 50, "The report's title", lambda entry, item, _: item.inspection_title),
    ItemColumn("Published on", 18, "The day of the report", lambda entry, item, _: item.published_on),
    ItemColumn(
        "Kind", 20, "Recommendation, Cause of concern or Area for improvement", lambda entry, item, _: item.kind
    ),
    ItemColumn("Number", 10, "As the report prints it", lambda entry, item, _: item.number),
    ItemColumn("Text", 70, "The report's own words, in Markdown", lambda entry, item, _: item.text),
    ItemColumn("Addressed to", 28, "Who is asked to act", lambda entry, item, _: item.addressed_to),
    ItemColumn("Due", 22, "When it is due, as the report prints it", lambda entry, item, _: item.due),
    ItemColumn("Due on", 18, "The date that this comes to", lambda entry, item, _: item.due_on),
    ItemColumn(
        "Status", 22, "One of the workbook's words; open where the file has none", lambda entry, item, _: item.status
    ),
    ItemColumn(
        "Open", 8, "yes or no: whether something is left to do", lambda entry, item, _: _yes_or_no(item.is_open)
    ),
    ItemColumn(
        "Overdue",
        10,
        "yes or no: open, and the due date has passed",
        lambda entry, item, as_of: _yes_or_no(item.is_overdue(as_of)),
    ),
    ItemColumn(
        "Days open",
        10,
        "Since the report was published; empty once closed",
        lambda entry, item, as_of: item.age(as_of) if item.is_open else None,
    ),
    ItemColumn("Position", 16, "The force's position", lambda entry, item, _: item.position),
    ItemColumn("Action", 12, "taken, proposed or none: what the body does", lambda entry, item, _: item.action),
    ItemColumn("Owner", 28, "The post that answers for it", lambda entry, item, _: item.owner),
    ItemColumn("Last update on", 18, "The day of the latest update", lambda entry, item, _: item.last_update_on),
    ItemColumn("Last update", 60, "Its text, in Markdown", lambda entry, item, _: item.last_update),
    _of_inspection("Office"),
    _of_inspection("File"),
    ItemColumn("Slug", 40, "What commands call the inspection", lambda entry, item, _: item.slug),
    ItemColumn("Item", 40, "Its name in full", lambda entry, item, _: item.heading),
    ItemColumn("Short name", 28, "Where the report gives one", lambda entry, item, _: item.title),
    ItemColumn("Group", 28, "The heading that it stands under in the report", lambda entry, item, _: item.group),
    ItemColumn(
        CAUSES_OF_CONCERN.name,
        12,
        "The number of the cause of concern that it was made for",
        lambda entry, item, _: item.cause,
    ),
    ItemColumn("Part", 10, "The letter of a part", lambda entry, item, _: item.part),
    ItemColumn(
        "Answered with", 28, "The item whose answer is its answer too", lambda entry, item, _: item.answered_with
    ),
    ItemColumn("Name for update", 20, "What section55 update calls it", lambda entry, item, _: item.name),
    ItemColumn("Asked for", 44, "What it asks, in a few words", lambda entry, item, _: item.asked),
    ItemColumn(
        "Standing",
        28,
        "Its status in the office's word, with days overdue",
        lambda entry, item, as_of: item.standing(as_of),
    ),
    ItemColumn(
        "Days overdue",
        10,
        "Since its due date; empty where it is not overdue",
        lambda entry, item, as_of: item.days_overdue(as_of) or None,
    ),
    ItemColumn(
        "Chief constable's response", 60, "The force's answer, in Markdown", lambda entry, item, _: item.response
    ),
    ItemColumn("Explanation", 60, "The body's explanation, in Markdown", lambda entry, item, _: item.explanation),
    ItemColumn("Year", 8, "Of the report", lambda entry, item, _: item.published_on.year),
    _of_inspection("Publication types"),
    _of_inspection("Police forces"),
    _of_inspection("Link to report"),
    _of_inspection("Link to response"),
    _of_inspection("Response published on"),
    ItemColumn(
        "Revision",
        10,
        "Of the file when this was written, by which section55 update --from knows what was changed",
        lambda entry, item, _: entry.revision,
    ),
)


INTERNAL = frozenset(
    (
        *("Printed deadline", "Milestones", "To look at", "File", "Slug", "Faults", "Next step", "Next step on"),
        *("Next step late", "Who acts", "Invited on", "Comments wanted by", "Comments received on", "Approved on"),
        *("Approved by", "Owner", "Last update on", "Last update", "Name for update", "Revision"),
    )
)
"""What the office's own lists have and its website has not: how it works, and who does what."""


def inspection_rows(register: Register) -> Iterator[tuple[Value, ...]]:
    """A row an inspection, in the register's order; a file that cannot be read is a row too."""
    for entry in register.inspections:
        yield tuple(column.value(entry, register.as_of) for column in INSPECTIONS)


def item_rows(register: Register) -> Iterator[tuple[Value, ...]]:
    """A row an item: open first, oldest first. Before them, a row for each file whose items cannot be read."""
    for entry in register.refused:
        values: dict[str, Value] = {
            "Inspection": name(entry),
            "Standing": entry.state(register.as_of),
            "File": entry.file,
            "Slug": entry.slug,
        }
        yield tuple(values.get(column.heading) for column in ITEMS)
    for entry, item in ordered_items(register):
        yield tuple(column.value(entry, item, register.as_of) for column in ITEMS)


def ordered_items(register: Register) -> list[tuple[RegisterEntry, RegisterItem]]:
    """Every item with its inspection: open first, oldest first; otherwise in the register's order."""
    pairs = [(entry, item) for entry in register.entries for item in entry.items]
    return sorted(pairs, key=lambda pair: (not pair[1].is_open, pair[1].published_on))
