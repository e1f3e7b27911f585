"""Answers by their paths, in which items have their numbers and dated entries their words in place of their indexes."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from section55.files.yaml.writer import strip_answer
from section55.form.state.answers import AnswerTree, is_filled, lists_of_items, normalise
from section55.model.answer_types import takes_markdown
from section55.model.inspection import Correction, Inspection
from section55.model.item_places import ItemPlace, line_of
from section55.model.item_questions import Cause, Item, Part, Update
from section55.model.items import KINDS, PARTS
from section55.model.paths import Where, inner_model, labels, question_at, questions

NumberedPath = tuple[str, ...]
"""The path of an answer, in which items of lists have their number and dated entries their text, not their index."""
FlatAnswers = dict[NumberedPath, Any]


def flatten(answers: AnswerTree) -> FlatAnswers:
    """Return each answer by its path, and each whole item by its own: one may be gone, and changed elsewhere."""
    return dict(_flatten_value(normalise(answers), ()))


def unflatten(flat: FlatAnswers) -> AnswerTree:
    """Return the answers that `flatten` gave, with the items and entries of each list in the order of their paths."""
    answers: AnswerTree = {}
    items: dict[NumberedPath, AnswerTree] = {(): answers}
    for where, value in flat.items():
        around = [item for item in items_around(where) if item != where]
        start = around[-1] if around else ()
        level, inside = items[start], where[len(start) :]
        if is_item(where):
            items[where] = {}
            level.setdefault(inside[0], []).append(items[where])
        elif is_dated_entry(where):
            level.setdefault(inside[0], []).append(value)
        else:
            for key in inside[:-1]:
                level = level.setdefault(key, {})
            level[inside[-1]] = value
    return answers


def put_back_empty_items(answers: AnswerTree, mine: AnswerTree, where: Where = ()) -> None:
    """Put the empty items of ``mine``, which have no number to be known by, into the same lists of ``answers``.

    ``where`` is the path of the item that both are of.
    """
    for key in lists_of_items(where):
        items = mine.get(key) or []
        filled = [item for item in items if is_filled(item)]
        same = dict(_named(answers.get(key) or [], "item"))
        for (name, _), item in zip(_named(map(strip_answer, filled), "item"), filled, strict=True):
            if name in same:
                put_back_empty_items(same[name], item, (*where, key))
        for index, item in enumerate(items):
            if not is_filled(item):
                answers.setdefault(key, []).insert(index, item)


def put_into(answers: AnswerTree, other: AnswerTree, where: Where = ()) -> None:
    """Make answers equal to others in place: an item of the same number stays the object that a card of the form has.

    ``where`` is the path, of keys alone, that both are at.
    """
    for key in [key for key in answers if key not in other]:
        del answers[key]
    lists = lists_of_items(where)
    for key, value in other.items():
        here = answers.get(key)
        if key in lists and isinstance(value, list):
            answers[key] = _put_items_into(here or [], value, (*where, key))
        elif isinstance(here, dict) and isinstance(value, dict):
            put_into(here, value, (*where, key))
        else:
            answers[key] = value


def _put_items_into(items: list[AnswerTree], others: list[AnswerTree], where: Where) -> list[AnswerTree]:
    known = dict(zip(_item_names(items), items, strict=True))
    kept = []
    for name, other in zip(_item_names(others), others, strict=True):
        if (item := known.get(name)) is not None:
            put_into(item, other, where)
        kept.append(other if item is None else item)
    return kept


def _item_names(items: list[AnswerTree]) -> list[str]:
    return [name for name, _ in _named(map(strip_answer, items), "item")]


def items_around(where: NumberedPath) -> list[NumberedPath]:
    """Return the paths of the items that a path leads into or to, the outermost first."""
    return [where[:end] for end in range(2, len(where) + 1) if is_item(where[:end])]


def is_item(where: NumberedPath) -> bool:
    """Whether the path is that of a whole item, whose answers also have paths of their own."""
    return _names_in(where)[-1:] == ("item",)


def is_dated_entry(where: NumberedPath) -> bool:
    """Whether the path is that of a dated update or correction; those of both sides are kept."""
    return _names_in(where)[-1:] == ("entry",)


def is_long_text(where: NumberedPath) -> bool:
    """Whether the answer at a path is a text of any length."""
    return takes_markdown(question_at(Inspection, _keys_of(where)))


def label_of(where: NumberedPath) -> str:
    """Return the question's name as people know it: "Cause of concern 1, recommendation 3: Owner"."""
    place: ItemPlace | None = None
    around = items_around(where)
    for item in around:
        place = _place(item, place)
    inside = where[len(around[-1]) :] if around else where
    names = labels(Inspection, _keys_of(where))
    return ": ".join([*([place.label] if place else []), *names[len(names) - len(inside) :]])


def _place(where: NumberedPath, around: ItemPlace | None) -> ItemPlace:
    *_, list_name, number = where
    if list_name == PARTS and around:
        return ItemPlace((), around.kind, number, cause=around.cause, whole=around)
    return ItemPlace((), KINDS[list_name], number, cause=around)


@lru_cache(maxsize=10_000)
def _names_in(where: NumberedPath) -> tuple[str, ...]:
    """For each part of a path what it is: a key, or the name of an item or of a dated entry."""
    kinds: tuple[str, ...] = ()
    keys: Where = ()
    for part in where:
        if kinds[-1:] == ("key",) and (name := _name_below(keys)):
            kinds = (*kinds, name)
        else:
            keys = (*keys, part)
            kinds = (*kinds, "key")
    return kinds


def _keys_of(where: NumberedPath) -> Where:
    return tuple(part for part, kind in zip(where, _names_in(where), strict=True) if kind == "key")


@lru_cache(maxsize=1000)
def _name_below(keys: Where) -> str:
    """What the members of the list at a path of keys are named as: item or entry; empty for any other answer."""
    question = question_at(Inspection, keys)
    model = inner_model(question.annotation) if question else None
    return "item" if model in (Item, Cause, Part) else "entry" if model in (Update, Correction) else ""


def _flatten_value(value: Any, where: NumberedPath) -> Iterator[tuple[NumberedPath, Any]]:
    kind = _name_below(_keys_of(where)) if where and not is_item(where) and not is_dated_entry(where) else ""
    if kind and isinstance(value, list):
        for name, member in _named(value, kind):
            path = (*where, name)
            yield path, member
            if kind == "item":
                yield from _flatten_value(member, path)
    elif isinstance(value, dict) and questions(Inspection, _keys_of(where)):
        for key, answer in value.items():
            yield from _flatten_value(answer, (*where, key))
    elif where and not is_item(where):
        yield where, value


def _named(members: Iterable[Any], kind: str) -> Iterator[tuple[str, Any]]:
    """Yield each member of a list with a name that no other has."""
    used: set[str] = set()
    for member in members:
        yield make_unique(_name_of(member, kind), used), member


def _name_of(member: Any, kind: str) -> str:
    if kind == "entry":
        return json.dumps(member, sort_keys=True)
    number, group = line_of(member, "number"), line_of(member, "group")
    return f"{number}, {group}" if group else number


def make_unique(name: str, used: set[str]) -> str:
    """Return the name, with a count after it where an earlier item or entry has it too, and add it to ``used``."""
    unique, count = name, 1
    while unique in used:
        count += 1
        unique = f"{name} ({count})"
    used.add(unique)
    return unique
