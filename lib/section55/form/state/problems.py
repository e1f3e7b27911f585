"""The problems of an inspection: every fault, every missing answer and every finding, each at its question.

The rules are those for a file, in words for a form. They apply from the first character that is typed;
only what an unfinished inspection cannot be asked yet is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel

from section55.checks import STATUTORY, Finding, findings
from section55.files.file_names import check_file_name
from section55.files.history import Revision
from section55.files.reader import InspectionFile, OfficeFile, make_inspection_file, read_office
from section55.files.validation import validate
from section55.files.yaml.node import Node
from section55.form.state.answers import AnswerTree, lists_of_items, normalise, path_in_form
from section55.form.state.file_history import FileHistory
from section55.form.state.hints import find_hint
from section55.form.state.placeholders import replace_with_placeholders
from section55.model.errors import Fault
from section55.model.inspection import Inspection
from section55.model.paths import Where

ProblemKind = Literal["fault", "missing", "statutory", "drafting"]
"""How much a problem matters: until each fault is put right and nothing is missing, no document can be built."""
FAULT: Final = "fault"
MISSING: Final = "missing"
BY_LAW: Final = "statutory"
ADVICE: Final = "drafting"
_OF_PROFILE = ("deadline-printed-late",)
"""The checks that find what an office's profile asks for."""
_UNANSWERED = ("missing", "empty")
_MOST_ROUNDS = 2
"""A placeholder may make another answer wrong in its turn: the number that an item is answered with, say."""


@dataclass(frozen=True)
class Problem:
    """A sentence about one question."""

    where: Where
    sentence: str
    kind: ProblemKind
    code: str = ""
    """The word of the check that found it; empty for a fault."""
    noted: str = ""
    """Why the office leaves it as it is; empty where nobody has said."""

    @property
    def is_blocking(self) -> bool:
        """Whether no document can be built until it is put right."""
        return self.kind in (FAULT, MISSING)


@dataclass(frozen=True)
class CheckResult:
    """The problems of an inspection, and the inspection itself where no problem is blocking."""

    problems: tuple[Problem, ...]
    """Those that are left: neither noted, nor of the office's profile."""
    source: InspectionFile | None
    """The inspection as its documents would show it, without the bytes of its file; None while there are blockers."""
    checked: InspectionFile | None
    """What was checked, with placeholders for what is wrong; None while not enough is known to check anything."""
    noted: tuple[Problem, ...] = ()
    """What the office has looked at and leaves as it is."""
    of_profile: tuple[Problem, ...] = ()
    """What the office's profile causes, in every inspection: no answer of this one can put it right."""

    @property
    def blockers(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_blocking)


def find_file_problems(path: Path | None, history: FileHistory) -> list[str]:
    """Return sentences about the file itself, which keep its documents from being built."""
    of_name = [fault.message.for_form for fault in check_file_name(path, path.name)] if path else []
    return [*of_name, history.problem] if history.problem else of_name


def check_answers(
    answers: AnswerTree,
    path: Path,
    revisions: tuple[Revision, ...],
    as_of: date,
    file_problems: Iterable[str] = (),
    office: OfficeFile | None = None,
) -> CheckResult:
    """Check answers on a day, as if they were in the parameter file at ``path`` with these revisions.

    ``file_problems`` are those of `find_file_problems`. ``office`` takes the place of the one that the answers name.
    """
    problems, checked = _check_normalised(normalise(answers), path, revisions, as_of, office)
    problems += [Problem((), sentence, FAULT) for sentence in file_problems]
    in_form = [replace(problem, where=path_in_form(answers, problem.where)) for problem in problems]
    is_blocked = any(problem.is_blocking for problem in problems)
    ordered = _sort(in_form)
    return CheckResult(
        tuple(each for each in ordered if not each.noted and each.code not in _OF_PROFILE),
        None if is_blocked else checked,
        checked,
        noted=tuple(each for each in ordered if each.noted and each.code not in _OF_PROFILE),
        of_profile=tuple(each for each in ordered if each.code in _OF_PROFILE),
    )


def _check_normalised(
    plain: AnswerTree, path: Path, revisions: tuple[Revision, ...], as_of: date, office: OfficeFile | None
) -> tuple[list[Problem], InspectionFile | None]:
    faults: list[Fault] = []
    tree = make_tree(plain)
    inspection = validate(Inspection, tree, path.name, faults)
    office = office or read_office(path, path.name, tree, faults)
    problems = [_from_fault(fault, path.name) for fault in faults]
    wrong = {problem.where for problem in problems}
    if office is None or any(where[:1] in ((), ("published_on",)) for where in wrong):
        return problems, None
    more = wrong if faults else set()
    for _ in range(_MOST_ROUNDS):
        if not more:
            break
        found: list[Fault] = []
        plain = replace_with_placeholders(plain, more)
        tree = make_tree(plain)
        inspection = validate(Inspection, tree, path.name, found)
        more = {fault.where for fault in found}
    if inspection is None:
        return problems, None
    checked = make_inspection_file(
        path=path, data=b"", tree=tree, inspection=inspection, office=office, revisions=revisions
    )
    advice = map(_from_finding, findings(checked, as_of))
    problems += [problem for problem in advice if not any(_overlap(problem.where, where) for where in wrong)]
    return problems, checked


def make_tree(plain: AnswerTree, model: type[BaseModel] = Inspection) -> Node:
    """Return the answers of a file as the reader's tree, in the order of the form's questions."""
    return Node.of({key: plain[key] for key in model.model_fields if key in plain} | plain)


def _overlap(one: Where, other: Where) -> bool:
    """Whether one of two paths is the other, or leads into it."""
    return one[: len(other)] == other or other[: len(one)] == one


def _sort(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort blockers first, then what the law asks for, then advice; each in the order of the form."""
    keys = list(Inspection.model_fields)

    def rank(problem: Problem) -> tuple[int, int, tuple[int, ...]]:
        head = keys.index(problem.where[0]) if problem.where and problem.where[0] in keys else -1
        weight = 0 if problem.is_blocking else 1 if problem.kind == BY_LAW else 2
        return weight, head, tuple(_steps(problem.where))

    return tuple(sorted(problems, key=rank))


def _steps(where: Where) -> Iterator[int]:
    """Yield what orders paths that begin with the same key: indexes, and which of its lists an item stands in."""
    for end, part in enumerate(where):
        if isinstance(part, int):
            yield part
        elif end and part in (inner := lists_of_items(where[:end])):
            yield inner.index(part)


def _from_fault(fault: Fault, file: str) -> Problem:
    if fault.file != file:
        line = f", line {fault.line}" if fault.line else ""
        return Problem(("office",), f"In the office profile {fault.file}{line}: {fault.sentence}", FAULT)
    return problem_of(fault, find_hint(fault.where))


def problem_of(fault: Fault, hint: str) -> Problem:
    """Return a fault in the file that is open as the form shows it, with the question's hint where it is unanswered."""
    if fault.code in _UNANSWERED:
        return Problem(fault.where, f"{fault.message.for_form} {hint}".strip(), MISSING)
    return Problem(fault.where, fault.message.for_form, FAULT)


def _from_finding(finding: Finding) -> Problem:
    kind: ProblemKind = BY_LAW if finding.severity == STATUTORY else ADVICE
    return Problem(finding.where, finding.message.for_form, kind, finding.code, finding.noted)
