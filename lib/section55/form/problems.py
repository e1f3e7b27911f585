"""What is still to do about an inspection: every fault, what is missing, and every finding, each at its question.

The same rules as for a file, in words for a form. What an unfinished inspection cannot be asked yet
is left out; the rest is told from the first letter on.
"""

import copy
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from section55.answer_types import is_plain_slug
from section55.checks import STATUTORY, Finding, findings
from section55.faults import Fault
from section55.form.answers import Answers, place_shown, said, set_answer
from section55.form.hints import hint_of
from section55.history import Revision, history_path, published_history
from section55.inspection import Inspection
from section55.paths import Where, answer_at, question_at, where_of
from section55.reader import InputFile, InspectionFile, read_profile
from section55.validation import validated
from section55.wording import sentence_start
from section55.yaml_node import Node

FAULT, MISSING, BY_LAW, ADVICE = "fault", "missing", "statutory", "drafting"
"""How much a problem matters: the first two keep documents from being built."""

_STOPS = (FAULT, MISSING)
_MEANT = re.compile("Did you mean “[^”]*”\\?")
_UNANSWERED = ("missing", "empty")
_IN_A_FILE = (
    ("Nothing is written here. Type the answer after the colon.", "This is not answered yet."),
    ("Type the name of one that is there", "Choose one that is there"),
    (": section55 record SLUG --correction TEXT --on DATE", " under Finish, Corrections"),
    ("Start a new line for each item, with a dash before it.", "Add them one by one."),
    ("Write “action: taken”, “action: proposed” or “action: none”.", "Choose taken, proposed or none as the action."),
    ("but due_on is", "but “Due on” is"),
    ("under areas_for_improvement", "under Areas for improvement"),
    (" or true, in small letters, where the day is not known;", " or tick the box where the day is not known;"),
)
"""Cures that speak of lines in a file, and what the form says instead."""
_DATES_IN_A_FILE = (
    (
        re.compile(r" is not in the form year-month-day\. Type \S+ for (.+), or \S+ for (.+)\.$"),
        r" can be \1 or \2. "
        "Type the one that is meant, with its month in letters.",
    ),
    (re.compile(" in the form year-month-day"), ""),
    (re.compile("like 2023-12-19( for 19 December 2023)?"), "like 19 December 2023"),
)
"""The same for dates, which a form takes as people write them."""


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
    answers: Answers, path: Path, revisions: tuple[Revision, ...], as_of: date, of_the_file: Iterable[str] = ()
) -> Standing:
    """How answers stand on a day, as if they were in the parameter file at ``path`` with these revisions.

    ``of_the_file`` are sentences about the file itself that keep documents from being made of it.
    """
    problems, source = _problems(answers, path, revisions, as_of)
    stoppers = [Problem((), sentence, FAULT) for sentence in of_the_file]
    shown = [replace(problem, where=place_shown(answers, problem.where)) for problem in problems]
    return Standing(_in_order((*stoppers, *shown)), None if stoppers else source)


def _problems(
    answers: Answers, path: Path, revisions: tuple[Revision, ...], as_of: date
) -> tuple[list[Problem], InspectionFile | None]:
    """The problems at their places in what the answers say, and the inspection where nothing stops it."""
    plain = said(answers)
    faults: list[Fault] = []
    tree = _tree(plain)
    inspection = validated(Inspection, tree, path.name, faults)
    office = tree.value.get("office")
    profile = None
    if office and isinstance(office.value, str) and is_plain_slug(office.value):
        profile = read_profile(path, path.name, office, faults)
    problems = [_of_fault(fault, path.name) for fault in faults]
    spared = frozenset(problem.where for problem in problems)
    if profile is None:
        return problems, None
    whole = inspection is not None and not faults
    if not whole:
        if any(where[:1] in (("published_on",), ()) for where in spared):
            return problems, None
        tree = _tree(_made_whole(plain, spared))
        inspection = validated(Inspection, tree, path.name, [])
    if inspection is None:
        return problems, None
    source = _as_file(path, inspection, profile, tree, revisions)
    problems += [
        problem
        for problem in map(_of_finding, findings(source, as_of))
        if not any(
            problem.where[: len(where)] == where or where[: len(problem.where)] == problem.where for where in spared
        )
    ]
    return problems, source if whole else None


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """What stops first, then what the law asks for, then advice; each in the order of the form."""
    keys = list(Inspection.model_fields)

    def place(problem: Problem) -> tuple[int, int, tuple[int, ...]]:
        head = keys.index(problem.where[0]) if problem.where and problem.where[0] in keys else -1
        weight = 0 if problem.stops else 1 if problem.kind == BY_LAW else 2
        return weight, head, tuple(part for part in problem.where if isinstance(part, int))

    return tuple(sorted(problems, key=place))


def _of_fault(fault: Fault, file: str) -> Problem:
    where = where_of(fault.key)
    if fault.file != file:
        line = f", line {fault.line}" if fault.line else ""
        return Problem(("office",), f"In the office profile {fault.file}{line}: {fault.sentence}", FAULT)
    field = question_at(Inspection, where)
    if fault.code in _UNANSWERED and field is not None:
        return Problem(where, f"“{field.title}” is not answered yet. {hint_of(where)}".strip(), MISSING)
    if fault.code == "key_unknown":
        near = _MEANT.search(fault.sentence)
        cure = f" {near[0]}" if near else ""
        sentence = f"The file has “{where[-1]}”, which is no question of this form.{cure}"
        return Problem(where, f"{sentence} A save keeps it; put it right in the file by hand.", FAULT)
    return Problem(where, _in_the_form(fault.sentence), FAULT)


def _of_finding(finding: Finding) -> Problem:
    kind = BY_LAW if finding.severity == STATUTORY else ADVICE
    return Problem(where_of(finding.key), _in_the_form(finding.sentence), kind)


def _in_the_form(sentence: str) -> str:
    for in_a_file, here in _IN_A_FILE:
        sentence = sentence.replace(in_a_file, here)
    for pattern, here in _DATES_IN_A_FILE:
        sentence = pattern.sub(here, sentence)
    return sentence_start(sentence.strip())


def _tree(answers: object) -> Node:
    """The answers as the reader's tree; a node's line is its place in the order of the form."""
    line = 0

    def grown(value: object) -> Node:
        nonlocal line
        line += 1
        node = Node(line)
        if isinstance(value, dict):
            node.value = {key: grown(answer) for key, answer in value.items()}
            node.key_lines = {key: inner.line for key, inner in node.value.items()}
        elif isinstance(value, list):
            node.value = [grown(answer) for answer in value]
        else:
            node.value = value
        return node

    if isinstance(answers, dict):
        known = {key: answers[key] for key in Inspection.model_fields if key in answers}
        answers = known | answers
    return grown(answers)


_STAND_INS = {
    "inspection_title": "Not answered yet",
    "publication_types": ["Not answered yet"],
    "police_forces": ["Not answered yet"],
    "report_url": "https://example.org/not-answered-yet",
    "number": "\u2013",
    "text": "Not answered yet",
    "on": "2000-01-01",
}


def _made_whole(plain: Answers, spared: Iterable[Where]) -> Answers:
    """The answers without what is at fault, and with something in the place of what must be there."""
    answers = copy.deepcopy(plain)
    for number, where in enumerate(sorted(spared, key=len)):
        if not where or (len(where) > 1 and answer_at(answers, where[:-1]) is None):
            continue
        stand_in = _STAND_INS.get(str(where[-1]))
        if where[-1] == "number":
            stand_in = f"\u2013 {number}"
        if isinstance(where[-1], str):
            set_answer(answers, where, stand_in)
    return said(answers)


def _as_file(
    path: Path, inspection: Inspection, profile: tuple, tree: Node, revisions: tuple[Revision, ...]
) -> InspectionFile:
    office, office_profile, logo = profile
    published = published_history(revisions, office.show_officers_in_audit_trail)
    history = InputFile(history_path(path).name, published) if revisions else None
    return InspectionFile(
        path,
        path.stem,
        inspection,
        office,
        InputFile(path.name, b""),
        office_profile,
        logo,
        tree,
        history,
        tuple(revision.published(office.show_officers_in_audit_trail) for revision in revisions),
    )
