"""How far a section of the form has come, in words, and what is needed in it."""

from collections.abc import Iterable, Sequence

from section55.form.state.answers import DRAFT, is_filled
from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.problems import BY_LAW, Problem
from section55.model.paths import Where

_PREFILLED = ("office",)
"""Questions that a new inspection may have answers to already."""


def is_begun(answers: EditedAnswers, questions: Iterable[Where], lists: Iterable[str], answer_key: str = "") -> bool:
    """Whether anything is answered in a section.

    ``lists`` are the lists of items in it, and ``answer_key`` the part of their items that it asks for; all of
    them where it is empty.
    """
    given = (answers.get(where) for where in questions if where[0] not in _PREFILLED)
    if any(is_filled(answer) and answer != DRAFT for answer in given):
        return True
    if not answer_key:
        return any(is_filled(answers.get((name,))) for name in lists)
    names = set(lists)
    return any(is_filled(place.item.get(answer_key)) for place in answers.places.values() if place.where[0] in names)


def status_in_words(has_begun: bool, problems: Sequence[Problem]) -> str:
    """Return how a section stands, with how much is needed in it."""
    needed = needs_in_words(problems)
    if has_begun and not needed:
        return "Complete"
    word = "In progress" if has_begun else "Not started"
    return f"{word}: {needed}" if needed else word


def needs_in_words(problems: Sequence[Problem]) -> str:
    """Return how many answers are needed to build, else how many the law requires; empty where none is."""
    blocking = sum(problem.is_blocking for problem in problems)
    by_law = sum(problem.kind == BY_LAW for problem in problems)
    if blocking:
        return f"{blocking} needed to build"
    return f"{by_law} required by law" if by_law else ""
