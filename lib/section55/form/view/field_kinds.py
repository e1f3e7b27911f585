"""The fields of the form: one for each kind of answer."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Literal, get_args, get_origin

import ipywidgets as widgets
from pydantic.fields import FieldInfo

from section55.files.yaml.writer import strip_answer
from section55.form.state.addressees import format_addressees, parse_addressees
from section55.form.state.answers import is_list, types_of
from section55.form.state.suggestions import ADDRESSEES, INSPECTORATES, PUBLICATION_TYPES
from section55.form.view.choice_fields import AnsweredWithField, ChoiceField, SwitchField
from section55.form.view.field import Field, Form
from section55.form.view.force_field import ForceField
from section55.form.view.line_fields import DateField, DoneField, GroupField, LineField, TotalField
from section55.form.view.names_field import NamesField
from section55.model.answer_types import takes_markdown
from section55.model.counts import TOTALS
from section55.model.markdown import to_html
from section55.model.paths import Where, questions
from section55.model.wording import counted, sentence_start

_SUGGESTIONS = {
    "publication_types": PUBLICATION_TYPES,
    "addressed_to": ADDRESSEES,
    "inspectorates": INSPECTORATES,
}
LANGUAGES = {"en-GB": "English", "cy": "Welsh"}
_NUMBERERS = {"report": "The report's own", "office": "Given by the office"}


class MarkdownField(Field):
    """A text of any length in Markdown, with what it will look like beside it."""

    css_classes = ("s55-long", "s55-markdown")

    def make_controls(self) -> list[widgets.Widget]:
        factory = self.form.factory
        self.control = factory.control(widgets.Textarea, self.label, on_value=self.on_input)
        self.preview = factory.html("", "s55-written")
        self._previewed_text: str | None = None
        return [self.control, self.preview]

    def show_answer(self, answer: Any) -> None:
        self.control.value = str(answer or "")
        self.control.rows = min(24, max(5, _estimate_lines(self.control.value)))
        self.update_preview()

    def update_preview(self) -> None:
        """Render the text as the documents will have it; called when typing pauses."""
        text = self.control.value
        if text == self._previewed_text:
            return
        self._previewed_text = text
        html = to_html(text, self.label, self.mark, 4) if text.strip() else ""
        self.preview.value = (
            f"<p class='s55-preview-head' aria-hidden='true'>As it will be read</p>{html}" if html else ""
        )

    def render_extra_note(self) -> str:
        words = len(self.control.value.split())
        return f"<p class='s55-count'>{sentence_start(counted(words, 'word'))}</p>"


def _estimate_lines(text: str) -> int:
    """Return about how many lines a text takes in its field."""
    return sum(1 + len(line) // 70 for line in text.split("\n")) + 1


class AddresseesField(Field):
    """Whom a letter goes to, typed as it stands at the head of the letter."""

    css_classes = ("s55-long",)

    def make_controls(self) -> list[widgets.Widget]:
        self.control = self.form.factory.control(widgets.Textarea, self.label, on_value=self.on_input, rows=6)
        return [self.control]

    def on_input(self, text: str) -> None:
        self.submit(parse_addressees(text))

    def show_answer(self, answer: Any) -> None:
        if strip_answer(parse_addressees(self.control.value)) != strip_answer(answer):
            self.control.value = format_addressees(answer)


def make_field(form: Form, where: Callable[[], Where], item_name: str = "") -> Field:
    """Return the field for the question at a path, by the kind of its answer."""
    path = where()
    question = questions(form.model, path[:-1])[str(path[-1])]
    make = _field_of_key(form, path) or _field_of_kind(path, question)
    return make(form, where, question, item_name)


def _field_of_key(form: Form, path: Where) -> Callable[..., Field] | None:
    """Return what makes the field of a question that is like no other; None for an ordinary one."""
    key = str(path[-1])
    if key == "office":
        return partial(ChoiceField, labels=form.offices)
    if key == "report_language":
        return partial(ChoiceField, labels=LANGUAGES, no_answer="As the rest of the document")
    if path[0] == "numbering":
        return partial(ChoiceField, labels=_NUMBERERS, default="report")
    if key == "letter_to":
        return AddresseesField
    if key == "answered_with":
        return partial(AnsweredWithField, no_answer="By itself")
    if key == "police_forces":
        return ForceField
    if key == "group":
        return GroupField
    return TotalField if key in TOTALS.values() else None


def _field_of_kind(path: Where, question: FieldInfo) -> Callable[..., Field]:
    kinds = list(types_of(question.annotation))
    if is_list(question.annotation):
        return partial(NamesField, suggestions=_SUGGESTIONS.get(str(path[-1]), ()))
    if takes_markdown(question):
        return MarkdownField
    if Literal[True] in kinds:
        return DoneField
    if date in kinds:
        return DateField
    if bool in kinds:
        return SwitchField
    for kind in kinds:
        if get_origin(kind) is Literal:
            labels = {word: sentence_start(word) for word in get_args(kind)}
            default = "" if question.is_required() else question.default or ""
            return partial(ChoiceField, labels=labels, default=default)
    return LineField
