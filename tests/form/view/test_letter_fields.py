"""The questions about a letter, and about a joint inspection, in the form."""

from section55.files.reader import read_inspection
from section55.form.view.form_view import FormView
from support.form_views import field


def test_addressees_are_typed_in_one_piece_and_saved_as_keys(view: FormView) -> None:
    """What is typed as at the head of a letter is in the file by its keys, and is shown again as it was typed."""
    view.go_to("finish")
    text = "The Home Secretary\nHome Office\nDear Home Secretary\n\nHM Inspector"
    typed = field(view, "letter_to")
    typed.control.value = text + "\n"
    field(view, "letter_date").control.value = "9 February 2024"
    view.save()
    assert view.state.path is not None
    inspection = read_inspection(view.state.path).inspection
    assert [(each.name, each.address, each.salutation) for each in inspection.letter_to] == [
        ("The Home Secretary", ["Home Office"], "Dear Home Secretary"),
        ("HM Inspector", [], ""),
    ]
    assert typed.control.value == text + "\n"
    typed.refresh()
    assert typed.control.value == text + "\n"
    view.rebuild()
    assert field(view, "letter_to").control.value == text


def test_addressees_taken_out_leave_nothing(view: FormView) -> None:
    """A field that was emptied is an answer that is not there."""
    view.go_to("finish")
    for text in ("The Home Secretary", ""):
        field(view, "letter_to").control.value = text
    assert not view.state.is_changed


def test_inspectorates_are_suggested(view: FormView) -> None:
    """The inspectorates that make joint reports are offered beside the forces."""
    view.go_to("inspection")
    assert "HM Inspectorate of Prisons" in field(view, "inspectorates").control.options
