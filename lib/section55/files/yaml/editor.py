"""Changes some answers in a parameter file's text and leaves every other line as it was, to the byte.

A YAML library that reads a file and writes it again lays it out anew: it wraps lines, drops
quotation marks and moves comments. A parameter file's history shows what a person changed, and the
file's hash is recorded. So only the lines of a changed answer are written here, where the reader
found that they stand, and the result is read back before it is returned.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from section55.files.yaml.positions import EditableText
from section55.files.yaml.writer import Model, strip_answer, to_plain
from section55.model.errors import FaultsFound, WorkbookError
from section55.model.inspection import Inspection
from section55.model.paths import Where, answer_at, key_path

_BYTE_ORDER_MARK = "\ufeff"


def replace_answers(text: str, answers: Mapping[Where, Any], model: Model = Inspection) -> str:
    """The text with these answers instead of its own; the same text where it gives them already.

    A path has keys, and indexes in lists from 0; the index after the last adds an item. None leaves a
    key with nothing after its colon. Line ends, comments and the lines of all other answers stay. ``model``
    is that of the file: a new key stands where the model has it.

    Raises `FaultsFound` where the text is not strict YAML, ``LookupError`` for a path that leads
    nowhere, and ``ValueError`` for an answer that no parameter file may hold.
    """
    mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    edited = EditableText(text.removeprefix(mark), model)
    for where, answer in answers.items():
        edited = _replace_answer(edited, tuple(where), to_plain(answer))
    return mark + edited.text


def _replace_answer(text: EditableText, where: Where, answer: Any) -> EditableText:
    wanted = _set_in_tree(text.answers, where, answer)
    if strip_answer(wanted) == strip_answer(text.answers):
        return text
    for attempt in _attempts(text, where, wanted):
        if strip_answer(attempt.answers) == strip_answer(wanted):
            return attempt
    raise WorkbookError(
        f"{key_path(where)} could not be changed without changing other answers, because of how the file is laid "
        "out. Change it in the file by hand."
    )


def _attempts(text: EditableText, where: Where, wanted: Any) -> Iterator[EditableText]:
    """Texts with the answer in them: first the one with the fewest lines changed, last the whole file written anew.

    One that is not strict YAML is left out; one may still give other answers than those wanted.
    """
    with suppress(FaultsFound):
        yield from _replace_in_parts(text, where, answer_at(wanted, where))
    for level in range(len(where), -1, -1):
        with suppress(FaultsFound):
            yield EditableText(text.rewrite(where[:level], wanted), text.model)


def _replace_in_parts(text: EditableText, where: Where, answer: Any) -> Iterator[EditableText]:
    """The text with an answer replaced part by part, where it is a list or a set of keys on lines of their own."""
    node = text.node_at(where)
    if node is None:
        return
    edited, parts = text, {}
    if node.block_answers and isinstance(answer, dict):
        old = answer_at(text.answers, where)
        parts = {key: old.get(key) for key in (*answer, *(key for key in old if key not in answer))}
        answer = {key: answer.get(key) for key in parts}
    elif node.block_items and isinstance(answer, list) and answer:
        rearranged, parts = text.rearrange(where, node, answer)
        edited = EditableText(rearranged, text.model)
    if parts:
        for part, before in parts.items():
            if strip_answer(answer[part]) != strip_answer(before):
                edited = _replace_answer(edited, (*where, part), answer[part])
        yield edited


def _set_in_tree(answers: Any, where: Where, answer: Any) -> Any:
    """The answers with another one at a path; lists and keys around it are added where they are missing."""
    if not where:
        return answer
    part, rest = where[0], where[1:]
    if isinstance(part, str) and isinstance(answers, dict | None):
        return {**(answers or {}), part: _set_in_tree((answers or {}).get(part), rest, answer)}
    items = [] if answers is None else answers
    if isinstance(part, int) and isinstance(items, list) and 0 <= part <= len(items):
        return [*items[:part], _set_in_tree(dict(enumerate(items)).get(part), rest, answer), *items[part + 1 :]]
    raise LookupError(f"There is no place for an answer at {key_path(where)}.")
