"""What the PDF prints for characters that its fonts lack."""

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from section55.fonts.characters import FONTS, find_undrawable, may_compose, to_printable


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


@pytest.mark.parametrize("text", ["n\u0308", "\u1e3f\u0301", "👩‍🚒", "1\u20e3", "col·lecció"])
def test_what_a_font_may_draw_as_one_is_found(text: str) -> None:
    """An accent that stands alone, the parts of an emoji, and the Catalan double letter."""
    assert may_compose(f"Words: {text}")


@pytest.mark.parametrize("without", ["·", "Ll"])
def test_of_other_characters_no_font_draws_any_as_one(without: str) -> None:
    """A font has no rule for composing characters that no text of theirs is said to have."""
    alone = [point for point in range(0x20, 0x3000) if not may_compose(chr(point)) and chr(point) not in without]
    assert {*map(ord, "AŵŶ’–“…€✓◐✕○")} <= {*alone}
    for path in FONTS.glob("*.ttf"):
        with TTFont(path) as font:
            options = Options(layout_features=["ccmp"], layout_scripts=["*"], drop_tables=["meta"])
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=alone)
            subsetter.subset(font)
            rules = font["GSUB"].table.LookupList.Lookup if "GSUB" in font else []
            assert rules == [], path.name
