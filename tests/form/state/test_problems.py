"""What the form says is to do: the same faults and findings as for a file."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from section55 import workspace
from section55.checks import STATUTORY, findings
from section55.files.reader import read_inspection
from section55.form.state.problems import ADVICE, BY_LAW, FAULT, MISSING, Problem
from section55.model.paths import Where
from support.faulty_files import OPENABLE, TODAY, TRIPS, faults_of
from support.form_states import form_on, open_form
from support.nested_texts import NESTED
from support.workbook import NORFOLK, ChangeFile


def sentences_of(problems: tuple[Problem, ...]) -> set[tuple[Where, str]]:
    return {(problem.where, problem.sentence) for problem in problems}


@pytest.mark.parametrize("path", TRIPS, ids=lambda path: path.stem[11:])
def test_every_finding_is_a_problem(path: Path) -> None:
    """Each finding of a file is a problem of its form, at the same key and of the same weight, and nothing else is."""
    day = re.match("# as of ([0-9-]+)\n", path.read_text(encoding="utf-8"))
    as_of = date.fromisoformat(day[1]) if day else TODAY
    found = findings(read_inspection(path), as_of)
    assert found
    result = open_form(path, as_of).check_result
    assert not result.noted
    shown = (*result.problems, *result.of_profile)
    assert sorted((problem.where, problem.sentence, problem.kind) for problem in shown) == sorted(
        (finding.where, finding.message.for_form, BY_LAW if finding.severity == STATUTORY else ADVICE)
        for finding in found
    )
    assert result.blockers == ()
    assert result.source is not None


@pytest.mark.parametrize("path", OPENABLE, ids=lambda path: path.stem[11:])
def test_every_fault_is_a_problem(path: Path) -> None:
    """Each fault of a file stops its documents in the form too, at the same key; a profile's is at the office."""
    state = open_form(path, TODAY)
    [fault] = faults_of(path)
    is_of_profile = fault.file != path.name
    if not is_of_profile and fault.code in ("empty", "not_keys") and (fault.key.endswith("]") or fault.key == "status"):
        # An empty item of a list is not shown, and an empty status is that of a draft; a save corrects both.
        assert state.check_result.blockers == ()
        assert state.is_changed
        return
    [problem] = state.check_result.blockers
    assert problem.where == (("office",) if is_of_profile else fault.where)
    assert state.check_result.source is None
    assert state.cannot_build == "One answer to give or put right first: see Check your answers."
    if is_of_profile:
        assert problem.sentence.startswith(f"In the office profile {fault.file}, line {fault.line}: ")
        assert problem.sentence.endswith(fault.sentence)
    else:
        assert problem.sentence.startswith(fault.message.for_form)


def test_many_files_can_be_put_right_in_the_form() -> None:
    """Wrong answers are for the form to mend; only what is no sound file of its shape is for an editor."""
    codes = {fault.code for path in OPENABLE for fault in faults_of(path)}
    assert {
        *("date_ambiguous", "date_impossible", "date_not_iso", "empty", "key_unknown", "link_not_http", "missing"),
        *("more_than_one_line", "not_a_choice", "not_a_count", "not_a_date_or_true", "not_a_slug", "number_repeated"),
        *("office_unknown", "total_too_small", "image", "file_name"),
    } <= codes
    assert len(OPENABLE) >= 60


def test_a_whole_file_can_be_built(norfolk_file: Path) -> None:
    """The inspection of a file without faults is the one that the reader reads."""
    result = open_form(norfolk_file, TODAY).check_result
    assert result.source is not None
    assert result.source.inspection == read_inspection(norfolk_file).inspection


def test_what_is_missing_has_its_label_and_hint(parameter_folder: Path) -> None:
    """An empty form asks for each required answer, in the order of the form."""
    state = form_on(TODAY, parameter_folder)
    state.begin_new()
    problems = state.check_result.problems
    assert [(problem.where, problem.kind) for problem in problems] == [
        ((key,), MISSING)
        for key in ("inspection_title", "published_on", "publication_types", "police_forces", "report_url")
    ]
    assert problems[0].sentence == ("“Inspection title” is not answered yet. The report's title, as HMICFRS prints it.")
    assert all(problem.is_blocking for problem in problems)


def test_without_an_office_that_is_missing_too(parameter_folder: Path) -> None:
    """Where there are several profiles, the form asks whose response it is."""
    shutil.copy(parameter_folder / "offices" / "norfolk.yaml", parameter_folder / "offices" / "suffolk.yaml")
    state = form_on(TODAY, parameter_folder)
    state.begin_new()
    assert state.answers.tree == {}
    assert state.check_result.problems[0].where == ("office",)
    state.answers.set(("office",), "sufolk")
    [problem] = [problem for problem in state.check_result.problems if problem.where == ("office",)]
    assert problem.kind == FAULT
    assert "Did you mean “suffolk”? Choose one that is there, or write the profile." in problem.sentence


def test_a_broken_profile_is_a_problem_of_the_office(parameter_folder: Path) -> None:
    """The problem names the profile's file, and the line to go to."""
    profile = parameter_folder / "offices" / "norfolk.yaml"
    profile.write_text(profile.read_text(encoding="utf-8") + "telephone: none\n", encoding="utf-8")
    [problem] = open_form(parameter_folder / f"{NORFOLK}.yaml", TODAY).check_result.blockers
    last = len(profile.read_text(encoding="utf-8").splitlines())
    assert problem.where == ("office",)
    assert problem.sentence.startswith(f"In the office profile offices/norfolk.yaml, line {last}: There is no key")


def test_an_unfinished_inspection_has_findings_as_well(parameter_folder: Path) -> None:
    """What is there already is looked at by the checks, with what is missing left aside."""
    state = form_on(TODAY, parameter_folder)
    state.begin_new()
    state.answers.set(("inspection_title",), "Stop and search")
    state.answers.set(("published_on",), "2024-03-12")
    state.answers.set(("key_findings",), "Ask jo.bloggs@example.org about it.")
    where = state.answers.add_item(("recommendations",))
    state.answers.set((*where, "number"), "1")
    state.answers.set((*where, "due_on"), "2024-01-01")
    problems = {problem.where: problem for problem in state.check_result.problems}
    assert {("publication_types",), ("police_forces",), ("report_url",), ("recommendations", 0, "text")} == {
        where for where, problem in problems.items() if problem.is_blocking
    }
    assert problems[("key_findings",)].kind == ADVICE
    assert problems[("recommendations", 0, "due_on")].kind == ADVICE
    assert problems[("recommendations", 0, "commissioner")].kind == BY_LAW
    assert any("last lawful day" in problem.sentence for problem in problems.values())
    assert state.check_result.source is None


def test_no_stand_in_is_taken_for_an_answer(parameter_folder: Path) -> None:
    """The placeholder for a missing answer, which the checks need, is neither reported nor saved."""
    state = form_on(TODAY, parameter_folder)
    state.begin_new()
    state.answers.set(("published_on",), "2024-03-12")
    for _ in range(2):
        where = state.answers.add_item(("recommendations",))
        state.answers.set((*where, "owner"), "Head of Custody")
        state.answers.set((*where, "updates"), [{"text": "Begun."}])
    before = repr(state.answers.tree)
    spared = {problem.where for problem in state.check_result.problems if problem.is_blocking}
    assert {("recommendations", 1, "number"), ("recommendations", 1, "updates", 0, "on")} <= spared
    for problem in state.check_result.problems:
        assert "Not answered yet" not in problem.sentence
        assert "example.org" not in problem.sentence
        assert "2000" not in problem.sentence
        assert problem.is_blocking or problem.where not in spared
    assert repr(state.answers.tree) == before


@pytest.mark.parametrize("published", ["", "soon", "2023-02-30"])
def test_without_its_day_an_inspection_has_no_findings(change_file: ChangeFile, published: str) -> None:
    """Nearly all findings count from the day of publication, so without it there are none."""
    path = change_file("published_on: 2023-12-19", f"published_on: {published}")
    assert [problem.where for problem in open_form(path, TODAY).check_result.problems] == [("published_on",)]


def test_a_fault_keeps_findings_from_its_own_question_alone(change_file: ChangeFile) -> None:
    """A fault at one question leaves the findings of all others as they were."""
    path = change_file("due_on: 2024-12-31", "due_on: 31/12/2024")
    before = sentences_of(open_form(workspace.PARAMETERS / f"{NORFOLK}.yaml", TODAY).check_result.problems)
    after = open_form(path, TODAY).check_result
    assert [problem.where for problem in after.blockers] == [("recommendations", 0, "due_on")]
    assert sentences_of(after.problems) - sentences_of(after.blockers) == before


def test_problems_stand_at_the_cards_they_are_of(change_file: ChangeFile) -> None:
    """A card before theirs in which nothing was typed, or an update, does not move them."""
    state = open_form(change_file("due_on: 2024-12-31", "due_on: 31/12/2024"), TODAY)
    state.answers.set(("areas_for_improvement_total",), "")
    for name in ("recommendations", "areas_for_improvement"):
        *_, index = where = state.answers.add_item((name,))
        state.answers.move_item(where, -index)
    where = state.answers.add_item(("areas_for_improvement",))
    state.answers.set((*where, "owner"), "Head of Custody")
    state.answers.set(("recommendations", 1, "updates"), [{"on": "", "text": ""}, {"on": "soon", "text": "Begun."}])
    assert [problem.where for problem in state.check_result.blockers] == [
        ("recommendations", 1, "due_on"),
        ("recommendations", 1, "updates", 1, "on"),
        ("areas_for_improvement", 1, "number"),
        ("areas_for_improvement", 1, "text"),
    ]
    commissioners = [problem.where for problem in state.check_result.problems if problem.where[2:] == ("commissioner",)]
    assert commissioners == [("recommendations", 1, "commissioner")]


def test_problems_inside_items_stand_in_the_order_of_the_form(parameter_folder: Path) -> None:
    """After a cause of concern come its parts and then its recommendations, each before the next cause."""
    path = parameter_folder / "2024-05-02-peel.yaml"
    path.write_text(NESTED, encoding="utf-8")
    state = open_form(path, TODAY)
    cause = ("causes_of_concern", 0)
    state.answers.set((*cause, "parts"), [{"number": "a", "text": "Words."}])
    part = state.answers.add_item((*cause, "parts"))
    wheres = [
        ("recommendations", 1, "parts", 1, "text"),
        ("recommendations", 2, "text"),
        (*cause, "text"),
        (*part, "text"),
        (*cause, "recommendations", 0, "text"),
        (*cause, "recommendations", 1, "parts", 0, "text"),
        ("causes_of_concern", 1, "recommendations", 0, "text"),
    ]
    state.answers.set((*part, "number"), "b")
    for where in wheres:
        state.answers.set(where, "")
    assert [problem.where for problem in state.check_result.blockers] == wheres


def test_a_placeholder_that_makes_another_answer_wrong_keeps_no_finding_away(parameter_folder: Path) -> None:
    """A number that is to be put right may be the one that another item is answered with."""
    path = parameter_folder / "2024-05-02-peel.yaml"
    path.write_text(NESTED, encoding="utf-8")
    state = open_form(path, TODAY)
    before = state.check_result.problems
    state.answers.set(("recommendations", 0, "answered_with"), "“22”")
    state.answers.set(("recommendations", 2, "number"), "“22”")
    [blocker] = state.check_result.blockers
    assert blocker.where == ("recommendations", 2, "number")
    found = {problem.where for problem in state.check_result.problems}
    assert before
    assert {problem.where for problem in before} <= found


def test_what_stops_comes_first_then_the_law_then_advice(change_file: ChangeFile) -> None:
    """Problems of one weight stand in the order of the form."""
    path = change_file("report_url: https://justiceinspectorates.gov.uk", "report_url: www")
    state = open_form(path, TODAY)
    state.answers.set(("status",), "sent")
    state.answers.set(("key_findings",), "TBC")
    kinds = [problem.kind for problem in state.check_result.problems]
    weight = {FAULT: 0, MISSING: 0, BY_LAW: 1, ADVICE: 2}
    assert [weight[kind] for kind in kinds] == sorted(weight[kind] for kind in kinds)
    assert {*kinds} == {FAULT, BY_LAW, ADVICE}
    assert [problem.where for problem in state.check_result.blockers] == [("report_url",), ("status",)]


def test_standing_follows_each_answer(norfolk_file: Path) -> None:
    """A fault comes when it is typed and goes when it is put right."""
    state = open_form(norfolk_file, TODAY)
    before = state.check_result
    state.answers.set(("report_url",), "www")
    assert len(state.check_result.blockers) == 1
    state.answers.set(("report_url",), "https://justiceinspectorates.gov.uk")
    assert state.check_result.problems == before.problems


def test_a_file_whose_name_cannot_name_documents_has_a_problem(parameter_folder: Path) -> None:
    """An inspection in a badly named file can be typed and saved; its documents wait for a better name."""
    path = parameter_folder / "Norfolk 2023.yaml"
    shutil.move(parameter_folder / f"{NORFOLK}.yaml", path)
    state = open_form(path, TODAY)
    [problem] = state.check_result.blockers
    assert (problem.where, problem.kind) == ((), FAULT)
    assert "cannot name documents" in problem.sentence
    assert state.cannot_save == ""
    assert len(state.check_result.problems) > 1
