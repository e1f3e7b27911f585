"""Lists of items by inspection, as the register's page and the panel paper have them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from section55.model.catalogue import N_, _
from section55.model.wording import counted, in_figures, month_and_year, sentence_start, short_date
from section55.register.changes import RegisterChange
from section55.register.entries import Register, RegisterEntry
from section55.register.items import RegisterItem
from section55.register.totals import NOBODY_NAMED

MOST_ROWS = 300
"""A list of more items than this ends with a sentence that says how many more there are."""
_MOST_OF_AN_UPDATE = 180
StatusKey = tuple[str, str]
Statuses = dict[StatusKey, tuple[str, str]]
"""From which status to which an item went, by its inspection and its name in lists of changes."""


class ListedItem(NamedTuple):
    """One item in a list."""

    number: str
    asked: str
    is_overdue: bool
    standing: str
    """Its status in a word, with the days that it is overdue; of one whose status changed, from what to what."""
    owner: str
    due: str
    latest: str
    """Its latest update, with its day."""
    whole: str = ""
    """All that it asks for, in Markdown, for a page where it can be unfolded; empty where ``asked`` is all."""


class ListedInspection(NamedTuple):
    """The items of one inspection in a list."""

    title: str
    month: str
    """Of the report, for the next one often has the same title."""
    language: str
    """Of the title, and of what its items ask."""
    url: str
    rows: tuple[ListedItem, ...]


@dataclass(frozen=True)
class ItemList:
    """A list of items by inspection, and how many more there are than it shows."""

    groups: tuple[ListedInspection, ...]
    left_out: int = 0

    @property
    def left_out_words(self) -> str:
        if not self.left_out:
            return ""
        items = sentence_start(counted(self.left_out, "further item"))
        return in_figures(
            f"{items} {'is' if self.left_out == 1 else 'are'} not listed here.",
            N_("Number of further items that are not listed here: {number}."),
            self.left_out,
        )


def statuses_changed(changes: Iterable[RegisterChange]) -> Statuses:
    """From which status to which each item went over all the changes, where it is another in the end."""
    found: Statuses = {}
    for change in sorted(changes, key=lambda change: change.revision):
        if change.item and change.kind in ("Closed", "Reopened", "Status"):
            key = change.slug, change.item
            first = found[key][0] if key in found else change.old or "open"
            found[key] = first, change.new or "open"
    return {key: pair for key, pair in found.items() if pair[0] != pair[1]}


def key_of(item: RegisterItem) -> StatusKey:
    """What an item is known by among the changes."""
    return item.slug, item.label or item.heading


def items_by_inspection(
    register: Register,
    is_in: Callable[[RegisterEntry, RegisterItem], bool],
    statuses: Statuses,
    *,
    with_texts: bool = False,
) -> ItemList:
    """The items that are in, by inspection, the newest report first; each with the statuses that it had and has.

    ``with_texts`` is for a page where what an item asks for can be unfolded.
    """
    groups, rows, left_out = [], 0, 0
    for entry in newest_first(register):
        items = [item for item in entry.items if is_in(entry, item)]
        shown = items[: max(MOST_ROWS - rows, 0)]
        left_out += len(items) - len(shown)
        rows += len(shown)
        if shown:
            made = (_row(item, statuses.get(key_of(item)), register.as_of) for item in shown)
            if with_texts:
                made = (row._replace(whole=_whole_of(item)) for row, item in zip(made, shown, strict=True))
            month = month_and_year(entry.published_on) if entry.published_on else ""
            url = entry.response_url or entry.report_url
            groups.append(ListedInspection(entry.title, month, entry.quoted_in, url, tuple(made)))
    return ItemList(tuple(groups), left_out)


def newest_first(register: Register) -> list[RegisterEntry]:
    """The inspections in the order in which the lists have them."""
    entries = [entry for entry in register.entries if entry.published_on]
    return sorted(entries, key=lambda entry: (entry.published_on or date.min, entry.slug), reverse=True)


def _whole_of(item: RegisterItem) -> str:
    return "" if " ".join(item.text.split()) == item.asked else item.text


def dated_title(title: str, day: date | None) -> str:
    """An inspection's title with the month of its report: the next one often has the same title."""
    return f"{title}, {month_and_year(day)}" if day else title


def _row(item: RegisterItem, statuses: tuple[str, str] | None, as_of: date) -> ListedItem:
    standing = item.standing(as_of)
    if statuses is not None:
        standing = f"{sentence_start(_(statuses[0]))} → {standing[:1].lower()}{standing[1:]}"
    latest = f"{short_date(item.last_update_on)}: {_flat(item.last_update)}" if item.last_update_on else ""
    return ListedItem(
        number=item.short_name,
        asked=item.asked,
        is_overdue=item.is_overdue(as_of),
        standing=standing,
        owner=item.owner or _(NOBODY_NAMED),
        due=short_date(item.due_on) if item.due_on else item.due or _("No date"),
        latest=latest,
    )


def _flat(text: str) -> str:
    words = " ".join(text.replace("*", "").split())
    return words if len(words) <= _MOST_OF_AN_UPDATE else f"{words[:_MOST_OF_AN_UPDATE].rsplit(' ', 1)[0]}…"
