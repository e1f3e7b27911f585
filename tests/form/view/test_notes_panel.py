"""Notes for colleagues in the form: in each card and section, and counted in Check your answers."""

from pathlib import Path

from section55.files.colleague_notes import add_lines, new_note, notes_path, read_notes
from section55.form.view.form_view import FormView
from section55.form.view.notes_panel import NotesPanel
from section55.form.view.sections import CHECK
from support.form_views import card, field, message_of, view_of
from support.widgets import control, controls, part, press, words_in
from support.workbook import NORFOLK

FIRST = ("recommendations", 0)
ABOUT = "Recommendation 3"


def notes_of_first(view: FormView, section: str = "recommendations") -> NotesPanel:
    """The notes in the card of the first recommendation."""
    view.go_to(section)
    panel = card(view, *FIRST).notes
    assert panel is not None
    if not panel.is_open:
        panel.toggle()
    return panel


def write(view: FormView, panel: NotesPanel, text: str) -> None:
    """Types a note."""
    control(panel.box, "New note").value = text


def test_a_note_is_kept_then_saved(view: FormView, parameter_folder: Path) -> None:
    """It says so as of an answer; saved, it stands above the room for the next one."""
    panel = notes_of_first(view)
    write(view, panel, "Ask the force.")
    assert view.browser.save_state.kind == "kept"
    assert words_in(panel.box).count("Ask the force.") == 0
    view.save()
    assert view.browser.save_state.kind == "saved"
    assert message_of(view) == "The notes for colleagues are saved."
    assert "Ask the force." in words_in(panel.box)
    assert control(panel.box, "New note").value == ""
    assert len(read_notes(parameter_folder / f"{NORFOLK}.yaml").open) == 1


def test_a_text_that_the_browser_held_back_is_no_second_note(view: FormView, parameter_folder: Path) -> None:
    """It arrives after the save that it was typed before."""
    panel = notes_of_first(view)
    view.browser.receive({"event": "input", "mark": panel.mark, "text": "Ask the force.", "number": 1})
    view.save()
    write(view, panel, "Ask the force.")
    assert not view.state.is_changed
    assert control(panel.box, "New note").value == ""
    assert len(read_notes(parameter_folder / f"{NORFOLK}.yaml").notes) == 1


def test_a_note_stands_in_every_card_of_its_item_and_on_its_row(view: FormView) -> None:
    """Whoever answers it meets the note, on whichever side."""
    write(view, notes_of_first(view), "Ask the force.")
    view.save()
    for section in ("recommendations", "force", "body"):
        view.go_to(section)
        assert "one note" in card(view, *FIRST).row.description
        panel = card(view, *FIRST).notes
        assert panel is not None
        assert "Ask the force." in words_in(panel.box)


def test_an_open_note_is_seen_at_once(parameter_folder: Path, tmp_path: Path) -> None:
    """A colleague's note needs no press to be read."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    add_lines(path, [new_note("Key findings", "Is the figure ours?")])
    view = view_of(path, tmp_path)
    view.go_to("findings")
    assert "Is the figure ours?" in words_in(view.sections.current.box)
    view.close()


def test_a_note_is_settled_and_comes_back(view: FormView) -> None:
    """Settled ones are out of sight until they are asked for."""
    panel = notes_of_first(view)
    write(view, panel, "Ask the force.")
    view.save()
    press(panel.box, "Settled")
    assert view.state.is_changed
    assert "Ask the force." not in words_in(panel.box)
    view.save()
    press(panel.box, "Show 1 settled note")
    assert "Settled by" in words_in(panel.box)
    press(panel.box, "Open it again")
    assert [note.text for note in view.state.notes.about(ABOUT) if note.is_open] == ["Ask the force."]
    assert "Ask the force." in words_in(panel.box)


def test_check_your_answers_counts_open_notes_and_leads_to_them(view: FormView, parameter_folder: Path) -> None:
    """They are no problem: they keep nothing from being built."""
    write(view, notes_of_first(view), "Ask the force.")
    view.save()
    problems = view.state.check_result.problems
    view.go_to(CHECK)
    assert "Notes for colleagues (1 open)" in words_in(view.sections.current.box)
    view.sections.on_link("note-0")
    assert view.sections.current_key == "recommendations"
    assert view.state.check_result.problems == problems


def test_notes_about_what_is_gone_are_not_lost(view: FormView) -> None:
    """An item that was removed leaves its notes in Check your answers."""
    panel = notes_of_first(view)
    write(view, panel, "Ask the force.")
    view.save()
    card(view, *FIRST).remove()
    view.save()
    view.go_to(CHECK)
    assert "Recommendation 3: Ask the force." in words_in(view.sections.current.box)
    view.sections.on_link("note-0")
    assert view.sections.current_key == CHECK


def test_notes_that_cannot_be_read_are_named(parameter_folder: Path, tmp_path: Path) -> None:
    """In Check your answers, with the file and the line."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    notes_path(path).write_text("no note\n", encoding="utf-8")
    view = view_of(path, tmp_path)
    view.go_to(CHECK)
    assert f"Line 1 of {NORFOLK}.notes.jsonl is no note" in words_in(view.sections.current.box)
    view.close()


def test_a_note_only_the_browser_has_is_put_back(view: FormView) -> None:
    """Its words are offered like those of an answer."""
    where = f'["notes for colleagues", "{ABOUT}"]'
    entry = {"id": "1", "inspection": NORFOLK, "where": where, "text": "Ask.", "name": "New note", "at": 1}
    view.browser.receive({"event": "begin", "left": [entry]})
    press(view.widget, "Put them back")
    assert control(notes_of_first(view).box, "New note").value == "Ask."
    assert view.browser.save_state.kind == "kept"


def test_unsaved_notes_are_shown_with_what_changed(view: FormView, parameter_folder: Path, tmp_path: Path) -> None:
    """Before anybody chooses whether to go on with them."""
    write(view, notes_of_first(view), "Ask the force.")
    view.close()
    again = view_of(parameter_folder / f"{NORFOLK}.yaml", tmp_path)
    press(again.widget, "See what changed")
    assert "Ask the force." in words_in(part(again.widget, "s55-offer"))
    again.close()


def test_a_preview_is_not_outdated_by_a_note(view: FormView) -> None:
    """No document has it."""
    view.documents.preview()
    before = words_in(view.documents.box)
    write(view, notes_of_first(view), "Ask the force.")
    assert words_in(view.documents.box) == before
    field(view, "approved_by").control.value = "The Commissioner"
    assert words_in(view.documents.box) != before


def test_every_section_but_the_last_has_its_notes(view: FormView) -> None:
    """Check your answers asks nothing, so there is nothing to note."""
    for key in view.sections.names:
        view.go_to(key)
        found = controls(view.sections.current.box, f"Notes for colleagues: {view.sections.names[key]}")
        assert len(found) == (key != CHECK), key
