"""What the PDF prints for characters that its fonts lack."""

import pytest

from section55.fonts.characters import find_undrawable, to_printable


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Plain English, £5 – “quoted” § 55", "Plain English, £5 – “quoted” § 55"),
        ("Ŵŵ Ŷŷ â ê î ô û ŵ ŷ ẁ ẃ ẅ ỳ", "Ŵŵ Ŷŷ â ê î ô û ŵ ŷ ẁ ẃ ẅ ỳ"),
        ("✓ ☐ → ≥ ½ ²", "✓ ☐ → ≥ ½ ²"),
        ("😀 👩‍🚒 👍🏽", "😀 👩‍🚒 👍🏽"),
        ("مرحبا", "[U+0645 U+0631 U+062D U+0628 U+0627]"),
        ("a中文b", "a[U+4E2D U+6587]b"),
        ("private \ue000 use", "private [U+E000] use"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("\u202ereversed", "reversed"),
        ("a\u00a0b", "a\u00a0b"),
        ("ogham\u1680space and ideographic\u3000space", "ogham space and ideographic space"),
    ],
)
def test_what_cannot_be_drawn_has_a_stand_in(typed: str, printed: str) -> None:
    """What cannot be drawn is its code in brackets; what shows nothing is left out; the rest stays."""
    assert to_printable(typed) == printed


def test_undrawable_names_each_character_once() -> None:
    """A finding can say which characters they are."""
    assert find_undrawable("aمبمa中") == ("م", "ب", "中")
    assert find_undrawable("all drawn ŵ 😀") == ()
