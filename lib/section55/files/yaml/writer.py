"""Writes answers as lines of a file, in its model's order, with quotation marks only where they are needed.

What is written is read as the same text by the strict reader and by a reader of YAML 1.1, which
takes ``no`` for false and ``1:30`` for 90 where they are not quoted.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import yaml
from pydantic import BaseModel

from section55.model.answer_types import plain_text, takes_markdown
from section55.model.clean_text import clean_text
from section55.model.inspection import Inspection
from section55.model.paths import Where, question_at, questions

Model = type[BaseModel]
_LONGEST_FLOW = 100
_LONGEST_PROSE = 80
_NEVER_QUOTED = re.compile("true|false|-?[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPECIAL_STARTS = tuple("-?:,[]{}#&*!|>'\"%@`=<~.+")
# What readers of YAML 1.1 or 1.2 guess at, beyond what PyYAML's own resolver knows.
_GUESSED = re.compile(r"[yYnN]|0[oxb][0-9a-fA-F_]+|[0-9.]+[eE][-+]?[0-9]+|[0-9][0-9_:.,-]*")
_RESOLVER = yaml.resolver.Resolver()
_TEXT = "tag:yaml.org,2002:str"


class Unquoted(str):
    """Text that is a date, a count or a switch, and is written without quotation marks."""

    __slots__ = ()


def to_plain(value: object) -> Any:
    """An answer as text, lists and keys. Raises ``ValueError`` for what no parameter file may hold."""
    if value is None:
        return None
    if isinstance(value, bool):
        return Unquoted(str(value).lower())
    if isinstance(value, int):
        return Unquoted(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return Unquoted(value.isoformat())
    if isinstance(value, str):
        text = plain_text(value)
        return Unquoted(text) if isinstance(value, Unquoted) else text
    if isinstance(value, Mapping):
        return {key: to_plain(answer) for key, answer in value.items()}
    if isinstance(value, Sequence):
        return [to_plain(answer) for answer in value]
    raise ValueError(f"A parameter file cannot hold a {type(value).__name__}.")


def strip_answer(value: object) -> Any:
    """An answer without what makes no difference to it: empty answers, and what the cleaning of its text takes out.

    None where nothing is left.
    """
    if isinstance(value, dict):
        content = {key: strip_answer(answer) for key, answer in value.items()}
        return {key: answer for key, answer in content.items() if answer is not None} or None
    if isinstance(value, list):
        return [strip_answer(answer) for answer in value] or None
    if isinstance(value, str):
        return clean_text(value) or None
    return value


def in_model_order(keys: Iterable[str], where: Where, model: Model = Inspection) -> list[str]:
    """The keys in the model's order; those that it does not know come last."""
    order = {key: index for index, key in enumerate(questions(model, where))}
    return sorted(keys, key=lambda key: order.get(key, len(order)))


def mapping_lines(
    answers: Mapping[str, Any], where: Where, column: int, comment_column: int = -1, model: Model = Inspection
) -> list[str]:
    """The lines of a set of keys that begins at a column.

    Text after | is indented further than ``comment_column``: a comment below it would be read as its text.
    """
    lines: list[str] = []
    for key in in_model_order(answers, where, model):
        head, more = lines_after_marker(answers[key], (*where, key), column, comment_column, model=model)
        lines += [f"{' ' * column}{key}:{head}", *more]
    return lines


def item_lines(
    answer: Any, where: Where, column: int, comment_column: int = -1, model: Model = Inspection
) -> list[str]:
    """The lines of an item of a list whose dash stands at a column."""
    if isinstance(answer, dict) and answer:
        first, *more = mapping_lines(answer, where, column + 2, comment_column, model)
        return [f"{' ' * column}- {first[column + 2 :]}", *more]
    head, more = lines_after_marker(answer, where, column, comment_column, model=model)
    return [f"{' ' * column}-{head}", *more]


def lines_after_marker(
    answer: Any,
    where: Where,
    column: int,
    comment_column: int = -1,
    block_column: int | None = None,
    model: Model = Inspection,
) -> tuple[str, list[str]]:
    """An answer as it stands after the colon or the dash at a column: the rest of that line, and the lines below it.

    ``block_column`` is the column of the text after | that the answer was before, and stays.
    """
    if answer is None or (answer == "" and isinstance(where[-1], str)):
        return "", []
    if isinstance(answer, dict):
        return ("", mapping_lines(answer, where, column + 2, comment_column, model)) if answer else (" {}", [])
    if isinstance(answer, list):
        if flow := _flow(answer, room=_LONGEST_FLOW - column - len(str(where[-1])) - 2):
            return f" {flow}", []
        return "", [
            line
            for index, item in enumerate(answer)
            for line in item_lines(item, (*where, index), column + 2, comment_column, model)
        ]
    if "\n" in answer or (answer and block_column is not None) or _is_long_prose(answer, where, model):
        text_column = max(block_column or column + 2, comment_column + 1)
        indicator = str(text_column - column) if answer[0] in " \t" else ""
        if len(indicator) < 2:
            return f" |{indicator}", [" " * text_column + line if line else "" for line in answer.split("\n")]
    return f" {_scalar(answer)}", []


def _flow(answers: Sequence[Any], room: int) -> str:
    """A list of short texts in brackets; empty where it would not fit on its line."""
    if not all(isinstance(answer, str) and "\n" not in answer for answer in answers):
        return ""
    flow = f"[{', '.join(_scalar(answer, in_flow=True) for answer in answers)}]"
    return flow if len(flow) <= room else ""


def _is_long_prose(text: str, where: Where, model: Model) -> bool:
    return len(text) > _LONGEST_PROSE and takes_markdown(question_at(model, where))


def _scalar(text: str, in_flow: bool = False) -> str:
    if _is_plain(text, in_flow) or (isinstance(text, Unquoted) and _NEVER_QUOTED.fullmatch(text)):
        return text
    if "'" not in text and re.search(r'["\\]', text) and text.isprintable():
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)


def _is_plain(text: str, in_flow: bool) -> bool:
    """Whether the text without quotation marks is that text to every reader."""
    return (
        text != ""
        and text == text.strip()
        and text.isprintable()
        and not text.startswith(_SPECIAL_STARTS)
        and not text.endswith(":")
        and not re.search("[,:?#{}\\[\\]]" if in_flow else ": | #", text)
        and not _GUESSED.fullmatch(text)
        and _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT
    )
