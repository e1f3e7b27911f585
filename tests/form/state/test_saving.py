"""A save from the form: what it changes in the file, what it leaves, and what stops it."""

from pathlib import Path

import pytest

from section55.files.history import file_at, history_path
from section55.files.reader import read_inspection
from section55.form.state.form_state import FormState
from section55.form.state.opening import CannotOpen
from section55.form.state.save import FileGone
from section55.model.errors import WorkbookError
from support.form_states import PUBLISHED, TODAY, answers_in, begin_inspection, form_on
from support.workbook import ChangeFile


def test_a_save_changes_the_lines_of_its_answer_alone(opened: FormState, path: Path) -> None:
    """Comments and the lines of all other answers stay to the byte, whoever laid the file out."""
    old = path.read_bytes().replace(b"status: final", b"# Sent on a Friday.\nstatus:   'final'  # as it went out")
    path.write_bytes(old)
    opened.open(path)
    opened.answers.set(("recommendations", 0, "owner"), "Head of Victims")
    opened.answers.set(("approved_by",), "The Commissioner")
    opened.save()
    expected = old.replace(b"    owner: Head of Joint Justice Services", b"    owner: Head of Victims")
    expected = expected.replace(b"office_use:", b"approved_by: The Commissioner\noffice_use:")
    assert path.read_bytes() == expected


def test_every_save_is_a_line_of_the_history(opened: FormState, path: Path) -> None:
    """Each line is by the form, and saving what the file has already adds none."""
    opened.answers.set(("approved_by",), "The Commissioner")
    opened.save()
    first = len(opened.history.revisions)
    for name in ("The Deputy", "The Mayor"):
        opened.answers.set(("approved_by",), name)
        opened.save()
    assert [revision.by for revision in opened.history.revisions[first - 1 :]] == ["form", "form", "form"]
    assert opened.history.revisions[-1].changes[0].new == "The Mayor"
    before = path.read_bytes(), history_path(path).read_bytes()
    opened.save()
    opened.answers.set(("approved_by",), "The Mayor  ")
    assert not opened.is_changed
    opened.save()
    assert (path.read_bytes(), history_path(path).read_bytes()) == before


def test_a_new_inspection_begins_its_history(empty_folder: Path) -> None:
    """The first revision of a new inspection is the form's, with every answer that was typed."""
    state = begin_inspection(empty_folder)
    state.save()
    [revision] = state.history.revisions
    assert revision.by == "form"
    assert file_at(state.history.revisions, 1) == state.path.read_bytes()


def test_an_answer_that_is_taken_back_is_empty_in_the_file(opened: FormState, path: Path) -> None:
    """An emptied field leaves no answer, and changes are unsaved until then."""
    opened.answers.set(("commissioner_comments",), "")
    assert opened.is_changed
    opened.save()
    assert not answers_in(path).get("commissioner_comments")
    assert not opened.is_changed
    assert "status: final" in path.read_text(encoding="utf-8")


def test_what_cannot_be_saved_has_a_reason(empty_folder: Path) -> None:
    """Until title and date name the file, and while they name one badly, a sentence says what to type."""
    state = form_on(TODAY, empty_folder)
    state.begin_new()
    naming = "Type the inspection title and the day it was published: the file is named by them."
    assert state.cannot_save == naming
    state.answers.set(("inspection_title",), "?!")
    state.answers.set(("published_on",), PUBLISHED)
    assert state.cannot_save == naming
    state.answers.set(("inspection_title",), "Stop and search")
    assert state.cannot_save == ""
    state.answers.set(("published_on",), "27 Septembre")
    assert state.cannot_save == naming
    with pytest.raises(WorkbookError, match="named by them"):
        state.save()
    assert list(empty_folder.glob("*.yaml")) == []


def test_characters_that_no_file_may_hold_are_a_problem(opened: FormState, path: Path) -> None:
    """They are a fault at their question, a save says what to delete, and nothing is saved or lost."""
    before = path.read_bytes()
    opened.answers.set(("approved_by",), "The \x07Commissioner")
    assert [problem.where for problem in opened.check_result.blockers] == [("approved_by",)]
    with pytest.raises(WorkbookError, match=r"cannot be saved yet: The text holds U\+0007"):
        opened.save()
    assert path.read_bytes() == before
    assert opened.answers.get(("approved_by",)) == "The \x07Commissioner"


def test_a_file_deleted_while_it_is_open_comes_back(opened: FormState, path: Path) -> None:
    """Asked whether it is to be saved again there, the officer has it with every comment, and its history goes on."""
    opened.answers.set(("approved_by",), "The Commissioner")
    opened.save()
    text = path.read_text(encoding="utf-8")
    path.unlink()
    opened.answers.set(("approved_by",), "The Mayor")
    with pytest.raises(FileGone, match="is not where it was: was it moved"):
        opened.save()
    assert not path.exists()
    opened.save(is_again=True)
    assert path.read_text(encoding="utf-8") == text.replace("The Commissioner", "The Mayor")
    assert [revision.by for revision in opened.history.revisions[-2:]] == ["form", "form"]


def test_a_deleted_file_that_nobody_changed_comes_back_too(opened: FormState, path: Path) -> None:
    """The form never says that all changes are saved when there is no file."""
    before = path.read_bytes()
    path.unlink()
    assert opened.is_changed
    opened.save(is_again=True)
    assert path.read_bytes() == before
    assert not opened.is_changed


def test_a_folder_that_is_gone_is_never_saved_into_as_if_new(opened: FormState, path: Path) -> None:
    """Opened as revision 1, it does not begin again in an empty folder; nor where its history alone is gone."""
    opened.answers.set(("approved_by",), "The Commissioner")
    opened.save()
    opened.answers.set(("approved_by",), "The Mayor")
    history_path(path).rename(path.parent / "elsewhere.jsonl")
    with pytest.raises(FileGone, match=r"The history of .* is not where it was"):
        opened.save()
    path.parent.rename(path.parent.with_name("unmounted"))
    with pytest.raises(FileGone, match="is the drive disconnected"):
        opened.save()
    assert not path.parent.exists()


def test_a_file_broken_by_hand_meanwhile_is_not_saved_over(opened: FormState, path: Path) -> None:
    """A save says where it has to be put right, and neither side is lost."""
    opened.answers.set(("approved_by",), "The Commissioner")
    broken = path.read_bytes() + b"corrections: [\n"
    path.write_bytes(broken)
    with pytest.raises(CannotOpen, match="put right by hand"):
        opened.save()
    assert path.read_bytes() == broken
    assert opened.answers.get(("approved_by",)) == "The Commissioner"


def test_keys_that_nobody_knows_survive_a_save(change_file: ChangeFile, state: FormState) -> None:
    """They are problems that stop the documents, and stay in the file, at the top and in an item."""
    path = change_file("    owner: Head", "    weather: [rain, sun]\n    owner: Head")
    path.write_text(path.read_text(encoding="utf-8") + "aproved_on: {by: whom}\n", encoding="utf-8")
    state.open(path)
    sentences = {problem.where: problem.sentence for problem in state.check_result.blockers}
    assert sentences == {
        ("recommendations", 0, "weather"): "The file has “weather”, which is no question of this form. A save keeps "
        "it; put it right in the file by hand.",
        ("aproved_on",): "The file has “aproved_on”, which is no question of this form. Did you mean “approved_on”? "
        "A save keeps it; put it right in the file by hand.",
    }
    state.answers.set(("recommendations", 0, "owner"), "Head of Victims")
    state.save()
    text = path.read_text(encoding="utf-8")
    assert "    weather: [rain, sun]\n    owner: Head of Victims\n" in text
    assert text.endswith("aproved_on: {by: whom}\n")


def test_empty_items_of_lists_are_left_out_by_a_save(change_file: ChangeFile, state: FormState) -> None:
    """The reader refuses them, so a file that has some is one that a save would change, typed in or not."""
    path = change_file("police_forces: [", "police_forces: ['', ")
    path.write_text(
        path.read_text(encoding="utf-8").replace("causes_of_concern: []", "causes_of_concern:\n  -\n"),
        encoding="utf-8",
    )
    state.open(path)
    assert state.answers.items(("causes_of_concern",)) == []
    assert state.is_changed
    state.write_unsaved()
    assert "Unsaved changes" not in state.list_inspections()[0].label
    state.save()
    assert not state.is_changed
    assert read_inspection(path).inspection.police_forces == ["All local forces in England and Wales"]


def test_an_empty_status_is_that_of_a_draft(opened: FormState, path: Path) -> None:
    """The reader refuses an empty one, so neither a form that was emptied nor a file that has one is left so."""
    opened.answers.set(("status",), "")
    assert opened.is_changed
    opened.save()
    assert answers_in(path)["status"] == "draft"
    path.write_bytes(path.read_bytes().replace(b"status: draft", b"status:"))
    opened.open(path)
    assert opened.is_changed
    opened.save()
    assert answers_in(path)["status"] == "draft"
    path.write_bytes(path.read_bytes().replace(b"status: draft", b""))
    opened.open(path)
    assert not opened.is_changed
