"""The fields of the form: one for each kind of answer."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, Literal, get_args, get_origin

import ipywidgets as widgets
from pydantic.fields import FieldInfo

from section55.files.yaml.writer import strip_answer
from section55.form.state.addressees import format_addressees, parse_addressees
from section55.form.state.answers import is_list, types_of
from section55.form.state.suggestions import ADDRESSEES, INSPECTORATES, POLICE_FORCES, PUBLICATION_TYPES
from section55.form.view.choice_fields import AnsweredWithField, ChoiceField, SwitchField
from section55.form.view.field import Field, Form
from section55.form.view.line_fields import DateField, DoneField, GroupField, LineField, TotalField
from section55.model.answer_types import takes_markdown
from section55.model.counts import TOTALS
from section55.model.markdown import to_html
from section55.model.paths import Where, questions
from section55.model.wording import counted, sentence_start

_SUGGESTIONS = {
    "police_forces": POLICE_FORCES,
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


class NamesField(Field):
    """Any number of names, suggested ones or others: type to search, add, remove."""

    css_classes = ("s55-adds",)

    def __init__(
        self,
        form: Form,
        where: Callable[[], Where],
        question: FieldInfo,
        item_name: str = "",
        suggestions: Sequence[str] = (),
    ) -> None:
        self._suggestions = suggestions
        self._names: list[str] = []
        self._text = ""
        super().__init__(form, where, question, item_name)

    def make_controls(self) -> list[widgets.Widget]:
        factory = self.form.factory
        self.control = factory.control(
            widgets.Combobox,
            self.label,
            on_value=self.on_input,
            options=tuple(self._suggestions),
            placeholder="Type or choose, then Add",
        )
        self._add = factory.button("Add", self.add, f"Add: {self.full_name()}", "s55-add")
        row = factory.box(self.control, self._add, across=True, classes=("s55-add-row",))
        self._chosen = factory.box(classes=("s55-chosen",), across=True)
        return [row, self._chosen]

    def set_item_name(self, name: str) -> None:
        super().set_item_name(name)
        self._add.tooltip = f"Add: {self.full_name()}"
        self._show_names()

    def on_input(self, text: str) -> None:
        self._text = text

    def add(self) -> None:
        """Add what is typed; a name that is there already is not added again. The browser empties the control."""
        text = " ".join(self._text.split())
        name = next((each for each in self._suggestions if each.casefold() == text.casefold()), text)
        self._text = ""
        if name and name not in self._names:
            self._set_names([*self._names, name])

    def remove(self, name: str) -> None:
        """Remove a name."""
        self._set_names([other for other in self._names if other != name])
        self.form.focus(self.mark)

    def _set_names(self, names: list[str]) -> None:
        self._names = names
        self._show_names()
        self.submit(list(names))

    def show_answer(self, answer: Any) -> None:
        names = [str(name) for name in answer or [] if name]
        if names != self._names or not names:
            self._names = names
            self._show_names()

    def _show_names(self) -> None:
        suffix = f" from {self.full_name()}" if self._item_name else ""
        self._chosen.children = [
            self.form.factory.button(f"{name} ✕", partial(self.remove, name), f"Remove {name} ✕{suffix}")
            for name in self._names
        ]


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
    make = _field_of_key(form, path) or _field_of_kind(form, path, question)
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
    if key == "group":
        return GroupField
    return TotalField if key in TOTALS.values() else None


def _field_of_kind(form: Form, path: Where, question: FieldInfo) -> Callable[..., Field]:
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
