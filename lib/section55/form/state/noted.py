"""Findings that an officer has looked at and leaves as they are, each with a reason, in the parameter file."""

from collections.abc import Iterable

from section55.form.state.answers import AnswerTree, normalise, path_in_file
from section55.form.state.problems import Problem
from section55.model.answer_names import answer_name
from section55.model.paths import Where

NOTED: Where = ("noted_findings",)


def with_reason(answers: AnswerTree, problems: Iterable[Problem], reason: str) -> list[AnswerTree]:
    """Return the noted findings of an inspection with some more, all for one reason."""
    reason = " ".join(reason.split())
    more = [{"finding": each.code, "about": _about(answers, each), "reason": reason} for each in problems]
    return [*_without(answers, [(entry["finding"], entry["about"]) for entry in more]), *more]


def without_reason(answers: AnswerTree, problem: Problem) -> list[AnswerTree]:
    """Return the noted findings of an inspection without one, which is a problem again."""
    return _without(answers, [(problem.code, _about(answers, problem))])


def _without(answers: AnswerTree, names: list[tuple[str, str]]) -> list[AnswerTree]:
    noted = answers.get("noted_findings") or []
    return [entry for entry in noted if (entry.get("finding"), entry.get("about") or "") not in names]


def _about(answers: AnswerTree, problem: Problem) -> str:
    return answer_name(path_in_file(answers, problem.where), normalise(answers))
