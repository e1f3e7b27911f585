"""The items of a list, on one of their sides: a card each, and buttons to add, remove, bring back and move them."""

from collections.abc import Callable, Iterator
from html import escape

import ipywidgets as widgets

from section55.form.state.edited_answers import RemovedItem
from section55.form.state.form_state import FormState
from section55.form.state.hints import find_hint
from section55.form.view.field import Field
from section55.form.view.item_cards import LOWEST_HEADING, ItemCard
from section55.form.view.item_finder import FEWEST, ItemFinder
from section55.form.view.item_sides import REPORT, Side
from section55.form.view.notes_panel import NotingForm
from section55.form.view.several_panel import SeveralPanel
from section55.model.inspection import Inspection
from section55.model.items import CAUSES_OF_CONCERN, KINDS, PARTS, RECOMMENDATIONS
from section55.model.paths import Where, question_at
from section55.model.wording import counted, in_words, sentence_start, with_article

_MOST_OPEN = 3
"""So many items are open from the start; more would be a long page."""


class ItemList:
    """All items of a list, on one of their sides."""

    def __init__(
        self,
        form: NotingForm,
        state: FormState,
        where: Callable[[], Where],
        side: Side,
        on_change: Callable[[], None],
        owner: ItemCard | None = None,
        level: int = 4,
    ) -> None:
        """``where`` returns the list's path, which changes when the item around it moves; ``owner`` is its card.

        ``on_change`` is called after an item was added, removed or moved. ``level`` is that of the items' headings
        where they are in no other.
        """
        self.form, self.state, self.where, self.side = form, state, where, side
        self._on_change, self._owner = on_change, owner
        self.key = str(where()[-1])
        self.level = level if owner is None else min(owner.item_list.level + 2, LOWEST_HEADING)
        self.cards: list[ItemCard] = []
        self.mark = form.new_mark()
        factory = form.factory
        # An item has empty lists mostly, so what shows items is made when there is one.
        self._head_and_rows: tuple[widgets.HTML, widgets.Box] | None = None
        self._undo_row: widgets.Box | None = None
        self._finder: ItemFinder | None = None
        self.several: SeveralPanel | None = None
        if side == REPORT:
            label = f"Add {with_article(self._one)}"
            self._add = factory.button(label, self.add, self._full_name(label), f"s55-at-{self.mark}-add")
        self.box = factory.box(classes=("s55-items", *(["s55-group", "s55-inner"] if owner else [])))
        self.refresh(is_first=True)

    @property
    def _one(self) -> str:
        return "part" if self.key == PARTS else KINDS[self.key].one

    def _full_name(self, label: str) -> str:
        """A button's name that no other list's button has."""
        return f"{label}: {self._owner.name}" if self._owner else label

    def refresh(self, is_first: bool = False) -> None:
        """Show a card for each item that the form holds, in their order; open cards stay open."""
        items = self.state.answers.items(self.where())
        cards_by_item = {id(card.item): card for card in self.cards}
        cards, new = [], []
        for index, item in enumerate(items):
            card = cards_by_item.get(id(item))
            if card is None:
                card = ItemCard(self, item, index)
                new.append(card)
            card.index = index
            cards.append(card)
        for card in self.cards:
            if card not in cards:
                card.disconnect()
        self.cards = cards
        if is_first and self._owner is None and len(items) <= _MOST_OPEN:
            for card in new:
                card.show_questions()
        for card in cards:
            card.refresh()
        self._show()

    def _show(self) -> None:
        """Show the cards and what may be done to the list; an inner list that is empty, only how to add to it."""
        children: list[widgets.Widget] = []
        if self.cards or self._owner is None:
            head, rows = self._make_head_and_rows()
            head.value = self._render_head()
            children += [head, *self._make_finder(), *self._make_several(), rows]
            self._show_found(rows)
        if self.side == REPORT:
            self.update_name()
            children += [*self._make_undo_row(), self._add]
        self.box.children = children

    def _make_finder(self) -> list[widgets.Widget]:
        if self._owner is not None or len(self.cards) < FEWEST:
            return []
        if self._finder is None:
            self._finder = ItemFinder(self.form, self.state, KINDS[self.key].many, self._on_found)
        return [self._finder.box]

    def _make_several(self) -> list[widgets.Box]:
        """What answers several items at once, above a list of two or more."""
        if self._owner is not None or len(self.cards) < 2:
            return []
        if self.several is None:
            kind, find = KINDS[self.key], self._find_shown
            self.several = SeveralPanel(self.form, self.state, kind, self.side, find, self._on_several)
        return [self.several.box]

    def _find_cards(self) -> list[ItemCard]:
        """The cards that are looked for: all of them, where nothing is."""
        if self._finder is None:
            return self.cards
        found = self._finder.find([card.where for card in self.cards])
        return [card for card, is_found in zip(self.cards, found, strict=True) if is_found]

    def _find_shown(self) -> list[Where]:
        return [card.where for card in self._find_cards()]

    def _on_several(self) -> None:
        self._on_change()
        for field in self.all_fields():
            field.refresh()

    def _on_found(self) -> None:
        _, rows = self._make_head_and_rows()
        self._show_found(rows)

    def _show_found(self, rows: widgets.Box) -> None:
        """Show the cards that are looked for; those that are open stay in sight."""
        found = self._find_cards()
        rows.children = [card.box for card in self.cards if card in found or card.is_open]

    def show_beside(self, card: ItemCard, by: int) -> None:
        """Close a card and open the one before or after it."""
        index = card.index + by
        if card in self.cards and 0 <= index < len(self.cards):
            other = self.cards[index]
            card.close()
            other.open()
            self._show()
            self.form.focus(other.mark)

    def move_to(self, card: ItemCard, number: int) -> None:
        """Move an item to a position of the list, counted from 1."""
        self._move(card, number - 1 - card.index, card.mark)

    def update_name(self) -> None:
        """Name the button that adds an item by the item around the list, as that is called now."""
        if self.side == REPORT:
            self._add.tooltip = self._full_name(self._add.description)

    def _make_head_and_rows(self) -> tuple[widgets.HTML, widgets.Box]:
        if self._head_and_rows is None:
            factory = self.form.factory
            self._head_and_rows = factory.html("", "s55-card-heading"), factory.box(classes=("s55-rows",))
        return self._head_and_rows

    def _render_head(self) -> str:
        if self._owner is None:
            return f"<p class='s55-hint'>{self._render_count()}</p>"
        question = question_at(Inspection, self.where())
        level = min(self._owner.item_list.level + 1, LOWEST_HEADING)
        heading = f"<h{level}>{escape((question and question.title) or '')}</h{level}>"
        hint = f"<p class='s55-hint'>{escape(find_hint(self.where()))}</p>" if self.side == REPORT else ""
        return heading + hint

    def _render_count(self) -> str:
        kind = KINDS[self.key]
        entered = sentence_start(counted(len(self.cards), kind.one, kind.many))
        if kind is not RECOMMENDATIONS:
            return f"{entered} entered."
        places = self.state.answers.places.values()
        in_causes = sum(place.kind is kind and place.cause is not None and place.whole is None for place in places)
        return f"{entered} entered{f', and {in_words(in_causes)} for {CAUSES_OF_CONCERN.many}' if in_causes else ''}."

    def _make_undo_row(self) -> list[widgets.Box]:
        """What offers to bring back the item that was removed last, in the list that it was removed from."""
        last = self._find_last_removed()
        if last is None:
            return []
        factory = self.form.factory
        if self._undo_row is None:
            undo = factory.button("Undo", self.undo, "Undo: bring back what was removed", "s55-undo")
            undo.add_class(f"s55-at-{self.mark}-undo")
            self._removed = factory.html("", "s55-removed")
            self._undo_row = factory.box(self._removed, undo, across=True, classes=("s55-undo-row",))
        self._removed.value = f"<p>{escape(last.name)} was removed.</p>"
        return [self._undo_row]

    def _find_last_removed(self) -> RemovedItem | None:
        """The item that was removed last, where it was removed from this list."""
        last = self.state.answers.removed[-1] if self.state.answers.removed else None
        is_of_here = last is not None and last.owner is self.state.answers.get(self.where()[:-1])
        return last if last is not None and is_of_here and last.list_name == self.key else None

    # What is done to items

    def add(self) -> None:
        """Add an item, open, with the focus in its first field."""
        if self._finder is not None:
            self._finder.clear()
        where = self.state.answers.add_item(self.where())
        self._on_change()
        card = self.cards[int(where[-1])]
        card.open()
        self.form.focus(card.fields[0].mark)

    def remove(self, card: ItemCard) -> None:
        """Remove an item, and put the focus on the button that brings it back."""
        if card not in self.cards:  # the second press of a double click
            return
        removed = self.state.answers.remove_item(card.where)
        self._on_change()
        self.form.announce(f"{removed.name} was removed. Press Undo to bring it back.")
        self.form.focus(f"{self.mark}-undo")

    def undo(self) -> None:
        """Bring the item removed last back."""
        if self._find_last_removed() is None:  # the second press of a double click
            return
        removed = self.state.answers.undo_removal()
        self._on_change()
        card = next(card for card in self.cards if card.item is removed.item)
        self.form.announce(f"{removed.name} is back.")
        self.form.focus(card.mark)

    def move(self, card: ItemCard, by: int) -> None:
        """Move an item up (below nought) or down the list; the focus stays on it."""
        self._move(card, by, f"{card.mark}-{'up' if by < 0 else 'down'}")

    def _move(self, card: ItemCard, by: int, focus: str) -> None:
        if card not in self.cards:
            return
        to = self.state.answers.move_item(card.where, by)
        self._on_change()
        self.form.announce(f"{card.name} is now number {int(to[-1]) + 1} of {len(self.cards)} in the list.")
        self.form.focus(focus)

    # What is inside

    def make_inner_list(self, card: ItemCard, key: str) -> "ItemList":
        """Return the list at a key of an item of this one."""
        return ItemList(self.form, self.state, lambda: (*card.where, key), self.side, self._on_change, card)

    def all_cards(self) -> Iterator[ItemCard]:
        """Yield every card, those inside others too, in reading order."""
        for card in self.cards:
            yield card
            for inner in card.inner:
                yield from inner.all_cards()

    def all_fields(self) -> Iterator[Field]:
        """Yield the fields of the questions that are shown."""
        for card in self.cards:
            yield from card.all_fields()

    def disconnect(self) -> None:
        """Take no answers any more."""
        for card in self.cards:
            card.disconnect()

    def open_cards(self, where: Where) -> None:
        """Open the cards around the answer at a path, from the outside in; none where it is in another list."""
        for card in self.cards:
            if where[: len(card.where)] == card.where:
                card.open()
                self._on_found()
                for inner in card.inner:
                    inner.open_cards(where)
