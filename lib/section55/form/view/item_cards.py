"""Recommendations, causes of concern and areas for improvement: a row each, which opens into its questions."""

from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from typing import Any, Final, Literal

import ipywidgets as widgets

from section55.form.state.form_state import FormState
from section55.form.view.dated_entries import DatedEntries
from section55.form.view.field import Field, Form
from section55.form.view.field_kinds import make_field
from section55.model.items import KINDS
from section55.model.markdown import to_html
from section55.model.paths import Where
from section55.model.wording import counted, shortened, with_article

Side = Literal["report", "force", "body"]
"""Whose words a card asks for: the report's (and what became of it since), the force's answer, the body's."""
REPORT: Final = "report"
FORCE: Final = "force"
BODY: Final = "body"

_QUESTIONS: dict[Side, tuple[Where, ...]] = {
    REPORT: (("number",), ("text",), ("addressed_to",), ("due",), ("due_on",), ("status",), ("owner",)),
    FORCE: (("chief_constable", "position"), ("chief_constable", "response")),
    BODY: (("commissioner", "action"), ("commissioner", "explanation")),
}
_MOST_OPEN = 3
"""So many items are open from the start; more would be a long page."""


def side_of(where: Where) -> Side:
    """Return which of a card's sides a path within an item belongs to."""
    sides: dict[str | int, Side] = {"chief_constable": FORCE, "commissioner": BODY}
    return sides.get(where[0], REPORT) if where else REPORT


class ItemCard:
    """One item on one of its sides: a row with its name, and the questions below it once it is open."""

    def __init__(self, item_list: "ItemList", item: dict[str, Any], index: int, is_open: bool) -> None:
        self.item_list, self.item, self.index = item_list, item, index
        self.form, self.state = item_list.form, item_list.state
        self.mark = self.form.new_mark()
        self.fields: list[Field] = []
        self.updates: DatedEntries | None = None
        self._to_do = 0
        self._move_buttons: list[widgets.Button] = []
        self.row = self.form.factory.button("", self.toggle, "", "s55-toggle", f"s55-at-{self.mark}")
        self.box = self.form.factory.box(self.row, classes=("s55-card",))
        self.update_label()
        if is_open:
            self.open()

    @property
    def name(self) -> str:
        return self.state.answers.item_name(self.item_list.key, self.index)

    @property
    def where(self) -> Where:
        """The path of the item."""
        return (self.item_list.key, self.index)

    @property
    def is_open(self) -> bool:
        return len(self.box.children) > 1

    def toggle(self) -> None:
        """Open the card, or close it."""
        if self.is_open:
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Show the questions, made when they are first asked for."""
        if self.is_open:
            return
        self.row.add_class("s55-is-open")
        self.box.children = [self.row, self._make_body()]
        self.form.update_problems()

    def close(self) -> None:
        """Show the row alone; the answers are in the form's state."""
        self.disconnect()
        self.row.remove_class("s55-is-open")
        self.box.children = [self.row]
        self.fields, self.updates, self._move_buttons = [], None, []

    def _make_body(self) -> widgets.Widget:
        factory, name, side = self.form.factory, self.name, self.item_list.side
        self._heading = factory.html(f"<h4>{escape(name)}</h4>", "s55-card-heading", "s55-unseen")
        parts: list[widgets.Widget] = [self._heading]
        if side != REPORT:
            parts.append(factory.html(self._render_report_text(), "s55-quoted"))
        for keys in _QUESTIONS[side]:
            field = make_field(self.form, partial(self._path, *keys), name)
            self.fields.append(field)
            parts.append(field.box)
        if side == REPORT:
            self.updates = DatedEntries(self.form, self.state, partial(self._path, "updates"), name)
            move, remove = self.item_list.move, self.item_list.remove
            self._move_buttons = [
                factory.button("Move up", partial(move, self, -1), "", f"s55-at-{self.mark}-up"),
                factory.button("Move down", partial(move, self, 1), "", f"s55-at-{self.mark}-down"),
                factory.button("Remove", partial(remove, self), "", "s55-remove"),
            ]
            self._name_move_buttons()
            parts.append(self.updates.box)
            parts.append(factory.box(*self._move_buttons, across=True, classes=("s55-moves",)))
        return factory.box(*parts, classes=("s55-group", "s55-card-body"))

    def _path(self, *keys: str | int) -> Where:
        return (*self.where, *keys)

    def _render_report_text(self) -> str:
        text = str(self.item.get("text") or "")
        if not text.strip():
            return "<p>The report's words are not entered yet: see Recommendations.</p>"
        return to_html(text, self.name, self.mark, 4)

    def _name_move_buttons(self) -> None:
        for button in self._move_buttons:
            button.tooltip = f"{button.description}: {self.name}"

    def disconnect(self) -> None:
        """Take no answers any more: the item is not in the list, or the questions are not shown."""
        for field in self.all_fields():
            field.disconnect()

    def all_fields(self) -> Iterator[Field]:
        """Yield the fields of the questions that are shown."""
        yield from self.fields
        if self.updates is not None:
            yield from self.updates.fields

    def update_label(self, to_do: int | None = None) -> None:
        """Say on the row what the item is and how much is to do; rename the controls where its number changed."""
        self._to_do = self._to_do if to_do is None else to_do
        label = " \u00b7 ".join(filter(None, self._label_parts()))
        if label != self.row.description:
            self.row.description = self.row.tooltip = label
        heading = f"<h4>{escape(self.name)}</h4>"
        if self.is_open and heading != self._heading.value:
            self._heading.value = heading
            for field in self.all_fields():
                field.set_item_name(self.name)
            self._name_move_buttons()

    def _label_parts(self) -> Iterator[str]:
        yield self.name
        if self.item_list.side == FORCE:
            yield str((self.item.get("chief_constable") or {}).get("position") or "")
        if self.item_list.side == BODY:
            action = (self.item.get("commissioner") or {}).get("action")
            yield f"action {action}" if action else ""
        yield f"{self._to_do} to look at" if self._to_do else ""
        text = " ".join(str(self.item.get("text") or "").split())
        yield shortened(text, 120)[1:-1] if text else ""


class ItemList:
    """All items of a list, on one of their sides."""

    def __init__(self, form: Form, state: FormState, key: str, side: Side, on_change: Callable[[], None]) -> None:
        """``key`` is the list's in a parameter file. ``on_change`` is called after one was added, removed or moved."""
        self.form, self.state, self.key, self.side = form, state, key, side
        self._on_change = on_change
        self.cards: list[ItemCard] = []
        factory = form.factory
        self._rows = factory.box(classes=("s55-rows",))
        self._count = factory.html("", "s55-hint")
        self._undo = factory.button("Undo", self.undo, "Undo: bring back what was removed", "s55-undo")
        self._undo.add_class(f"s55-at-undo-{key}")
        self._removed = factory.html("", "s55-removed")
        self._undo_row = factory.box(self._removed, self._undo, across=True, classes=("s55-undo-row",))
        self._add = factory.button(f"Add {with_article(KINDS[key].one)}", self.add)
        self._below = factory.box(classes=("s55-below",))
        children = [self._count, self._rows]
        if side == REPORT:
            children.append(self._below)
        self.box = factory.box(*children, classes=("s55-items",))
        self.refresh(is_first=True)

    def refresh(self, is_first: bool = False) -> None:
        """Show a card for each item that the form holds, in their order; open cards stay open."""
        items = self.state.answers.items(self.key)
        cards_by_item = {id(card.item): card for card in self.cards}
        cards = []
        for index, item in enumerate(items):
            card = cards_by_item.get(id(item))
            if card is None:
                card = ItemCard(self, item, index, is_open=is_first and len(items) <= _MOST_OPEN)
            card.index = index
            cards.append(card)
        for card in self.cards:
            if card not in cards:
                card.disconnect()
        self.cards = cards
        for card in cards:
            card.update_label()
        boxes = [card.box for card in cards]
        if list(self._rows.children) != boxes:
            self._rows.children = boxes
        kind = KINDS[self.key]
        number = counted(len(items), kind.one, kind.many).capitalize()
        self._count.value = f"<p>{number} entered.</p>"
        self._offer_undo()

    def _offer_undo(self) -> None:
        """Offer to bring back the item that was removed last, in the list that it was removed from."""
        last = self.state.answers.removed[-1] if self.state.answers.removed else None
        if last is not None and last.list_name == self.key:
            self._removed.value = f"<p>{escape(last.name)} was removed.</p>"
            self._below.children = [self._undo_row, self._add]
        else:
            self._below.children = [self._add]

    def add(self) -> None:
        """Add an item, open, with the focus in its first field."""
        index = self.state.answers.add_item(self.key)
        self._on_change()
        card = self.cards[index]
        card.open()
        self.form.focus(card.fields[0].mark)

    def remove(self, card: ItemCard) -> None:
        """Remove an item, and put the focus on the button that brings it back."""
        if card not in self.cards:  # the second press of a double click
            return
        removed = self.state.answers.remove_item(self.key, card.index)
        self._on_change()
        self.form.announce(f"{removed.name} was removed. Press Undo to bring it back.")
        self.form.focus(f"undo-{self.key}")

    def undo(self) -> None:
        """Bring the item removed last back."""
        if not self.state.answers.removed:  # the second press of a double click
            return
        removed = self.state.answers.undo_removal()
        self._on_change()
        card = next(card for card in self.cards if card.item is removed.item)
        self.form.announce(f"{removed.name} is back.")
        self.form.focus(card.mark)

    def move(self, card: ItemCard, by: int) -> None:
        """Move an item up (below nought) or down the list; the focus stays on it."""
        to = self.state.answers.move_item(self.key, card.index, by)
        self._on_change()
        self.form.announce(f"{card.name} is now number {to + 1} of {len(self.cards)} in the list.")
        self.form.focus(f"{card.mark}-{'up' if by < 0 else 'down'}")

    def all_fields(self) -> Iterator[Field]:
        """Yield the fields of the questions that are shown."""
        for card in self.cards:
            yield from card.all_fields()
