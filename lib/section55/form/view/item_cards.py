"""Recommendations, causes of concern and areas for improvement: a row each, which opens into its questions."""

from collections.abc import Callable, Iterator
from html import escape
from typing import Any

import ipywidgets as widgets

from section55.form.state.form_state import FormState
from section55.form.view.dated_entries import Entries
from section55.form.view.field import Field, Form
from section55.form.view.field_kinds import Long, field_for
from section55.model.items import KINDS
from section55.model.markdown import to_html
from section55.model.paths import Where
from section55.model.wording import counted, shortened, with_article

REPORT, FORCE, BODY = "report", "force", "body"
"""Whose words a card asks for: the report's (and what became of it since), the force's answer, the body's."""

_QUESTIONS: dict[str, tuple[Where, ...]] = {
    REPORT: (("number",), ("text",), ("addressed_to",), ("due",), ("due_on",), ("status",), ("owner",)),
    FORCE: (("chief_constable", "position"), ("chief_constable", "response")),
    BODY: (("commissioner", "action"), ("commissioner", "explanation")),
}
_FEW = 3
"""So many items are open from the start; more would be a long page."""


def side_of(where: Where) -> str:
    """Which of a card's sides a path within an item belongs to."""
    return {"chief_constable": FORCE, "commissioner": BODY}.get(str(where[0]) if where else "", REPORT)


class Card:
    """One item on one of its sides."""

    def __init__(self, items: "Items", item: dict[str, Any], place: int, is_open: bool) -> None:
        self.items, self.item, self.place = items, item, place
        self.form, self.state = items.form, items.state
        self.mark = self.form.new_mark()
        self.fields: list[Field] = []
        self.entries: Entries | None = None
        self._to_do = 0
        factory = self.form.factory
        self.toggle = factory.button("", self.turn, "", "s55-toggle", f"s55-at-{self.mark}")
        self.box = factory.box(self.toggle, classes=("s55-card",))
        self.tell()
        if is_open:
            self.open()

    @property
    def name(self) -> str:
        return self.state.name_of(self.items.list_name, self.place)

    @property
    def where(self) -> Where:
        return (self.items.list_name, self.place)

    @property
    def is_open(self) -> bool:
        return len(self.box.children) > 1

    def turn(self) -> None:
        """Opens or closes it."""
        if self.is_open:
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Shows its questions, made when they are first asked for."""
        if self.is_open:
            return
        self.toggle.add_class("s55-is-open")
        self.box.children = [self.toggle, self._body()]
        self.form.problems_wanted()

    def close(self) -> None:
        """Leaves the row alone; the answers are in the form's state."""
        self.leave()
        self.toggle.remove_class("s55-is-open")
        self.box.children = [self.toggle]
        self.fields, self.entries = [], None

    def _body(self) -> widgets.Widget:
        factory, name = self.form.factory, self.name
        self._heading = factory.html(f"<h4>{escape(name)}</h4>", "s55-card-heading", "s55-unseen")
        parts: list[widgets.Widget] = [self._heading]
        if self.items.side != REPORT:
            parts.append(factory.html(self._report_words(), "s55-quoted"))
        for tail in _QUESTIONS[self.items.side]:
            field = field_for(self.form, lambda tail=tail: (*self.where, *tail), name)
            self.fields.append(field)
            parts.append(field.box)
        if self.items.side == REPORT:
            self.entries = Entries(self.form, self.state, lambda: (*self.where, "updates"), name)
            parts.append(self.entries.box)
            self._moves = [
                factory.button("Move up", lambda: self.items.move(self, -1), "", f"s55-at-{self.mark}-up"),
                factory.button("Move down", lambda: self.items.move(self, 1), "", f"s55-at-{self.mark}-down"),
                factory.button("Remove", lambda: self.items.remove(self), "", "s55-remove"),
            ]
            self._name_moves()
            parts.append(factory.box(*self._moves, across=True, classes=("s55-moves",)))
        return factory.box(*parts, classes=("s55-group", "s55-card-body"))

    def _report_words(self) -> str:
        text = str(self.item.get("text") or "")
        if not text.strip():
            return "<p>The report's words are not entered yet: see Recommendations.</p>"
        return to_html(text, self.name, self.mark, 4)

    def _name_moves(self) -> None:
        for button in self._moves:
            button.tooltip = f"{button.description}: {self.name}"

    def leave(self) -> None:
        """Takes no answers any more: its item is not in the list."""
        for field in self.all_fields():
            field.leave()

    def all_fields(self) -> Iterator[Field]:
        """The questions that are shown."""
        yield from self.fields
        if self.entries is not None:
            yield from self.entries.fields

    def tell(self, to_do: int | None = None) -> None:
        """Says on its row what it is and how much is to do; renames its controls when its number changed."""
        self._to_do = self._to_do if to_do is None else to_do
        text = " ".join(str(self.item.get("text") or "").split())
        parts = [self.name]
        if self.items.side == FORCE:
            parts.append(str((self.item.get("chief_constable") or {}).get("position") or ""))
        if self.items.side == BODY:
            action = (self.item.get("commissioner") or {}).get("action")
            parts.append(f"action {action}" if action else "")
        parts.append(f"{self._to_do} to look at" if self._to_do else "")
        parts.append(shortened(text, 120)[1:-1] if text else "")
        told = " \u00b7 ".join(filter(None, parts))
        if told != self.toggle.description:
            self.toggle.description = self.toggle.tooltip = told
        if self.is_open and f"<h4>{escape(self.name)}</h4>" != self._heading.value:
            self._heading.value = f"<h4>{escape(self.name)}</h4>"
            for field in self.all_fields():
                field.rename(self.name)
            if self.items.side == REPORT:
                self._name_moves()


class Items:
    """All items of a list, on one of their sides."""

    def __init__(self, form: Form, state: FormState, list_name: str, side: str, changed: Callable[[], None]) -> None:
        """``changed`` is told when items were added, removed or moved."""
        self.form, self.state, self.list_name, self.side = form, state, list_name, side
        self._changed = changed
        self.cards: list[Card] = []
        factory = form.factory
        self._rows = factory.box(classes=("s55-rows",))
        self._sentence = factory.html("", "s55-hint")
        self._undo = factory.button("Undo", self.undo, "Undo: bring back what was removed", "s55-undo")
        self._undo.add_class(f"s55-at-undo-{list_name}")
        self._removed = factory.html("", "s55-removed")
        self._undo_row = factory.box(self._removed, self._undo, across=True, classes=("s55-undo-row",))
        self._add = factory.button(f"Add {with_article(KINDS[list_name].one)}", self.add)
        self._below = factory.box(classes=("s55-below",))
        children = [self._sentence, self._rows]
        if side == REPORT:
            children.append(self._below)
        self.box = factory.box(*children, classes=("s55-items",))
        self.refresh(first=True)

    def refresh(self, first: bool = False) -> None:
        """Follows the state: a card for each item, in its order, open ones left open."""
        items = self.state.items(self.list_name)
        known = {id(card.item): card for card in self.cards}
        cards = []
        for place, item in enumerate(items):
            card = known.get(id(item))
            if card is None:
                card = Card(self, item, place, is_open=first and len(items) <= _FEW)
            card.place = place
            cards.append(card)
        for card in self.cards:
            if card not in cards:
                card.leave()
        self.cards = cards
        for card in cards:
            card.tell()
        boxes = [card.box for card in cards]
        if list(self._rows.children) != boxes:
            self._rows.children = boxes
        kind = KINDS[self.list_name]
        number = counted(len(items), kind.one, kind.many).capitalize()
        self._sentence.value = f"<p>{number} entered.</p>"
        last = next((r for r in reversed(self.state.removed) if r.list_name == self.list_name), None)
        if last is not None and last is self.state.removed[-1]:
            self._removed.value = f"<p>{escape(last.name)} was removed.</p>"
            self._below.children = [self._undo_row, self._add]
        else:
            self._below.children = [self._add]

    def add(self) -> None:
        """Adds an item, open, with the focus in its first field."""
        place = self.state.add_item(self.list_name)
        self._changed()
        card = self.cards[place]
        card.open()
        self.form.focus(card.fields[0].mark)

    def remove(self, card: Card) -> None:
        """Removes an item, and puts the focus on the button that brings it back."""
        if card not in self.cards:  # the second press of a double click
            return
        removed = self.state.remove_item(self.list_name, card.place)
        self._changed()
        self.form.announce(f"{removed.name} was removed. Press Undo to bring it back.")
        self.form.focus(f"undo-{self.list_name}")

    def undo(self) -> None:
        """Brings the item removed last back."""
        if not self.state.removed:  # the second press of a double click
            return
        removed = self.state.undo_removal()
        self._changed()
        card = next(card for card in self.cards if card.item is removed.item)
        self.form.announce(f"{removed.name} is back.")
        self.form.focus(card.mark)

    def move(self, card: Card, by: int) -> None:
        """Moves an item; the focus stays on it."""
        to = self.state.move_item(self.list_name, card.place, by)
        self._changed()
        self.form.announce(f"{card.name} is now number {to + 1} of {len(self.cards)} in the list.")
        self.form.focus(f"{card.mark}-{'up' if by < 0 else 'down'}")

    def all_fields(self) -> Iterator[Field]:
        """The questions that are shown."""
        for card in self.cards:
            yield from card.all_fields()

    def long_fields(self) -> Iterator[Long]:
        """Those with a preview."""
        return (field for field in self.all_fields() if isinstance(field, Long))
