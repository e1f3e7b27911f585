"""The panel paper: figures, then what was published, closed, moved and corrected since a day, and what is overdue."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from section55.documents.html_page import render_page
from section55.documents.report_standing import Figure
from section55.model.office import DEFAULT_ACCENT
from section55.model.wording import MONTHS, counted, in_words, long_date, sentence_start, short_date
from section55.register.changes import RegisterChange
from section55.register.entries import Register, RegisterEntry
from section55.register.items import CLOSED, RegisterItem
from section55.register.totals import Totals, totals_by

MOST_ROWS = 400
"""A list of more items than this ends with a sentence that says how many more there are."""
_MOST_OWNERS = 12
_MOST_OF_AN_UPDATE = 180
_SOON = 28


class PaperRow(NamedTuple):
    """One item in a list of the paper."""

    number: str
    asked: str
    is_overdue: bool
    standing: str
    """Its status in a word, with the days that it is overdue; of one whose status changed, from what to what."""
    owner: str
    due: str
    latest: str
    """Its latest update, with its day."""


class PaperGroup(NamedTuple):
    """The items of one inspection in a list of the paper."""

    title: str
    """The inspection's title, with the month of its report."""
    url: str
    rows: tuple[PaperRow, ...]


@dataclass(frozen=True)
class PaperList:
    """A list of items by inspection, and how many more there are than it shows."""

    groups: tuple[PaperGroup, ...]
    left_out: int = 0

    @property
    def left_out_words(self) -> str:
        return counted(self.left_out, "further item") if self.left_out else ""


def render_paper(register: Register, since: date, changes: Sequence[RegisterChange] = ()) -> str:
    """Render the paper as a page: what happened from a day, that day included, to the register's own day.

    ``changes`` are those of the period. The same register, day and changes give the same page; nothing in it
    comes from a clock.
    """
    as_of = register.as_of
    names = {entry.office_name for entry in register.entries if entry.office_name}
    accents = {entry.accent_colour for entry in register.entries if entry.accent_colour}
    readable = [entry for entry in register.entries if entry.published_on is not None]
    statuses = _statuses(changes)
    closed = _list(register, lambda entry, item: _is_closed(statuses.get(_key(item))), statuses)
    moved = _list(register, lambda entry, item: _has_moved(item, statuses.get(_key(item)), since, as_of), statuses)
    overdue = _list(register, lambda entry, item: item.is_overdue(as_of), {})
    responses = [
        each for each in readable if each.response_published_on and since <= each.response_published_on <= as_of
    ]
    return render_page(
        "paper.html.j2",
        accents.pop() if len(accents) == 1 else DEFAULT_ACCENT,
        register=register,
        office_name=names.pop() if len(names) == 1 else "Section 55 register",
        as_of=long_date(as_of),
        since=long_date(since),
        dated=as_of.isoformat(),
        figures=_figures(register, responses, statuses),
        totals=[totals_by(register, "year"), _shortened(totals_by(register, "owner"), _MOST_OWNERS)],
        reports=[entry for entry in readable if entry.published_on and since <= entry.published_on <= as_of],
        responses=responses,
        waiting=register.to_be_published,
        closed=closed,
        moved=moved,
        overdue=overdue,
        corrections=[change for change in changes if change.kind == "Corrected" and change.new],
        open_not_overdue=_open_words(register),
        unreadable=register.refused,
    )


def _figures(
    register: Register, responses: Sequence[RegisterEntry], statuses: dict[tuple[str, str], tuple[str, str]]
) -> list[Figure]:
    as_of = register.as_of
    waiting = [left for entry in register.to_be_published if (left := entry.days_left(as_of)) is not None]
    made, in_time = len(responses), sum(entry.is_on_time is True for entry in responses)
    late = sum(left < 0 for left in waiting)
    soon = sum(0 <= left <= _SOON for left in waiting)
    open_items = register.open_items
    overdue = sum(item.is_overdue(as_of) for item in open_items)
    closed = sum(map(_is_closed, statuses.values()))
    return [
        Figure(f"{late:,}", f"{_noun(late, 'response')} overdue"),
        Figure(f"{soon:,}", f"{_noun(soon, 'response')} due in the next four weeks"),
        Figure(f"{made:,}", f"{_noun(made, 'response')} published since, {in_words(in_time)} in time"),
        Figure(f"{overdue:,}", f"{_noun(overdue, 'item')} overdue, of {len(open_items):,} open"),
        Figure(f"{closed:,}", f"{_noun(closed, 'item')} closed since"),
    ]


def _noun(number: int, one: str) -> str:
    return one if number == 1 else f"{one}s"


def _statuses(changes: Iterable[RegisterChange]) -> dict[tuple[str, str], tuple[str, str]]:
    """From which status to which each item went over all the changes, where it is another in the end."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for change in sorted(changes, key=lambda change: change.revision):
        if change.item and change.kind in ("Closed", "Reopened", "Status"):
            key = change.slug, change.item
            first = found[key][0] if key in found else change.old or "open"
            found[key] = first, change.new or "open"
    return {key: pair for key, pair in found.items() if pair[0] != pair[1]}


def _key(item: RegisterItem) -> tuple[str, str]:
    return item.slug, item.label or item.heading


def _is_closed(statuses: tuple[str, str] | None) -> bool:
    return statuses is not None and statuses[1] in CLOSED and statuses[0] not in CLOSED


def _has_moved(item: RegisterItem, statuses: tuple[str, str] | None, since: date, until: date) -> bool:
    """Whether an item that was not closed has another status, or an update of the period."""
    if _is_closed(statuses):
        return False
    return statuses is not None or any(since <= day <= until for day, _ in item.updates)


def _list(
    register: Register,
    is_in: Callable[[RegisterEntry, RegisterItem], bool],
    statuses: dict[tuple[str, str], tuple[str, str]],
) -> PaperList:
    groups, rows, left_out = [], 0, 0
    entries = [entry for entry in register.entries if entry.published_on]
    for entry in sorted(entries, key=lambda entry: (entry.published_on or date.min, entry.slug), reverse=True):
        items = [item for item in entry.items if is_in(entry, item)]
        shown = items[: max(MOST_ROWS - rows, 0)]
        left_out += len(items) - len(shown)
        rows += len(shown)
        if shown:
            made = (_row(item, statuses.get(_key(item)), register.as_of) for item in shown)
            groups.append(PaperGroup(_title(entry), entry.response_url or entry.report_url, tuple(made)))
    return PaperList(tuple(groups), left_out)


def _title(entry: RegisterEntry) -> str:
    day = entry.published_on
    return f"{entry.title}, {MONTHS[day.month - 1]} {day.year}" if day else entry.title


def _row(item: RegisterItem, statuses: tuple[str, str] | None, as_of: date) -> PaperRow:
    standing = item.standing(as_of)
    if statuses is not None:
        standing = f"{sentence_start(statuses[0])} → {standing[:1].lower()}{standing[1:]}"
    latest = f"{short_date(item.last_update_on)}: {_flat(item.last_update)}" if item.last_update_on else ""
    return PaperRow(
        number=item.short_name,
        asked=item.asked,
        is_overdue=item.is_overdue(as_of),
        standing=standing,
        owner=item.owner or "Nobody named",
        due=short_date(item.due_on) if item.due_on else item.due or "No date",
        latest=latest,
    )


def _flat(text: str) -> str:
    words = " ".join(text.replace("*", "").split())
    return words if len(words) <= _MOST_OF_AN_UPDATE else f"{words[:_MOST_OF_AN_UPDATE].rsplit(' ', 1)[0]}…"


def _shortened(totals: Totals, most: int) -> Totals:
    """Totals with the rows after so many added up into one."""
    if len(totals.rows) <= most:
        return totals
    numbers = (sum(int(cell) for cell in column) for column in list(zip(*totals.rows[most:], strict=True))[1:])
    return totals._replace(rows=(*totals.rows[:most], ("All others", *numbers)))


def _open_words(register: Register) -> str:
    number = sum(not item.is_overdue(register.as_of) for item in register.open_items)
    are = "is" if number == 1 else "are"
    return f"{sentence_start(counted(number, 'further item'))} {are} open and not overdue." if number else ""
