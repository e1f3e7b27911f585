"""Each question with its control, and what is wrong with its answer beside it."""

from section55.form.view.form_view import FormView
from section55.form.view.sections import PLANS
from section55.model.inspection import Inspection
from support.form_views import field, words
from support.widgets import is_off


def test_every_question_of_a_parameter_file_is_asked(view: FormView) -> None:
    """No key of the model is without its control."""
    asked = set()
    for plan in PLANS:
        view.go_to(plan.key)
    for found in view.sections.fields():
        asked.add(found.where()[0])
    section = view.sections.section("finish")
    assert section.corrections is not None
    asked |= {"corrections", "recommendations", "causes_of_concern", "areas_for_improvement"}
    assert asked == set(Inspection.model_fields)
    items = {found.where()[2:] for found in view.sections.fields() if found.where()[0] == "recommendations"}
    assert items == {
        *(("number",), ("text",), ("addressed_to",), ("due",), ("due_on",), ("status",), ("owner",)),
        *(("chief_constable", "position"), ("chief_constable", "response")),
        *(("commissioner", "action"), ("commissioner", "explanation")),
    }


def test_a_finding_stands_beside_its_question(view: FormView) -> None:
    """What a check finds is told at the control that answers it."""
    assert "is the home page of a site" in words(field(view, "report_url").notes.value)
    assert "Nothing explains what the PCC has done" in words(
        field(view, "recommendations", 0, "commissioner", "action").notes.value
    )
    explanation = field(view, "recommendations", 0, "commissioner", "explanation")
    explanation.control.value = "I will ask for a report each quarter."
    assert "Nothing explains" not in words(field(view, "recommendations", 0, "commissioner", "action").notes.value)


def test_a_wrong_answer_is_told_and_stops_the_build(view: FormView) -> None:
    """The sentence stands at the field, the button is off, and the panel says why."""
    field(view, "report_url").control.value = "ftp://example.org/report"
    assert "is not a link to a web page" in words(field(view, "report_url").notes.value)
    assert is_off(view.side.build)
    assert is_off(view.side.preview)
    assert not is_off(view.side.save)
    assert "Preview and build: not yet. One answer to give or put right first" in words(view.side.button_notes.value)


def test_a_date_is_asked_for_as_people_write_it(view: FormView) -> None:
    """The form takes dates in words, so it asks for no other form of them."""
    published = field(view, "published_on")
    published.control.value = "03/04/2024"
    assert "“03/04/2024” can be 3 April 2024 or 4 March 2024." in words(published.notes.value)
    published.control.value = "31 February 2024"
    assert "is not a date. Type it like 19 December 2023." in words(published.notes.value)
    published.control.value = ""
    assert "like 2023-12-19" not in words(view.side.box.children[-1].value)
