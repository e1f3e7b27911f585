"""The path of an answer: the keys and indexes that lead to it, how people write it, and the question that it answers.

A path is the same in a file, in the form, in a fault and in a history.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

Where = tuple[str | int, ...]
"""The path of an answer: keys, and indexes in lists from 0."""

_PART = re.compile(r"\[([1-9][0-9]{0,5})\]|([^.\[\]]+)")
"""An index, with no more figures than the items of any list have, or a key."""


def key_path(where: Iterable[str | int]) -> str:
    """A path as people read it, with items counted from 1: ``recommendations[2].due_on``; empty for the whole file."""
    path = ""
    for part in where:
        if isinstance(part, int):
            path += f"[{part + 1}]"
        else:
            path += f".{part}" if path else part
    return path


def parse_key_path(key: str) -> Where:
    """The path that `key_path` wrote, for keys that have no dots or brackets themselves; of others some path."""
    return tuple(int(number) - 1 if number else name for number, name in _PART.findall(key))


def answer_at(answers: object, where: Where) -> Any:
    """The answer at a path in a tree of lists and keys; None where the tree has no answer there."""
    for part in where:
        if isinstance(answers, Mapping):
            answers = answers.get(part)
        elif isinstance(answers, list) and isinstance(part, int) and part < len(answers):
            answers = answers[part]
        else:
            return None
    return answers


def inner_model(annotation: object) -> "type[BaseModel] | None":
    """The model of a question's answer, or of the items of its answer; None where these are plain values."""
    # Imported here: faults have paths, and the command line imports faults before it does anything.
    from pydantic import BaseModel

    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := inner_model(argument):
            return found
    return None


def questions(model: "type[BaseModel]", where: Where) -> "Mapping[str, FieldInfo]":
    """A model's questions below a path, in their order; none where the model has no keys there."""
    found = _model_at(model, tuple(part for part in where if isinstance(part, str)))
    return _questions_of(found) if found else {}


def question_at(model: "type[BaseModel]", where: Where) -> "FieldInfo | None":
    """The question that the answer at a path answers; None where the model has no such question."""
    return questions(model, where[:-1]).get(str(where[-1])) if where else None


@lru_cache(maxsize=100)
def _questions_of(model: "type[BaseModel]") -> "Mapping[str, FieldInfo]":
    """A model's questions by their keys in a file, which are not always the names that Python has for them."""
    return {question.alias or name: question for name, question in model.model_fields.items()}


@lru_cache(maxsize=1000)
def _model_at(model: "type[BaseModel]", keys: tuple[str, ...]) -> "type[BaseModel] | None":
    found: type[BaseModel] | None = model
    for key in keys:
        question = _questions_of(found).get(key) if found else None
        found = inner_model(question.annotation) if question else None
    return found


def labels(model: "type[BaseModel]", where: Where) -> list[str]:
    """The titles of the questions along a path: ``["Recommendations, item 2", "Owner"]``.

    A key that the model does not know stands for itself.
    """
    names: list[str] = []
    for end, part in enumerate(where, 1):
        if isinstance(part, int):
            item = f"item {part + 1}"
            names[-1:] = [f"{names[-1]}, {item}" if names else item]
        else:
            question = question_at(model, where[:end])
            names.append(question.title if question and question.title else part)
    return names
