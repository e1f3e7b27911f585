"""The history in the form: two revisions compared, and the earlier one brought back."""

from pathlib import Path

from section55.files.reader import read_inspection
from section55.form.view.form_view import FormView
from support.form_views import field, said, words
from support.workbook import NORFOLK


def test_two_revisions_are_compared_and_the_first_comes_back(view: FormView, parameter_folder: Path) -> None:
    """The words that changed are shown, and bringing one back is a revision of its own."""
    field(view, "approved_by").control.value = "The Chief Executive"
    view.save()
    field(view, "approved_by").control.value = "The Commissioner"
    view.save()
    assert said(view) == f"Saved in {parameter_folder / NORFOLK}.yaml, as revision 3."
    view.go_to("finish")
    history = view.sections.section("finish").history
    assert history is not None
    history.show()
    shown = words(history.changed.value)
    assert shown.startswith("From revision 2 to revision 3 Approved by The")
    assert "[removed: Chief Executive ]" in shown
    assert "[added: Commissioner ]" in shown
    history.bring_back()
    assert said(view) == "Revision 2 is back, as revision 4."
    assert read_inspection(parameter_folder / f"{NORFOLK}.yaml").inspection.approved_by == "The Chief Executive"
    assert field(view, "approved_by").control.value == "The Chief Executive"
