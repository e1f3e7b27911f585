"""Sets of answers in a list, like a letter's addressees: rows that are added, removed and moved up."""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import Any

import ipywidgets as widgets

from section55.form.state.office_state import OfficeState
from section55.form.view.field import Field, Form
from section55.form.view.profile_fields import make_profile_field
from section55.model.office import OfficeProfile
from section55.model.paths import Where, question_at, questions
from section55.model.wording import with_article

Entry = dict[str, Any]


class KeySetRows:
    """The sets of answers in the list at a path of an office's profile."""

    def __init__(
        self,
        form: Form,
        state: OfficeState,
        where: Where,
        name: str,
        on_change: Callable[[], None],
        usual: Sequence[Entry] = (),
    ) -> None:
        """``name`` is what one of them is called. ``usual`` is what an empty list means, and may be begun from.

        ``on_change`` is called when fields were made anew.
        """
        self.form, self._state, self.where, self._name = form, state, where, name
        self._on_change, self._usual = on_change, usual
        self.fields: list[Field] = []
        self.mark = form.new_mark()
        factory, question = form.factory, question_at(OfficeProfile, where)
        title = escape(str(question.title if question else where[-1]))
        self._heading = factory.html(f"<h4>{title}</h4>", "s55-card-heading")
        self._hint = factory.html("", "s55-notes")
        self._rows = factory.box(classes=("s55-rows",))
        add = factory.button(f"Add {with_article(name)}", self.add, "", f"s55-at-{self.mark}")
        self._begin = factory.button("Begin from the usual order", self.begin_from_usual)
        self._buttons = factory.box(add, across=True, classes=("s55-row",))
        self.box = factory.box(
            self._heading, self._hint, self._rows, self._buttons, classes=("s55-group", "s55-entries")
        )
        self._add = add
        self.refresh()

    def show_hint(self, hint: str) -> None:
        """Show a sentence below the heading."""
        self._hint.value = f"<p class='s55-hint'>{escape(hint)}</p>"

    def _entries(self) -> list[Entry]:
        return self.form.answers.get(self.where) or []

    def refresh(self) -> None:
        """Show the rows of what the form holds."""
        for field in self.fields:
            field.disconnect()
        self.fields = []
        self._rows.children = [self._make_row(index) for index in range(len(self._entries()))]
        begin = [self._begin] if self._usual and not self._entries() else []
        self._buttons.children = [self._add, *begin]

    def _make_row(self, index: int) -> widgets.Widget:
        factory, name = self.form.factory, f"{self._name[:1].upper()}{self._name[1:]} {index + 1}"
        path = (*self.where, index)
        keys = questions(OfficeProfile, path)
        fields = [make_profile_field(self.form, self._state, partial(tuple, (*path, key)), name) for key in keys]
        self.fields += fields
        up = factory.button("Move up", partial(self.move_up, index), f"Move up: {name}")
        remove = factory.button("Remove", partial(self.remove, index), f"Remove: {name}")
        buttons = factory.box(*([up] if index else []), remove, across=True, classes=("s55-row",))
        return factory.box(*(field.box for field in fields), buttons, classes=("s55-entry",))

    def _set(self, entries: list[Entry], message: str) -> None:
        self.form.set_answer(self.where, entries)
        self.refresh()
        self._on_change()
        if message:
            self.form.announce(message)

    def add(self) -> None:
        """Add an empty one at the end, to fill in."""
        first, *_ = questions(OfficeProfile, (*self.where, 0))
        self._set([*self._entries(), {first: ""}], "")
        self.form.focus(self.fields[-len(questions(OfficeProfile, (*self.where, 0)))].mark)

    def begin_from_usual(self) -> None:
        """Write out what an empty list means, to change it."""
        if not self._entries():
            self._set([dict(entry) for entry in self._usual], "The usual order is written out.")
            self.form.focus(self.fields[0].mark)

    def remove(self, index: int) -> None:
        """Remove one; the focus goes to the button that adds one."""
        entries = self._entries()
        self._set([*entries[:index], *entries[index + 1 :]], f"The {self._name} was removed.")
        self.form.focus(self.mark)

    def move_up(self, index: int) -> None:
        """Move one up by one."""
        entries = self._entries()
        order = [*entries[: index - 1], entries[index], entries[index - 1], *entries[index + 1 :]]
        self._set(order, f"The {self._name} is now number {index}.")
        per_row = len(self.fields) // len(order)
        self.form.focus(self.fields[(index - 1) * per_row].mark)
