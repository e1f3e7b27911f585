"""A recommendation, a cause of concern, an area for improvement or a part: a row, which opens into its questions."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import escape
from typing import Any, NamedTuple, Protocol

import ipywidgets as widgets

from section55.form.state.answer_notes import Answerer, answer_note, is_asked
from section55.form.state.answers import lists_of_items
from section55.form.state.form_state import FormState
from section55.form.view.card_moves import CardMoves
from section55.form.view.dated_entries import DatedEntries
from section55.form.view.field import Field
from section55.form.view.field_kinds import make_field
from section55.form.view.item_card_texts import label_parts, render_other_answer, render_report_text
from section55.form.view.item_sides import (
    ANSWER_NAMES,
    ANSWERERS,
    PROGRESS,
    REPORT,
    UPDATES,
    Side,
    questions_of,
)
from section55.form.view.notes_panel import NotesPanel, NotingForm
from section55.form.view.widget_factory import close_inside
from section55.model.item_places import ItemPlace
from section55.model.paths import Where

LOWEST_HEADING = 6
"""The lowest level of headings that a page has."""


class _Shape(NamedTuple):
    """What is in the body of a card, as it follows from other answers."""

    has_questions: bool
    inner: tuple[str, ...]
    """The keys of the lists of items inside it."""
    answerers: tuple[Answerer, ...] = ()
    """Who answers in it, beside the report's words."""


class InnerList(Protocol):
    """The items inside another, as its card uses them."""

    box: widgets.Box

    def refresh(self) -> None:
        """Show a card for each item that the form holds."""

    def update_name(self) -> None:
        """Name the buttons by the item that the list is in, as that is called now."""

    def disconnect(self) -> None:
        """Take no answers any more."""

    def all_fields(self) -> Iterator[Field]:
        """Yield the fields of the questions that are shown."""

    def all_cards(self) -> "Iterator[ItemCard]":
        """Yield every card, those inside others too."""

    def open_cards(self, where: Where) -> None:
        """Open the cards around an answer, from the outside in."""


class CardList(Protocol):
    """The list that a card is in, as the card uses it."""

    form: NotingForm
    state: FormState
    side: Side
    level: int
    cards: "list[ItemCard]"
    where: Callable[[], Where]

    def move(self, card: "ItemCard", by: int) -> None:
        """Move an item up (below nought) or down the list."""

    def move_to(self, card: "ItemCard", number: int) -> None:
        """Move an item to a position of the list, counted from 1."""

    def show_beside(self, card: "ItemCard", by: int) -> None:
        """Close a card, and open the one before or after it."""

    def remove(self, card: "ItemCard") -> None:
        """Remove an item."""

    def make_inner_list(self, card: "ItemCard", key: str) -> InnerList:
        """Return the list at a key of an item."""


class ItemCard:
    """One item on one of its sides: a row with its name, and the questions below it once it is open."""

    def __init__(self, item_list: CardList, item: dict[str, Any], index: int) -> None:
        self.item_list, self.item, self.index = item_list, item, index
        self.form, self.state, self.side = item_list.form, item_list.state, item_list.side
        self.mark = self.form.new_mark()
        self.fields: list[Field] = []
        self.inner: list[InnerList] = []
        self.updates: DatedEntries | None = None
        self.notes: NotesPanel | None = None
        self._to_do = 0
        self._shape = _Shape(False, ())
        self._report_text: widgets.HTML | None = None
        self._moves: CardMoves | None = None
        self.row = self.form.factory.button("", self.toggle, "", "s55-toggle", f"s55-at-{self.mark}")
        self.box = self.form.factory.box(self.row, classes=("s55-card",))
        self.update_label()

    @property
    def place(self) -> ItemPlace:
        return self.state.answers.place(self.where)

    @property
    def name(self) -> str:
        return self.place.heading

    @property
    def where(self) -> Where:
        """The path of the item."""
        return (*self.item_list.where(), self.index)

    @property
    def is_open(self) -> bool:
        return len(self.box.children) > 1

    def toggle(self) -> None:
        """Open the card, or close it."""
        if self.is_open:
            self.close()
        elif self in self.item_list.cards:
            self.open()

    def open(self) -> None:
        """Show the questions, made when they are first asked for."""
        if not self.is_open:
            self.show_questions()
            self.form.update_problems()

    def show_questions(self) -> None:
        """Open the card, and leave it to the caller to show what is wrong with the answers."""
        self.row.add_class("s55-is-open")
        self.box.children = [self.row, self._make_body()]

    def close(self) -> None:
        """Show the row alone; the answers are in the form's state."""
        self.disconnect()
        self.row.remove_class("s55-is-open")
        replaced = self.box.children[1:]
        self.box.children = [self.row]
        close_inside(*replaced)
        self.fields, self.inner, self.updates, self.notes = [], [], None, None
        self._moves, self._report_text = None, None

    def refresh(self) -> None:
        """Show what follows from other items: the item's name, its inner items, and whether it is answered here."""
        if self.is_open and self._find_shape() != self._shape:
            self.close()
            self.show_questions()
        for inner in self.inner:
            inner.refresh()
        self.update_label()
        self.update_report_text()

    def _find_shape(self) -> _Shape:
        inner = lists_of_items(self.where)
        if self.side == REPORT:
            asked = tuple(each for each in ANSWERERS if is_asked(self.state.answers, self.where, each))
            return _Shape(True, inner, asked)
        return _Shape(
            is_asked(self.state.answers, self.where, self.side), tuple(key for key in inner if self.item.get(key))
        )

    # The body

    def _make_body(self) -> widgets.Widget:
        factory, level = self.form.factory, self.item_list.level
        self._shape = self._find_shape()
        self._heading = factory.html(self._render_heading(), "s55-card-heading", "s55-unseen")
        parts: list[widgets.Widget] = [self._heading]
        if self.side != REPORT:
            self._report_text = factory.html("", "s55-quoted")
            self.update_report_text()
            parts.append(self._report_text)
        if self._shape.has_questions:
            name = self.name
            asked = questions_of(self.where, self.side)
            parts += self._make_fields(
                [keys for keys in asked if keys[-1] not in PROGRESS or self.side != REPORT], name
            )
        self.inner = [self.item_list.make_inner_list(self, key) for key in self._shape.inner]
        parts += [inner.box for inner in self.inner]
        if self.side == REPORT:
            for answerer in self._shape.answerers:
                parts.append(self._make_part_heading(ANSWER_NAMES[answerer]))
                parts += self._make_fields(questions_of(self.where, answerer), name)
            parts.append(self._make_part_heading("Progress"))
            parts += self._make_fields([keys for keys in asked if keys[-1] in PROGRESS], name)
            updates = partial(self._path, UPDATES)
            self.updates = DatedEntries(self.form, self.state, updates, self.name, min(level + 1, LOWEST_HEADING))
            parts.append(self.updates.box)
        self.notes = NotesPanel(self.form, self.state, self._find_note_key, lambda: self.name)
        self._moves = CardMoves(self, can_move=self.side == REPORT)
        parts += [self.notes.box, self._moves.box]
        return factory.box(*parts, classes=("s55-group", "s55-card-body"))

    def _find_note_key(self) -> str:
        return self.state.notes.name_of(self.place)

    def _make_fields(self, questions: Sequence[Where], name: str) -> list[widgets.Widget]:
        fields = [make_field(self.form, partial(self._path, *keys), name) for keys in questions]
        self.fields += fields
        return [field.box for field in fields]

    def _make_part_heading(self, words: str) -> widgets.HTML:
        level = min(self.item_list.level + 1, LOWEST_HEADING)
        return self.form.factory.html(f"<h{level}>{escape(words)}</h{level}>", "s55-part-heading")

    def move(self, by: int) -> None:
        """Move the item up (below nought) or down its list."""
        self.item_list.move(self, by)

    def move_to(self, number: int) -> None:
        """Move the item to a position of its list, counted from 1."""
        self.item_list.move_to(self, number)

    def show_beside(self, by: int) -> None:
        """Close the card, and open the one before or after it."""
        self.item_list.show_beside(self, by)

    def remove(self) -> None:
        """Take the item out of its list."""
        self.item_list.remove(self)

    def _path(self, *keys: str | int) -> Where:
        return (*self.where, *keys)

    def _render_heading(self) -> str:
        level = self.item_list.level
        return f"<h{level}>{escape(self.name)}</h{level}>"

    def update_report_text(self) -> None:
        """Show what the report asks, above the answer to it, and why there is none where none is asked for."""
        if self._report_text is None or self.side == REPORT:
            return
        note = answer_note(self.state.answers, self.state.check_result, self.where, self.side)
        shown = self.state.answers.answered_here(self.where) or [self.place]
        words = "".join(render_report_text(place, self.mark, len(shown) > 1) for place in shown)
        html = f"<div class='s55-report-words'>{words}</div>"
        html += render_other_answer(self.item, self.side, self.name, self.mark)
        html += f"<p class='s55-answer-note'>{escape(note)}</p>" if note else ""
        if html != self._report_text.value:
            self._report_text.value = html

    def disconnect(self) -> None:
        """Take no answers any more: the item is not in the list, or the questions are not shown."""
        for field in self.all_fields():
            field.disconnect()

    def all_fields(self) -> Iterator[Field]:
        """Yield the fields of the questions that are shown, in reading order."""
        yield from self.fields
        for inner in self.inner:
            yield from inner.all_fields()
        if self.updates is not None:
            yield from self.updates.fields

    # The row

    def update_label(self, to_do: int | None = None) -> None:
        """Say on the row what the item is and how much is to do; rename the controls where its number changed."""
        self._to_do = self._to_do if to_do is None else to_do
        notes = self.state.notes.count_open(self._find_note_key())
        parts = [*filter(None, label_parts(self.place, self.state.answers, self.side, self._to_do, notes))]
        label = " \u00b7 ".join(parts)
        if label != self.row.description:
            self.row.description = label
            self.row.tooltip = ", ".join(parts)  # a screen reader would say "middle dot"
        if self.notes is not None:
            self.notes.update()
        if self.is_open and self._render_heading() != self._heading.value:
            self._heading.value = self._render_heading()
            for field in self.fields:
                field.set_item_name(self.name)
            if self.updates is not None:
                self.updates.set_item_name(self.name)
            for inner in self.inner:
                inner.update_name()
            if self._moves is not None:
                self._moves.update_names()
