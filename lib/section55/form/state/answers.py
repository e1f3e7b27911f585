"""The answers that the form holds: the same tree of keys, lists and text as in a parameter file.

A question that nobody has answered is empty text or is not in the tree; the two mean the same.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from section55.files.yaml.editor import replace_answers
from section55.files.yaml.parser import read_answers
from section55.files.yaml.writer import Unquoted, mapping_lines, strip_answer
from section55.model.inspection import Inspection
from section55.model.items import ITEM_LISTS
from section55.model.office_use import OfficeUseEntry
from section55.model.paths import Where, answer_at, inner_model, question_at, questions
from section55.model.wording import meant_dates, weekday

AnswerTree = dict[str, Any]
"""Answers by their keys: text, lists of text, and the same again for groups of questions and lists of items."""

DRAFT = "draft"
"""The status of an inspection whose status was left empty, which no file may have."""
_SHORT_YEAR = re.compile(r"(.*[^0-9])([0-9]{2})")
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ", re.IGNORECASE)


def set_answer(answers: AnswerTree, where: Where, value: Any) -> None:
    """Set the answer at a path, and add the keys above it that are missing."""
    *around, last = where
    level: Any = answers
    for part in around:
        found = level[part] if isinstance(part, int) else level.get(part)
        if found is None or found == "":
            found = level[part] = {}
        level = found
    level[last] = value


def parse_answers(data: bytes) -> AnswerTree:
    """Return the answers of a parameter file whose YAML is sound, ready for the form to change."""
    return drop_gaps(read_answers(data))


def drop_gaps(answers: AnswerTree) -> AnswerTree:
    """Return the answers without empty items of lists."""
    return {key: _drop_gaps_in(answer) for key, answer in answers.items()}


def _drop_gaps_in(value: Any) -> Any:
    if isinstance(value, dict):
        return drop_gaps(value)
    if isinstance(value, list):
        return [_drop_gaps_in(item) for item in value if is_filled(item)]
    return value


def is_filled(value: Any) -> bool:
    """Whether anything is answered in an answer: in a text, in a list, or in a set of keys."""
    if isinstance(value, dict | list):
        return any(map(is_filled, value.values() if isinstance(value, dict) else value))
    return strip_answer(value) is not None


def has_gaps(answers: AnswerTree) -> bool:
    """Whether something is left empty that the reader refuses and `to_yaml` corrects."""
    return (strip_answer(answers) or {}) != normalise(answers)


def keys_of_wrong_shape(answers: AnswerTree, model: type[BaseModel] = Inspection) -> list[str]:
    """Return the keys whose answers have a shape that the form cannot show: text in place of a list, say."""
    asked = questions(model, ()).items()
    return [key for key, question in asked if not _fits(answers.get(key), question.annotation)]


def _fits(value: Any, annotation: Any) -> bool:
    if value in (None, ""):
        return True
    if is_list(annotation):
        return isinstance(value, list) and all(_fits(item, get_args(annotation)[0]) for item in value)
    if model := inner_model(annotation):
        asked = questions(model, ()).items()
        return isinstance(value, dict) and all(_fits(value.get(key), field.annotation) for key, field in asked)
    if isinstance(value, dict) and OfficeUseEntry in types_of(annotation):
        return all(isinstance(words, str | None) for words in value.values())
    return isinstance(value, str)


def is_list(annotation: Any) -> bool:
    """Whether the answer to a question is a list."""
    return getattr(annotation, "__origin__", annotation) is list


def lists_of_items(where: Where) -> tuple[str, ...]:
    """Return the keys of the lists of items among the answers at a path: of the inspection, or inside an item."""
    return _lists_of_items(tuple(part for part in where if isinstance(part, str)))


@lru_cache(maxsize=100)
def _lists_of_items(keys: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    for key, question in questions(Inspection, keys).items():
        model = inner_model(question.annotation) if is_list(question.annotation) else None
        if model is not None and "number" in model.model_fields:
            found.append(key)
    return tuple(found)


def types_of(annotation: Any) -> Iterator[Any]:
    """Yield the plain types and ``Literal`` types that a question's answer may have."""
    if get_origin(annotation) is Literal or not get_args(annotation):
        yield annotation
        return
    for argument in get_args(annotation):
        yield from types_of(argument)


def normalise(answers: AnswerTree) -> AnswerTree:
    """Return the answers as a file would hold them: no empty answers, no empty items, no empty status."""
    plain = strip_answer(drop_gaps(answers)) or {}
    if "status" in answers:
        plain.setdefault("status", DRAFT)
    return plain


def path_in_form(answers: AnswerTree, where: Where) -> Where:
    """Return the path in the form's answers for a path in the normalised ones, which have no empty items."""
    level: Any = answers
    found: Where = ()
    for part in where:
        if isinstance(part, int) and isinstance(level, list):
            filled = [index for index, item in enumerate(level) if is_filled(item)]
            part = filled[part] if part < len(filled) else part
        found = (*found, part)
        level = answer_at(level, (part,))
    return found


def path_in_file(answers: AnswerTree, where: Where) -> Where:
    """Return the path in the normalised answers, which have no empty items, for a path in the form's answers."""
    level: Any = answers
    found: Where = ()
    for part in where:
        before = level[:part] if isinstance(part, int) and isinstance(level, list) else None
        found = (*found, part if before is None else sum(map(is_filled, before)))
        level = answer_at(level, (part,))
    return found


def to_yaml(answers: AnswerTree, old: str | None, first_line: str = "") -> str:
    """Return the text of a parameter file with these answers.

    Where ``old``, its text so far, is given, only the lines of changed answers differ from it. A new
    file has its answers in the model's order, below ``first_line``, which ends with its line break.
    Raises ``ValueError`` for characters that no parameter file may hold.
    """
    plain = normalise(answers)
    before = read_answers(old.encode()) if old is not None else {"status": ""}
    if "status" in before:
        plain.setdefault("status", DRAFT)
    wanted = mark_unquoted(plain, ())
    if old is not None:
        before = strip_answer(before) or {}
        keys = [key for key in (*plain, *before) if plain.get(key) != before.get(key)]
        return replace_answers(old, {(key,): wanted.get(key) for key in dict.fromkeys(keys)})
    for name in ITEM_LISTS:
        wanted.setdefault(name, [])
    return first_line + "\n".join(mapping_lines(wanted, (), 0)) + "\n"


def mark_unquoted(value: Any, where: Where, model: type[BaseModel] = Inspection) -> Any:
    """Return the answers with dates, numbers and true marked, so that they are written without quotation marks."""
    if isinstance(value, dict):
        return {key: mark_unquoted(answer, (*where, key), model) for key, answer in value.items()}
    if isinstance(value, list):
        return [mark_unquoted(answer, (*where, index), model) for index, answer in enumerate(value)]
    if isinstance(value, str) and where and isinstance(where[-1], str):
        field = question_at(model, where)
        if field is not None and {date, int, bool} & {*types_of(field.annotation)}:
            return Unquoted(value.strip())
    return value


def to_iso_date(text: str) -> str:
    """Return a date that was typed or pasted as year-month-day; what is no date as it is.

    In figures the day comes before the month, and a year of two figures is one of this century. The name of the
    weekday may come before the date. A wrong one leaves the text as it is.
    """
    typed = " ".join(text.split())
    days = _days(typed)
    if named := _WEEKDAY.match(typed):
        days = [day for day in _days(typed[named.end() :]) if weekday(day).lower().startswith(named[1].lower())]
    is_in_figures = not any(map(str.isalpha, typed[named.end() :] if named else typed))
    return days[0].isoformat() if len(days) == 1 or (days and is_in_figures) else typed


def _days(text: str) -> list[date]:
    """The days that a date may mean, day before month first."""
    short = _SHORT_YEAR.fullmatch(text)
    return meant_dates(text) or (meant_dates(f"{short[1]}20{short[2]}") if short else [])
