"""Dated entries, updates to an item and corrections: new ones are written, saved ones stay as they are."""

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

import ipywidgets as widgets

from section55.form.state.form_state import FormState
from section55.form.view.field import Field, Form
from section55.form.view.field_kinds import make_field
from section55.form.view.line_fields import format_date
from section55.model.inspection import Inspection
from section55.model.markdown import to_html
from section55.model.paths import Where, questions
from section55.model.wording import with_article


class DatedEntries:
    """The dated entries at a path: saved ones to read, new ones to write."""

    def __init__(
        self, form: Form, state: FormState, where: Callable[[], Where], item_name: str = "", level: int = 3
    ) -> None:
        """``where`` returns the entries' path, which changes when items move; ``item_name`` is that of their item.

        ``level`` is that of their heading.
        """
        self.form, self.state, self.where, self.item_name = form, state, where, item_name
        self.fields: list[Field] = []
        self._remove_buttons: list[widgets.Button] = []
        path = where()
        question = questions(Inspection, path[:-1])[str(path[-1])]
        factory = form.factory
        self._entry_name = str(question.title or "")[:-1].lower()
        title, hint = escape(question.title or ""), escape(question.description or "")
        heading = factory.html(f"<h{level}>{title}</h{level}><p class='s55-hint'>{hint}</p>", "s55-card-heading")
        self._saved = factory.html("", "s55-saved-entries")
        self._new = factory.box()
        self.mark = form.new_mark()
        label = f"Add {with_article(self._entry_name)}"
        self._add = factory.button(label, self.add, self._full_name(label), f"s55-at-{self.mark}")
        self.box = factory.box(heading, self._saved, self._new, self._add, classes=("s55-group", "s55-entries"))
        self.refresh()

    def _full_name(self, label: str) -> str:
        return f"{label}: {self.item_name}" if self.item_name else label

    def set_item_name(self, name: str) -> None:
        """Call the controls by a new name of the item that the entries are of."""
        self.item_name = name
        for field in self.fields:
            field.set_item_name(name)
        for button in (self._add, *self._remove_buttons):
            button.tooltip = self._full_name(button.description)

    def _entries(self) -> list[dict[str, Any]]:
        return self.form.answers.get(self.where()) or []

    def refresh(self) -> None:
        """Show the entries that the form holds."""
        for field in self.fields:
            field.disconnect()
        self.fields, self._remove_buttons = [], []
        saved, rows = [], []
        for index, entry in enumerate(self._entries()):
            if self.state.is_saved_entry(self.where(), entry):
                saved.append(self._render_saved(index, entry))
            else:
                rows.append(self._make_row(index, entry))
        self._saved.value = "".join(saved)
        self._new.children = rows

    def _render_saved(self, index: int, entry: dict[str, Any]) -> str:
        text = to_html(str(entry.get("text") or ""), self._entry_name, f"{self._add.model_id}-{index}", 5)
        return f"<p><b>{escape(format_date(entry.get('on')))}</b></p>{text}"

    def _make_row(self, index: int, entry: dict[str, Any]) -> widgets.Widget:
        fields = [make_field(self.form, partial(self._path, index, key), self.item_name) for key in ("on", "text")]
        self.fields += fields
        label = f"Remove this {self._entry_name}"
        remove = self.form.factory.button(label, partial(self.remove, entry), self._full_name(label))
        self._remove_buttons.append(remove)
        return self.form.factory.box(*(field.box for field in fields), remove, classes=("s55-entry",))

    def _path(self, index: int, key: str) -> Where:
        return (*self.where(), index, key)

    def add(self) -> None:
        """Add an entry of today, to write on."""
        entries = [*self._entries(), {"on": self.state.today.isoformat(), "text": ""}]
        self.form.set_answer(self.where(), entries)
        self.refresh()
        self.form.focus(self.fields[-1].mark)

    def remove(self, entry: dict[str, Any]) -> None:
        """Remove an entry that was never saved; the focus goes to the button that adds one."""
        entries = [other for other in self._entries() if other is not entry]
        self.form.set_answer(self.where(), entries)
        self.refresh()
        self.form.announce(f"The {self._entry_name} was removed.")
        self.form.focus(self.mark)
