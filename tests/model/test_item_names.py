"""What a person types to name an item, and what the workbook prints for them to type."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from section55.files.yaml.parser import read_answers
from section55.model.item_names import item_names, items_of_number, named_items
from section55.model.item_places import fold, item_places, siblings
from section55.model.items import ITEM_LISTS
from support.nested_texts import NESTED

PLACES = list(item_places(read_answers(NESTED.encode())))


def test_each_item_has_a_short_name() -> None:
    """A recommendation is its number; others have a word or their group before it, and parts their letter behind."""
    assert dict(zip([place.label for place in PLACES], item_names(PLACES), strict=True)) == {
        "Recommendation 10": "10",
        "Recommendation 7": "7",
        "Recommendation 7, part a": "7a",
        "Recommendation 7, part b": "7b",
        "Recommendation 22": "22",
        "Cause of concern 1": "cause 1",
        "Cause of concern 1, recommendation 1": "cause 1/1",
        "Cause of concern 1, recommendation 2": "cause 1/2",
        "Cause of concern 1, recommendation 2, part a": "cause 1/2a",
        "Cause of concern 1, recommendation 2, part b": "cause 1/2b",
        "Cause of concern 2": "cause 2",
        "Cause of concern 2, recommendation 1": "cause 2/1",
        "Area for improvement 1, Vetting": "Vetting 1",
        "Area for improvement 2, Vetting": "Vetting 2",
        "Area for improvement 1, Standards": "Standards 1",
    }


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("7", "Recommendation 7"),
        (" Recommendation  7 ", "Recommendation 7"),
        ("rec 7", "Recommendation 7"),
        ("7B", "Recommendation 7, part b"),
        ("7 part b", "Recommendation 7, part b"),
        ("7/b", "Recommendation 7, part b"),
        ("recommendation 7, part b", "Recommendation 7, part b"),
        ("cause 1/2", "Cause of concern 1, recommendation 2"),
        ("Cause of concern 1 / recommendation 2", "Cause of concern 1, recommendation 2"),
        ("concern 1/rec 2", "Cause of concern 1, recommendation 2"),
        ("recommendation 2 of cause of concern 1", "Cause of concern 1, recommendation 2"),
        ("cause 1/2b", "Cause of concern 1, recommendation 2, part b"),
        ("cause 1/2 part b", "Cause of concern 1, recommendation 2, part b"),
        ("vetting 1", "Area for improvement 1, Vetting"),
        ("AFI Vetting 1", "Area for improvement 1, Vetting"),
        ("area for improvement 1, Vetting", "Area for improvement 1, Vetting"),
        ("concern 2", "Cause of concern 2"),
    ],
)
def test_an_item_has_many_names(name: str, label: str) -> None:
    """Capitals, blanks and longer words make no difference."""
    assert [place.label for place in named_items(name, PLACES)] == [label]


@pytest.mark.parametrize("name", ["9", "7c", "cause 3", "cause 1/9", "AFI 1", "1/2", "", "parts", "Vetting"])
def test_a_name_of_nothing(name: str) -> None:
    """What is there is never taken for what was not meant."""
    assert named_items(name, PLACES) == []


def test_the_items_that_may_be_meant_by_a_number() -> None:
    """A number without its group or its cause of concern brings those that have it."""
    assert [place.label for place in items_of_number("2", PLACES)] == [
        "Cause of concern 1, recommendation 2",
        "Cause of concern 2",
        "Area for improvement 2, Vetting",
    ]


def test_a_number_of_two_lists_needs_a_word() -> None:
    """Where two items may be meant by a number, the names that are printed have a word more."""
    lists = {name: [{"number": "1"}] for name in ITEM_LISTS} | {"recommendations": [{"number": "1"}, {"number": "2"}]}
    places = list(item_places(lists))
    assert item_names(places) == ["recommendation 1", "2", "cause 1", "AFI 1"]
    assert len(named_items("1", places)) == 3


def test_a_letter_that_is_no_part() -> None:
    """A number with a letter of its own comes before a part of that letter, which is named in words."""
    places = list(item_places({"recommendations": [{"number": "12", "parts": [{"number": "b"}]}, {"number": "12b"}]}))
    assert [place.heading for place in named_items("12b", places)] == ["Recommendation 12b"]
    assert item_names(places) == ["12", "12 part b", "12b"]
    assert [place.heading for place in named_items("12 part b", places)] == ["Recommendation 12, part b"]


NUMBER = st.sampled_from(["1", "2", "12", "12b", "AFI 1", "a", "b", "1/2", "1.1", "ii", "Part a"])
PART = st.fixed_dictionaries({"number": NUMBER})
ITEM = st.fixed_dictionaries(
    {"number": NUMBER},
    optional={"group": st.sampled_from(["Vetting", "1", "cause"]), "parts": st.lists(PART, max_size=2)},
)
CAUSE = st.builds(lambda item, inside: item | {"recommendations": inside}, ITEM, st.lists(ITEM, max_size=2))


@settings(deadline=None)
@given(
    st.fixed_dictionaries(
        {"recommendations": st.lists(ITEM, max_size=3), "causes_of_concern": st.lists(CAUSE, max_size=2)}
    )
)
def test_what_is_printed_can_be_typed(lists: dict[str, list[dict[str, object]]]) -> None:
    """The name that is printed of an item of a file without fault finds it, and no other."""
    places = list(item_places(lists))
    assume(len({(*siblings(place), fold(place.number)) for place in places}) == len(places))
    for place, name in zip(places, item_names(places), strict=True):
        assert named_items(name, places) == [place]
