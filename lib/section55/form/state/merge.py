"""Merge two officers' changes to one inspection: what differs, and the answers that a person's choices give.

Items with the same number are the same item, wherever they are in their lists. Dated updates and
corrections of both sides are kept, so nobody has to choose between them.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from section55.files.yaml.writer import strip_answer
from section55.form.state.answers import AnswerTree, normalise
from section55.model.inspection import Inspection
from section55.model.item_questions import Item
from section55.model.items import ITEM_LISTS, item_name
from section55.model.paths import labels, questions

Side = Literal["mine", "theirs"]
MINE: Final = "mine"
"""The side of this form."""
THEIRS: Final = "theirs"
"""The side of the file, which others have saved."""

NumberedPath = tuple[str, ...]
"""The path of an answer, in which items of lists have their number and dated entries their text, not their index."""
Choices = Mapping[NumberedPath, Side]
"""The side that a person chose for each difference."""

_ABSENT = object()
_FlatAnswers = dict[NumberedPath, Any]


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


@dataclass(frozen=True)
class Conflict:
    """The file changed since the form opened it, and a person has to choose between the two versions."""

    differences: tuple[Difference, ...]
    data: bytes
    """What the file holds now, as bytes."""


def find_differences(base: AnswerTree, mine: AnswerTree, theirs: AnswerTree) -> tuple[Difference, ...]:
    """Find every answer that differs between the form and the file, both of which began from ``base``."""
    before, here, there = _flatten(base), _flatten(mine), _flatten(theirs)
    found = []
    for where in dict.fromkeys((*here, *there)):
        a, b = here.get(where, _ABSENT), there.get(where, _ABSENT)
        if a == b or _is_dated_entry(where) or _is_in_item_of_one_side(where, here, there):
            continue
        if _is_item(where) and _ABSENT not in (a, b):
            continue
        old = before.get(where, _ABSENT)
        suggested: Literal[Side, ""] = MINE if b == old else THEIRS if a == old else ""
        found.append(Difference(where, _label(where), _or_none(a), _or_none(b), suggested))
    return tuple(found)


def merge(mine: AnswerTree, theirs: AnswerTree, choices: Choices) -> AnswerTree:
    """Merge both sides' answers: where they differ, the chosen side's.

    ``choices`` has a side for each of the `find_differences`. Items are in the order of this form,
    followed by those that only the file has. Empty items of this form stay where they are.
    """
    here, there = _flatten(mine), _flatten(theirs)
    kept: _FlatAnswers = {}
    for where in dict.fromkeys((*here, *there)):
        if _is_dated_entry(where):
            kept[where] = here.get(where, there.get(where))
            continue
        side = here if choices.get(_deciding_path(where, choices), MINE) == MINE else there
        if where in side:
            kept[where] = side[where]
    answers = _unflatten({where: value for where, value in kept.items() if not _is_in_item(where) or where[:2] in kept})
    for name in ITEM_LISTS:
        for index, item in enumerate(mine.get(name) or []):
            if strip_answer(item) is None:
                answers.setdefault(name, []).insert(index, item)
    return answers


def _deciding_path(where: NumberedPath, choices: Choices) -> NumberedPath:
    """Return the path of the choice that decides this answer: its own, or that of the whole item it is in."""
    return where if where in choices or where[:2] not in choices else where[:2]


def _is_in_item_of_one_side(where: NumberedPath, here: _FlatAnswers, there: _FlatAnswers) -> bool:
    """Whether an answer is in an item that only one side has. Then the item is the difference."""
    if where[0] not in ITEM_LISTS or len(where) < 3:
        return False
    return (where[:2] in here) != (where[:2] in there)


def _is_item(where: NumberedPath) -> bool:
    """Whether the path is that of a whole item, whose answers also have paths of their own."""
    return len(where) == 2 and where[0] in ITEM_LISTS


def _is_dated_entry(where: NumberedPath) -> bool:
    """Whether the path is that of a dated update or correction; those of both sides are kept."""
    return (len(where) == 4 and where[2] == "updates") or (len(where) == 2 and where[0] == "corrections")


def _flatten(answers: AnswerTree) -> _FlatAnswers:
    """Return each answer by its path."""
    return dict(_flatten_value(normalise(answers), ()))


def _flatten_value(value: Any, where: NumberedPath) -> Iterator[tuple[NumberedPath, Any]]:
    used: set[str] = set()
    if where and where[-1] in ITEM_LISTS and isinstance(value, list):
        for item in value:
            name = _make_unique(str(item.get("number") or ""), used)
            # The whole item too: an item that one side removed and the other changed is a difference.
            yield (*where, name), item
            yield from _flatten_value(item, (*where, name))
    elif where and where[-1] in ("updates", "corrections") and isinstance(value, list):
        for entry in value:
            yield (*where, _make_unique(json.dumps(entry, sort_keys=True), used)), entry
    elif isinstance(value, dict) and _has_questions(where):
        for key, answer in value.items():
            yield from _flatten_value(answer, (*where, key))
    elif where:
        yield where, value


def _make_unique(name: str, used: set[str]) -> str:
    """Return the name, with a count after it where an earlier item or entry has it too, and add it to ``used``."""
    unique, count = name, 1
    while unique in used:
        count += 1
        unique = f"{name} ({count})"
    used.add(unique)
    return unique


def _has_questions(where: NumberedPath) -> bool:
    """Whether the model has questions below the path, each with an answer of its own."""
    return bool(questions(Item, where[2:]) if _is_in_item(where) else questions(Inspection, where))


def _is_in_item(where: NumberedPath) -> bool:
    """Whether the path leads to an item or into one. Then its second part is the item's number."""
    return len(where) > 1 and where[0] in ITEM_LISTS


def _unflatten(flat: _FlatAnswers) -> AnswerTree:
    answers: AnswerTree = {}
    items: dict[NumberedPath, AnswerTree] = {}
    for where, value in flat.items():
        level, rest = answers, where
        if where[0] in ITEM_LISTS:
            if len(where) == 2:
                items[where] = {}
                answers.setdefault(where[0], []).append(items[where])
                continue
            level, rest = items[where[:2]], where[2:]
        if _is_dated_entry(where):
            level.setdefault(rest[0], []).append(value)
            continue
        for key in rest[:-1]:
            level = level.setdefault(key, {})
        level[rest[-1]] = value
    return answers


def _or_none(value: Any) -> Any:
    return None if value is _ABSENT else value


def _label(where: NumberedPath) -> str:
    """Return the question's name as people know it: "Recommendation 3: Owner"."""
    if not _is_in_item(where):
        return ": ".join(labels(Inspection, where))
    return ": ".join([item_name(where[0], where[1]), *labels(Item, where[2:])])
