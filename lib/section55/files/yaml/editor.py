"""A parameter file's text with some answers changed and every other line as it was, to the byte.

A YAML library that reads a file and writes it again lays it out anew: it wraps lines, drops
quotation marks and moves remarks. A parameter file's history shows what a person changed, and its
hash is kept. So only the lines of a changed answer are written here, at the place where the parser
says that they stand, and the result is read back before it is given away.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from section55.files.yaml.positions import Page
from section55.files.yaml.writer import as_typed, essence
from section55.model.errors import FaultsFound, WorkbookError
from section55.model.paths import Where, answer_at, key_path

_BYTE_ORDER_MARK = "\ufeff"


def with_answers(text: str, answers: Mapping[Where, Any]) -> str:
    """The text with these answers instead of its own; the same text where it gives them already.

    A path has keys, and places in lists from 0; the place after the last adds an item. None leaves
    a key with nothing after its colon. Line ends, remarks and the lines of all other answers stay.

    Raises `FaultsFound` where the text is not strict YAML, ``LookupError`` for a path that leads
    nowhere, and ``ValueError`` for an answer that no parameter file may hold.
    """
    mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    page = Page(text.removeprefix(mark))
    for where, answer in answers.items():
        page = _answered(page, tuple(where), as_typed(answer))
    return mark + page.text


def _answered(page: Page, where: Where, answer: Any) -> Page:
    wanted = _changed(page.answers, where, answer)
    if essence(wanted) == essence(page.answers):
        return page
    for attempt in _attempts(page, where, wanted):
        if essence(attempt.answers) == essence(wanted):
            return attempt
    raise WorkbookError(
        f"{key_path(where)} could not be changed without changing other answers, because of how the file is laid "
        "out. Change it in the file by hand."
    )


def _attempts(page: Page, where: Where, wanted: Any) -> Iterator[Page]:
    """Texts with the answer in them: first with the fewest lines changed, last with the whole file written anew.

    Some may say something else by mistake; a text that is not strict YAML is left out.
    """
    with suppress(FaultsFound):
        yield from _in_parts(page, where, answer_at(wanted, where))
    for level in range(len(where), -1, -1):
        with suppress(FaultsFound):
            yield Page(page.rewritten(where[:level], wanted))


def _in_parts(page: Page, where: Where, answer: Any) -> Iterator[Page]:
    """The text with an answer changed part by part, where it is a list or a set of keys on lines of their own."""
    node = page.node_at(where)
    if node is None:
        return
    changed, parts = page, {}
    if node.block_answers and isinstance(answer, dict):
        old = answer_at(page.answers, where)
        parts = {key: old.get(key) for key in (*answer, *(key for key in old if key not in answer))}
        answer = {key: answer.get(key) for key in parts}
    elif node.block_items and isinstance(answer, list) and answer:
        text, parts = page.rearranged(where, node, answer)
        changed = Page(text)
    if parts:
        for part, before in parts.items():
            if essence(answer[part]) != essence(before):
                changed = _answered(changed, (*where, part), answer[part])
        yield changed


def _changed(answers: Any, where: Where, answer: Any) -> Any:
    """The answers with another one at a path, what is around it made where it is missing."""
    if not where:
        return answer
    part, rest = where[0], where[1:]
    if isinstance(part, str) and isinstance(answers, dict | None):
        return {**(answers or {}), part: _changed((answers or {}).get(part), rest, answer)}
    items = [] if answers is None else answers
    if isinstance(part, int) and isinstance(items, list) and 0 <= part <= len(items):
        return [*items[:part], _changed(dict(enumerate(items)).get(part), rest, answer), *items[part + 1 :]]
    raise LookupError(f"There is no place for an answer at {key_path(where)}.")
