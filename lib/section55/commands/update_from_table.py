"""Saves what a person changed in the register's own spreadsheet or CSV of items."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from section55.commands.printing import echo

if TYPE_CHECKING:
    from section55.files.item_updates import ItemUpdate
    from section55.files.reader import InspectionFile
    from section55.files.spreadsheet import TableRow
    from section55.model.placed_items import PlacedItem

SHEET = "Recommendations"
_SLUG, _NAME, _REVISION = "Slug", "Name for update", "Revision"


class _Planned(NamedTuple):
    """What is to be saved of one file."""

    source: "InspectionFile"
    shown_as: str
    updates: list[tuple["PlacedItem", "ItemUpdate"]]


def update_from_table(table: Path, is_sure: bool) -> int:
    """Shows what the cells of a table change, asks, and saves one revision of each file; returns the exit status.

    A cell is changed where it is not what the file held when the table was made. Raises
    `WorkbookError`, and saves nothing, where a cell is no answer, where an item is not there, or where
    somebody else has changed the same answer since.
    """
    from section55.files.change_answers import save_answers
    from section55.files.spreadsheet import read_table
    from section55.model.errors import WorkbookError
    from section55.model.wording import counted
    from section55.workspace import shown

    rows = read_table(table, SHEET, shown(table))
    missing = [heading for heading in (_SLUG, _NAME) if rows and heading not in rows[0].cells]
    if not rows or missing:
        raise WorkbookError(
            f"{shown(table)}: it has no column {' and no column '.join(missing) or _SLUG}. It should be the register's "
            "own sheet: section55 register -o register.xlsx"
        )
    planned = list(_plan(rows, shown(table)))
    number = sum(len(file.updates) for file in planned)
    if not number:
        echo("No cell differs from the files. Nothing was saved.")
        return 0
    for file in planned:
        for placed, update in file.updates:
            for sentence in update.sentences(placed):
                echo(f"{file.shown_as}: {sentence}")
    question = f"Save what changes in {counted(number, 'item')} of {counted(len(planned), 'file')}?"
    if not is_sure and not click.confirm(question, err=True):
        echo("Nothing was saved.")
        return 1
    for file in planned:
        answers = {where: answer for placed, one in file.updates for where, answer in one.answers(placed).items()}
        save_answers(file.source, file.shown_as, answers, by="command")
    echo(f"{counted(number, 'item').capitalize()} of {counted(len(planned), 'file')} saved.")
    return 0


def _plan(rows: list["TableRow"], shown_table: str) -> Iterator[_Planned]:
    from section55.commands.paths import parameter_file
    from section55.files.item_updates import find_item
    from section55.files.reader import read_inspection
    from section55.workspace import shown

    by_slug: dict[str, list[TableRow]] = {}
    for row in rows:
        if row.cells.get(_SLUG) and row.cells.get(_NAME):
            by_slug.setdefault(row.cells[_SLUG], []).append(row)
    for slug, members in by_slug.items():
        path = parameter_file(slug, is_typed=False)
        source = read_inspection(path, shown(path))
        earlier = _EarlierItems(source)
        updates = []
        for row in members:
            placed = find_item(source.inspection, row.cells[_NAME], None, f"{shown_table}, row {row.number}")
            if update := _update_of(row, placed, earlier.find(row, placed), shown_table):
                updates.append((placed, update))
        if updates:
            yield _Planned(source, shown(path), updates)


class _EarlierItems:
    """The items of a file as they were when a table was made; each revision is read once, whatever the rows."""

    def __init__(self, source: "InspectionFile") -> None:
        from section55.files.saving import read_revisions

        self._path, self._revisions = source.path, read_revisions(source.path)
        self._known: dict[int, dict[str, PlacedItem]] = {}

    def find(self, row: "TableRow", placed: "PlacedItem") -> "PlacedItem":
        """The item by the revision that the row names; as it is where that names none, or the item was not there."""
        named = re.fullmatch(r"([0-9]{1,9})(?:\.0)?", row.cells.get(_REVISION, ""))
        sequence = int(named[1]) if named else 0
        if not 0 < sequence < len(self._revisions):
            return placed
        if sequence not in self._known:
            self._known[sequence] = self._read(sequence)
        return self._known[sequence].get(placed.place.label, placed)

    def _read(self, sequence: int) -> dict[str, "PlacedItem"]:
        from section55.files.history import file_at
        from section55.files.reader import read_earlier_inspection
        from section55.model.errors import WorkbookError

        revisions = self._revisions[:sequence]
        try:
            earlier = read_earlier_inspection(self._path, file_at(revisions, sequence), revisions)
        except WorkbookError:
            return {}
        return {item.place.label: item for item in earlier.inspection.items()}


def _update_of(row: "TableRow", placed: "PlacedItem", before: "PlacedItem", shown_table: str) -> "ItemUpdate | None":
    from section55.commands.option_types import ITEM_STATUS
    from section55.files.item_updates import ItemUpdate

    where = f"{shown_table}, row {row.number}"
    cells = row.cells | _status_as_typed(row.cells)
    status = _changed(where, "Status", cells, _status(before), _status(placed))
    owner = _changed(where, "Owner", cells, before.owner, placed.owner)
    due_on = _changed(
        where, "Due on", {"Due on": row.day("Due on")} if "Due on" in cells else {}, *map(_due, (before, placed))
    )
    latest = _changed(where, "Last update", cells, *map(_latest, (before, placed)))
    day = _day(where, "Last update on", row.day("Last update on"))
    last_on = max((update.on for update in before.item.updates), default=None)
    update = ItemUpdate(
        status=_answer(where, "Status", status, ITEM_STATUS) if status else None,
        owner=owner,
        due_on=_day(where, "Due on", due_on) if due_on else None,
        text=latest or None,
        on=day if latest and day and day != last_on else date.today(),
    )
    return update if update.answers(placed) else None


def _status_as_typed(cells: dict[str, str]) -> dict[str, str]:
    """The status as a file has it: the spreadsheet's begins with a capital."""
    from section55.model.item_questions import ITEM_STATUSES

    status = cells.get("Status", "").strip().lower()
    return {"Status": status} if status in ITEM_STATUSES else {}


def _status(placed: "PlacedItem") -> str:
    return placed.status or "open"


def _due(placed: "PlacedItem") -> str:
    return placed.due_on.isoformat() if placed.due_on else ""


def _latest(placed: "PlacedItem") -> str:
    updates = sorted(placed.item.updates, key=lambda update: update.on)
    return updates[-1].text if updates else ""


def _changed(where: str, heading: str, cells: dict[str, str], before: str, now: str) -> str | None:
    """The text of a cell where it was changed; None where it was not, or where the file says the same by now."""
    from section55.model.errors import WorkbookError
    from section55.model.wording import shortened

    if heading not in cells:
        return None
    typed = cells[heading].strip()
    if " ".join(typed.split()) in (" ".join(before.split()), " ".join(now.split())):
        return None
    if before != now:
        raise WorkbookError(
            f"{where}, {heading}: since the table was made, somebody changed {shortened(before)} to {shortened(now)}; "
            f"the table says {shortened(typed)}. Put in the cell what it should be, in a new table. Nothing was saved."
        )
    return typed


def _day(where: str, heading: str, text: str) -> date | None:
    from section55.commands.option_types import DAY

    day: date | None = _answer(where, heading, text, DAY) if text else None
    return day


def _answer(where: str, heading: str, text: str, kind: click.ParamType) -> Any:  # type: ignore[type-arg]
    from section55.model.errors import WorkbookError

    try:
        return kind.convert(text, None, None)
    except click.BadParameter as error:
        raise WorkbookError(f"{where}, {heading}: {error.message} Nothing was saved.") from None
