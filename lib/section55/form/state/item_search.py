"""Which items of a list are looked for: by a word anywhere in them, and by what is still to be done about them."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from section55.form.state.answer_notes import ANSWER_KEYS, Answerer, is_asked
from section55.form.state.answers import is_filled
from section55.form.state.deadline import parse_day
from section55.form.state.edited_answers import EditedAnswers
from section55.model.paths import Where
from section55.register.items import CLOSED

ALL: Final = "All"
NO_ANSWER: Final = "No answer by the force"
NO_EXPLANATION: Final = "No explanation"
OVERDUE: Final = "Overdue"
FILTERS = (ALL, NO_ANSWER, NO_EXPLANATION, OVERDUE)


def is_found(answers: EditedAnswers, where: Where, words: str, shown: str, today: date) -> bool:
    """Whether an item has all the words somewhere in it, and is one of those that a filter shows."""
    item = answers.get(where)
    return _has_words(item, words) and _is_shown(answers, where, item, shown, today)


def _has_words(item: Any, words: str) -> bool:
    wanted = words.casefold().split()
    text = " ".join(_texts(item)).casefold() if wanted else ""
    return all(word in text for word in wanted)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _is_shown(answers: EditedAnswers, where: Where, item: dict[str, Any], shown: str, today: date) -> bool:
    if shown == NO_ANSWER:
        return _is_without(answers, where, item, "force")
    if shown == NO_EXPLANATION:
        return _is_without(answers, where, item, "body")
    if shown == OVERDUE:
        due = parse_day(item.get("due_on"))
        return due is not None and due < today and str(item.get("status") or "") not in CLOSED
    return True


def _is_without(answers: EditedAnswers, where: Where, item: dict[str, Any], answerer: Answerer) -> bool:
    return is_asked(answers, where, answerer) and not is_filled(item.get(ANSWER_KEYS[answerer]))
