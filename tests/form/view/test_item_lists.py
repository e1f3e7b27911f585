"""Items inside others in the form: their rows and questions, what is asked where, and what is done to them."""

import re
from itertools import pairwise

import pytest

from section55.form.view.form_view import FormView
from section55.form.view.sections import section_of
from section55.model.paths import Where
from support.form_views import card, field, field_of_item
from support.widgets import classes_of, control, controls, html_in, inside, part, press, words_in

CAUSE = ("causes_of_concern", 0)
RECOMMENDATION, PART = (*CAUSE, "recommendations", 1), (*CAUSE, "recommendations", 1, "parts", 1)


def labels_of(view: FormView, *where: str | int) -> list[str]:
    """What a screen reader calls the controls of an item itself."""
    names = [found.full_name() for found in card(view, *where).fields]
    return [name.removeprefix(view.answers.place(where).heading).strip() for name in names]


def test_a_nested_item_has_the_questions_of_its_kind(peel: FormView) -> None:
    """Each as it is asked of an item that is in no other, under the item's own name."""
    peel.go_to("recommendations")
    of_recommendation = labels_of(peel, "recommendations", 2)
    assert labels_of(peel, *RECOMMENDATION) == of_recommendation
    of_part = [label for label in of_recommendation if label != "group"]
    assert labels_of(peel, *PART) == ["letter or number", *of_part[1:]]
    assert labels_of(peel, *CAUSE) == [*of_recommendation[:3], "accelerated", *of_recommendation[3:]]
    assert control(peel.widget, "Add an update: Recommendation 2 of cause of concern 1, part b")
    assert "Recommendation 2 of cause of concern 1, part b text" in html_in(card(peel, *PART).box)


@pytest.mark.parametrize("section", ["recommendations", "areas", "force", "body"])
def test_no_two_buttons_are_called_alike_and_no_level_of_headings_is_skipped(peel: FormView, section: str) -> None:
    """With every card open, each button is called by the item that it is of, and headings go down by one at a time."""
    peel.go_to(section)
    for where in peel.answers.places:
        if section_of(where) == section or section in ("force", "body"):
            card(peel, *where)
    buttons = [each.tooltip for each in inside(peel.sections.current.box) if hasattr(each, "on_click")]
    assert len(buttons) == len(set(buttons)), [name for name in buttons if buttons.count(name) > 1]
    levels = [int(level) for level in re.findall("<h([2-6])", html_in(peel.sections.current.box))]
    assert len(levels) > len(peel.sections.current.item_lists)
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_rows_say_what_items_are_and_where_they_are_answered(peel: FormView) -> None:
    """The row of an item has its heading, how it is answered, and its short name or its words."""
    peel.go_to("force")
    rows = [each.row.description for each in peel.sections.current.item_lists[0].cards]
    assert rows == [
        "Recommendation 10 · answered with recommendation 22 · First.",
        "Recommendation 7 · Vetting decisions",
        "Recommendation 22 · Last.",
    ]
    assert card(peel, "recommendations", 1, "parts", 0).row.description == (
        "Recommendation 7, part a · accepted · do one thing;"
    )


def test_an_item_that_is_answered_with_another_is_asked_nothing(peel: FormView) -> None:
    """Its card says where the answer stands; there, both texts stand above the one answer."""
    for section in ("force", "body"):
        peel.go_to(section)
        assert card(peel, "recommendations", 0).fields == []
        assert "It is answered with recommendation 22: see there." in words_in(card(peel, "recommendations", 0).box)
        shared = words_in(part(card(peel, "recommendations", 2).box, "s55-quoted"))
        assert (
            shared == "Recommendation 10 First. Recommendation 22 Last. Answered together: Recommendations 10 and 22."
        )
    peel.state.answers.set(("recommendations", 0, "answered_with"), "")
    peel.go_to("force")
    assert len(card(peel, "recommendations", 0).fields) == 2
    assert words_in(part(card(peel, "recommendations", 2).box, "s55-quoted")) == "Last."


def test_the_count_says_how_many_more_are_in_causes_of_concern(peel: FormView) -> None:
    """The total of the report counts them too."""
    peel.go_to("recommendations")
    assert "Three recommendations entered, and three for causes of concern." in words_in(peel.sections.current.box)
    assert "Two causes of concern entered." in words_in(peel.sections.current.box)
    peel.state.answers.set(("causes_of_concern",), [])
    peel.rebuild()
    assert "Three recommendations entered." in words_in(peel.sections.current.box)


def test_items_are_added_inside_an_item(peel: FormView) -> None:
    """An empty list inside an item shows only how to add to it; a new item is open, and every section has its row."""
    peel.go_to("force")
    peel.go_to("recommendations")
    inner = card(peel, *CAUSE).inner[0]
    assert [each.description for each in inner.box.children] == ["Add a part"]
    press(peel.widget, "Add a part: Cause of concern 1")
    added = (*CAUSE, "parts", 0)
    assert card(peel, *added).name == "Cause of concern 1, new part"
    field(peel, *added, "number").control.value = "a"
    peel.update()
    assert card(peel, *added).name == "Cause of concern 1, part a"
    for button in ("Remove", "Move up", "Add an update"):
        assert controls(peel.widget, f"{button}: Cause of concern 1, part a")
    assert "Parts" in words_in(inner.box)
    press(peel.widget, "Add a recommendation: Cause of concern 1")
    press(peel.widget, "Add a part: New recommendation of cause of concern 1")
    assert peel.answers.get((*CAUSE, "recommendations", 2)) == {"number": "", "parts": [{"number": ""}]}
    peel.go_to("force")
    assert card(peel, *added).fields
    assert card(peel, *CAUSE, "recommendations", 2, "parts", 0).name == (
        "New recommendation of cause of concern 1, new part"
    )


def test_a_new_number_renames_all_that_is_in_the_item(peel: FormView) -> None:
    """The buttons of an item, of its updates and of the lists in it are called by its number as that is now."""
    peel.go_to("recommendations")
    number = field_of_item(peel, *RECOMMENDATION, "number")
    press(peel.widget, "Add an update: Recommendation 2 of cause of concern 1")
    card(peel, *PART)
    number.control.value = "9"
    peel.update()
    name = "Recommendation 9 of cause of concern 1"
    for button in ("Add an update", "Remove this update", "Add a part", "Move up"):
        assert controls(peel.widget, f"{button}: {name}")
    assert controls(peel.widget, f"Remove: {name}, part b")
    assert f"{name}, part b text" in html_in(card(peel, *PART).box)
    assert "Recommendation 2 of cause of concern 1" not in html_in(card(peel, *RECOMMENDATION).box)


def test_a_removed_inner_item_is_brought_back_where_it_was(peel: FormView) -> None:
    """Undo is offered in its own list alone, and a second press of it brings back nothing else."""
    peel.go_to("recommendations")
    card(peel, *PART)
    press(peel.widget, "Remove: Recommendation 22")
    press(peel.widget, "Remove: Recommendation 2 of cause of concern 1, part b")
    owner = card(peel, *RECOMMENDATION)
    [undo] = controls(peel.widget, "Undo")
    assert undo in [*inside(owner.box)]
    assert "Recommendation 2 of cause of concern 1, part b was removed." in words_in(owner.box)
    undo.click()
    undo.click()
    assert [item["number"] for item in peel.answers.items((*RECOMMENDATION, "parts"))] == ["a", "b"]
    assert [item["number"] for item in peel.answers.items(("recommendations",))] == ["10", "7"]
    [undo] = controls(peel.widget, "Undo")
    undo.click()
    assert [item["number"] for item in peel.answers.items(("recommendations",))] == ["10", "7", "22"]


def test_the_last_inner_item_leaves_how_to_add_another(peel: FormView) -> None:
    """A list that is empty again has no heading and no rows, but still its way back."""
    peel.go_to("recommendations")
    only = ("causes_of_concern", 1, "recommendations", 0)
    card(peel, *only)
    press(peel.widget, "Remove: Recommendation 1 of cause of concern 2")
    inner = card(peel, *CAUSE[:1], 1).inner[1]
    assert words_in(inner.box) == "Recommendation 1 of cause of concern 2 was removed."
    assert [each.description for each in inside(inner.box) if hasattr(each, "on_click")] == [
        "Undo",
        "Add a recommendation",
    ]
    press(inner.box, "Undo")
    assert card(peel, *only).name == "Recommendation 1 of cause of concern 2"


def test_inner_items_move_with_what_was_typed_into_them(peel: FormView) -> None:
    """Open cards stay open and take their answers along, whether they move or the item around them does."""
    peel.go_to("recommendations")
    text = field_of_item(peel, *PART, "text")
    press(peel.widget, "Move up: Recommendation 2 of cause of concern 1, part b")
    text.control.value = "at little cost"
    assert peel.answers.get((*RECOMMENDATION, "parts", 0, "text")) == "at little cost"
    press(peel.widget, "Move down: Cause of concern 1")
    text.control.value = "at no cost"
    assert peel.answers.get(("causes_of_concern", 1, "recommendations", 1, "parts", 0, "text")) == "at no cost"


def test_late_words_of_a_removed_inner_item_are_not_written_into_the_next(peel: FormView) -> None:
    """Nor are those of an item that is in an item that was removed."""
    peel.go_to("recommendations")
    late = field_of_item(peel, *CAUSE, "recommendations", 1, "parts", 0, "text").control
    press(peel.widget, "Remove: Recommendation 2 of cause of concern 1, part a")
    late.value = "Words about the one that was removed."
    late = field_of_item(peel, *CAUSE, "recommendations", 0, "text").control
    press(peel.widget, "Remove: Cause of concern 1")
    late.value = "Words about what is gone with its cause of concern."
    assert "Words about" not in str(peel.answers.tree)


@pytest.mark.parametrize(
    ("where", "section"),
    [
        ((*PART, "text"), "recommendations"),
        ((*RECOMMENDATION, "due_on"), "recommendations"),
        ((*PART, "chief_constable", "position"), "force"),
        ((*RECOMMENDATION, "commissioner", "action"), "body"),
    ],
)
def test_a_sentence_opens_all_that_its_question_lies_in(peel: FormView, where: Where, section: str) -> None:
    """What is wrong stands at the question, is counted on each row around it, and a press of it leads there."""
    peel.state.answers.set(where, "" if where[-1] == "text" else "never")
    peel.update_problems()
    index = next(index for index, problem in enumerate(peel.state.check_result.problems) if problem.where == where)
    peel.jump(index)
    assert peel.sections.current_key == section
    question = field(peel, *where)
    assert "s55-problem" in question.notes.value
    assert "to look at" in card(peel, *CAUSE).row.description
    assert "to look at" in card(peel, *RECOMMENDATION).row.description
    assert any(question.box in [*inside(each)] for each in peel.body.children)


def test_a_finding_about_an_inner_item_stands_at_its_question(peel: FormView) -> None:
    """The law asks for an explanation of each recommendation of a cause of concern."""
    peel.go_to("body")
    explained = card(peel, *CAUSE, "recommendations", 0)
    action = explained.fields[0]
    assert "Required by law: Nothing explains what the PCC has done" in words_in(action.box)
    explained.fields[1].control.value = "I will ask for a report each quarter."
    peel.update()
    assert "Nothing explains" not in words_in(action.box)


def test_what_the_report_asks_follows_what_is_typed(peel: FormView) -> None:
    """Words that are entered after the answer's section was shown stand there when it is shown again."""
    peel.go_to("force")
    quoted = part(card(peel, "recommendations", 1, "parts", 0).box, "s55-quoted")
    assert words_in(quoted) == "do one thing;"
    peel.go_to("recommendations")
    field_of_item(peel, "recommendations", 1, "parts", 0, "text").control.value = "do it all"
    peel.go_to("force")
    assert words_in(quoted) == "do it all"


def test_short_answers_are_marked_by_their_question(peel: FormView) -> None:
    """The looks of the form lay them beside each other by this."""
    peel.go_to("recommendations")
    for found in card(peel, "recommendations", 2).fields:
        assert f"s55-key-{found.where()[-1]}" in classes_of(found.box)
