"""The answers that the form holds: the same tree of text, lists and keys that a parameter file has.

A question that nobody answered is empty text, or not in the tree at all; the two are the same.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, get_args, get_origin

from section55.files.yaml.editor import with_answers
from section55.files.yaml.parser import read_answers
from section55.files.yaml.writer import Bare, essence, mapping_lines
from section55.model.inspection import Inspection
from section55.model.items import ITEM_LISTS
from section55.model.paths import Where, answer_at, inner_model, question_at
from section55.model.wording import meant_dates, weekday

Answers = dict[str, Any]

DRAFT = "draft"
"""What an inspection is that has an empty status, which no file may have."""
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ", re.IGNORECASE)


def set_answer(answers: Answers, where: Where, value: Any) -> None:
    """Puts an answer at a path, with the keys around it where they are missing."""
    *around, last = where
    level: Any = answers
    for part in around:
        found = level[part] if isinstance(part, int) else level.get(part)
        if found is None or found == "":
            found = level[part] = {}
        level = found
    level[last] = value


def from_file(data: bytes) -> Answers:
    """The answers of a parameter file whose YAML is sound, ready for the form to change."""
    return without_gaps(read_answers(data))


def without_gaps(value: Any) -> Any:
    """The answers without the places of lists in which nothing is written."""
    if isinstance(value, dict):
        return {key: without_gaps(answer) for key, answer in value.items()}
    if isinstance(value, list):
        return [without_gaps(item) for item in value if essence(item) is not None]
    return value


def has_gaps(answers: Answers) -> bool:
    """Whether something is left empty that the reader refuses and `file_text` puts right."""
    return (essence(answers) or {}) != said(answers)


def misshapen(answers: Answers) -> list[str]:
    """The keys whose answers are of another shape than the form can show: text for a list, say."""
    return [key for key, field in Inspection.model_fields.items() if not _fits(answers.get(key), field.annotation)]


def _fits(value: Any, annotation: Any) -> bool:
    if value in (None, ""):
        return True
    if is_list(annotation):
        return isinstance(value, list) and all(_fits(item, get_args(annotation)[0]) for item in value)
    if model := inner_model(annotation):
        fields = model.model_fields.items()
        return isinstance(value, dict) and all(_fits(value.get(key), field.annotation) for key, field in fields)
    return isinstance(value, str)


def is_list(annotation: Any) -> bool:
    """Whether a question takes a list."""
    return getattr(annotation, "__origin__", annotation) is list


def kinds_of(annotation: Any) -> Iterator[Any]:
    """The plain types and closed lists that a question's answer may be of."""
    if get_origin(annotation) is Literal or not get_args(annotation):
        yield annotation
        return
    for argument in get_args(annotation):
        yield from kinds_of(argument)


def said(answers: Answers) -> Answers:
    """What the answers say: no empty answers, no items in which nothing was typed."""
    plain = essence(without_gaps(answers)) or {}
    if "status" in answers:
        plain.setdefault("status", DRAFT)
    return plain


def place_shown(answers: Answers, where: Where) -> Where:
    """A path in what the answers say, as the path in the answers themselves, with items that say nothing yet."""
    level: Any = answers
    shown: Where = ()
    for part in where:
        if isinstance(part, int) and isinstance(level, list):
            typed = [place for place, item in enumerate(level) if essence(item) is not None]
            part = typed[part] if part < len(typed) else part
        shown = (*shown, part)
        level = answer_at(level, (part,))
    return shown


def file_text(answers: Answers, old: str | None, first_line: str = "") -> str:
    """The text of a parameter file with these answers.

    With the text that it has now, only the lines of changed answers are other ones; without, it is
    written in the model's order below ``first_line``, which has its line break. Raises ``ValueError``
    for signs that no parameter file may hold.
    """
    plain = said(answers)
    before = read_answers(old.encode()) if old is not None else {"status": ""}
    if "status" in before:
        plain.setdefault("status", DRAFT)
    wanted = _typed(plain, ())
    if old is not None:
        before = essence(before) or {}
        keys = [key for key in (*plain, *before) if plain.get(key) != before.get(key)]
        return with_answers(old, {(key,): wanted.get(key) for key in dict.fromkeys(keys)})
    for name in ITEM_LISTS:
        wanted.setdefault(name, [])
    return first_line + "\n".join(mapping_lines(wanted, (), 0)) + "\n"


def _typed(value: Any, where: Where) -> Any:
    """The answers with dates, counts and switches marked as such, so that they are written without quotes."""
    if isinstance(value, dict):
        return {key: _typed(answer, (*where, key)) for key, answer in value.items()}
    if isinstance(value, list):
        return [_typed(answer, (*where, place)) for place, answer in enumerate(value)]
    if isinstance(value, str) and where and isinstance(where[-1], str):
        field = question_at(Inspection, where)
        if field is not None and {date, int} & {*kinds_of(field.annotation)}:
            return Bare(value.strip())
    return value


def day_in_file(text: str) -> str:
    """A date as a person types or pastes it, in the form of a parameter file where only one day can be meant.

    The name of its weekday may stand before it; one that is not its own leaves the date as it was typed.
    """
    shown = " ".join(text.split())
    meant = meant_dates(shown)
    if named := _WEEKDAY.match(shown):
        days = meant_dates(shown[named.end() :])
        meant = [day for day in days if weekday(day).lower().startswith(named[1].lower())]
    return meant[0].isoformat() if len(meant) == 1 else shown
