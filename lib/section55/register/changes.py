"""What changed in the inspections of a folder between two days, by their histories."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from section55.model.catalogue import N_
from section55.model.changed_words import changed_words
from section55.model.wording import date_in_words, shortened
from section55.register.items import CLOSED

if TYPE_CHECKING:
    from section55.files.history import Revision
    from section55.files.named_changes import NamedChange

KINDS = (
    *(N_("New"), N_("Published"), N_("Corrected"), N_("Approved"), N_("Answered"), N_("Closed"), N_("Reopened")),
    *(N_("Status"), N_("Update"), N_("Owner"), N_("Due"), N_("New item"), N_("Item removed"), N_("Sent"), N_("Step")),
    N_("Changed"),
)
"""What a change may be, in the order in which they are listed for one day."""
_STEPS = (
    *("chief_constable_invited_on", "chief_constable_comments_wanted_by", "chief_constable_comments_received_on"),
    *("status", "approved_by"),
)
_MOST = 120


@dataclass(frozen=True)
class RegisterChange:
    """One change of one inspection, once."""

    on: date
    """The day that it was saved, in UTC."""
    slug: str
    office: str
    inspection_title: str
    published_on: str
    """The day of the report, like 2024-02-09."""
    kind: str
    """One of `KINDS`."""
    item: str
    """The item that it is of, as people know it; empty for the whole inspection."""
    what: str
    """The question whose answer changed; empty where the inspection or the item came or went."""
    old: str
    new: str
    by: str
    """Who saved it, or noticed it."""
    revision: int
    is_correction: bool
    """Whether it changed what a published response says."""
    translation_of: str = ""
    """The file that its own names as the same in the other language; empty for none."""

    @property
    def sentence(self) -> str:
        """The change in words: "Status: open → complete"."""
        if self.kind in ("Update", "Corrected") and not self.old:
            return self.new
        if not self.what:
            return self.new or self.old
        return f"{self.what}: {self.old or 'nothing'} → {self.new or 'nothing'}"


def changes_of(slug: str, revisions: "Sequence[Revision]") -> Iterator[RegisterChange]:
    """Every change that a history has, once, in the order in which they were saved.

    The first revision is one change, "New": what a file begins with has not changed.
    """
    # Imported here: what was kept of a folder is read without the model of a parameter file.
    from section55.files.named_changes import NamedChange, answers_after, named_changes

    answers: dict[str, Any] = {}
    for revision, changes in named_changes(revisions):
        answers = answers_after(answers, revision.changes)
        make = _maker(slug, revision, answers)
        if revision.sequence == 1:
            yield make(NamedChange("", (), None, None), "New", N_("Begun here"))
            continue
        for change in changes:
            yield make(change, _kind(change), "")


def responses_of(changes: Iterable[RegisterChange]) -> dict[str, str]:
    """The response that each inspection's changes are of: of two files in two languages, the one that is named."""
    named = {change.slug: change.translation_of or change.slug for change in changes}
    return {slug: min(slug, other) if named.get(other) == slug else other for slug, other in named.items()}


def between(changes: Iterable[RegisterChange], since: date, until: date) -> list[RegisterChange]:
    """The changes from a day to another, both included, by day, inspection and revision, then by kind."""
    chosen = [change for change in changes if since <= change.on <= until]
    return sorted(chosen, key=lambda change: (change.on, change.slug, change.revision, KINDS.index(change.kind)))


def _maker(
    slug: str, revision: "Revision", answers: Mapping[str, Any]
) -> "Callable[[NamedChange, str, str], RegisterChange]":
    def make(change: "NamedChange", kind: str, words: str) -> RegisterChange:
        old, new = _words(change)
        return RegisterChange(
            on=revision.day,
            slug=slug,
            office=_line(answers.get("office")),
            inspection_title=_line(answers.get("inspection_title")),
            published_on=_line(answers.get("published_on")),
            kind=kind,
            item=change.item,
            what=": ".join(change.labels),
            old=old,
            new=words or new,
            by=revision.author,
            revision=revision.sequence,
            is_correction=revision.is_correction,
            translation_of=_line(answers.get("translation_of")),
        )

    return make


def _line(answer: object) -> str:
    return " ".join(answer.split()) if isinstance(answer, str) else ""


def _kind(change: "NamedChange") -> str:
    return _kind_of_item(change) if change.item else _kind_of_file(change)


def _kind_of_item(change: "NamedChange") -> str:
    if not change.keys:
        return "Item removed" if change.new is None else "New item"
    first = change.keys[0]
    if first == "status":
        was, now = change.old in CLOSED, change.new in CLOSED
        return "Closed" if now and not was else "Reopened" if was and not now else "Status"
    if first in ("chief_constable", "commissioner"):
        return "Answered" if not change.old else "Changed"
    return {"updates": "Update", "owner": "Owner", "due": "Due", "due_on": "Due"}.get(first, "Changed")


def _kind_of_file(change: "NamedChange") -> str:
    first = change.keys[0] if change.keys else ""
    if first == "corrections":
        return "Corrected"
    if first == "response_published_on" or change.keys == ("office_use", "published_on_website"):
        return "Published" if change.new else "Changed"
    if first == "approved_on":
        return "Approved" if change.new else "Changed"
    if first in ("chief_constable_comments", "commissioner_comments"):
        return "Answered" if not change.old else "Changed"
    return "Sent" if first == "office_use" else "Step" if first in _STEPS else "Changed"


def _words(change: "NamedChange") -> tuple[str, str]:
    """Both answers in a few words: of long texts what differs, of an item its text."""
    old, new = _text(change.old), _text(change.new)
    if old and new and max(len(old), len(new)) > _MOST:
        return changed_words(old, new)
    return _short(old), _short(new)


def _text(answer: Any) -> str:
    if isinstance(answer, dict):
        day = _line(answer.get("on"))
        text = _line(answer.get("text"))
        return f"{date_in_words(day)}: {text}" if day else text
    if isinstance(answer, list):
        return "; ".join(filter(None, map(_text, answer)))
    return date_in_words(_line(answer) if isinstance(answer, str) else "" if answer is None else str(answer))


def _short(text: str) -> str:
    return shortened(text, _MOST)[1:-1] if text else ""
