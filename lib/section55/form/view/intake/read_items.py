"""The items that were read, a row each: its words, whom it asks and by when, and what is not sure; to correct."""

from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from typing import Any

from section55.form.state.answers import is_filled
from section55.form.state.intake.brought_in import ITEM_KEYS, BroughtIn
from section55.form.view.field import Field, Form
from section55.form.view.field_kinds import make_field
from section55.form.view.intake.readings import show_reading
from section55.form.view.line_fields import format_date
from section55.form.view.widget_factory import close_inside, update_html
from section55.model.item_places import ItemPlace
from section55.model.paths import Where, answer_at
from section55.model.wording import listed

_LONGEST_LABEL = 110
_ALWAYS_ASKED = ("number", "text")
_KEY_NAMES = {"text": "text", "addressed_to": "addressed to", "due": "due", "due_on": "due on", "number": "number"}
_OF_RESPONSE = tuple(
    (side, key)
    for side, keys in (("chief_constable", ("position", "response")), ("commissioner", ("action", "explanation")))
    for key in keys
)


class ReadItem:
    """One item, found again by itself: its path changes when others are left out."""

    def __init__(
        self, form: Form, found: BroughtIn, item: dict[str, Any], on_leave_out: Callable[[Where], None]
    ) -> None:
        self._form, self._found, self.item, self._on_leave_out = form, found, item, on_leave_out
        self.mark = form.new_mark()
        self.fields: list[Field] = []
        self._row = form.factory.button("", self.toggle, "", "s55-toggle", f"s55-at-{self.mark}")
        self._facts = form.factory.html("", "s55-read-facts")
        inside = ("s55-inner-item",) if len(self.where) > 2 else ()
        self.box = form.factory.box(self._row, self._facts, classes=("s55-card", "s55-read-item", *inside))
        self.update()

    @property
    def place(self) -> ItemPlace:
        """Where the item stands now."""
        return self._found.place_of(self.item)

    @property
    def where(self) -> Where:
        """The path of the item now."""
        return self.place.where

    @property
    def is_open(self) -> bool:
        """Whether its questions are shown."""
        return bool(self.fields)

    def toggle(self) -> None:
        """Show its questions, or the row alone."""
        if self.is_open:
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Show the questions, each with how its answer was read."""
        if self.is_open:
            return
        factory, name = self._form.factory, self.place.heading
        self.fields = [make_field(self._form, partial(self._path, keys), name) for keys in self._asked()]
        out = factory.button("Leave it out", self._leave_out, f"Leave out {name}")
        body = factory.box(*(field.box for field in self.fields), out, classes=("s55-card-body",))
        self._row.add_class("s55-is-open")
        self.box.children = [self._row, self._facts, body]
        self.update()

    def close(self) -> None:
        """Show the row alone."""
        self.disconnect()
        replaced = self.box.children[2:]
        self._row.remove_class("s55-is-open")
        self.box.children = [self._row, self._facts]
        close_inside(*replaced)

    def disconnect(self) -> None:
        """Take no answers any more."""
        for field in self.fields:
            field.disconnect()
        self.fields = []

    def _path(self, keys: Where) -> Where:
        return (*self.where, *keys)

    def _asked(self) -> Iterator[Where]:
        for key in ITEM_KEYS:
            is_looked_for = self._found.reading((*self.where, key)) is not None
            if key in _ALWAYS_ASKED or is_looked_for or is_filled(self.item.get(key)):
                yield (key,)
        yield from (keys for keys in _OF_RESPONSE if is_filled(answer_at(self.item, keys)))

    def _leave_out(self) -> None:
        self._on_leave_out(self.where)

    def focus_unsure(self) -> None:
        """Open it, with the focus on the first answer that is not sure."""
        self.open()
        unsure = self._found.unsure_keys(self.place)
        field = next((each for each in self.fields if each.where()[-1] in unsure), None)
        self._form.focus(field.mark if field else self.mark)

    def update(self) -> None:
        """Show what the answers are now, and how sure."""
        place, item = self.place, self.item
        label = f"{place.heading}: {' '.join(str(item.get('text') or '').split())}"
        if len(label) > _LONGEST_LABEL:
            label = f"{label[:_LONGEST_LABEL].rpartition(' ')[0]}…"
        if self._row.description != label:
            self._row.description = self._row.tooltip = label
        update_html(self._facts, self._render_facts(place))
        for field in self.fields:
            show_reading(self._found, field, is_of_item=True)

    def _render_facts(self, place: ItemPlace) -> str:
        item = self.item
        names = item.get("addressed_to") or []
        facts = [f"To {listed(names)}" if names else "", str(item.get("due") or "")]
        if day := format_date(item.get("due_on")):
            facts.append(f"Due on {day}")
        unsure = self._found.unsure_keys(place)
        words = listed([_KEY_NAMES[key] for key in unsure])
        mark = f"<b class='s55-tag s55-unsure'>Look at: {escape(words)}</b>" if unsure else "Read"
        return f"<p>{' &middot; '.join([mark, *(escape(fact) for fact in facts if fact)])}</p>"
