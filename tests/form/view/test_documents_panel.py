"""Previews and builds from the form: the page as it is typed now, and links to both documents."""

from html import unescape
from pathlib import Path

from section55.files.reader import read_inspection
from section55.form.view.form_view import FormView
from support.form_views import field, words
from support.workbook import NORFOLK


def test_a_preview_is_the_finished_page_with_what_is_typed_now(view: FormView) -> None:
    """It shows unsaved words and says that they are not saved."""
    field(view, "key_findings").control.value = "Words that nobody saved."
    view.preview()
    shown = unescape(view.documents.box.children[-1].value)
    assert "It has changes that are not saved yet." in shown
    assert "<p>Words that nobody saved.</p>" in shown
    assert "<!doctype html>" in shown.lower()


def test_a_preview_from_before_a_change_says_so(view: FormView) -> None:
    """Nobody takes it for what is typed now; a new one is."""
    view.preview()
    older = view.documents.box.children[0]
    assert older.value == ""
    field(view, "key_findings").control.value = "Other words."
    assert "Press Preview or Build again." in words(older.value)
    view.preview()
    assert older.value == ""


def test_a_build_saves_runs_and_links_to_both_documents(view: FormView, parameter_folder: Path) -> None:
    """One press: the file has the words, and the documents are there."""
    field(view, "approved_by").control.value = "The Commissioner"
    view.build()
    assert read_inspection(parameter_folder / f"{NORFOLK}.yaml").inspection.approved_by == "The Commissioner"
    told = words(view.documents.box.children[-1].value)
    assert "Open the web page" in told
    assert "Open the PDF" in told
    folder = view.output / NORFOLK
    assert {path.suffix for path in folder.iterdir()} == {".html", ".pdf", ".ipynb", ".json"}


def test_a_build_that_fails_says_why(view: FormView) -> None:
    """The sentences of the build stand below the form; nothing is linked."""
    view.output.write_text("a file where the folder should be")
    view.build()
    told = words(view.documents.box.children[-1].value)
    assert "could not be built" in told
    assert "outputs" in told
    assert "Open the PDF" not in told
