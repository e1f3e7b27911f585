"""Colours that can be read: links that are distinct from text, and an office's own colour on dark paper."""

from colorsys import rgb_to_hsv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section55.model import colour

colours = st.tuples(*[st.integers(0, 255)] * 3)
DARK_PAPER = colour.parse("#15181b")


@given(accent=colours)
def test_a_link_can_be_read_and_is_distinct_from_text_or_dark_blue(accent: colour.Rgb) -> None:
    """Links are underlined besides; the office's own colour is used only where it shows that they are links."""
    link = colour.link_colour(accent)
    assert colour.contrast(link, colour.WHITE) >= colour.LEAST_CONTRAST
    assert link == colour.LINK or (link == accent and colour.contrast(link, colour.INK) >= 3)


@pytest.mark.parametrize("accent", ["#14213d", "#2b0b3f"])
def test_an_accent_like_ink_is_no_colour_for_links(accent: str) -> None:
    """Nobody would see which words lead somewhere."""
    assert colour.link_colour(colour.parse(accent)) == colour.LINK


@given(rgb=colours)
def test_any_colour_can_be_read_on_dark_paper(rgb: colour.Rgb) -> None:
    """It is made as light as it needs to be, whatever it was."""
    assert colour.contrast(colour.lightened(rgb, DARK_PAPER, 7.0), DARK_PAPER) >= 7.0


@pytest.mark.parametrize("accent", ["#14213d", "#2b0b3f", "#1d4f7b", "#6b2a6b", "#0b5a33", "#8a1c1c"])
def test_a_lightened_colour_keeps_its_hue_and_is_no_grey(accent: str) -> None:
    """A mixture with white would lose both."""
    before, after = colour.parse(accent), colour.lightened(colour.parse(accent), DARK_PAPER, 7.0)
    hue, _, _ = rgb_to_hsv(*before)
    new_hue, saturation, _ = rgb_to_hsv(*after)
    assert min(abs(hue - new_hue), 1 - abs(hue - new_hue)) < 0.1
    assert saturation > 0.15


def test_a_colour_that_can_be_read_stays() -> None:
    """A colour that is light enough is not changed."""
    assert colour.lightened(colour.parse("#ffe000"), DARK_PAPER, 7.0) == colour.parse("#ffe000")
