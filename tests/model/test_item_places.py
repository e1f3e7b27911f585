"""Where each item stands and what it is called, in answers that need not be valid."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section55.files.yaml.parser import read_answers
from section55.model.item_places import common_heading, item_places, place_at
from section55.model.paths import Where, answer_at
from support.nested_texts import NESTED

AT_ANY_SPEED = settings(deadline=None)
GROUPED = {"number": "2", "group": "B"}
PLACES = list(item_places(read_answers(NESTED.encode())))


@pytest.mark.parametrize(
    ("where", "heading", "label"),
    [
        (("recommendations", 0), "Recommendation 10", "Recommendation 10"),
        (("recommendations", 1), "Recommendation 7", "Recommendation 7"),
        (("recommendations", 1, "parts", 1), "Recommendation 7, part b", "Recommendation 7, part b"),
        (("causes_of_concern", 0), "Cause of concern 1", "Cause of concern 1"),
        (
            ("causes_of_concern", 0, "recommendations", 1),
            "Recommendation 2 of cause of concern 1",
            "Cause of concern 1, recommendation 2",
        ),
        (
            ("causes_of_concern", 0, "recommendations", 1, "parts", 1),
            "Recommendation 2 of cause of concern 1, part b",
            "Cause of concern 1, recommendation 2, part b",
        ),
        (("areas_for_improvement", 1), "Area for improvement 2, Vetting", "Area for improvement 2, Vetting"),
        (("areas_for_improvement", 2), "Area for improvement 1, Standards", "Area for improvement 1, Standards"),
    ],
)
def test_an_item_has_a_name_that_makes_sense_alone(where: Where, heading: str, label: str) -> None:
    """It is called by all that it belongs to, in a heading and, from the outside in, in a list of changes."""
    (place,) = (place for place in PLACES if place.where == where)
    assert (place.heading, place.label) == (heading, label)
    assert place.in_sentence == heading[0].lower() + heading[1:]
    assert (place.list_name, place.index) == (where[0], where[-1])


def test_no_two_items_have_one_name() -> None:
    """A reader, a screen reader's list of headings and a history can tell them apart."""
    assert len({place.heading for place in PLACES}) == len({place.label for place in PLACES}) == len(PLACES) == 15


def test_items_are_in_reading_order() -> None:
    """List after list; after an item its parts, and after a cause of concern its recommendations."""
    assert [place.label for place in PLACES] == [
        *("Recommendation 10", "Recommendation 7", "Recommendation 7, part a", "Recommendation 7, part b"),
        *("Recommendation 22", "Cause of concern 1", "Cause of concern 1, recommendation 1"),
        *("Cause of concern 1, recommendation 2", "Cause of concern 1, recommendation 2, part a"),
        *("Cause of concern 1, recommendation 2, part b", "Cause of concern 2"),
        *("Cause of concern 2, recommendation 1", "Area for improvement 1, Vetting"),
        *("Area for improvement 2, Vetting", "Area for improvement 1, Standards"),
    ]


@pytest.mark.parametrize(
    ("answers", "headings"),
    [
        ({"areas_for_improvement": [{"number": "AFI 1", "group": "Vetting"}]}, ["AFI 1, Vetting"]),
        (
            {"recommendations": [{"number": 3}, {}, {"text": "x"}]},
            ["Recommendation 3", "New recommendation", "New recommendation 2"],
        ),
        (
            {"recommendations": [{"number": " 7 ", "parts": [{"number": "Part a"}, {}, {}]}]},
            ["Recommendation 7", *map("Recommendation 7, {}".format, ("Part a", "new part", "new part 2"))],
        ),
        (
            {"causes_of_concern": [{"number": "1", "group": "Vetting", "recommendations": [GROUPED]}]},
            ["Cause of concern 1, Vetting", "Recommendation 2, B, of cause of concern 1, Vetting"],
        ),
        (
            {"causes_of_concern": [{"number": "CoC A", "recommendations": [{}]}]},
            ["CoC A", "New recommendation of CoC A"],
        ),
        (
            {"recommendations": "none", "areas_for_improvement": None, "causes_of_concern": [None, "x"]},
            ["New cause of concern", "New cause of concern 2"],
        ),
        ({"recommendations": [{"number": ["3"], "group": {}, "parts": {"number": "a"}}]}, ["New recommendation"]),
    ],
)
def test_names_of_odd_items(answers: dict[str, Any], headings: list[str]) -> None:
    """Numbers with words of their own stand alone, and what has no number yet is new."""
    assert [place.heading for place in item_places(answers)] == headings


@pytest.mark.parametrize(
    ("answers", "heading"),
    [
        ({"recommendations": [{"number": "10"}]}, "Recommendation 10"),
        ({"recommendations": [{"number": "10"}, {"number": "22"}]}, "Recommendations 10 and 22"),
        ({"recommendations": [{"number": "1"}, {"number": "2"}, {"number": "4a"}]}, "Recommendations 1, 2 and 4a"),
        (
            {"areas_for_improvement": [{"number": "1", "group": "Vetting"}, {"number": "2", "group": "Vetting"}]},
            "Areas for improvement 1 and 2, Vetting",
        ),
        ({"areas_for_improvement": [{"number": "AFI 1"}, {"number": "AFI 2"}]}, "AFI 1 and AFI 2"),
        ({"areas_for_improvement": [{"number": "1"}, {"number": "AFI 2"}]}, "Area for improvement 1 and AFI 2"),
    ],
)
def test_one_heading_names_items_that_are_answered_together(answers: dict[str, Any], heading: str) -> None:
    """The heading above a shared answer has every number, and all that the items belong to."""
    assert common_heading(list(item_places(answers))) == heading


def test_one_heading_names_recommendations_of_a_cause_and_parts() -> None:
    """Inside a cause of concern or an item the heading says which one."""
    recommendations = [place for place in PLACES if place.cause and place.cause.number == "1" and not place.whole]
    assert common_heading(recommendations) == "Recommendations 1 and 2 of cause of concern 1"
    parts = [place for place in PLACES if place.whole and place.whole.number == "7"]
    assert common_heading(parts) == "Recommendation 7, parts a and b"


def test_the_item_at_a_path() -> None:
    """A path leads into the innermost item; one that leads to no item has none."""
    answers = read_answers(NESTED.encode())
    inside = place_at(answers, ("causes_of_concern", 0, "recommendations", 1, "commissioner", "action"))
    assert inside is not None
    assert inside.heading == "Recommendation 2 of cause of concern 1"
    for where in [(), ("status",), ("recommendations",), ("recommendations", 9, "text")]:
        assert place_at(answers, where) is None


ANY_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["number", "group", "parts", "recommendations", "answered_with", "text"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@AT_ANY_SPEED
@given(st.dictionaries(st.sampled_from(["recommendations", "causes_of_concern", "areas_for_improvement"]), ANY_VALUE))
def test_any_answers_have_names(answers: dict[str, Any]) -> None:
    """Whatever is written, each item is found once, at its path, and has a name on one line."""
    places = list(item_places(answers))
    assert len({place.where for place in places}) == len(places)
    for place in places:
        assert place.item is answer_at(answers, place.where)
        for name in (place.heading, place.label, place.in_sentence, common_heading([place])):
            assert name
            assert "\n" not in name
