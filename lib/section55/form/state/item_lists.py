"""The items of an inspection's lists: recommendations, causes of concern and areas for improvement."""

from dataclasses import dataclass
from typing import Any

from section55.form.state.answers import AnswerTree
from section55.model.items import item_name


@dataclass(frozen=True)
class Removed:
    """An item that was taken out, for undo."""

    list_name: str
    place: int
    item: dict[str, Any]

    @property
    def name(self) -> str:
        return item_name(self.list_name, str(self.item.get("number") or ""))


def items_of(answers: AnswerTree, list_name: str) -> list[dict[str, Any]]:
    """The items of a list, to look at."""
    return answers.get(list_name) or []


def add(answers: AnswerTree, list_name: str) -> int:
    """Adds an empty item at the end of a list; gives its place."""
    items = answers[list_name] = [*items_of(answers, list_name), {"number": ""}]
    return len(items) - 1


def remove(answers: AnswerTree, list_name: str, place: int) -> Removed:
    """Takes an item out of its list; `put_back` undoes it."""
    return Removed(list_name, place, items_of(answers, list_name).pop(place))


def put_back(answers: AnswerTree, removed: Removed) -> None:
    """Brings an item back to the place that it had, or to the end of a list that is shorter now."""
    items = answers[removed.list_name] = items_of(answers, removed.list_name)
    items.insert(min(removed.place, len(items)), removed.item)


def move(answers: AnswerTree, list_name: str, place: int, by: int) -> int:
    """Moves an item up (below nought) or down its list, to its ends at the most; gives the place that it then has."""
    items = items_of(answers, list_name)
    to = max(0, min(len(items) - 1, place + by))
    items.insert(to, items.pop(place))
    return to


def has_entry(answers: AnswerTree, list_name: str, number: Any, key: str, entry: Any) -> bool:
    """Whether the item of a number has a dated entry; where no item has the number, whether any of the list has it."""
    items = items_of(answers, list_name)
    same = [item for item in items if item.get("number") == number] or items
    return any(entry in (item.get(key) or []) for item in same)
