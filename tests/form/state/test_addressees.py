"""Addressees of a letter are typed as they stand at its head, and are in the file as keys."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section55.files.yaml.writer import strip_answer
from section55.form.state.addressees import format_addressees, parse_addressees

MINISTER = {
    "name": "The Home Secretary",
    "address": ["Home Office", "2 Marsham Street"],
    "salutation": "Dear Home Secretary",
}
INSPECTOR = {"name": "HM Inspector", "address": [], "salutation": "My Lord"}
LINE = st.text(st.characters(categories=("L", "Nd", "Po")), min_size=1, max_size=8).filter(
    lambda text: text == text.strip() and not text.startswith(("Dear ", "Annwyl ", "Salutation:"))
)
ANY_ADDRESSEE = st.fixed_dictionaries(
    {"name": LINE, "address": st.lists(LINE, max_size=3), "salutation": st.just("") | LINE | LINE.map("Dear {}".format)}
)


def test_addressees_are_blocks_of_lines() -> None:
    """Each is a block; what is not begun with Dear is said to be the salutation."""
    text = "The Home Secretary\nHome Office\n2 Marsham Street\nDear Home Secretary\n\nHM Inspector\nSalutation: My Lord"
    assert format_addressees([MINISTER, INSPECTOR]) == text
    assert parse_addressees(text) == [MINISTER, INSPECTOR]


@pytest.mark.parametrize("text", ["", "\n", " \n \n", "\t"])
def test_nothing_typed_is_nobody(text: str) -> None:
    """Blanks and empty lines name nobody."""
    assert parse_addressees(text) == []


def test_blanks_and_empty_lines_make_no_difference() -> None:
    """What is pasted with blanks around its lines, or with several empty lines, is read alike."""
    assert parse_addressees("\n  The Home Secretary \n Home Office\n2 Marsham Street\nDear Home Secretary\n \n\n") == [
        MINISTER
    ]
    assert [each["name"] for each in parse_addressees("A\n\n \n\nB\n")] == ["A", "B"]


@given(st.lists(ANY_ADDRESSEE, max_size=3))
def test_any_addressees_are_read_as_they_were(addressees: list[dict[str, Any]]) -> None:
    """What the form shows of a file's addressees is read as those same ones."""
    assert strip_answer(parse_addressees(format_addressees(addressees))) == strip_answer(addressees)
