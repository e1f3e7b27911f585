"""Each question with its control, and what is wrong with its answer beside it."""

from pathlib import Path

from section55.form.view.form_view import FormView
from section55.form.view.sections import SECTIONS
from section55.model.inspection import Inspection
from support.form_views import field, view_of_first_inspection
from support.widgets import control, is_off, part, words_in
from support.workbook import ChangeFile


def test_every_question_of_a_parameter_file_is_asked(view: FormView) -> None:
    """No key of the model is without its control."""
    asked = set()
    for section in SECTIONS:
        view.go_to(section.key)
    for found in view.sections.fields():
        asked.add(found.where()[0])
    assert view.sections.current.corrections is not None
    asked |= {"corrections", "recommendations", "causes_of_concern", "areas_for_improvement"}
    assert asked == set(Inspection.model_fields)
    items = {found.where()[2:] for found in view.sections.fields() if found.where()[0] == "recommendations"}
    assert items == {
        *(("number",), ("text",), ("addressed_to",), ("due",), ("due_on",), ("status",), ("owner",)),
        *(("chief_constable", "position"), ("chief_constable", "response")),
        *(("commissioner", "action"), ("commissioner", "explanation")),
    }


def test_a_finding_stands_beside_its_question(view: FormView) -> None:
    """What a check finds is shown at the control that answers it."""
    assert "is the home page of a site" in words_in(field(view, "report_url").box)
    action = field(view, "recommendations", 0, "commissioner", "action")
    assert "Nothing explains what the PCC has done" in words_in(action.box)
    explanation = field(view, "recommendations", 0, "commissioner", "explanation")
    explanation.control.value = "I will ask for a report each quarter."
    assert "Nothing explains" not in words_in(action.box)


def test_a_wrong_answer_is_explained_and_stops_the_build(view: FormView) -> None:
    """The sentence stands at the field, the button is off, and the panel says why."""
    field(view, "report_url").control.value = "ftp://example.org/report"
    assert "is not a link to a web page" in words_in(field(view, "report_url").box)
    assert is_off(control(view.widget, "Build HTML and PDF"))
    assert is_off(control(view.widget, "Preview"))
    assert not is_off(control(view.widget, "Save"))
    notes = words_in(part(view.widget, "s55-button-notes"))
    assert "Preview and build: not yet. One answer to give or put right first" in notes


def test_a_date_is_asked_for_as_people_write_it(view: FormView) -> None:
    """The form takes dates in words, so it asks for no other form of them."""
    published = field(view, "published_on")
    published.control.value = "03/04/2024"
    assert "“03/04/2024” can be 3 April 2024 or 4 March 2024." in words_in(published.box)
    published.control.value = "31 February 2024"
    assert "is not a date. Type it like 19 December 2023." in words_in(published.box)
    published.control.value = ""
    missing = words_in(part(view.widget, "s55-missing"))
    assert "“Published on” is not answered yet." in missing
    assert "like 2023-12-19" not in missing


def test_a_word_of_a_list_is_chosen_however_it_was_typed(change_file: ChangeFile, tmp_path: Path) -> None:
    """ "ACCEPTED" in a file is the choice Accepted, offered once, and a save leaves it as it was typed."""
    path = change_file("position: accepted", "position: ACCEPTED")
    view = view_of_first_inspection(path.parent, tmp_path / "outputs")
    position = field(view, "recommendations", 0, "chief_constable", "position")
    assert position.control.value == "accepted"
    assert [label for label, _ in position.control.options].count("Accepted") == 1
    field(view, "approved_by").control.value = "The Commissioner"
    view.save()
    text = path.read_text(encoding="utf-8")
    assert "approved_by: The Commissioner" in text
    assert "      position: ACCEPTED\n" in text
    view.close()
