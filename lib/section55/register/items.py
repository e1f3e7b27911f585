"""The items of an inspection as the register lists them: a row for each item or part that is answered by itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from section55.model.catalogue import N_, _, is_english
from section55.model.deadlines import urgency
from section55.model.items import CAUSES_OF_CONCERN, KINDS, RECOMMENDATIONS
from section55.model.wording import counted, in_figures, sentence_start

if TYPE_CHECKING:
    from section55.files.reader import InspectionFile
    from section55.model.placed_items import PlacedItem

CLOSED = ("complete", "superseded", "not applicable")
"""The statuses of an item for which nothing is left to do."""
_MOST_WORDS = 12
"""In lists of the register an item is not printed elsewhere: two lines say what it asks."""
_PREFIXES = {kind.name: f"{kind.short} " for kind in KINDS.values() if kind.short}


@dataclass(frozen=True)
class RegisterItem:
    """A recommendation, a cause of concern or an area for improvement, as the register lists it."""

    slug: str
    inspection_title: str
    published_on: date
    kind: str
    """Recommendation | Cause of concern | Area for improvement"""
    heading: str
    """Its name, which makes sense alone: "Recommendation 2 of cause of concern 1, part b"."""
    name: str
    """What a person types to name it: "2", "AFI Vetting 1", "cause 1/2b"."""
    number: str
    """Its own number; of a part, that of the item that it is a part of."""
    part: str
    """The letter of a part; empty for a whole item."""
    group: str
    """The heading that it stands under in the report; empty for none."""
    cause: str
    """The number of the cause of concern that it was made for; empty for none."""
    title: str
    """Its short name, where the report gives one."""
    answered_with: str
    """The heading of the item whose answer is also the answer to this one; empty for none."""
    text: str
    addressed_to: tuple[str, ...]
    due: str
    """As the report prints it."""
    due_on: date | None
    position: str
    action: str
    status: str
    """One of the model's words; "open" where the file says nothing."""
    owner: str
    last_update_on: date | None
    last_update: str
    updates: tuple[tuple[date, str], ...] = ()
    """Every dated update, the oldest first: the day, and its text in Markdown."""
    label: str = ""
    """Its name from the outside in, as lists of changes have it: "Cause of concern 1, recommendation 2, part b"."""
    excerpt: str = ""
    """The first words of its text."""
    response: str = ""
    """The chief constable's answer, in Markdown."""
    explanation: str = ""
    """The body's explanation, in Markdown."""
    status_word: str = ""
    """The office's own word for its status; empty where that is the workbook's."""

    @property
    def asked(self) -> str:
        """What it asks, in a few words: its short name, else the first words of its text."""
        return self.title or self.excerpt or _excerpt(self.text)

    @property
    def short_name(self) -> str:
        """Its number with as few words as say which it is: "3", "AFI 2", "cause 1/2b"."""
        if not is_english():
            return self._name_in_words
        if not self.stands_alone:
            return self.name
        return self.number if self.number[:1].isalpha() else _PREFIXES.get(self.kind, "") + self.number

    @property
    def _name_in_words(self) -> str:
        """Its number, behind its kind where that is not the usual one, and where it stands."""
        is_plain = self.number[:1].isalpha() or self.kind == RECOMMENDATIONS.name
        parts = [self.number if is_plain else f"{_(self.kind)} {self.number}", self.group]
        parts += [_("part {number}", number=self.part)] if self.part else []
        parts += [f"{_(CAUSES_OF_CONCERN.one)} {self.cause}"] if self.cause else []
        return ", ".join(filter(None, parts))

    @property
    def stands_alone(self) -> bool:
        """Whether its kind and number are enough to name it."""
        return not (self.group or self.cause or self.part)

    @property
    def is_open(self) -> bool:
        return self.status not in CLOSED

    def as_it_stood(self, as_of: date) -> "RegisterItem":
        """The same without the updates of later days."""
        updates = tuple((day, text) for day, text in self.updates if day <= as_of)
        day, text = updates[-1] if updates else (None, "")
        return replace(self, updates=updates, last_update_on=day, last_update=text)

    def age(self, as_of: date) -> int:
        """How many days it has been open on a day, counted from the report's publication."""
        return (as_of - self.published_on).days

    def is_overdue(self, as_of: date) -> bool:
        """Whether it is open and the date it was due has passed."""
        return self.urgency(as_of) == "overdue"

    def days_overdue(self, as_of: date) -> int:
        """How many days ago it was due; nought where it is not overdue."""
        return (as_of - self.due_on).days if self.due_on and self.is_overdue(as_of) else 0

    def standing(self, as_of: date) -> str:
        """How it stands on a day, in words: "Partly done, 23 days overdue"."""
        word = sentence_start(self.status_word or _(self.status))
        late = self.days_overdue(as_of)
        if not late:
            return word
        sentence = f"{word}, {counted(late, 'day')} overdue"
        return in_figures(sentence, N_("{status}; days overdue: {number}"), late, status=word)

    def urgency(self, as_of: date) -> str:
        """A word for how it is marked: overdue | soon | waiting | done."""
        if not self.is_open:
            return "done"
        return urgency(self.due_on, as_of) if self.due_on else "waiting"


def register_items(source: "InspectionFile") -> tuple[RegisterItem, ...]:
    """A row for each item of an inspection, in reading order.

    An item in parts has a row for each part, and one for the whole only where something is written of
    the whole. Items that are answered together have a row each.
    """
    # Imported here, as in `_excerpt`: what was kept of a folder is read without the model of a parameter file.
    from section55.model.item_names import item_names

    items = source.inspection.items()
    names = item_names([item.place for item in items])
    return tuple(_row(source, item, name) for item, name in zip(items, names, strict=True) if _has_row(item))


def _has_row(placed: "PlacedItem") -> bool:
    item = placed.item
    of_the_whole = (item.chief_constable.is_given, item.commissioner.is_given, item.status, item.updates)
    return not placed.parts or any(of_the_whole)


def _row(source: "InspectionFile", placed: "PlacedItem", name: str) -> RegisterItem:
    item, at = placed.item, placed.answered_at
    updates = sorted(item.updates, key=lambda update: update.on)
    status = placed.status or "open"
    return RegisterItem(
        slug=source.slug,
        inspection_title=source.inspection.inspection_title,
        published_on=source.inspection.published_on,
        kind=placed.kind.name,
        heading=placed.heading,
        name=name,
        number=(placed.whole or placed).item.number,
        part=item.number if placed.whole else "",
        group=(placed.whole or placed).place.group,
        cause=placed.cause.item.number if placed.cause else "",
        title=item.title,
        answered_with="" if at is placed else at.heading,
        text=item.text,
        addressed_to=tuple(placed.addressed_to),
        due=placed.due,
        due_on=placed.due_on,
        position=placed.position or "",
        action=placed.action or "",
        status=status,
        owner=placed.owner,
        last_update_on=updates[-1].on if updates else None,
        last_update=updates[-1].text if updates else "",
        updates=tuple((update.on, update.text) for update in updates),
        label=placed.place.label,
        excerpt=_excerpt(item.text),
        response=_first(one.item.chief_constable.response for one in at.with_whole),
        explanation=_first(one.item.commissioner.explanation for one in at.with_whole),
        status_word=word if (word := source.office.document.status_words.word(status)) != status else "",
    )


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def _excerpt(text: str) -> str:
    from section55.documents.excerpts import excerpt

    return excerpt(text, _MOST_WORDS)
