"""An unfinished inspection made whole for the checks, with something in the place of each answer that it lacks."""

import copy
from collections.abc import Iterable

from section55.form.state.answers import AnswerTree, normalise, set_answer
from section55.model.paths import Where, answer_at

_NOT_ANSWERED = "Not answered yet"
_STAND_INS = {
    "inspection_title": _NOT_ANSWERED,
    "publication_types": [_NOT_ANSWERED],
    "police_forces": [_NOT_ANSWERED],
    "report_url": "https://example.org/not-answered-yet",
    "text": _NOT_ANSWERED,
    "on": "2000-01-01",
}


def with_stand_ins(answers: AnswerTree, wrong: Iterable[Where]) -> AnswerTree:
    """What the answers say, without those at fault, and with something in the place of what must be there.

    The findings about a place in ``wrong`` are about what stands in for its answer, and mean nothing.
    """
    whole = copy.deepcopy(answers)
    for count, where in enumerate(sorted(wrong, key=len)):
        key = where[-1] if where else 0
        if isinstance(key, str) and answer_at(whole, where[:-1]) is not None:
            # The numbers of a list are each there once.
            set_answer(whole, where, f"\u2013 {count}" if key == "number" else _STAND_INS.get(key))
    return normalise(whole)
