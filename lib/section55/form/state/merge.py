"""Two officers changed one inspection: what each of them changed, and the answers that come of their choices.

An item is the same on both sides when its number is, whatever its place. Dated updates are added
to by both and taken from by neither, so they never disagree.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from section55.files.yaml.writer import essence
from section55.form.state.answers import AnswerTree, normalise
from section55.model.inspection import Inspection, Item
from section55.model.items import ITEM_LISTS, item_name
from section55.model.paths import Where, labels, questions

MINE, THEIRS = "mine", "theirs"

_GONE = object()
_Flat = dict[Where, Any]


@dataclass(frozen=True)
class Difference:
    """One answer that is not the same in this form and in the file."""

    where: Where
    """Its path, with an item's number in the place of its place."""
    label: str
    mine: Any
    """None where it is not answered, or the whole item is not there."""
    theirs: Any
    suggested: str
    """mine | theirs where only that side changed it; empty where both did, and a person must choose."""


@dataclass(frozen=True)
class Conflict:
    """The file changed since the form opened it: what differs, for a person to choose from."""

    differences: tuple[Difference, ...]
    theirs: AnswerTree
    data: bytes
    """What the file holds now."""


def differences(base: AnswerTree, mine: AnswerTree, theirs: AnswerTree) -> tuple[Difference, ...]:
    """Every answer that differs between the form and the file, both having begun from ``base``."""
    before, here, there = _flat(base), _flat(mine), _flat(theirs)
    found = []
    for where in dict.fromkeys((*here, *there)):
        a, b = here.get(where, _GONE), there.get(where, _GONE)
        if a == b or _is_entry(where) or _parts_differ(where, here, there):
            continue
        if _is_item(where) and _GONE not in (a, b):
            continue
        was = before.get(where, _GONE)
        suggested = MINE if b == was else THEIRS if a == was else ""
        found.append(Difference(where, _label(where), _shown(a), _shown(b), suggested))
    return tuple(found)


def merged(mine: AnswerTree, theirs: AnswerTree, choices: Mapping[Where, str]) -> AnswerTree:
    """The answers that both sides agree on, and of the others what was chosen: ``mine`` or ``theirs``.

    ``choices`` has a choice for each of the `differences`. Items stand in the order of this form,
    those that only the file has after them; items in which nothing was typed yet stay where they are.
    """
    here, there = _flat(mine), _flat(theirs)
    kept: _Flat = {}
    for where in dict.fromkeys((*here, *there)):
        if _is_entry(where):
            kept[where] = here.get(where, there.get(where))
            continue
        side = here if choices.get(_decides(where, choices), MINE) == MINE else there
        if where in side:
            kept[where] = side[where]
    answers = _grown({where: value for where, value in kept.items() if _is_in_a_kept_item(where, kept)})
    for name in ITEM_LISTS:
        for place, item in enumerate(mine.get(name) or []):
            if essence(item) is None:
                answers.setdefault(name, []).insert(place, item)
    return answers


def _decides(where: Where, choices: Mapping[Where, str]) -> Where:
    """The path whose choice decides this one: its own, or that of the whole item it lies in."""
    return where if where in choices or where[:2] not in choices else where[:2]


def _is_in_a_kept_item(where: Where, kept: _Flat) -> bool:
    return not _is_in_an_item(where) or where[:2] in kept


def _parts_differ(where: Where, here: _Flat, there: _Flat) -> bool:
    """Whether an answer lies in an item that only one side has: then the item is the difference."""
    if where[0] not in ITEM_LISTS or len(where) < 3:
        return False
    return (where[:2] in here) != (where[:2] in there)


def _is_item(where: Where) -> bool:
    """Whether it stands for a whole item, whose answers have paths of their own."""
    return len(where) == 2 and where[0] in ITEM_LISTS


def _is_entry(where: Where) -> bool:
    """Whether it is a dated update or correction, which both sides keep."""
    return (len(where) == 4 and where[2] == "updates") or (len(where) == 2 and where[0] == "corrections")


def _flat(answers: AnswerTree) -> _Flat:
    """Each answer by its path, items and dated entries by what they are instead of where they stand."""
    return dict(_flattened(normalise(answers), ()))


def _flattened(value: Any, where: Where) -> Iterator[tuple[Where, Any]]:
    if where and where[-1] in ITEM_LISTS and isinstance(value, list):
        taken: set[str] = set()
        for item in value:
            name = _unlike(str(item.get("number") or ""), taken)
            # All of it, so that an item that one side took out is not the same as one that the other changed.
            yield (*where, name), item
            yield from _flattened(item, (*where, name))
    elif where and where[-1] in ("updates", "corrections") and isinstance(value, list):
        taken = set()
        for entry in value:
            yield (*where, _unlike(json.dumps(entry, sort_keys=True), taken)), entry
    elif isinstance(value, dict) and _has_questions(where):
        for key, answer in value.items():
            yield from _flattened(answer, (*where, key))
    elif where:
        yield where, value


def _unlike(name: str, taken: set[str]) -> str:
    """The name, with a count after it where an item or entry before has it too."""
    wanted, count = name, 1
    while wanted in taken:
        count += 1
        wanted = f"{name} ({count})"
    taken.add(wanted)
    return wanted


def _has_questions(where: Where) -> bool:
    """Whether the model asks for keys there, each of them an answer of its own."""
    return bool(questions(Item, where[2:]) if _is_in_an_item(where) else questions(Inspection, where))


def _is_in_an_item(where: Where) -> bool:
    """Whether it leads to an item or into one: its second part is the item's number then, in place of its place."""
    return len(where) > 1 and where[0] in ITEM_LISTS


def _grown(flat: _Flat) -> AnswerTree:
    answers: AnswerTree = {}
    items: dict[Where, dict[str, Any]] = {}
    for where, value in flat.items():
        if where[0] in ITEM_LISTS:
            if len(where) == 2:
                item = items[where] = {}
                answers.setdefault(where[0], []).append(item)
                continue
            level, rest = items[where[:2]], where[2:]
        else:
            level, rest = answers, where
        if _is_entry(where):
            level.setdefault(rest[0], []).append(value)
            continue
        for key in rest[:-1]:
            level = level.setdefault(key, {})
        level[rest[-1]] = value
    return answers


def _shown(value: Any) -> Any:
    return None if value is _GONE else value


def _label(where: Where) -> str:
    """The question as people know it: "Recommendation 3: Owner"."""
    if not _is_in_an_item(where):
        return ": ".join(labels(Inspection, where))
    return ": ".join([item_name(str(where[0]), str(where[1])), *labels(Item, where[2:])])
