"""What every question of the form has: a control, a hint, and what is wrong with the answer beside it."""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any, Protocol

import ipywidgets as widgets
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.hints import find_hint
from section55.form.state.problems import ADVICE, BY_LAW, FAULT, MISSING, Problem
from section55.form.view.widget_factory import WidgetFactory
from section55.model.paths import Where

_PROBLEM_WORDS = {FAULT: "Needed to build", BY_LAW: "Required by law", ADVICE: "Advice"}


class Form(Protocol):
    """What a part of the form needs of the whole."""

    model: type[BaseModel]
    """The model of the file whose answers these are."""

    def set_answer(self, where: Where, value: Any) -> None:
        """Take a person's answer to a question."""

    def new_mark(self) -> str:
        """Return a mark that no other control has."""

    def focus(self, mark: str) -> None:
        """Put the focus on the control at a mark."""

    def announce(self, message: str) -> None:
        """Let a screen reader say a message."""

    def show_message(self, message: str, is_error: bool = False) -> None:
        """Show a message above the form."""

    def update_problems(self) -> None:
        """Show what is wrong with each answer, also beside questions that were not shown before."""

    @property
    def answers(self) -> EditedAnswers:
        """The answers of the open inspection, to read."""

    @property
    def factory(self) -> WidgetFactory:
        """What makes the widgets of the whole form."""

    @property
    def own_force(self) -> str:
        """The office's own force; empty where that is not known."""

    @property
    def offices(self) -> Mapping[str, str]:
        """The offices to choose from, and what each calls itself."""


class Field(ABC):
    """One question: its control, its hint, and what is wrong with the answer."""

    css_classes: tuple[str, ...] = ()

    def __init__(self, form: Form, where: Callable[[], Where], question: FieldInfo, item_name: str = "") -> None:
        """``where`` returns the answer's path, which changes when items move; ``item_name`` is that of its item."""
        self.form, self.where = form, where
        self.label = question.title or ""
        self.hint = find_hint(where(), form.model)
        self.mark = form.new_mark()
        self.about_answer = ""
        """HTML that says where the answer comes from, for a person to check it; it follows with the next notes."""
        self._problems: tuple[Problem, ...] = ()
        self._is_refreshing = False
        self._is_disconnected = False
        self._item_name = item_name
        self.notes = form.factory.html("", "s55-notes")
        self.controls = self.make_controls()
        key = str(where()[-1]).replace(" ", "_")
        required = ("s55-required",) if question.is_required() else ()
        classes = ("s55-field", f"s55-at-{self.mark}", f"s55-key-{key}", *required, *self.css_classes)
        self.box = form.factory.box(*self.controls, self.notes, classes=classes)
        self.refresh()

    def full_name(self) -> str:
        """Return the control's full name: "Recommendation 3 text"."""
        return f"{self._item_name} {self.label[:1].lower()}{self.label[1:]}" if self._item_name else self.label

    def set_item_name(self, name: str) -> None:
        """Call the control by a new name of the item that the question is of."""
        self._item_name = name
        self.render_notes()

    @abstractmethod
    def make_controls(self) -> list[widgets.Widget]:
        """Return the widgets that take the answer."""

    def refresh(self) -> None:
        """Show the answer that the form holds."""
        self._is_refreshing = True
        try:
            self.show_answer(self.form.answers.get(self.where()))
        finally:
            self._is_refreshing = False
        self.render_notes()

    @abstractmethod
    def show_answer(self, answer: Any) -> None:
        """Put an answer into the controls."""

    def on_input(self, text: str) -> None:
        """Take what is typed so far; the browser's side may report it before the control does."""
        self.submit(text)

    def disconnect(self) -> None:
        """Take no answers any more.

        The browser holds typed text back while the kernel is busy. Text that arrives after an item was
        removed, or another inspection opened, would be written where that path leads then.
        """
        self._is_disconnected = True

    def submit(self, answer: Any) -> None:
        """Give a person's answer to the form."""
        if not self._is_refreshing and not self._is_disconnected:
            self.form.set_answer(self.where(), answer)

    def on_choice(self, label: str, choice: int | bool) -> None:
        """Take what was chosen or ticked; the browser's side may report it before the control does.

        ``label`` is that of the box that was ticked; of a list ``choice`` is the index.
        """
        for control in self.controls:
            if isinstance(control, widgets.Dropdown) and 0 <= choice < len(control.options):
                control.index = choice
            elif isinstance(control, widgets.Checkbox) and control.description == label:
                control.value = bool(choice)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong with the answer now, in place of what was, and what else follows from it.

        Not while it is typed: a browser's undo would break at each change of the page.
        """
        self._problems = tuple(problems)
        self.render_notes()

    def render_extra_note(self) -> str:
        """Return the HTML that the notes have besides the hint and the problems."""
        return ""

    def render_notes(self) -> None:
        """Show the hint and the problems beside the control."""
        # Unseen and unread where they stand: the question's place, for the browser's store, and the control's name.
        place = escape(json.dumps(self.where()))
        lines = [f"<span class='s55-where' hidden data-where='{place}' data-name='{escape(self.full_name())}'></span>"]
        lines += [f"<span class='s55-name' hidden>{escape(self.full_name())}</span>"] if self._item_name else []
        lines.append(self.about_answer)
        lines += [f"<p class='s55-hint'>{escape(self.hint)}</p>"] if self.hint else []
        lines.append(self.render_extra_note())
        lines += [render_problem(problem) for problem in self._problems]
        html = "".join(lines)
        if html != self.notes.value:
            self.notes.value = html


def render_problem(problem: Problem) -> str:
    """Return the HTML that says what is wrong, with a word for how much it matters before it."""
    if problem.kind == MISSING:
        return "<p class='s55-problem s55-missing'><b>Needed to build:</b> not answered yet.</p>"
    css_class = "s55-fault" if problem.kind == FAULT else f"s55-{problem.kind}"
    return f"<p class='s55-problem {css_class}'><b>{_PROBLEM_WORDS[problem.kind]}:</b> {escape(problem.sentence)}</p>"


class FieldFinder:
    """Finds the field to show a problem at, among the fields that are shown."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self._paths = [(field, field.where()) for field in fields]
        self._by_path = {where: field for field, where in reversed(self._paths)}

    def field_for(self, problem: Problem) -> Field | None:
        """Return the problem's own field, else the first within what it is about, else the one around that."""
        if problem.where in self._by_path:
            return self._by_path[problem.where]
        for field, where in self._paths:
            if problem.where and where[: len(problem.where)] == problem.where:
                return field
        for field, where in self._paths:
            if problem.where[: len(where)] == where:
                return field
        return None


def show_at_fields(problems: Iterable[Problem], fields: Sequence[Field]) -> None:
    """Show each problem at its field, in place of those that were shown there."""
    finder = FieldFinder(fields)
    by_mark: dict[str, list[Problem]] = {}
    for problem in problems:
        if (field := finder.field_for(problem)) is not None:
            by_mark.setdefault(field.mark, []).append(problem)
    for field in fields:
        field.show_problems(by_mark.get(field.mark, ()))


def pass_to_field(message: Mapping[str, Any], fields: Iterable[Field]) -> None:
    """Give the field of a mark what the browser says was typed or chosen there."""
    for field in fields:
        if field.mark == message.get("mark") and message.get("event") == "input":
            field.on_input(str(message["text"]))
        elif field.mark == message.get("mark") and message.get("event") == "choice":
            field.on_choice(str(message["label"]), message["choice"])
