"""Previews and builds from the form: the page as it is typed now, and links to both documents."""

from html import unescape
from pathlib import Path

from section55.files.reader import read_inspection
from section55.form.view.form_view import FormView
from support.form_views import field, give_reasons
from support.widgets import html_in, part, press, words_in
from support.workbook import NORFOLK


def test_a_preview_is_the_finished_page_with_what_is_typed_now(view: FormView) -> None:
    """A preview shows unsaved words and says that they are not saved."""
    field(view, "key_findings").control.value = "Words that nobody saved."
    press(view.widget, "Preview")
    shown = unescape(html_in(part(view.widget, "s55-result")))
    assert "With changes that are not saved yet." in shown
    assert "<p>Words that nobody saved.</p>" in shown
    assert "<!doctype html>" in shown.lower()


def test_a_preview_from_before_a_change_says_so(view: FormView) -> None:
    """Nobody takes an earlier preview for what is typed now; a new one is up to date."""
    press(view.widget, "Preview")
    documents = part(view.widget, "s55-result")
    assert "Changed since:" not in words_in(documents)
    field(view, "key_findings").control.value = "Other words."
    assert "Press Preview or Build again." in words_in(documents)
    press(view.widget, "Preview")
    assert "Changed since:" not in words_in(documents)


def test_a_build_saves_runs_and_links_to_both_documents(view: FormView, parameter_folder: Path) -> None:
    """After one press the file has the words, and both documents are there."""
    field(view, "approved_by").control.value = "The Commissioner"
    give_reasons(view)
    press(view.widget, "Build HTML and PDF")
    assert read_inspection(parameter_folder / f"{NORFOLK}.yaml").inspection.approved_by == "The Commissioner"
    shown = words_in(part(view.widget, "s55-result"))
    assert "Open the web page" in shown
    assert "Open the PDF" in shown
    folder = view.output / NORFOLK
    assert {path.suffix for path in folder.iterdir()} == {".html", ".pdf", ".ipynb", ".json"}


def test_a_build_that_fails_says_why(view: FormView) -> None:
    """The sentences of the build stand below the form; nothing is linked."""
    view.output.write_text("a file where the folder should be")
    give_reasons(view)
    press(view.widget, "Build HTML and PDF")
    shown = words_in(part(view.widget, "s55-result"))
    assert "could not be built" in shown
    assert "outputs" in shown
    assert "Open the PDF" not in shown
