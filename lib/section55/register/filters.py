"""Narrows a register down, for every format alike: to what is open, overdue or due soon, and to whom it concerns."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from section55.model.wording import closest_word, listed, shortened
from section55.register.entries import Register, RegisterEntry
from section55.register.items import RegisterItem

NOBODY = "nobody"
"""What is typed for the items without an owner."""
_MOST_NAMED = 6


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What a register is narrowed down to; what is not given leaves everything in.

    Words and names fit where they are part of the text, whatever the capitals.
    """

    is_open: bool = False
    is_overdue: bool = False
    due_within: int | None = None
    """Days from the register's day, that day included."""
    older_than: int | None = None
    """Days since the report was published; what is closed has no age."""
    owner: str = ""
    addressed_to: str = ""
    kind: str = ""
    office: str = ""
    year: int | None = None
    type: str = ""
    force: str = ""
    words: str = ""
    are_names_whole: bool = False
    """Whether a name fits as a whole alone, as one that was chosen from a list: a chief constable is no deputy."""

    def apply(self, register: Register) -> Register:
        """The register with the inspections that fit in its lists of inspections, and the items that fit in the others.

        An inspection's own state counts in its list, an item's in the lists of items; where something is asked that
        only items have (an owner, an addressee, a kind), an inspection is listed that has an item that fits.
        What cannot be read stays.
        """
        if replace(self, are_names_whole=False) == Filters():
            return register
        entries = []
        files = set()
        for entry in register.entries:
            if entry.faults:
                entries.append(entry)
                continue
            if not self._fits_inspection(entry):
                continue
            items = tuple(item for item in entry.items if self._fits_item(entry, item, register.as_of))
            if bool(items) if self._is_of_items else self._fits_response(entry, register.as_of):
                files.add(entry.file)
            entries.append(replace(entry, items=items))
        return replace(register, entries=tuple(entries), listed=frozenset(files))

    def unknown_names(self, register: Register) -> list[str]:
        """A sentence for each name that fits nothing in a whole register, with those that are there."""
        items = list(register.items())
        entries = register.entries
        known = {
            "owner": (self.owner, [item.owner for item in items]),
            "addressee": (self.addressed_to, [name for item in items for name in item.addressed_to]),
            "office": (self.office, [name for entry in entries for name in _offices(entry)]),
            "publication type": (self.type, [name for entry in entries for name in entry.publication_types]),
            "police force": (self.force, [name for entry in entries for name in entry.police_forces]),
        }
        return [
            _unknown(what, wanted, sorted(set(filter(None, names))))
            for what, (wanted, names) in known.items()
            if wanted and wanted.casefold() != NOBODY and not any(_holds(name, wanted) for name in names)
        ]

    @property
    def _is_of_items(self) -> bool:
        return bool(self.owner or self.addressed_to or self.kind)

    def _fits_inspection(self, entry: RegisterEntry) -> bool:
        return (
            (self.year is None or (entry.published_on is not None and entry.published_on.year == self.year))
            and (not self.office or any(self._is_named(name, self.office) for name in _offices(entry)))
            and (not self.type or any(self._is_named(name, self.type) for name in entry.publication_types))
            and (not self.force or any(self._is_named(name, self.force) for name in entry.police_forces))
        )

    def _fits_response(self, entry: RegisterEntry, as_of: date) -> bool:
        left = entry.days_left(as_of)
        is_waiting = left is not None
        return (
            (not self.is_open or is_waiting)
            and (not self.is_overdue or (left is not None and left < 0))
            and (self.due_within is None or (left is not None and 0 <= left <= self.due_within))
            and (self.older_than is None or (is_waiting and _age(entry, as_of) > self.older_than))
            and (not self.words or any(_holds_all(text, self.words) for text in _texts(entry)))
        )

    def _fits_item(self, entry: RegisterEntry, item: RegisterItem, as_of: date) -> bool:
        return (
            (not self.is_open or item.is_open)
            and (not self.is_overdue or item.is_overdue(as_of))
            and (self.due_within is None or _is_due(item, as_of, self.due_within))
            and (self.older_than is None or (item.is_open and item.age(as_of) > self.older_than))
            and (not self.owner or self._is_owned(item))
            and (not self.addressed_to or any(self._is_named(name, self.addressed_to) for name in item.addressed_to))
            and (not self.kind or item.kind.casefold() == self.kind.casefold())
            and (not self.words or _holds_all(item_text(entry, item), self.words))
        )

    def _is_owned(self, item: RegisterItem) -> bool:
        return not item.owner if self.owner.casefold() == NOBODY else self._is_named(item.owner, self.owner)

    def _is_named(self, name: str, wanted: str) -> bool:
        return name.casefold() == wanted.casefold() if self.are_names_whole else _holds(name, wanted)


def _offices(entry: RegisterEntry) -> tuple[str, ...]:
    """What the office is called, in both languages where the response is in both."""
    own, other = (entry.office, entry.office_name, entry.short_name), entry.other_language
    return (*own, other.office, other.office_name, other.short_name) if other else own


def item_text(entry: RegisterEntry, item: RegisterItem) -> str:
    """Everything that is written of an item, to search in."""
    updates = (text for _, text in item.updates)
    written = (item.heading, item.title, item.group, item.text, item.response, item.explanation, item.owner)
    return "\n".join((entry.title, entry.slug, *written, *updates))


def _texts(entry: RegisterEntry) -> Iterable[str]:
    yield f"{entry.title}\n{entry.slug}"
    if entry.other_language:
        yield f"{entry.other_language.title}\n{entry.other_language.slug}"
    yield from (item_text(entry, item) for item in entry.items)


def _age(entry: RegisterEntry, as_of: date) -> int:
    return (as_of - entry.published_on).days if entry.published_on else 0


def _is_due(item: RegisterItem, as_of: date, days: int) -> bool:
    return item.is_open and item.due_on is not None and 0 <= (item.due_on - as_of).days <= days


def _holds(text: str, wanted: str) -> bool:
    return wanted.casefold() in text.casefold()


def _holds_all(text: str, words: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words.casefold().split())


def _unknown(what: str, wanted: str, names: list[str]) -> str:
    near = closest_word(wanted, [name.casefold() for name in names])
    if near:
        cure = f"Did you mean {shortened(next(name for name in names if name.casefold() == near))}?"
    elif names:
        more = " and others" if len(names) > _MOST_NAMED else ""
        cure = f"There are: {', '.join(names[:_MOST_NAMED])}{more}." if more else f"There are: {listed(names)}."
    else:
        cure = "These files name none."
    return f"No {what} is called {shortened(wanted)}. {cure}"
