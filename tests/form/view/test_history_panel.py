"""The history in the form: two revisions compared, and the earlier one brought back."""

from pathlib import Path

from section55.files.history import history_path, published_history, read_history
from section55.files.reader import read_inspection
from section55.form.view.form_view import FormView
from support.form_views import field, message_of
from support.widgets import part, press, words_in
from support.workbook import NORFOLK


def test_two_revisions_are_compared_and_the_first_comes_back(view: FormView, parameter_folder: Path) -> None:
    """The words that changed are shown, and bringing one back is a revision of its own."""
    field(view, "approved_by").control.value = "The Chief Executive"
    press(view.widget, "Save")
    field(view, "approved_by").control.value = "The Commissioner"
    press(view.widget, "Save")
    assert message_of(view) == f"Saved in {parameter_folder / NORFOLK}.yaml, as revision 3."
    view.go_to("finish")
    press(view.widget, "Show what changed")
    shown = words_in(part(view.widget, "s55-changed"))
    assert shown.startswith("From revision 2 to revision 3 Approved by The")
    assert "[removed: Chief Executive ]" in shown
    assert "[added: Commissioner ]" in shown
    press(view.widget, "Bring the earlier one back")
    assert message_of(view) == "Revision 2 is back, as revision 4."
    assert read_inspection(parameter_folder / f"{NORFOLK}.yaml").inspection.approved_by == "The Chief Executive"
    assert field(view, "approved_by").control.value == "The Chief Executive"


def test_a_history_as_it_was_published_says_that_it_holds_no_words(view: FormView, parameter_folder: Path) -> None:
    """One that was put back from a document cannot show what changed, and says so when it is asked."""
    field(view, "approved_by").control.value = "The Chief Executive"
    press(view.widget, "Save")
    path = parameter_folder / f"{NORFOLK}.yaml"
    history = history_path(path)
    history.write_bytes(published_history(read_history(history.read_bytes()), with_names=False))
    view.state.open(path)
    view.show_inspection("")
    view.go_to("finish")
    press(view.widget, "Show what changed")
    assert message_of(view).startswith("This is the history as it was published: it holds no earlier words")
