"""An office's profile as a file: what changed in it, its text with only those lines new, two versions of it merged."""

import copy
from collections.abc import Iterator
from typing import Any

from section55.files.yaml.editor import replace_answers
from section55.files.yaml.parser import read_answers
from section55.files.yaml.writer import mapping_lines, strip_answer
from section55.form.state.answers import AnswerTree, drop_gaps, mark_unquoted, set_answer
from section55.form.state.flat_answers import FlatAnswers, NumberedPath
from section55.form.state.merge import MINE, THEIRS, Choices, Difference
from section55.model.office import OfficeProfile
from section55.model.office_use import OFFICE_USE_ITEMS
from section55.model.paths import answer_at, labels, question_at, questions

_OFFICE_USE = "office_use"


def as_profile_has_them(answers: AnswerTree) -> AnswerTree:
    """Return the answers as a profile would hold them: no empty ones, but for a list for office use that is empty.

    That one leaves the list out of the documents, where none would print all of it.
    """
    plain: AnswerTree = strip_answer(drop_gaps(answers)) or {}
    if _OFFICE_USE in answers and _OFFICE_USE not in plain:
        plain[_OFFICE_USE] = []
    return plain


def leaves(answers: AnswerTree, where: NumberedPath = ()) -> Iterator[tuple[NumberedPath, Any]]:
    """Yield each answer with its keys; a list is one answer."""
    for key, answer in answers.items():
        path = (*where, key)
        if isinstance(answer, dict) and questions(OfficeProfile, path):
            yield from leaves(answer, path)
        else:
            yield path, answer


def find_changes(before: AnswerTree, answers: AnswerTree) -> FlatAnswers:
    """Return what differs in the answers, each by its keys; None for an answer that is gone.

    What a profile says by saying nothing makes no difference.
    """
    old, new = _flat(before), _flat(answers)
    paths = [path for path in dict.fromkeys((*new, *old)) if new.get(path) != old.get(path)]
    return {path: new.get(path) for path in paths if path in old or new[path] != _default(path)}


def _flat(answers: AnswerTree) -> FlatAnswers:
    return dict(leaves(as_profile_has_them(answers)))


def _default(where: NumberedPath) -> str | None:
    """What no answer means, as a file has it; None where that is nothing, or where there must be an answer."""
    question = question_at(OfficeProfile, where)
    if question is None or question.is_required() or question.default in (None, ""):
        return None
    default = question.default
    is_plain = isinstance(default, str | int)  # a list has a factory, and no default
    return (str(default).lower() if isinstance(default, bool) else str(default)) if is_plain else None


def to_profile_yaml(answers: AnswerTree, old: str | None) -> str:
    """Return the text of a profile with these answers; where ``old`` is given, only the changed lines differ from it.

    What is emptied in a profile that has a line for it gets what no line would mean, where an empty
    line would be a fault. Raises ``ValueError`` for characters that no file may hold.
    """
    plain = as_profile_has_them(answers)
    wanted = mark_unquoted(plain, (), OfficeProfile)
    if old is None:
        return "\n".join(mapping_lines(wanted, (), 0, model=OfficeProfile)) + "\n"
    text, before = old, read_answers(old.encode())
    for where, answer in find_changes(before, answers).items():
        new = answer_at(wanted, where)
        if answer is None:
            new = mark_unquoted(_default(where), where, OfficeProfile)
        if new == [] and not answer_at(before, where):
            # An empty list is written in place of another: beside none it would be no change.
            text = replace_answers(text, {where: OFFICE_USE_ITEMS[:1]}, OfficeProfile)
        text = replace_answers(text, {where: new}, OfficeProfile)
    return text


def find_profile_differences(base: AnswerTree, mine: AnswerTree, theirs: AnswerTree) -> tuple[Difference, ...]:
    """Find every answer that differs between the form and the file, both of which began from ``base``."""
    before, here, there = _flat(base), _flat(mine), _flat(theirs)
    found = []
    for where in dict.fromkeys((*here, *there)):
        a, b, old = here.get(where), there.get(where), before.get(where)
        if a != b:
            label = ": ".join(labels(OfficeProfile, where))
            found.append(Difference(where, label, a, b, MINE if b == old else THEIRS if a == old else ""))
    return tuple(found)


def merge_profiles(mine: AnswerTree, theirs: AnswerTree, choices: Choices) -> AnswerTree:
    """Merge both sides' answers: those of the file, and this form's where a person chose them."""
    answers, here = copy.deepcopy(theirs), _flat(mine)
    for where, side in choices.items():
        if side == MINE:
            set_answer(answers, where, copy.deepcopy(here.get(where)))
    return answers
