"""Merge two officers' changes to one inspection: what differs, and the answers that a person's choices give.

Items with the same number are the same item, wherever they are in their lists, and so with the parts of
an item and the recommendations of a cause of concern. Dated updates and corrections of both sides are
kept, so nobody has to choose between them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from section55.form.state.answers import AnswerTree
from section55.form.state.flat_answers import (
    FlatAnswers,
    NumberedPath,
    flatten,
    is_dated_entry,
    is_item,
    is_long_text,
    items_around,
    label_of,
    put_back_empty_items,
    unflatten,
)

Side = Literal["mine", "theirs", "both"]
MINE: Final = "mine"
"""The side of this form."""
THEIRS: Final = "theirs"
"""The side of the file, which others have saved."""
BOTH: Final = "both"
"""The texts of both, one after the other, to be edited."""

Choices = Mapping[NumberedPath, Side]
"""The side that a person chose for each difference."""

_ABSENT = object()


@dataclass(frozen=True)
class Difference:
    """One answer that differs between this form and the file."""

    where: NumberedPath
    label: str
    mine: Any
    """None where it is not answered, or where this side does not have the item."""
    theirs: Any
    suggested: Literal[Side, ""]
    """The side that alone changed it; empty where both did, so that a person has to choose."""

    @property
    def can_have_both(self) -> bool:
        """Whether the words of both can be kept, one after the other, and edited: those of a long text."""
        is_text = isinstance(self.mine, str) and isinstance(self.theirs, str)
        return is_text and is_long_text(self.where)


@dataclass(frozen=True)
class Conflict:
    """The file changed since the form opened it, and a person has to choose between the two versions."""

    differences: tuple[Difference, ...]
    data: bytes
    """What the file holds now, as bytes."""


def find_differences(base: AnswerTree, mine: AnswerTree, theirs: AnswerTree) -> tuple[Difference, ...]:
    """Find every answer that differs between the form and the file, both of which began from ``base``."""
    before, here, there = flatten(base), flatten(mine), flatten(theirs)
    found = []
    for where in dict.fromkeys((*here, *there)):
        a, b = here.get(where, _ABSENT), there.get(where, _ABSENT)
        if a == b or is_dated_entry(where) or _is_in_item_of_one_side(where, here, there):
            continue
        if is_item(where) and _ABSENT not in (a, b):
            continue
        old = before.get(where, _ABSENT)
        suggested: Literal[Side, ""] = MINE if b == old else THEIRS if a == old else ""
        found.append(Difference(where, label_of(where), _or_none(a), _or_none(b), suggested))
    return tuple(found)


def merge(mine: AnswerTree, theirs: AnswerTree, choices: Choices) -> AnswerTree:
    """Merge both sides' answers: where they differ, the chosen side's.

    ``choices`` has a side for each of the `find_differences`. Items are in the order of this form,
    followed by those that only the file has. Empty items of this form stay where they are.
    """
    here, there = flatten(mine), flatten(theirs)
    kept: FlatAnswers = {}
    for where in dict.fromkeys((*here, *there)):
        if is_dated_entry(where):
            kept[where] = here.get(where, there.get(where))
            continue
        if choices.get(where) == BOTH and where in here and where in there:
            kept[where] = f"{str(here[where]).rstrip()}\n\n{there[where]}"
            continue
        side = here if choices.get(_deciding_path(where, choices), MINE) != THEIRS else there
        if where in side:
            kept[where] = side[where]
    answers = unflatten(
        {where: value for where, value in kept.items() if all(item in kept for item in items_around(where))}
    )
    put_back_empty_items(answers, mine)
    return answers


def suggestions(differences: Iterable[Difference]) -> Choices | None:
    """Return the side that alone changed each answer; None where both changed one, so that a person has to choose."""
    choices: dict[NumberedPath, Side] = {}
    for difference in differences:
        if not difference.suggested:
            return None
        choices[difference.where] = difference.suggested
    return choices


def _deciding_path(where: NumberedPath, choices: Choices) -> NumberedPath:
    """Return the path of the choice that decides this answer: its own, or that of an item that it is in."""
    return next((path for path in (where, *items_around(where)) if path in choices), where)


def _is_in_item_of_one_side(where: NumberedPath, here: FlatAnswers, there: FlatAnswers) -> bool:
    """Whether an answer is in an item that only one side has. Then the item is the difference."""
    return any((item in here) != (item in there) for item in items_around(where) if item != where)


def _or_none(value: Any) -> Any:
    return None if value is _ABSENT else value
