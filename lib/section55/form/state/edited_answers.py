"""The answers of the open inspection while a person edits them: questions answered, items added, removed and moved."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from section55.form.state.answers import AnswerTree, set_answer
from section55.form.state.flat_answers import put_into
from section55.model.item_places import ItemPlace, item_places, siblings
from section55.model.paths import Where, answer_at
from section55.model.shared_answers import SharedAnswers, shared_answers


@dataclass(frozen=True)
class RemovedItem:
    """An item that was removed from its list, for undo."""

    owner: AnswerTree
    """The answers among which its list is: those of the inspection, or of the item around it."""
    list_name: str
    index: int
    item: AnswerTree
    name: str


class _Items(NamedTuple):
    """The items as they stood at one version of the answers."""

    version: int
    places: Mapping[Where, ItemPlace]
    shared: SharedAnswers


class EditedAnswers:
    """Answers, and what can be done to them. They are in no file until they are saved."""

    def __init__(self, answers: AnswerTree) -> None:
        """Begin with a copy of these answers."""
        self.tree = copy.deepcopy(answers)
        self.version = 0
        """Counts the changes, so that what was computed from the answers can be kept until the next."""
        self.removed: list[RemovedItem] = []
        """The items that can be brought back, the last one removed at the end."""
        self._items: _Items | None = None

    def replace(self, answers: AnswerTree) -> None:
        """Put other answers in place of all.

        Items that were removed before can still be brought back, but for those of an item that is gone.
        """
        if answers is not self.tree:
            self.removed = list(self._removed_from(answers))
        self.tree = answers
        self.version += 1

    def take_in(self, answers: AnswerTree) -> None:
        """Make the answers equal to others, in place: the items that are in both stay the same objects.

        Items that were removed before can still be brought back, but for those of an item that is gone.
        """
        if answers is self.tree:
            return
        before = {id(place.item) for place in self.places.values()}
        put_into(self.tree, copy.deepcopy(answers))
        self.version += 1
        gone = before - {id(place.item) for place in self.places.values()}
        self.removed = [removed for removed in self.removed if id(removed.owner) not in gone]

    def _removed_from(self, answers: AnswerTree) -> Iterator[RemovedItem]:
        """The removed items with the lists of other answers to bring them back to."""
        labels = {id(place.item): place.label for place in self.places.values()}
        owners = {place.label: place.item for place in item_places(answers)}
        for removed in self.removed:
            owner: AnswerTree | None = removed.owner
            if owner is self.tree:
                owner = answers
            elif id(owner) in labels:
                owner = owners.get(labels[id(owner)])
            # The item around it may be removed as well, and is brought back before it.
            if owner is not None:
                yield RemovedItem(owner, removed.list_name, removed.index, removed.item, removed.name)

    def get(self, where: Where) -> Any:
        """Return the answer at a path; None where there is none."""
        return answer_at(self.tree, where)

    def set(self, where: Where, value: Any) -> None:
        """Answer a question."""
        set_answer(self.tree, where, value)
        self.version += 1

    # Items: `where` is the path of a list, or of an item in one

    @property
    def places(self) -> Mapping[Where, ItemPlace]:
        """The place of every item by its path, in reading order."""
        return self._current_items.places

    @property
    def _current_items(self) -> _Items:
        if self._items is None or self._items.version != self.version:
            places = {place.where: place for place in item_places(self.tree)}
            self._items = _Items(self.version, places, shared_answers(places.values()))
        return self._items

    def place(self, where: Where) -> ItemPlace:
        """Return the place of the item at a path, with its names. Raises ``KeyError`` where there is none."""
        return self.places[where]

    def items(self, where: Where) -> list[AnswerTree]:
        """Return the items of a list, to read."""
        return self.get(where) or []

    def add_item(self, where: Where) -> Where:
        """Add an empty item at the end of a list, and return its path."""
        items = [*self.items(where), {"number": ""}]
        self.set(where, items)
        return (*where, len(items) - 1)

    def remove_item(self, where: Where) -> RemovedItem:
        """Remove an item from its list, with all that is in it. `undo_removal` brings it back."""
        list_name, index = str(where[-2]), int(where[-1])
        name, owner = self.place(where).heading, self.get(where[:-2])
        removed = RemovedItem(owner, list_name, index, owner[list_name].pop(index), name)
        self.removed.append(removed)
        self.version += 1
        return removed

    def undo_removal(self) -> RemovedItem:
        """Bring the item that was removed last back to its index, or to the end of a list that is shorter now.

        Raises ``IndexError`` where none was removed.
        """
        removed = self.removed.pop()
        items = removed.owner.get(removed.list_name) or []
        items.insert(min(removed.index, len(items)), removed.item)
        removed.owner[removed.list_name] = items
        self.version += 1
        return removed

    def move_item(self, where: Where, by: int) -> Where:
        """Move an item up (below zero) or down its list, as far as its ends, and return its new path."""
        items, index = self.items(where[:-1]), int(where[-1])
        new_index = max(0, min(len(items) - 1, index + by))
        items.insert(new_index, items.pop(index))
        self.version += 1
        return (*where[:-1], new_index)

    # Answers that stand for several items

    def answered_at(self, where: Where) -> ItemPlace:
        """Return the item at which the answer to an item stands: itself, or the one that it is answered with."""
        return self._current_items.shared.standing_at[where]

    def answered_here(self, where: Where) -> list[ItemPlace]:
        """Return the items to which the answers of an item are the answer, itself among them; none where elsewhere."""
        return [place for place in self.places.values() if self.answered_at(place.where).where == where]

    def answerable_with(self, where: Where) -> list[ItemPlace]:
        """Return the items with which an item may be answered: the others of its list and group that have a number.

        One that is itself answered with it, on whatever way round, is not among them.
        """
        mine = self.place(where)
        return [
            other
            for other in self.places.values()
            if other.number and siblings(other) == siblings(mine) and not self._leads_to(other, mine)
        ]

    def _leads_to(self, place: ItemPlace, goal: ItemPlace) -> bool:
        named, seen = self._current_items.shared.named, set[Where]()
        at: ItemPlace | None = place
        while at is not None and at.where not in seen:
            if at.where == goal.where:
                return True
            seen.add(at.where)
            at = named.get(at.where)
        return False

    def groups_beside(self, where: Where) -> list[str]:
        """Return the groups of the other items of an item's list, each once, in their order."""
        around = where[:-1]
        beside = (place.group for place in self.places.values() if place.where[:-1] == around and place.where != where)
        return list(dict.fromkeys(filter(None, beside)))
