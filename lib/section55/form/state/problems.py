"""What is still to do about an inspection: every fault, what is missing, and every finding, each at its question.

The same rules as for a file, in words for a form. What an unfinished inspection cannot be asked yet
is left out; the rest is told from the first letter on.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from section55.checks import STATUTORY, Finding, findings
from section55.files.history import Revision
from section55.files.reader import InspectionFile, inspection_file, read_office
from section55.files.validation import validated
from section55.files.yaml.node import Node
from section55.form.state.answers import AnswerTree, normalise, path_in_form
from section55.form.state.hints import hint_of
from section55.form.state.stand_ins import with_stand_ins
from section55.model.errors import Fault
from section55.model.inspection import Inspection
from section55.model.paths import Where

FAULT, MISSING, BY_LAW, ADVICE = "fault", "missing", "statutory", "drafting"
"""How much a problem matters: the first two keep documents from being built."""

_STOPS = (FAULT, MISSING)
_UNANSWERED = ("missing", "empty")


@dataclass(frozen=True)
class Problem:
    """A sentence about one question."""

    where: Where
    sentence: str
    kind: str
    """fault | missing | statutory | drafting"""

    @property
    def stops(self) -> bool:
        """Whether no document can be built before it is put right."""
        return self.kind in _STOPS


@dataclass(frozen=True)
class Standing:
    """How an inspection stands: what is to do, and the inspection itself where it can be read."""

    problems: tuple[Problem, ...]
    source: InspectionFile | None
    """The inspection as its documents would have it, without the bytes of its file; None while something stops them."""

    @property
    def stoppers(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.stops)


def standing(
    answers: AnswerTree, path: Path, revisions: tuple[Revision, ...], as_of: date, of_the_file: Iterable[str] = ()
) -> Standing:
    """How answers stand on a day, as if they were in the parameter file at ``path`` with these revisions.

    ``of_the_file`` are sentences about the file itself that keep documents from being made of it.
    """
    problems, source = _problems(answers, path, revisions, as_of)
    stoppers = [Problem((), sentence, FAULT) for sentence in of_the_file]
    shown = [replace(problem, where=path_in_form(answers, problem.where)) for problem in problems]
    return Standing(_in_order((*stoppers, *shown)), None if stoppers else source)


def _problems(
    answers: AnswerTree, path: Path, revisions: tuple[Revision, ...], as_of: date
) -> tuple[list[Problem], InspectionFile | None]:
    """The problems at their places in what the answers say, and the inspection where nothing stops it."""
    plain = normalise(answers)
    faults: list[Fault] = []
    lines = _lines(plain)
    inspection = validated(Inspection, lines, path.name, faults)
    office = read_office(path, path.name, lines, faults)
    problems = [_of_fault(fault, path.name) for fault in faults]
    wrong = {problem.where for problem in problems}
    if office is None or any(where[:1] in ((), ("published_on",)) for where in wrong):
        return problems, None
    if faults:
        lines = _lines(with_stand_ins(plain, wrong))
        inspection = validated(Inspection, lines, path.name, [])
    if inspection is None:
        return problems, None
    source = inspection_file(
        path=path, data=b"", lines=lines, inspection=inspection, office=office, revisions=revisions
    )
    found = map(_of_finding, findings(source, as_of))
    problems += [problem for problem in found if not any(_overlap(problem.where, where) for where in wrong)]
    return problems, None if faults else source


def _lines(plain: AnswerTree) -> Node:
    """The answers as the reader's tree, in the order of the form."""
    return Node.of({key: plain[key] for key in Inspection.model_fields if key in plain} | plain)


def _overlap(one: Where, other: Where) -> bool:
    """Whether one of two paths leads to the other, or into it."""
    return one[: len(other)] == other or other[: len(one)] == one


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """What stops first, then what the law asks for, then advice; each in the order of the form."""
    keys = list(Inspection.model_fields)

    def place(problem: Problem) -> tuple[int, int, tuple[int, ...]]:
        head = keys.index(problem.where[0]) if problem.where and problem.where[0] in keys else -1
        weight = 0 if problem.stops else 1 if problem.kind == BY_LAW else 2
        return weight, head, tuple(part for part in problem.where if isinstance(part, int))

    return tuple(sorted(problems, key=place))


def _of_fault(fault: Fault, file: str) -> Problem:
    if fault.file != file:
        line = f", line {fault.line}" if fault.line else ""
        return Problem(("office",), f"In the office profile {fault.file}{line}: {fault.sentence}", FAULT)
    if fault.code in _UNANSWERED:
        return Problem(fault.where, f"{fault.message.for_form} {hint_of(fault.where)}".strip(), MISSING)
    return Problem(fault.where, fault.message.for_form, FAULT)


def _of_finding(finding: Finding) -> Problem:
    kind = BY_LAW if finding.severity == STATUTORY else ADVICE
    return Problem(finding.where, finding.message.for_form, kind)
