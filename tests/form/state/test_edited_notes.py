"""Notes for colleagues in the form's state: unsaved like answers, saved with them, and in none of them."""

import errno
from pathlib import Path

import pytest

from section55.files import colleague_notes
from section55.files.colleague_notes import add_lines, new_note, read_notes
from section55.files.history import history_path
from section55.form.state.edited_notes import EditedNotes
from section55.form.state.form_state import FormState
from section55.form.state.left_words import is_on_disk, parse_left_words
from support.form_states import begin_inspection, open_form
from support.workbook import NORFOLK

FIRST = ("recommendations", 0)
ABOUT = "Recommendation 3"


def test_a_note_is_unsaved_work_until_it_is_saved(opened: FormState, path: Path) -> None:
    """Closed without a save it is offered; saved it is beside the file, which has not changed."""
    before = path.read_bytes()
    opened.notes.write(ABOUT, "Ask the force.")
    assert opened.is_changed
    opened.close()
    again = open_form(path)
    assert not again.is_changed
    [left] = again.find_abandoned_work()
    again.resume(left)
    assert again.notes.unsaved.new == {ABOUT: "Ask the force."}
    assert again.save() is None
    assert not again.is_changed
    assert [note.text for note in read_notes(path).open] == ["Ask the force."]
    assert path.read_bytes() == before
    assert not history_path(path).exists()
    assert again.find_abandoned_work() == []


def test_a_new_inspection_is_saved_with_its_notes(empty_folder: Path) -> None:
    """A note may be written before there is a file."""
    state = begin_inspection(empty_folder)
    where = state.answers.add_item(("recommendations",))
    name = state.notes.name_of(state.answers.place(where))
    state.notes.write(name, "Whose is it?")
    state.answers.set((*where, "number"), "12")
    state.save()
    assert state.path is not None
    assert [(note.about, note.text) for note in read_notes(state.path).open] == [("Recommendation 12", "Whose is it?")]


def test_notes_follow_an_item_that_gets_another_number(opened: FormState, path: Path) -> None:
    """While it is typed and once it is saved, whatever other item has the old number then."""
    first = opened.answers.places[FIRST]
    add_lines(path, [new_note(first.label, "About the first.")])
    state = open_form(path)
    state.answers.set((*FIRST, "number"), "77")
    assert state.notes.name_of(state.answers.place(FIRST)) == first.label
    state.save()
    assert [note.about for note in read_notes(path).notes] == ["Recommendation 77"]
    assert state.notes.count_open(state.notes.name_of(state.answers.place(FIRST))) == 1


def test_a_note_is_settled_and_opened_again(opened: FormState, path: Path) -> None:
    """Pressed twice before a save, nothing is changed."""
    add_lines(path, [new_note(ABOUT, "Ask the force.")])
    state = open_form(path)
    [note] = state.notes.about(ABOUT)
    state.notes.settle(note, True)
    assert state.is_changed
    assert state.notes.count_open(ABOUT) == 0
    state.notes.settle(note, False)
    assert not state.is_changed
    state.notes.settle(note, True)
    state.save()
    assert read_notes(path).open == ()


def test_notes_of_two_officers_are_both_kept(opened: FormState, path: Path) -> None:
    """Neither is asked anything, nor is a note kept back by a conflict of answers."""
    other = open_form(path)
    opened.notes.write(ABOUT, "One.")
    other.notes.write(ABOUT, "Two.")
    other.answers.set(("approved_by",), "The Commissioner")
    assert other.save() is None
    assert opened.save() is None
    assert [note.text for note in opened.notes.about(ABOUT)] == ["Two.", "One."]


def test_a_full_disk_leaves_the_note_unsaved(opened: FormState, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answers are saved, and it is said that the note is not; the next save has it."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    opened.answers.set(("approved_by",), "The Commissioner")
    opened.notes.write(ABOUT, "Ask the force.")
    monkeypatch.setattr(colleague_notes, "append_whole", full)
    opened.save()
    assert opened.notes_not_saved == (
        "The answers are saved. The notes for colleagues are not yet: No space left on device."
    )
    assert "The Commissioner" in path.read_text(encoding="utf-8")
    assert opened.is_changed
    monkeypatch.undo()
    opened.save()
    assert opened.notes_not_saved == ""
    assert [note.text for note in read_notes(path).notes] == ["Ask the force."]


def test_an_earlier_revision_brings_no_earlier_notes(opened: FormState, path: Path) -> None:
    """Notes are of the inspection and not of a revision."""
    opened.answers.set(("approved_by",), "One")
    opened.save()
    opened.answers.set(("approved_by",), "Two")
    opened.notes.write(ABOUT, "Why two?")
    opened.restore(1)
    assert [note.text for note in opened.notes.about(ABOUT)] == ["Why two?"]


def test_words_that_only_the_browser_has_may_be_a_note(opened: FormState, path: Path) -> None:
    """They are dropped once the note is on the disk, saved or not."""
    entry = {"id": "1", "inspection": NORFOLK, "where": f'["notes for colleagues", "{ABOUT}"]', "text": "Ask."}
    [words] = parse_left_words([entry])
    assert words.is_note
    assert not is_on_disk(path.parent, words)
    opened.notes.write(ABOUT, "Ask.")
    opened.write_unsaved()
    assert is_on_disk(path.parent, words)
    opened.save()
    assert is_on_disk(path.parent, words)


def test_unsaved_work_of_another_shape_has_no_notes(opened: FormState) -> None:
    """A file that somebody changed by hand opens all the same."""
    for notes in ([], "x", {"new": 3}, {"settled": {"x": "perhaps so"}}, None):
        opened.notes.unsaved = EditedNotes(None).unsaved.read(notes)
        assert not opened.notes.is_changed
