"""Answers as lines of a parameter file: in the model's order, in quotation marks only where they are needed.

What is written is read as the same text by the strict reader and by a reader of YAML 1.1, which
takes ``no`` for false and ``1:30`` for 90 where they are not quoted.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import yaml

from section55.model.answer_types import plain_text, takes_markdown
from section55.model.inspection import Inspection
from section55.model.paths import Where, question_at, questions

_LONGEST_FLOW = 100
_LONGEST_PROSE = 80
_BARE = re.compile("true|false|-?[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SIGNS = tuple("-?:,[]{}#&*!|>'\"%@`=<~.+")
# What readers of YAML 1.1 or 1.2 guess at, beyond what PyYAML's own resolver knows.
_GUESSED = re.compile(r"[yYnN]|0[oxb][0-9a-fA-F_]+|[0-9.]+[eE][-+]?[0-9]+|[0-9][0-9_:.,-]*")
_RESOLVER = yaml.resolver.Resolver()
_TEXT = "tag:yaml.org,2002:str"


class Bare(str):
    """Text that is a date, a count or a switch, and is written without quotation marks."""

    __slots__ = ()


def as_typed(value: Any) -> Any:
    """An answer as the text, lists and keys that a file has. Raises ``ValueError`` for text that none may hold."""
    if value is None:
        return None
    if isinstance(value, bool):
        return Bare(str(value).lower())
    if isinstance(value, int):
        return Bare(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return Bare(value.isoformat())
    if isinstance(value, str):
        text = _trimmed(plain_text(value))
        return Bare(text) if isinstance(value, Bare) else text
    if isinstance(value, Mapping):
        return {key: as_typed(answer) for key, answer in value.items()}
    if isinstance(value, Sequence):
        return [as_typed(answer) for answer in value]
    raise ValueError(f"A parameter file cannot hold a {type(value).__name__}.")


def essence(value: Any) -> Any:
    """What an answer says, however it is written: text without the ends that the reader strips, no empty answers."""
    if isinstance(value, dict):
        said = {key: essence(answer) for key, answer in value.items()}
        return {key: answer for key, answer in said.items() if answer is not None} or None
    if isinstance(value, list):
        return [essence(answer) for answer in value] or None
    if isinstance(value, str):
        with suppress(ValueError):  # such a text may stand in the file as an escape; the reader refuses it
            value = plain_text(value)
        return str(_trimmed(value)) or None
    return value


def _trimmed(text: str) -> str:
    return text.strip("\n").rstrip()


def in_order(keys: Iterable[str], where: Where) -> list[str]:
    """The keys in the model's order; those that it does not know come last."""
    order = {key: place for place, key in enumerate(questions(Inspection, where))}
    return sorted(keys, key=lambda key: order.get(key, len(order)))


def mapping_lines(answers: Mapping[str, Any], where: Where, column: int, beyond: int = -1) -> list[str]:
    """The lines of a set of keys that begins at a column.

    Literal blocks are indented further than ``beyond``: a remark below them would be read as their text.
    """
    lines: list[str] = []
    for key in in_order(answers, where):
        head, more = after_sign(answers[key], (*where, key), column, beyond)
        lines += [f"{' ' * column}{key}:{head}", *more]
    return lines


def item_lines(answer: Any, where: Where, column: int, beyond: int = -1) -> list[str]:
    """The lines of an item of a list whose dash stands at a column."""
    if isinstance(answer, dict) and answer:
        first, *more = mapping_lines(answer, where, column + 2, beyond)
        return [f"{' ' * column}- {first[column + 2 :]}", *more]
    head, more = after_sign(answer, where, column, beyond)
    return [f"{' ' * column}-{head}", *more]


def after_sign(
    answer: Any, where: Where, column: int, beyond: int = -1, literal_at: int | None = None
) -> tuple[str, list[str]]:
    """What stands after the colon or the dash at a column: on its line, and on lines of their own.

    ``literal_at`` is the column of the literal block that the answer was in before, and stays in.
    """
    if answer is None or (answer == "" and isinstance(where[-1], str)):
        return "", []
    if isinstance(answer, dict):
        return ("", mapping_lines(answer, where, column + 2, beyond)) if answer else (" {}", [])
    if isinstance(answer, list):
        if flow := _flow(answer, room=_LONGEST_FLOW - column - len(str(where[-1])) - 2):
            return f" {flow}", []
        return "", [
            line for place, item in enumerate(answer) for line in item_lines(item, (*where, place), column + 2, beyond)
        ]
    if "\n" in answer or (answer and literal_at is not None) or _is_long_prose(answer, where):
        at = max(literal_at or column + 2, beyond + 1)
        indicator = str(at - column) if answer[0] in " \t" else ""
        if len(indicator) < 2:
            return f" |{indicator}", [" " * at + line if line else "" for line in answer.split("\n")]
    return f" {_scalar(answer)}", []


def _flow(answers: Sequence[Any], room: int) -> str:
    """A list of short texts in brackets; empty where it would not fit on its line."""
    if not all(isinstance(answer, str) and "\n" not in answer for answer in answers):
        return ""
    flow = f"[{', '.join(_scalar(answer, in_flow=True) for answer in answers)}]"
    return flow if len(flow) <= room else ""


def _is_long_prose(text: str, where: Where) -> bool:
    return len(text) > _LONGEST_PROSE and takes_markdown(question_at(Inspection, where))


def _scalar(text: str, in_flow: bool = False) -> str:
    if _is_plain(text, in_flow) or (isinstance(text, Bare) and _BARE.fullmatch(text)):
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
        and not text.startswith(_SIGNS)
        and not text.endswith(":")
        and not re.search("[,:?#{}\\[\\]]" if in_flow else ": | #", text)
        and not _GUESSED.fullmatch(text)
        and _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT
    )
