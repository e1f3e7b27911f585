"""At the foot of a card: to another place in the list, to the card before or after it, or out of the list."""

from functools import partial
from typing import Protocol

import ipywidgets as widgets

from section55.form.view.field import Form


class MovedCard(Protocol):
    """A card, as its foot uses it."""

    mark: str

    @property
    def form(self) -> Form:
        """The form that it is in."""

    @property
    def name(self) -> str:
        """What its item is called."""

    def move(self, by: int) -> None:
        """Move it up (below nought) or down the list."""

    def move_to(self, number: int) -> None:
        """Move it to a position, counted from 1."""

    def show_beside(self, by: int) -> None:
        """Close it, and open the one before or after it."""

    def remove(self) -> None:
        """Take its item out of the list."""


class CardMoves:
    """The buttons at the foot of a card."""

    def __init__(self, card: MovedCard, can_move: bool) -> None:
        """Where it cannot be moved, there are only the ways to the cards beside it."""
        self._card = card
        self._text = ""
        factory = card.form.factory
        self._previous = factory.button("Previous", partial(card.show_beside, -1))
        self._next = factory.button("Next", partial(card.show_beside, 1))
        self._buttons = [self._previous, self._next]
        parts: list[widgets.Widget] = [self._previous, self._next]
        if can_move:
            self._buttons += [
                factory.button("Move up", partial(card.move, -1), "", f"s55-at-{card.mark}-up"),
                factory.button("Move down", partial(card.move, 1), "", f"s55-at-{card.mark}-down"),
                factory.button("Move to this place", self._move_to),
                factory.button("Remove", card.remove, "", "s55-remove"),
            ]
            self._position = factory.control(widgets.Text, "Place in the list", on_value=self.on_input)
            self._name = factory.html("", "s55-notes")
            field = factory.box(self._position, self._name, classes=("s55-field", "s55-position"))
            parts += [*self._buttons[2:4], field, *self._buttons[4:]]
        self.box = factory.box(*parts, across=True, classes=("s55-moves",))
        self.update_names()

    def update_names(self) -> None:
        """Name each button by the item, as that is called now."""
        for button in self._buttons:
            button.tooltip = f"{button.description}: {self._card.name}"
        self._previous.tooltip = f"Previous before {self._card.name}"
        self._next.tooltip = f"Next after {self._card.name}"
        if len(self._buttons) > 2:
            self._name.value = f"<span class='s55-name' hidden>Place in the list of {self._card.name}</span>"

    def on_input(self, text: str) -> None:
        """Take what is typed so far."""
        self._text = text

    def _move_to(self) -> None:
        number = self._text.strip()
        if number.isdecimal() and int(number) > 0:
            self._card.move_to(int(number))
        else:
            self._card.form.show_message("Type the place in the list as a number, like 5.", is_error=True)
