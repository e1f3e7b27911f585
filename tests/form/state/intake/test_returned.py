"""The chief constable's return beside the inspection that is open: made, checked, taken over, and taken out again."""

from pathlib import Path

import pytest

from section55.files.reader import read_inspection
from section55.form.state.form_state import FormState
from section55.form.state.intake.before import AnswersBefore
from section55.form.state.intake.read_file import GivenFile
from section55.form.state.intake.returned import (
    RECEIVED,
    CheckedReturn,
    check_return,
    read_given_return,
    take_answers,
    write_return,
)
from section55.intake.returns.read import ReturnRefused
from section55.model.errors import WorkbookError
from support.brought_in import REPORT_PAGE
from support.returns import COMMENTS, SLUG, edited, filled_as_by_word, made, position_of, response_of, write_folder

FIRST = ("recommendations", 0, "chief_constable")


@pytest.fixture
def state(tmp_path: Path) -> FormState:
    """The inspection of 43 recommendations, open."""
    path = write_folder(tmp_path)
    state = FormState(tmp_path)
    state.open(path)
    return state


def check(state: FormState, document: bytes) -> CheckedReturn:
    return check_return(read_given_return(GivenFile("return.docx", document)), state)


def filled(state: FormState) -> bytes:
    assert state.path is not None
    return filled_as_by_word(made(state.path))


def test_a_return_fills_what_is_empty(state: FormState) -> None:
    """Every answer is offered, ticked; taken over they are unsaved, and the file is as it was."""
    assert state.path is not None
    before = state.path.read_bytes()
    checked = check(state, filled(state))
    assert checked.taken == {answer.where for answer in checked.answers}
    checked.day.set(RECEIVED, "2024-01-15")
    assert take_answers(checked, state) == len(checked.answers) > 80
    assert state.answers.get((*FIRST, "position")) == position_of(1)
    assert state.answers.get((*FIRST, "response")) == response_of(1)
    assert state.answers.get(("chief_constable_comments",)) == COMMENTS
    assert state.answers.get(RECEIVED) == "2024-01-15"
    assert state.is_changed and state.path.read_bytes() == before
    assert state.save() is None
    assert read_inspection(state.path).inspection.recommendations[0].chief_constable.response == response_of(1)


def test_an_answer_that_is_there_is_kept_unless_a_person_says_so(state: FormState) -> None:
    """What was typed since, saved or not, is no ticked answer: neither its words nor its position."""
    document = filled(state)
    state.answers.set((*FIRST, "response"), "Typed in the form, and not saved.")
    checked = check(state, document)
    assert not {(*FIRST, "position"), (*FIRST, "response")} & checked.taken
    take_answers(checked, state)
    assert state.answers.get((*FIRST, "response")) == "Typed in the form, and not saved."
    again = check(state, document)
    assert [answer.old for answer in again.answers if answer.where == (*FIRST, "response")]
    again.taken = {(*FIRST, "response")}
    assert take_answers(again, state) == 1
    assert state.answers.get((*FIRST, "response")) == response_of(1)


def test_answers_find_their_items_beside_an_empty_one(state: FormState) -> None:
    """An item that was added and not filled in yet moves no answer to its neighbour."""
    document = filled(state)
    items = state.answers.items(("recommendations",))
    state.answers.set(("recommendations",), [{"number": ""}, *items])
    take_answers(check(state, document), state)
    assert state.answers.get(("recommendations", 1, "chief_constable", "response")) == response_of(1)


def test_what_was_taken_over_is_taken_out_again(state: FormState) -> None:
    """As long as nothing was changed or saved since; then a sentence says that it cannot be undone so any more."""
    before = AnswersBefore(state)
    take_answers(check(state, filled(state)), state)
    before.mark_done(state)
    before.bring_back(state)
    assert not state.is_changed
    before = AnswersBefore(state)
    take_answers(check(state, filled(state)), state)
    before.mark_done(state)
    state.answers.set(("key_findings",), "Typed since.")
    with pytest.raises(WorkbookError, match="The inspection was changed or saved since"):
        before.bring_back(state)
    assert state.answers.get((*FIRST, "response")) == response_of(1)


def test_a_return_of_changed_words_is_refused(state: FormState) -> None:
    """A word that was changed in the report's text is named; nothing of the return is offered."""
    document = edited(filled(state), lambda body: body.replace("matter 2 isn’t", "matter 2 is"))
    with pytest.raises(ReturnRefused) as error:
        check(state, document)
    first, *_ = error.value.lines
    assert first.startswith("return.docx: Recommendation 2: the report's own words were changed in the return")


def test_a_return_of_another_inspection_is_refused(state: FormState, parameter_folder: Path) -> None:
    """It is said whose it is, and what is open."""
    given = read_given_return(GivenFile("return.docx", filled(state)))
    other = FormState(parameter_folder)
    other.open(next(parameter_folder.glob("*.yaml")))
    with pytest.raises(WorkbookError, match=f"it is the return of {SLUG}, and 2023-12-19-meeting.* is open"):
        check_return(given, other)
    other.begin_new()
    with pytest.raises(WorkbookError, match="and a new inspection is open"):
        check_return(given, other)


def test_a_return_waits_for_an_inspection_with_faults(state: FormState) -> None:
    """While an answer is missing or wrong, a return cannot be looked at beside the inspection, and that is said."""
    document = filled(state)
    state.answers.set(("inspection_title",), "")
    with pytest.raises(WorkbookError, match="to give or put right first: see Check your answers"):
        check(state, document)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "There is nothing in it."),
        (REPORT_PAGE.encode(), "It is no return that the workbook made"),
        (b"PK\x03\x04 and no more", "return.docx: "),
    ],
)
def test_what_is_no_return_is_refused(data: bytes, sentence: str) -> None:
    """The sentence names the file."""
    with pytest.raises(WorkbookError) as error:
        read_given_return(GivenFile("return.docx", data))
    assert str(error.value).startswith("return.docx: ") and sentence in str(error.value)


def test_a_return_that_is_there_is_never_overwritten(state: FormState, tmp_path: Path) -> None:
    """The same return is written once; another stands beside one that somebody may have typed into."""
    assert state.path is not None
    source, folder = read_inspection(state.path), tmp_path / "outputs" / SLUG
    first = write_return(source, folder)
    assert first.path.name == f"{SLUG}-return.docx" and write_return(source, folder) == first
    first.path.write_bytes(b"typed into")
    second = write_return(source, folder)
    assert second.path.name == f"{SLUG}-return-2.docx" and second.data == first.data
    assert first.path.read_bytes() == b"typed into"
