"""The field for names: any number of them, suggested ones or others."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import ipywidgets as widgets
from pydantic.fields import FieldInfo

from section55.form.view.field import Field, Form
from section55.form.view.widget_factory import close_inside
from section55.model.paths import Where
from section55.model.wording import in_words_alone, listed


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
        text, self._text = self._text.strip(), ""
        self.add_names(self.names_in(text))

    def add_names(self, names: Sequence[str]) -> None:
        """Add those of some names that are not there yet."""
        new = [name for name in dict.fromkeys(names) if name and name not in self._names]
        if new:
            self._set_names([*self._names, *new])
            self.form.announce(f"{listed(new)} added, {in_words_alone(len(self._names))} chosen.")
            self.on_added(new)

    def names_in(self, text: str) -> list[str]:
        """Return the names in what was typed: one, as it is suggested where it is."""
        text = " ".join(text.split())
        return [next((each for each in self._suggestions if each.casefold() == text.casefold()), text)]

    def on_added(self, names: list[str]) -> None:
        """Do what follows when names were added."""

    def replace_name(self, name: str, other: str) -> None:
        """Put another name in the place of one."""
        self._set_names(list(dict.fromkeys(other if each == name else each for each in self._names)))
        self.form.focus(self.mark)

    def remove(self, name: str) -> None:
        """Remove a name."""
        self._set_names([other for other in self._names if other != name])
        self.form.announce(f"{name} removed, {in_words_alone(len(self._names))} chosen.")
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
        # A name that stays keeps its button: one that is pressed just then would be lost.
        left = {button.description: button for button in self._chosen.children}
        self._chosen.children = [left.pop(name, None) or self._make_button(name) for name in self._names]
        close_inside(*left.values())
        suffix = f" from {self.full_name()}" if self._item_name else ""
        for button in self._chosen.children:
            button.tooltip = f"Remove {button.description}{suffix}"

    def _make_button(self, name: str) -> widgets.Button:
        return self.form.factory.button(name, partial(self.remove, name), "", "s55-remove-name")
