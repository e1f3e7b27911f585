"""Placeholders for missing and wrong answers, so that an unfinished inspection can be checked."""

import copy
from collections.abc import Iterable

from section55.form.state.answers import AnswerTree, normalise, set_answer
from section55.model.paths import Where, answer_at

_NOT_ANSWERED = "Not answered yet"
_PLACEHOLDERS = {
    "inspection_title": _NOT_ANSWERED,
    "publication_types": [_NOT_ANSWERED],
    "police_forces": [_NOT_ANSWERED],
    "report_url": "https://example.org/not-answered-yet",
    "text": _NOT_ANSWERED,
    "on": "2000-01-01",
}


def replace_with_placeholders(answers: AnswerTree, wrong: Iterable[Where]) -> AnswerTree:
    """Return the answers without those at the paths in ``wrong``, and with placeholders where an answer is needed.

    A finding about one of these paths is about the placeholder, and is to be ignored.
    """
    whole = copy.deepcopy(answers)
    for count, where in enumerate(sorted(wrong, key=len)):
        key = where[-1] if where else 0
        if isinstance(key, str) and answer_at(whole, where[:-1]) is not None:
            # No number may be there twice in a list and group.
            set_answer(whole, where, f"\u2013 {count}" if key in ("number", "group") else _PLACEHOLDERS.get(key))
    return normalise(whole)
