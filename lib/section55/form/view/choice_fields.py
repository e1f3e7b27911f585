"""The fields for a choice: one word of a list, yes or no, and the item that another is answered with."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, get_origin

import ipywidgets as widgets
from pydantic.fields import FieldInfo

from section55.form.state.answers import types_of
from section55.form.view.field import Field, Form
from section55.form.view.widget_factory import close_inside
from section55.model.closed_lists import read_choice
from section55.model.item_places import fold
from section55.model.paths import Where

_NOT_ANSWERED = "Not answered yet"


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
        no_answer: str = _NOT_ANSWERED,
    ) -> None:
        """``labels`` has the label of each word to choose.

        ``default`` is the word that no answer means, where there is one; else ``no_answer`` is the label for none.
        """
        self._labels, self._default, self._no_answer = labels or {}, default, no_answer
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
        options = [] if self._default else [(self._no_answer, "")]
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


class AnsweredWithField(ChoiceField):
    """The item of its list and group whose answer is also the answer to this one; hidden where there is no other."""

    def show_answer(self, answer: Any) -> None:
        others = self.form.answers.answerable_with(self.where()[:-1])
        named = next((other.number for other in others if fold(other.number) == fold(str(answer or ""))), answer or "")
        self._labels = {other.number: other.heading for other in others}
        options = self._options(named)
        if list(self.control.options) != options:
            self.control.options = options
        self.control.value = named
        self.box.children = [*self.controls, self.notes] if len(options) > 1 else []

    def disconnect(self) -> None:
        super().disconnect()
        if not self.box.children:
            close_inside(*self.controls, self.notes)

    def update_choices(self) -> None:
        """Offer the items that are there now."""
        self.refresh()


class SwitchField(Field):
    """Whether something is so: a box to tick."""

    css_classes = ("s55-switch",)

    def make_controls(self) -> list[widgets.Widget]:
        self.control = self.form.factory.control(
            widgets.Checkbox, self.label, classes=("s55-control", "s55-box"), on_value=self._on_tick, indent=False
        )
        return [self.control]

    def _on_tick(self, is_so: bool) -> None:
        self.submit("true" if is_so else self._not_so)

    def show_answer(self, answer: Any) -> None:
        text = str(answer or "").strip()
        self._not_so = text if text == "false" else ""
        self.control.value = text == "true"
