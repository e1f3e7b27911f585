"""The items of an inspection in reading order, each with its place, its parts, and where the answer to it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from section55.model.item_places import ItemPlace, common_heading, item_places
from section55.model.item_questions import Action, AnyItem, Cause, Item, ItemStatus, Part, Position
from section55.model.items import PARTS, RECOMMENDATIONS_OF_A_CAUSE, ItemKind
from section55.model.paths import Where
from section55.model.shared_answers import shared_answers


@dataclass(frozen=True)
class PlacedItem:
    """An item and its place among the others; two are the same that have the same place."""

    place: ItemPlace
    """Its path, and the names that it has in headings and sentences."""
    item: AnyItem = field(compare=False)
    """Its own answers."""
    _all: "_Items" = field(compare=False, repr=False)

    @property
    def where(self) -> Where:
        """Its path in the parameter file."""
        return self.place.where

    @property
    def kind(self) -> ItemKind:
        return self.place.kind

    @property
    def heading(self) -> str:
        """Its name, which makes sense alone: "Recommendation 1 of cause of concern 2"."""
        return self.place.heading

    @property
    def whole(self) -> "PlacedItem | None":
        """The item that it is a part of."""
        return self._all.by_path[self.place.whole.where] if self.place.whole else None

    @property
    def cause(self) -> "PlacedItem | None":
        """The cause of concern that it, or the item that it is a part of, was made for."""
        return self._all.by_path[self.place.cause.where] if self.place.cause else None

    @property
    def parts(self) -> tuple["PlacedItem", ...]:
        """Its parts, which are answered one by one."""
        return self._inside(PARTS, [] if isinstance(self.item, Part) else self.item.parts)

    @property
    def recommendations(self) -> tuple["PlacedItem", ...]:
        """The recommendations made for this cause of concern."""
        return self._inside(
            RECOMMENDATIONS_OF_A_CAUSE, self.item.recommendations if isinstance(self.item, Cause) else []
        )

    @property
    def answered_at(self) -> "PlacedItem":
        """The item at which its answer stands: itself, or the one that it is answered with."""
        return self._all.by_path[self._all.answered_at[self.where]]

    @property
    def answers_for(self) -> tuple["PlacedItem", ...]:
        """The items that the answer of this one answers, in reading order, itself among them.

        None for an item that is answered with another.
        """
        return tuple(self._all.by_path[where] for where in self._all.answers_for.get(self.where, ()))

    @property
    def answer_heading(self) -> str:
        """The heading above its answer, which names all the items that it answers: "Recommendations 10 and 22".

        Empty for an item that is answered with another.
        """
        return common_heading([item.place for item in self.answers_for]) if self.answers_for else ""

    @property
    def addressed_to(self) -> list[str]:
        """Who is asked to act: its own addressees, or those of the item or the cause of concern that it belongs to."""
        around = self.whole or self.cause
        return self.item.addressed_to or (around.addressed_to if around else [])

    @property
    def due(self) -> str:
        """When it is due, as the report prints it: its own day, or that of the item that it is a part of."""
        return self._dated.item.due

    @property
    def due_on(self) -> date | None:
        """The date that this comes to, where there is one."""
        return self._dated.item.due_on

    @property
    def position(self) -> Position | None:
        """The force's position on it, where its answer stands, or on the whole of which that is a part."""
        answers = (item.item.chief_constable for item in self.answered_at.with_whole)
        return next((answer.position for answer in answers if answer.position), None)

    @property
    def action(self) -> Action | None:
        """What the body does, in the same way."""
        answers = (item.item.commissioner for item in self.answered_at.with_whole)
        return next((answer.action for answer in answers if answer.action), None)

    @property
    def status(self) -> ItemStatus | None:
        """How far it has come: its own status, that of its whole, or that of the item that it is answered with."""
        return next((item.item.status for item in self._standing if item.item.status), None)

    @property
    def owner(self) -> str:
        """Who answers for it, in the same way."""
        return next((item.item.owner for item in self._standing if item.item.owner), "")

    @property
    def with_whole(self) -> tuple["PlacedItem", ...]:
        """Itself, and the item that it is a part of."""
        return (self, self.whole) if self.whole else (self,)

    @property
    def _dated(self) -> "PlacedItem":
        return next((item for item in self.with_whole if item.item.due or item.item.due_on), self)

    @property
    def _standing(self) -> tuple["PlacedItem", ...]:
        return (*self.with_whole, *self.answered_at.with_whole)

    @property
    def is_answered(self) -> bool:
        """Whether the force or the body answers it, at the item where its answer stands or at the whole of that.

        It is answered as well where each of its parts is, or each recommendation made for it.
        """
        at = self.answered_at
        if any(one.item.chief_constable.is_given or one.item.commissioner.is_given for one in at.with_whole):
            return True
        return any(inside and all(one.is_answered for one in inside) for inside in (at.parts, at.recommendations))

    def _inside(self, key: str, items: list[Part] | list[Item]) -> tuple["PlacedItem", ...]:
        return tuple(self._all.by_path[(*self.where, key, index)] for index in range(len(items)))


@dataclass(frozen=True)
class _Items:
    """What the items of an inspection know of each other, by their paths."""

    by_path: dict[Where, PlacedItem]
    answered_at: dict[Where, Where]
    answers_for: dict[Where, list[Where]]


def placed_items(lists: Mapping[str, Any]) -> tuple[PlacedItem, ...]:
    """Every item of an inspection's lists, which are of the model, in reading order.

    List after list; after an item its parts, and after a cause of concern the recommendations made for it.
    """
    places = list(item_places(lists))
    items = _Items({}, _answered_at(places), {})
    for place in places:
        items.by_path[place.where] = PlacedItem(place, place.item, items)
        items.answers_for.setdefault(items.answered_at[place.where], []).append(place.where)
    return tuple(items.by_path.values())


def _answered_at(places: Iterable[ItemPlace]) -> dict[Where, Where]:
    return {where: place.where for where, place in shared_answers(places).standing_at.items()}
