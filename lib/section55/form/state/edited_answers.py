"""The answers of the open inspection while a person edits them: questions answered, items added, removed and moved."""

import copy
from dataclasses import dataclass
from typing import Any

from section55.form.state.answers import AnswerTree, set_answer
from section55.model.items import item_name
from section55.model.paths import Where, answer_at


@dataclass(frozen=True)
class RemovedItem:
    """An item that was removed from its list, for undo."""

    list_name: str
    index: int
    item: AnswerTree

    @property
    def name(self) -> str:
        return item_name(self.list_name, str(self.item.get("number") or ""))


class EditedAnswers:
    """Answers, and what can be done to them. They are in no file until they are saved."""

    def __init__(self, answers: AnswerTree) -> None:
        """Begin with a copy of these answers."""
        self.tree = copy.deepcopy(answers)
        self.version = 0
        """Counts the changes, so that what was computed from the answers can be kept until the next."""
        self.removed: list[RemovedItem] = []
        """The items that can be brought back, the last one removed at the end."""

    def replace(self, answers: AnswerTree) -> None:
        """Put other answers in place of all. Items that were removed before can still be brought back."""
        self.tree = answers
        self.version += 1

    def get(self, where: Where) -> Any:
        """Return the answer at a path; None where there is none."""
        return answer_at(self.tree, where)

    def set(self, where: Where, value: Any) -> None:
        """Answer a question."""
        set_answer(self.tree, where, value)
        self.version += 1

    def items(self, list_name: str) -> list[AnswerTree]:
        """Return the items of a list, to read."""
        return self.tree.get(list_name) or []

    def add_item(self, list_name: str) -> int:
        """Add an empty item at the end of a list, and return its index."""
        items = [*self.items(list_name), {"number": ""}]
        self.set((list_name,), items)
        return len(items) - 1

    def remove_item(self, list_name: str, index: int) -> RemovedItem:
        """Remove an item from its list. `undo_removal` brings it back."""
        removed = RemovedItem(list_name, index, self.items(list_name).pop(index))
        self.removed.append(removed)
        self.version += 1
        return removed

    def undo_removal(self) -> RemovedItem:
        """Bring the item that was removed last back to its index, or to the end of a list that is shorter now.

        Raises ``IndexError`` where none was removed.
        """
        removed = self.removed.pop()
        items = self.items(removed.list_name)
        items.insert(min(removed.index, len(items)), removed.item)
        self.set((removed.list_name,), items)
        return removed

    def move_item(self, list_name: str, index: int, by: int) -> int:
        """Move an item up (below zero) or down its list, as far as its ends, and return its new index."""
        items = self.items(list_name)
        new_index = max(0, min(len(items) - 1, index + by))
        items.insert(new_index, items.pop(index))
        self.version += 1
        return new_index

    def item_name(self, list_name: str, index: int) -> str:
        """Return what an item is called: "Recommendation 3"."""
        numbers = [str(item.get("number") or "").strip() for item in self.items(list_name)[: index + 1]]
        return item_name(list_name, numbers[-1], again=numbers[:-1].count(""))
