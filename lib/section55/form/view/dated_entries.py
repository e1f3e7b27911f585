"""Dated entries, updates to an item and corrections: added to, and fixed once they are saved."""

from collections.abc import Callable
from html import escape
from typing import Any

from section55.form.state.form_state import FormState
from section55.form.view.field import Field, Form
from section55.form.view.field_kinds import day_for_people, field_for
from section55.model.inspection import Inspection
from section55.model.markdown import to_html
from section55.model.paths import Where, questions
from section55.model.wording import with_article


class Entries:
    """The dated entries at a path: saved ones to read, new ones to write."""

    def __init__(self, form: Form, state: FormState, where: Callable[[], Where], owner: str = "") -> None:
        self.form, self.state, self.where, self.owner = form, state, where, owner
        self.fields: list[Field] = []
        path = where()
        question = questions(Inspection, path[:-1])[str(path[-1])]
        one = str(question.title or "")[:-1].lower()
        factory = form.factory
        self._one = one
        level = "h5" if owner else "h3"
        self._heading = factory.html(f"<{level}>{escape(question.title or '')}</{level}>", "s55-card-heading")
        self._saved = factory.html("", "s55-saved-entries")
        self._new = factory.box()
        self.mark = form.new_mark()
        label = f"Add {with_article(one)}"
        self._add = factory.button(label, self.add, self._named(label), f"s55-at-{self.mark}")
        self._hint = factory.html(f"<p class='s55-hint'>{escape(question.description or '')}</p>")
        self.box = factory.box(
            self._heading, self._hint, self._saved, self._new, self._add, classes=("s55-group", "s55-entries")
        )
        self.refresh()

    def _named(self, label: str) -> str:
        return f"{label}: {self.owner}" if self.owner else label

    def _entries(self) -> list[dict[str, Any]]:
        return self.state.answer(self.where()) or []

    def refresh(self) -> None:
        """Follows the state."""
        entries = self._entries()
        saved = [place for place, entry in enumerate(entries) if self.state.is_saved_entry(self.where(), entry)]
        self._saved.value = "".join(
            f"<p><b>{escape(day_for_people(entries[place].get('on')))}</b></p>"
            + to_html(str(entries[place].get("text") or ""), self._one, f"{self._add.model_id}-{place}", 5)
            for place in saved
        )
        for field in self.fields:
            field.leave()
        self.fields = []
        rows = []
        for place in range(len(entries)):
            if place in saved:
                continue
            fields = [
                field_for(self.form, lambda place=place, key=key: (*self.where(), place, key), self.owner)
                for key in ("on", "text")
            ]
            self.fields += fields
            label = f"Remove this {self._one}"
            entry = entries[place]
            remove = self.form.factory.button(label, lambda entry=entry: self.remove(entry), self._named(label))
            rows.append(self.form.factory.box(*(field.box for field in fields), remove, classes=("s55-entry",)))
        self._new.children = rows

    def add(self) -> None:
        """Adds an entry of today, to write on."""
        entries = [*self._entries(), {"on": self.state.today.isoformat(), "text": ""}]
        self.form.answered(self.where(), entries)
        self.refresh()
        self.form.focus(self.fields[-1].mark)

    def remove(self, entry: dict[str, Any]) -> None:
        """Takes an entry away that was never saved; the focus goes to the button that adds one."""
        left = [other for other in self._entries() if other is not entry]
        self.form.answered(self.where(), left)
        self.refresh()
        self.form.announce(f"The {self._one} was removed.")
        self.form.focus(self.mark)
