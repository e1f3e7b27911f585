"""The groups of questions in an office's profile, and the fields of each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from html import escape

import ipywidgets as widgets

from section55.form.state.hints import find_hint
from section55.form.state.office_state import OfficeState
from section55.form.view.field import Field, Form
from section55.form.view.key_set_rows import Entry, KeySetRows
from section55.form.view.office_use_field import OfficeUseField
from section55.form.view.profile_fields import make_profile_field
from section55.model.office import OfficeProfile
from section55.model.office_document import SECTION_NAMES
from section55.model.paths import Where, questions

ADDRESSEES, SECTIONS = "letter.to", "document.sections"
_ROWS: dict[str, tuple[str, tuple[Entry, ...]]] = {
    ADDRESSEES: ("addressee", ()),
    SECTIONS: ("section", tuple({"section": name} for name in SECTION_NAMES)),
}
"""What one of the sets of answers of a list is called, and what an empty list means, by the list's keys."""


@dataclass(frozen=True)
class QuestionSet:
    """Questions that stand together, under a heading of their own where they have one."""

    questions: tuple[str, ...]
    """Each by its keys."""
    heading: str = ""
    lead: str = ""


@dataclass(frozen=True)
class Group:
    """One group of questions."""

    key: str
    name: str
    sets: tuple[QuestionSet, ...]


def _inside(keys: str) -> tuple[str, ...]:
    return tuple(f"{keys}.{key}" for key in questions(OfficeProfile, tuple(keys.split("."))))


GROUPS = (
    Group(
        "names",
        "Names",
        (
            QuestionSet(
                (
                    *("office_name", "short_name", "area", "body_title", "body_abbreviation", "force_name"),
                    *("chief_officer_title", "panel_name", "website", "contact_email"),
                )
            ),
            QuestionSet(
                _inside("names_in_sentences"),
                "Names in sentences",
                "Only where the names above do not read well in running text.",
            ),
        ),
    ),
    Group(
        "wording",
        "Wording",
        (
            QuestionSet(
                ("document.title", "statutory_sentence", "printed_deadline", "language", "document.smart_punctuation")
            ),
            QuestionSet(
                _inside("document.status_words"),
                "Words for how far an item has come",
                "The office's own; where one is empty, the word itself is printed.",
            ),
        ),
    ),
    Group(
        "document",
        "Document",
        (
            QuestionSet(
                (
                    *("document.answers", "document.restate", "document.progress", "document.audit_trail"),
                    *("show_officers_in_audit_trail", "office_use"),
                )
            ),
            QuestionSet((SECTIONS,)),
        ),
    ),
    Group("look", "Look", (QuestionSet(("accent_colour", "logo", "logo_alt")),)),
    Group(
        "letter",
        "Letter",
        (
            QuestionSet(("document.layout",)),
            QuestionSet(("letter.from", ADDRESSEES, "letter.copies", "letter.closing", "letter.signed_by")),
        ),
    ),
    Group(
        "milestones",
        "Milestones",
        (QuestionSet(_inside("milestones"), lead="Days after publication by which each step is to be done."),),
    ),
)
"""Every question of a profile stands in one of them."""


def group_of(where: Where) -> str:
    """Return the key of the group that asks for the answer at a path; the first for the file as a whole."""
    keys = ".".join(part for part in where if isinstance(part, str))
    for group in GROUPS:
        for asked in group.sets:
            if any(f"{keys}.".startswith(f"{key}.") or key.startswith(f"{keys}.") for key in asked.questions):
                return group.key
    return GROUPS[0].key


class GroupView:
    """A group as it is shown."""

    def __init__(self, group: Group, form: Form, state: OfficeState, on_change: Callable[[], None]) -> None:
        """``on_change`` is called when fields were made anew."""
        self._form, self._state, self._on_change = form, state, on_change
        self._fields: list[Field] = []
        self._rows: list[KeySetRows] = []
        factory = form.factory
        parts: list[widgets.Widget] = [factory.html(f"<h3>{escape(group.name)}</h3>", "s55-section-heading")]
        for asked in group.sets:
            inside = [self._make(question) for question in asked.questions]
            lead = f"<p>{escape(asked.lead)}</p>" if asked.lead else ""
            if asked.heading:
                heading = factory.html(f"<h4>{escape(asked.heading)}</h4>{lead}", "s55-card-heading")
                parts.append(factory.box(heading, *inside, classes=("s55-group", "s55-set")))
            else:
                parts += [*([factory.html(lead)] if lead else []), *inside]
        self.box = factory.box(*parts, classes=("s55-section", f"s55-at-group-{group.key}"))

    def _make(self, question: str) -> widgets.Widget:
        where = tuple(question.split("."))
        if question in _ROWS:
            name, usual = _ROWS[question]
            rows = KeySetRows(self._form, self._state, where, name, self._on_change, usual)
            rows.show_hint(find_hint(where, OfficeProfile))
            self._rows.append(rows)
            return rows.box
        field = make_profile_field(self._form, self._state, partial(tuple, where))
        self._fields.append(field)
        return field.box

    def fields(self) -> Iterator[Field]:
        """Yield the fields of every question that is shown now."""
        for field in self._fields:
            yield field
            if isinstance(field, OfficeUseField):
                yield from field.own_words
        for rows in self._rows:
            yield from rows.fields
