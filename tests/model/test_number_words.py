"""Numbers in an English text, in figures and in words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section55.model.number_words import NUMBER_PATTERN, read_number
from support.number_words import in_full


@given(number=st.integers(1, 999), joint=st.sampled_from("- "), hundred=st.sampled_from(["one", "a"]))
def test_a_number_is_read_in_words_and_figures(number: int, joint: str, hundred: str) -> None:
    """Every number up to 999, with and without a hyphen, small and capital, is read whole."""
    words = in_full(number, joint, hundred)
    for text in (words, words.capitalize(), words.upper(), str(number)):
        assert re.fullmatch(NUMBER_PATTERN, text, re.IGNORECASE)
        assert read_number(text) == number
        found = re.search(rf"\b{NUMBER_PATTERN}\b", f"the {text} of them", re.IGNORECASE)
        assert found is not None and found[0] == text


@pytest.mark.parametrize(("text", "number"), [("dozen", 12), ("a dozen", 12), ("one dozen", 12), ("a hundred", 100)])
def test_round_numbers_have_words_of_their_own(text: str, number: int) -> None:
    """A dozen and a hundred."""
    assert re.fullmatch(NUMBER_PATTERN, text)
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "no", "some", "a", "hundred", "fortyone", "twentyfive", "12345", "1.5", "eight-five"]
)
def test_other_words_are_no_numbers(text: str) -> None:
    """What is no number, or none that is surely meant, is not read."""
    assert not re.fullmatch(NUMBER_PATTERN, text)
