"""A long list is narrowed down, its items are moved and gone through, and one recommendation stands in one place."""

from pathlib import Path

import ipywidgets as widgets
import pytest

from section55.form.state.item_search import ALL, NO_ANSWER, NO_EXPLANATION, OVERDUE
from section55.form.view.form_view import FormView
from support.form_views import card, field, message_of
from support.widgets import classes_of, control, controls, inside, press, words_in


@pytest.fixture
def six(view: FormView) -> FormView:
    """Norfolk's inspection with six recommendations, its own one first."""
    for number in range(10, 15):
        where = view.answers.add_item(("recommendations",))
        view.answers.set((*where, "number"), str(number))
        view.answers.set((*where, "text"), f"Forces should look at subject {number}.")
    view.answers.set(("recommendations", 1, "due_on"), "2024-01-01")
    view.answers.set(("recommendations", 2, "chief_constable"), {"position": "accepted"})
    view.answers.set(("recommendations", 3, "commissioner"), {"explanation": "We asked."})
    view.rebuild()
    view.go_to("recommendations")
    return view


def rows(view: FormView) -> list[str]:
    """The numbers of the recommendations that are shown."""
    names = [each.description for each in inside(view.sections.box) if "s55-toggle" in classes_of(each)]
    return [name.split(" \u00b7 ")[0].removeprefix("Recommendation ") for name in names]


def test_an_item_is_found_by_a_word(six: FormView) -> None:
    """In any of its texts; the note says how many are shown, and nothing typed shows all again."""
    assert rows(six) == ["3", "10", "11", "12", "13", "14"]
    find = control(six.sections.box, "Find in recommendations")
    find.value = "SUBJECT 12"
    assert rows(six) == ["12"]
    assert "1 of 6 shown." in words_in(six.sections.box)
    find.value = "nowhere"
    assert rows(six) == []
    find.value = ""
    assert len(rows(six)) == 6


@pytest.mark.parametrize(
    ("shown", "numbers"),
    [
        (NO_ANSWER, ["10", "12", "13", "14"]),
        (NO_EXPLANATION, ["3", "10", "11", "13", "14"]),
        (OVERDUE, ["10"]),
        (ALL, ["3", "10", "11", "12", "13", "14"]),
    ],
)
def test_items_are_shown_by_what_is_missing(six: FormView, shown: str, numbers: list[str]) -> None:
    """Those without an answer by the force, without an explanation, or overdue."""
    six.answers.set(("recommendations", 0, "due_on"), "")
    control(six.sections.box, "Show recommendations").value = shown
    assert rows(six) == numbers


def test_a_short_list_has_no_search(view: FormView) -> None:
    """One recommendation is seen at a glance."""
    view.go_to("recommendations")
    assert not controls(view.sections.box, "Find in recommendations")


def test_an_item_is_moved_to_a_position(six: FormView) -> None:
    """By one number in place of a press for each row between."""
    last = card(six, "recommendations", 5)
    control(last.box, "Place in the list").value = "2"
    press(last.box, "Move to this place")
    assert rows(six) == ["3", "14", "10", "11", "12", "13"]
    for typed in ("top", "0", "²"):
        control(last.box, "Place in the list").value = typed
        six.show_message("")
        press(last.box, "Move to this place")
        assert message_of(six) == "Type the place in the list as a number, like 5."


def test_one_goes_from_item_to_item(six: FormView) -> None:
    """Next closes the card and opens the one after it; Previous goes back."""
    first = card(six, "recommendations", 1)
    press(first.box, "Next")
    assert not first.is_open
    second = card(six, "recommendations", 2)
    assert second.is_open
    press(second.box, "Previous")
    assert first.is_open


def test_one_recommendation_is_answered_in_one_place(six: FormView) -> None:
    """Its text, both answers and its progress are in one card; the sections of the two have the same words."""
    labels = [found.label for found in card(six, "recommendations", 1).fields]
    for label in ("Text", "Position", "Response", "Action", "Explanation", "Status"):
        assert label in labels
    here = next(found for found in card(six, "recommendations", 1).fields if found.label == "Response")
    here.control.value = "The force will do it."
    six.go_to("force")
    there = next(found for found in card(six, "recommendations", 1).fields if found.label == "Response")
    assert there is not here
    assert there.control.value == "The force will do it."
    there.control.value = "The force has done it."
    six.go_to("recommendations")
    assert here.control.value == "The force has done it."


def test_the_force_answer_is_read_beside_the_bodys(six: FormView) -> None:
    """Whoever writes one answer sees the report's words and the other answer."""
    six.answers.set(("recommendations", 1, "chief_constable"), {"position": "accepted", "response": "We agree."})
    six.go_to("body")
    words = words_in(card(six, "recommendations", 1).box)
    assert "Forces should look at subject 10." in words
    assert "The force's answer: accepted We agree." in words


def test_what_is_wrong_with_an_answer_stands_in_both_places(view: FormView) -> None:
    """A missing explanation is said in the body's section and in the recommendation's own card."""
    assert "Required by law:" in words_in(field(view, "recommendations", 0, "commissioner", "action").box)
    view.go_to("recommendations")
    view.update_problems()
    own = next(found for found in card(view, "recommendations", 0).fields if found.label == "Action")
    assert "Required by law:" in words_in(own.box)


def test_fifty_openings_leave_no_more_widgets_than_one(view: FormView, tmp_path: Path) -> None:
    """What is replaced is closed: it would stay in the kernel and in the page for ever."""

    def open_and_look() -> int:
        view.begin_new()
        view.choose(next(each for each in view.chooser.inspections if each.source))
        for key in ("recommendations", "force", "check", "finish"):
            view.go_to(key)
        return len(widgets.Widget.get_manager_state()["state"])

    open_and_look()
    once = open_and_look()
    assert {open_and_look() for _ in range(50)} == {once}
