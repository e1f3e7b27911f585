"""The chief constable's return in the form: made of what is saved, checked, taken over, taken out again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from section55.files.reader import read_inspection
from section55.form.view.form_view import FormView
from section55.form.view.intake.check_return import CheckReturn
from section55.form.view.intake.return_buttons import MAKE
from section55.form.view.sent_files import SentFile
from support.form_views import message_of, view_of
from support.returns import SLUG, edited, filled_as_by_word, made, response_of, write_folder
from support.widgets import control, html_in, inside, press, words_in

FIRST = ("recommendations", 0, "chief_constable", "response")


@pytest.fixture
def view(tmp_path: Path) -> Iterator[FormView]:
    """The form on an inspection of 43 recommendations, in the section of the force."""
    view = view_of(write_folder(tmp_path / "parameters"), tmp_path / "outputs")
    view.choose_section("force")
    yield view
    view.close()


def filled(view: FormView) -> bytes:
    assert view.state.path is not None
    return filled_as_by_word(made(view.state.path))


def give_return(view: FormView, document: bytes) -> None:
    """Gives the page a return, and has it read."""
    press(view.widget, "Read the return")
    assert view.intake.page is not None and view.intake.page.picker is not None
    view.intake.page.picker.take_file(SentFile("return.docx", document))
    press(view.widget, "Read it")


def test_the_return_is_made_of_what_is_saved(view: FormView, tmp_path: Path) -> None:
    """What was typed is saved first; the document is in a folder that is named, and linked to."""
    view.set_answer(("recommendations", 0, "text"), "Chief constables should do this instead.")
    press(view.widget, MAKE)
    path = tmp_path / "outputs" / SLUG / f"{SLUG}-return.docx"
    assert view.state.path is not None and not view.state.is_changed
    assert path.read_bytes() == made(view.state.path)
    assert f"download {SLUG}-return.docx" in words_in(view.widget)
    assert f"The return is in {path.parent}" in words_in(view.widget)


def test_no_return_is_made_while_something_is_missing(view: FormView, tmp_path: Path) -> None:
    """The sentence says what to do first; no file is written, and the typed words stay unsaved."""
    view.set_answer(("inspection_title",), "")
    press(view.widget, MAKE)
    assert message_of(view).startswith("No return was made. One answer to give or put right first")
    assert not (tmp_path / "outputs").exists() and view.state.is_changed


def test_what_came_back_is_shown_before_it_is_taken_over(view: FormView) -> None:
    """Each answer under its item; the button says how many; unsaved then, and Save keeps them."""
    path = view.state.path
    assert path is not None
    before = path.read_bytes()
    give_return(view, filled(view))
    assert view.intake.page is not None and isinstance(view.intake.page.panel, CheckReturn)
    words = words_in(view.widget)
    assert "Nothing of it is taken over yet." in words and "Matter 40 is settled." in words
    assert "<li>first<ul><li>inner</li></ul></li>" in html_in(view.widget).replace("\n", "")
    control(view.widget, "Take over the answer to Recommendation 2").value = False
    day = next(view.intake.page.all_fields())
    day.on_input("15 January 2024")
    press(view.widget, next(name for name in button_names(view) if name.startswith("Take over ")))
    assert path.read_bytes() == before and view.state.is_changed and view.intake.page is None
    assert view.answers.get(FIRST) == response_of(1)
    assert not view.answers.get(("recommendations", 1, "chief_constable", "response"))
    assert view.answers.get(("chief_constable_comments_received_on",)) == "2024-01-15"
    view.save()
    assert read_inspection(path).inspection.recommendations[0].chief_constable.response == response_of(1)


def button_names(view: FormView) -> list[str]:
    return [str(getattr(each, "description", "")) for each in inside(view.widget)]


def test_an_answer_that_is_there_needs_a_tick(view: FormView) -> None:
    """Both are shown, the words that differ marked; without a tick the one that is there stays."""
    document = filled(view)
    view.set_answer(FIRST, "Typed in the form.")
    give_return(view, document)
    box = control(view.widget, "Put this in place of the answer to Recommendation 1")
    assert not box.value and "<del>" in html_in(view.widget)
    assert "An answer is there already. It is kept unless you tick below." in words_in(view.widget)
    box.value = True
    press(view.widget, next(name for name in button_names(view) if name.startswith("Take over ")))
    assert view.answers.get(FIRST) == response_of(1)


def test_what_was_taken_over_is_taken_out_by_one_press(view: FormView) -> None:
    """The inspection is as it was before, and nothing is unsaved."""
    give_return(view, filled(view))
    press(view.widget, next(name for name in button_names(view) if name.startswith("Take over ")))
    press(view.widget, "Take these answers out again")
    assert not view.state.is_changed and not view.answers.get(FIRST)
    assert message_of(view) == "What was taken over is out again."


def test_a_return_of_changed_words_is_refused(view: FormView) -> None:
    """The sentence says which words, where it was given; nothing can be taken over."""
    give_return(view, edited(filled(view), lambda body: body.replace("matter 2 isn’t", "matter 2 is")))
    assert view.intake.page is not None and view.intake.page.panel is None
    assert "Recommendation 2: the report's own words were changed in the return" in words_in(view.widget)
    press(view.widget, "Back")
    assert view.intake.page is None and view.sections.current_key == "force"


def test_a_file_that_is_no_return_is_refused(view: FormView) -> None:
    """Nothing at all, a web page, and what is no Word document."""
    press(view.widget, "Read the return")
    press(view.widget, "Read it")
    assert message_of(view) == "Choose the file first, then press Read it."
    press(view.widget, "Back")
    for data, sentence in (
        (b"", "return.docx: There is nothing in it."),
        (b"<html><p>Words</p></html>", "return.docx: It is no return that the workbook made"),
    ):
        give_return(view, data)
        assert sentence in words_in(view.widget)
        press(view.widget, "Back")


def test_a_new_inspection_takes_over_from_an_earlier_response(view: FormView) -> None:
    """The choice is there while there is no file; what was taken over can be taken out again."""
    path = view.state.path
    assert path is not None
    view.set_answer(("approved_by",), "The Chief Executive")
    view.save()
    view.show_start()
    view.begin_new()
    control(view.widget, "Take over from an earlier response").value = 0
    press(view.widget, "Take over from an earlier response: take over")
    assert view.answers.get(("approved_by",)) == "The Chief Executive"
    assert message_of(view) == f"Taken over from {SLUG}: who approves."
    press(view.widget, "Take it out again")
    assert not view.answers.get(("approved_by",))
