"""The sections of the form, and the questions in each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Protocol

import ipywidgets as widgets

from section55.form.state.answer_notes import ANSWER_KEYS
from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.form_state import FormState
from section55.form.state.problems import Problem
from section55.form.state.section_status import is_begun, needs_in_words, status_in_words
from section55.form.view.check_answers import CheckAnswers
from section55.form.view.dated_entries import DatedEntries
from section55.form.view.field import Field, Form
from section55.form.view.field_kinds import make_field
from section55.form.view.history_panel import HistoryPanel
from section55.form.view.item_lists import ItemList
from section55.form.view.item_sides import BODY, FORCE, REPORT, Side, side_of
from section55.form.view.notes_panel import NotesPanel, NotingForm
from section55.model.inspection import OfficeUse
from section55.model.items import AREAS_FOR_IMPROVEMENT, CAUSES_OF_CONCERN, ITEM_LISTS, KINDS, RECOMMENDATIONS
from section55.model.paths import Where


@dataclass(frozen=True)
class Section:
    """One section: its name, its questions, the lists in it, and which side of their items."""

    key: str
    name: str
    questions: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    side: Side = REPORT
    after: tuple[str, ...] = ()
    """Questions that come after the lists."""
    lead: str = ""
    """A sentence under its heading."""


class MakesParts(Protocol):
    """What has parts of its own in some sections."""

    def make_parts_above(self, section: str) -> list[widgets.Widget]:
        """Return the parts above the questions of the section with this key, made anew."""

    def make_parts_below(self, section: str) -> list[widgets.Widget]:
        """Return the parts below them, made anew."""


class SectionedForm(NotingForm, Protocol):
    """What a section needs of the form that it is in."""

    @property
    def intake(self) -> MakesParts:
        """What brings in and sends out."""


CHECK = "check"
"""The key of the last section, which asks nothing."""

LIST_QUESTIONS = {
    RECOMMENDATIONS.key: (
        *("recommendations_total", "recommendations_to_chief_constables", "numbering.recommendations"),
        "recommendations_answered_in_comments",
    ),
    CAUSES_OF_CONCERN.key: ("causes_of_concern_total", "numbering.causes_of_concern"),
    AREAS_FOR_IMPROVEMENT.key: ("areas_for_improvement_total", "numbering.areas_for_improvement"),
}
"""The questions about each list as a whole; they stand above it where the report's words are entered."""

SECTIONS = (
    Section(
        "inspection",
        "Inspection",
        (
            *("office", "inspection_title", "published_on", "publication_types", "police_forces"),
            "inspectorates",
            *("report_url", "report_link_text", "report_language", "translation_of"),
        ),
    ),
    Section("findings", "Key findings", ("key_findings",)),
    Section("recommendations", RECOMMENDATIONS.title, (), (RECOMMENDATIONS.key, CAUSES_OF_CONCERN.key)),
    Section("areas", AREAS_FOR_IMPROVEMENT.title, (), (AREAS_FOR_IMPROVEMENT.key,)),
    Section(
        "force",
        "Chief Constable",
        (
            *("chief_constable_invited_on", "chief_constable_comments_wanted_by"),
            *("chief_constable_comments_received_on", "chief_constable_comments"),
        ),
        ITEM_LISTS,
        FORCE,
    ),
    Section("body", "PCC", ("commissioner_comments",), ITEM_LISTS, BODY, ("reply_to_chief_constable",)),
    Section(
        "office_use",
        "Office use",
        ("response_published_on", "response_url", *(f"office_use.{key}" for key in OfficeUse.model_fields)),
        lead="What was sent to whom, and when. The document prints what is done.",
    ),
    Section(
        "finish",
        "Finish",
        (
            *("approved_by", "approved_on"),
            *("letter_date", "letter_reference", "letter_to", "letter_signed_by"),
            "status",
        ),
    ),
    Section(
        CHECK,
        "Check your answers",
        lead="What is left before this can be published. Press a sentence to go to its question.",
    ),
)


def section_of(where: Where) -> str:
    """Return the key of the section that asks for the answer at a path."""
    head = str(where[0]) if where else "office"
    if head in ITEM_LISTS and (side := side_of(where)) != REPORT:
        return side
    if head == "office_use":
        return head
    if head == "corrections":
        return "finish"
    question = ".".join(map(str, where)) if head == "numbering" else head
    return next((section.key for section in SECTIONS if question in _asked_in(section)), SECTIONS[0].key)


def is_shown_in(section: Section, where: Where) -> bool:
    """Whether a section shows the answer at a path: where the report's words are entered, items have all answers."""
    is_in_item = section.side == REPORT and bool(where) and where[0] in section.lists
    return is_in_item or section_of(where) == section.key


def section_status(section: Section, answers: EditedAnswers, problems: Sequence[Problem]) -> str:
    """Return how far a section has come, in words."""
    if section.key == CHECK:
        return needs_in_words(problems) or ("Advice only" if problems else "Nothing to put right")
    asked: list[Where] = [tuple(name.split(".")) for name in (*section.questions, *section.after)]
    if section.side == REPORT:
        asked += [tuple(name.split(".")) for key in section.lists for name in LIST_QUESTIONS[key]]
        begun = is_begun(answers, asked, section.lists)
    else:
        begun = is_begun(answers, asked, section.lists, ANSWER_KEYS[section.side])
    return status_in_words(begun, [problem for problem in problems if is_shown_in(section, problem.where)])


def _asked_in(section: Section) -> set[str]:
    """The questions and the lists of a section."""
    of_lists = [LIST_QUESTIONS[name] for name in section.lists] if section.side == REPORT else []
    lists = section.lists if section.side == REPORT else ()
    return {*section.questions, *section.after, *lists}.union(*of_lists)


@dataclass
class SectionView:
    """A section as it is shown: its widgets, and the parts of them that follow the state."""

    box: widgets.Box
    fields: list[Field] = field(default_factory=list)
    item_lists: list[ItemList] = field(default_factory=list)
    corrections: DatedEntries | None = None
    history: HistoryPanel | None = None
    check: CheckAnswers | None = None
    notes: NotesPanel | None = None

    def all_notes(self) -> Iterator[NotesPanel]:
        """Yield the notes for colleagues of the section, and of its open cards."""
        cards = (card for item_list in self.item_lists for card in item_list.all_cards())
        yield from filter(None, (self.notes, *(card.notes for card in cards)))

    def all_fields(self) -> Iterator[Field]:
        """Yield the fields of every question that is shown now."""
        yield from self.fields
        for item_list in self.item_lists:
            yield from item_list.all_fields()
        if self.corrections is not None:
            yield from self.corrections.fields


def make_section_view(
    section: Section,
    name: str,
    form: SectionedForm,
    state: FormState,
    on_items_change: Callable[[], None],
    on_restore: Callable[[int], None],
    make_file_name_field: Callable[[], widgets.Widget],
) -> SectionView:
    """Return a section with its controls, filled from the state."""
    factory = form.factory
    view = SectionView(factory.box(classes=("s55-section", f"s55-at-section-{section.key}")))
    lead = f"<p>{escape(section.lead)}</p>" if section.lead else ""
    parts: list[widgets.Widget] = [factory.html(f"<h2 tabindex='-1'>{escape(name)}</h2>{lead}", "s55-section-heading")]
    parts += form.intake.make_parts_above(section.key)
    parts += _make_fields(view, form, section.questions)
    if section.key == "inspection":
        parts.append(make_file_name_field())
    parts += form.intake.make_parts_below(section.key)
    for list_name in section.lists:
        # The section's own heading is that of its list, or of the first of them.
        above: list[widgets.Widget] = []
        if KINDS[list_name].title != section.name:
            above.append(factory.html(f"<h3>{escape(KINDS[list_name].title)}</h3>"))
        level = 4 if above else 3
        item_list = ItemList(form, state, _fixed((list_name,)), section.side, on_items_change, level=level)
        view.item_lists.append(item_list)
        if section.side == REPORT:
            above.append(factory.box(*_make_fields(view, form, LIST_QUESTIONS[list_name]), classes=("s55-counts",)))
        parts.append(factory.box(*above, item_list.box, classes=("s55-list",)))
    parts += _make_fields(view, form, section.after)
    if section.key == "finish":
        view.corrections = DatedEntries(form, state, lambda: ("corrections",))
        view.history = HistoryPanel(form, state, on_restore)
        parts += [view.corrections.box, view.history.box]
    if section.key == CHECK:
        view.check = CheckAnswers(form, state)
        parts.append(view.check.box)
    else:
        view.notes = NotesPanel(form, state, lambda: section.name, lambda: name)
        parts.append(view.notes.box)
    view.box.children = parts
    return view


def _make_fields(view: SectionView, form: Form, names: Sequence[str]) -> list[widgets.Widget]:
    paths: list[Where] = [tuple(name.split(".")) for name in names]
    fields = [make_field(form, _fixed(path)) for path in paths]
    view.fields += fields
    return [each.box for each in fields]


def _fixed(path: Where) -> Callable[[], Where]:
    """Return a function for a path that stays the same."""
    return lambda: path
