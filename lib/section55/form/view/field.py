"""What every question of the form has: a control, a hint, and what is wrong with the answer beside it."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any, Protocol

import ipywidgets as widgets
from pydantic.fields import FieldInfo

from section55.form.state.hints import hint_of
from section55.form.state.problems import ADVICE, BY_LAW, FAULT, MISSING, Problem
from section55.form.view.widget_factory import WidgetFactory
from section55.model.paths import Where

_PROBLEM_WORDS = {FAULT: "To put right", BY_LAW: "The law asks", ADVICE: "To look at"}


class Form(Protocol):
    """What a field needs of the form that it is in."""

    def answer(self, where: Where) -> Any:
        """The answer at a path."""

    def answered(self, where: Where, value: Any) -> None:
        """Hears that a person answered a question."""

    def new_mark(self) -> str:
        """A mark that no other control has."""

    def focus(self, mark: str) -> None:
        """Puts the focus on the control at a mark."""

    def announce(self, sentence: str) -> None:
        """Lets a screen reader say a sentence."""

    def go_to(self, key: str) -> None:
        """Shows a section, from its top."""

    def problems_wanted(self) -> None:
        """Hears that questions were shown which have to say what is wrong with them."""

    @property
    def factory(self) -> WidgetFactory:
        """What makes the widgets of the whole form."""

    @property
    def offices(self) -> Mapping[str, str]:
        """The offices to choose from, and what each calls itself."""


class Field(ABC):
    """One question: its control, its hint, and what is wrong with the answer."""

    classes: tuple[str, ...] = ()

    def __init__(self, form: Form, where: Callable[[], Where], question: FieldInfo, owner: str = "") -> None:
        """``where`` tells the answer's path, which changes when items move; ``owner`` names the item it is of."""
        self.form, self.where = form, where
        self.label = question.title or ""
        self.hint = hint_of(where())
        self.mark = form.new_mark()
        self._problems: tuple[Problem, ...] = ()
        self._is_filling = False
        self._has_left = False
        self._owner = owner
        self.notes = form.factory.html("", "s55-notes")
        self.controls = self.make_controls()
        self.box = form.factory.box(
            *self.controls, self.notes, classes=("s55-field", f"s55-at-{self.mark}", *self.classes)
        )
        self.fill()

    def named(self, label: str = "") -> str:
        """The control's full name: "Recommendation 3 text"."""
        label = label or self.label
        return f"{self._owner} {label[:1].lower()}{label[1:]}" if self._owner else label

    def rename(self, owner: str) -> None:
        """Follows a new name of the item that the question is of."""
        self._owner = owner
        self._tell()

    @abstractmethod
    def make_controls(self) -> list[widgets.Widget]:
        """The widgets that take the answer."""

    def fill(self) -> None:
        """Shows the answer that the form holds."""
        self._is_filling = True
        try:
            self.show(self.form.answer(self.where()))
        finally:
            self._is_filling = False
        self._tell()

    @abstractmethod
    def show(self, answer: Any) -> None:
        """Puts an answer into the controls."""

    def hear(self, text: str) -> None:
        """Hears what is typed so far, ahead of the control's own word of it."""
        self.told(text)

    def leave(self) -> None:
        """Takes no answers any more.

        The browser holds typed text back while the kernel is at work. What comes of it after an item was
        removed, or another inspection opened, would be written where that path leads then.
        """
        self._has_left = True

    def told(self, answer: Any) -> None:
        """Gives an answer on to the form."""
        if not self._is_filling and not self._has_left:
            self.form.answered(self.where(), answer)
            self._tell()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Shows what is wrong with the answer, and no more what was."""
        if tuple(problems) != self._problems:
            self._problems = tuple(problems)
            self._tell()

    def more(self) -> str:
        """What the notes say besides the hint, as HTML."""
        return ""

    def _tell(self) -> None:
        # Unseen and unread where it stands; the browser's side makes it the control's name.
        lines = [f"<span class='s55-name' hidden>{escape(self.named())}</span>"] if self._owner else []
        lines += [f"<p class='s55-hint'>{escape(self.hint)}</p>"] if self.hint else []
        lines.append(self.more())
        lines += [problem_line(problem) for problem in self._problems]
        told = "".join(lines)
        if told != self.notes.value:
            self.notes.value = told


def problem_line(problem: Problem) -> str:
    """What is wrong, with a word for how much it matters before it."""
    if problem.kind == MISSING:
        return "<p class='s55-problem s55-missing'><b>To answer:</b> needed before the documents can be built.</p>"
    kind = "s55-fault" if problem.kind == "fault" else f"s55-{problem.kind}"
    return f"<p class='s55-problem {kind}'><b>{_PROBLEM_WORDS[problem.kind]}:</b> {escape(problem.sentence)}</p>"


def nearest(problem: Problem, fields: Sequence[Field]) -> Field | None:
    """The field to show a problem at: its own, else the first within what it speaks of, else the one around it."""
    wheres = [(field, field.where()) for field in fields]
    for field, where in wheres:
        if where == problem.where:
            return field
    for field, where in wheres:
        if problem.where and where[: len(problem.where)] == problem.where:
            return field
    for field, where in wheres:
        if problem.where[: len(where)] == where:
            return field
    return None
