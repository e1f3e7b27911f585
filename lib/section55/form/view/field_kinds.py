"""The fields of the form: one for each kind of answer."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Literal, get_args, get_origin

import ipywidgets as widgets
from pydantic.fields import FieldInfo

from section55.form.state.answers import is_list, to_iso_date, types_of
from section55.form.state.suggestions import ADDRESSEES, POLICE_FORCES, PUBLICATION_TYPES
from section55.form.view.field import Field, Form
from section55.model.answer_types import takes_markdown
from section55.model.closed_lists import read_choice
from section55.model.inspection import Inspection
from section55.model.markdown import to_html
from section55.model.paths import Where, questions
from section55.model.wording import counted, date_in_words, iso_day, long_date, sentence_start, weekday

_SUGGESTIONS = {"police_forces": POLICE_FORCES, "publication_types": PUBLICATION_TYPES, "addressed_to": ADDRESSEES}
_NOT_ANSWERED = "Not answered yet"


class LineField(Field):
    """A line of text."""

    def make_controls(self) -> list[widgets.Widget]:
        self.control = self.form.factory.control(widgets.Text, self.label, on_value=self.on_input)
        return [self.control]

    def show_answer(self, answer: Any) -> None:
        self.control.value = str(answer or "")


class DateField(LineField):
    """A date: typed, pasted, or picked from a calendar."""

    css_classes = ("s55-day",)

    def on_input(self, text: str) -> None:
        self.submit(to_iso_date(text))

    def show_answer(self, answer: Any) -> None:
        self.control.value = format_date(answer)

    def render_extra_note(self) -> str:
        return _render_date(self.form.get_answer(self.where()))


def format_date(answer: Any) -> str:
    """Return a date as the form shows it, "19 December 2023"; what is no date, as it was typed."""
    return date_in_words(str(answer or "").strip())


def _render_date(answer: Any) -> str:
    day = iso_day(str(answer or "").strip())
    return f"<p class='s55-meant'>{weekday(day)} {long_date(day)}</p>" if day else ""


class MarkdownField(Field):
    """A text of any length in Markdown, with what it will look like beside it."""

    css_classes = ("s55-long",)

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


class ChoiceField(Field):
    """One word of a list."""

    def __init__(
        self,
        form: Form,
        where: Callable[[], Where],
        question: FieldInfo,
        item_name: str = "",
        labels: Mapping[str, str] | None = None,
        default: str = "",
    ) -> None:
        """``labels`` has the label of each word to choose; ``default`` is the word that no answer means."""
        self._labels, self._default = labels or {}, default
        self._is_closed_list = any(get_origin(kind) is Literal for kind in types_of(question.annotation))
        super().__init__(form, where, question, item_name)

    def make_controls(self) -> list[widgets.Widget]:
        self.control = self.form.factory.control(
            widgets.Dropdown, self.label, on_value=self._on_choice, options=self._options("")
        )
        return [self.control]

    def _on_choice(self, word: str | None) -> None:
        self.submit(word or "")

    def _options(self, answer: str) -> list[tuple[str, str]]:
        options = [] if self._default else [(_NOT_ANSWERED, "")]
        options += [(label, word) for word, label in self._labels.items()]
        if answer and answer not in self._labels:
            options.append((answer, answer))
        return options

    def show_answer(self, answer: Any) -> None:
        answer = str(answer or self._default)
        if self._is_closed_list:
            answer = read_choice(answer, list(self._labels)) or answer
        if answer not in [word for _, word in self.control.options]:
            self.control.options = self._options(answer)
        self.control.value = answer


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


class DoneField(Field):
    """Whether a thing was done, and on which day where that is known."""

    css_classes = ("s55-day", "s55-done")

    def make_controls(self) -> list[widgets.Widget]:
        factory = self.form.factory
        self.control = factory.control(
            widgets.Text, self.label, on_value=self.on_input, placeholder="The day, or leave empty"
        )
        self.checkbox = factory.control(
            widgets.Checkbox,
            "Done, on a day not known",
            classes=("s55-box",),
            on_value=lambda _: self.on_input(self.control.value),
            indent=False,
        )
        return [self.control, self.checkbox]

    def on_input(self, text: str) -> None:
        self.submit(to_iso_date(text) or ("true" if self.checkbox.value else ""))

    def show_answer(self, answer: Any) -> None:
        text = str(answer or "").strip()
        self.checkbox.value = text == "true"
        self.control.value = "" if text == "true" else format_date(text)

    def render_extra_note(self) -> str:
        answer = self.form.get_answer(self.where())
        return "<p class='s55-meant'>Done</p>" if answer == "true" else _render_date(answer)


def make_field(form: Form, where: Callable[[], Where], item_name: str = "") -> Field:
    """Return the field for the question at a path, by the kind of its answer."""
    path = where()
    key = str(path[-1])
    question = questions(Inspection, path[:-1])[key]
    kinds = list(types_of(question.annotation))
    if key == "office":
        return ChoiceField(form, where, question, item_name, labels=form.offices)
    if is_list(question.annotation):
        return NamesField(form, where, question, item_name, suggestions=_SUGGESTIONS.get(key, ()))
    if takes_markdown(question):
        return MarkdownField(form, where, question, item_name)
    if Literal[True] in kinds:
        return DoneField(form, where, question, item_name)
    if date in kinds:
        return DateField(form, where, question, item_name)
    for kind in kinds:
        if get_origin(kind) is Literal:
            labels = {word: sentence_start(word) for word in get_args(kind)}
            return ChoiceField(form, where, question, item_name, labels=labels, default=question.default or "")
    return LineField(form, where, question, item_name)
