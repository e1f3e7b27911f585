"""Each question with its control, and what is wrong with its answer beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from section55.form.state.answers import is_list
from section55.form.view.form_view import FormView
from section55.form.view.sections import SECTIONS, section_of
from section55.model.inspection import Inspection
from section55.model.paths import Where, inner_model, questions
from support.form_views import card, field, field_of_item, view_of_first_inspection
from support.widgets import control, is_off, part, words_in
from support.workbook import ChangeFile


def test_every_question_of_a_parameter_file_is_asked(peel: FormView) -> None:
    """No key of the model is without its control, however deep the item lies."""
    asked = {key_names(("corrections",))}
    # Check your answers asks for a reason, and knows the rest of what is noted.
    asked |= {("noted_findings", *inner) for inner in ((), ("finding",), ("about",), ("reason",))}
    for where in (("causes_of_concern", 0), ("areas_for_improvement", 0)):
        peel.state.answers.add_item((*where, "parts"))
    for section in SECTIONS:
        peel.go_to(section.key)
        for where in peel.answers.places:
            if where[0] in section.lists:
                card(peel, *where)
        asked |= {key_names(found.where()) for found in peel.sections.current.all_fields()}
        for item_list in peel.sections.current.item_lists:
            lists = [key_names(item_list.where())]
            for each in item_list.all_cards():
                lists += [key_names(inner.where()) for inner in each.inner]
                lists += [key_names(each.updates.where())] if each.updates else []
            asked.update(lists)
    assert asked >= set(questions_below(()))


def key_names(where: Where) -> Where:
    return tuple(part for part in where if isinstance(part, str))


def questions_below(where: Where) -> Iterator[Where]:
    """Every question of the model; those about dated entries are asked when there is one.

    Addressees are typed in one piece, as they stand at the head of a letter.
    """
    for key, question in questions(Inspection, where).items():
        inner = (*where, key)
        is_group = inner_model(question.annotation) and not is_list(question.annotation)
        if not is_group:
            yield inner
        if key not in ("updates", "corrections", "letter_to"):
            yield from questions_below(inner)


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
    published.control.value = "1/3/24"
    assert "Friday 1 March 2024" in words_in(published.box)
    published.control.value = "31 February 2024"
    assert "February 2024 has 29 days." in words_in(published.box)
    published.control.value = "soon"
    assert "is not a date. Type it like 19 December 2023." in words_in(published.box)
    published.control.value = ""
    view.go_to("check")
    missing = words_in(part(view.widget, "s55-problems"))
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


@pytest.mark.parametrize(
    ("where", "section"),
    [
        (("recommendations_total",), "recommendations"),
        (("recommendations_answered_in_comments",), "recommendations"),
        (("numbering", "causes_of_concern"), "recommendations"),
        (("numbering", "areas_for_improvement"), "areas"),
        (("areas_for_improvement_total",), "areas"),
        (("report_language",), "inspection"),
        (("causes_of_concern", 0, "recommendations", 0, "parts", 1, "text"), "recommendations"),
        (("causes_of_concern", 0, "recommendations", 0, "chief_constable"), "force"),
        (("areas_for_improvement", 0, "parts", 0, "commissioner", "explanation"), "body"),
        (("areas_for_improvement", 0, "parts"), "areas"),
        (("numbering", "weather"), "inspection"),
    ],
)
def test_every_answer_has_its_section(where: Where, section: str) -> None:
    """A sentence about an answer leads to the section that asks for it, also from deep inside an item."""
    assert section_of(where) == section


def test_that_the_report_makes_none_is_a_box_to_tick(view: FormView) -> None:
    """Ticked, the total is nought, and nought typed ticks it; another number, or none, is not that."""
    total = field(view, "causes_of_concern_total")
    assert total.checkbox.description == "The report has none"
    assert not total.checkbox.value
    total.checkbox.value = True
    assert (total.control.value, view.answers.get(("causes_of_concern_total",))) == ("0", "0")
    total.control.value = "11"
    assert not total.checkbox.value
    total.control.value = " 0"
    assert total.checkbox.value
    total.checkbox.value = False
    assert (total.control.value, view.answers.get(("causes_of_concern_total",))) == ("", "")
    assert field(view, "recommendations_total").checkbox.description == "The report makes none"


def test_a_report_without_what_is_entered_is_put_right_beside_the_total(view: FormView) -> None:
    """Norfolk's recommendation is entered, so the report does make some."""
    total = field(view, "recommendations_total")
    total.checkbox.value = True
    view.update_problems()
    assert "Needed to build: The report is said to make no recommendations, but one" in words_in(total.box)


def test_yes_or_no_is_a_box_to_tick(peel: FormView) -> None:
    """Ticked it is true; unticked there is no answer, or the false that the file has."""
    where = ("causes_of_concern", 1, "accelerated")
    accelerated = field_of_item(peel, *where)
    assert field_of_item(peel, "causes_of_concern", 0, "accelerated").control.value
    assert not accelerated.control.value
    accelerated.control.value = True
    assert peel.answers.get(where) == "true"
    accelerated.control.value = False
    assert peel.answers.get(where) == ""
    peel.state.answers.set(where, "false")
    accelerated.refresh()
    accelerated.control.value = True
    accelerated.control.value = False
    assert peel.answers.get(where) == "false"


def test_whose_numbers_the_items_bear_is_chosen(peel: FormView) -> None:
    """Where the file says nothing they are the report's."""
    assert field(peel, "numbering", "areas_for_improvement").control.value == "office"
    numbering = field(peel, "numbering", "recommendations")
    assert numbering.control.value == "report"
    assert [label for label, _ in numbering.control.options] == ["The report's own", "Given by the office"]
    numbering.control.value = "office"
    assert peel.answers.get(("numbering",)) == {"areas_for_improvement": "office", "recommendations": "office"}


def test_the_reports_language_is_chosen(view: FormView) -> None:
    """English or Welsh, or another tag that a file has; without a choice it is that of the office."""
    language = field(view, "report_language")
    assert language.control.value == ""
    language.control.value = "cy"
    assert view.answers.get(("report_language",)) == "cy"
    view.state.answers.set(("report_language",), "en")
    language.refresh()
    assert language.control.value == "en"


def test_the_item_that_another_is_answered_with_is_chosen(peel: FormView) -> None:
    """By its heading; what is chosen follows the items that are there, and a number that leads nowhere is shown."""
    answered_with = field_of_item(peel, "recommendations", 0, "answered_with")
    assert answered_with.control.value == "22"
    assert [label for label, _ in answered_with.control.options] == [
        "By itself",
        "Recommendation 7",
        "Recommendation 22",
    ]
    field_of_item(peel, "recommendations", 1, "number").control.value = "8"
    peel.update()
    assert "Recommendation 8" in [label for label, _ in answered_with.control.options]
    field_of_item(peel, "recommendations", 2, "number").control.value = "23"
    peel.update()
    assert answered_with.control.value == "22"
    assert "is said to be answered with number “22”, which is not among the others" in words_in(answered_with.box)
    answered_with.control.value = "23"
    assert peel.answers.get(("recommendations", 0, "answered_with")) == "23"
    answered_with.control.value = ""
    assert peel.answers.get(("recommendations", 0, "answered_with")) == ""


def test_an_item_alone_is_not_asked_what_it_is_answered_with(peel: FormView) -> None:
    """There is nothing to choose, so that nothing is asked; a second item of its list and group brings the question."""
    answered_with = field_of_item(peel, "areas_for_improvement", 2, "answered_with")
    assert answered_with.box.children == ()
    field_of_item(peel, "areas_for_improvement", 1, "group").control.value = "Standards"
    peel.update()
    assert [label for label, _ in answered_with.control.options] == [
        "By itself",
        "Area for improvement 2, Standards",
    ]
    assert answered_with.control in answered_with.box.children


def test_groups_are_suggested_and_any_other_may_be_typed(peel: FormView) -> None:
    """The groups of the other items of its list are there to choose from."""
    group = field_of_item(peel, "areas_for_improvement", 0, "group")
    assert group.control.options == ("Vetting", "Standards")
    field_of_item(peel, "areas_for_improvement", 2, "group").control.value = "Counter-corruption"
    peel.update()
    assert group.control.options == ("Vetting", "Counter-corruption")
    group.control.value = "Professional standards"
    assert peel.answers.get(("areas_for_improvement", 0, "group")) == "Professional standards"
