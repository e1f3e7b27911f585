"""The one cleaning of text, which every answer goes through before anything looks at it."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from section55.fonts.characters import find_invisible, to_printable
from section55.model.clean_text import clean_text, direction_mark
from support.answer_kinds import refused

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u17b4\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2063\u3164\ufe0e\ufe0f\ufeff\uffa0"
)
MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
EMOJI = ("👩‍🚒", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "❤️", "👍🏽", "👩🏽‍🚒", "🏳️‍🌈")
TEXT = st.text(
    st.one_of(
        st.sampled_from([*INVISIBLE, *MARKS, *" \n\r\t\u00a0\u2028aeŵ\u0302👩🚒🏴→", "\U000e0067"]), st.characters()
    )
)


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("norfolk\u00a0", "norfolk"),
        ("norfolk ", "norfolk"),
        ("norfolk\n", "norfolk"),
        ("norfolk\u200b", "norfolk"),
        ("norfolk\u3000\u2009\ufeff\n\u00a0", "norfolk"),
        ("\ufeffnorfolk", "norfolk"),
        ("nor\u00adfolk", "norfolk"),
        ("  code\n", "  code"),
        ("\n\n  code", "  code"),
        ("one\r\ntwo\u2028three\x85four", "one\ntwo\nthree\nfour"),
        ("Wy\u0302r", "Wŷr"),
        ("e\u034f\u0301", "é"),
        ("\u212b", "Å"),
        ("£5 – “half” ½ ﬁ", "£5 – “half” ½ ﬁ"),
        ("→\u200dword", "→word"),
        ("a\U000e0041\U000e0042b", "ab"),
        ("→\U000e0041", "→"),
        ("\u3164", ""),
        ("a\u00ad\u202eb\u00ad\u202cc\u00ad", "a\u202eb\u202cc"),
        (" \u00a0\u200b\n", ""),
    ],
)
def test_cleaned(typed: str, clean: str) -> None:
    """Ends that do not show, invisible characters and taken-apart letters go; words and their spaces stay.

    So do marks of direction, which are not taken out but refused.
    """
    assert clean_text(typed) == clean


@pytest.mark.parametrize("emoji", EMOJI)
def test_emoji_stay_whole(emoji: str) -> None:
    """What holds an emoji together is no stray character."""
    assert clean_text(f"a {emoji} b") == f"a {emoji} b"


@settings(deadline=None)
@given(TEXT)
@example("😀\u200b\u200d👩")
@example("a\u00a0\u200b\u00a0")
def test_cleaning_is_done_once(text: str) -> None:
    """Cleaned text is clean: it is composed, ends with what shows, and is cleaned to itself."""
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert clean == clean.rstrip().lstrip("\n")


@settings(deadline=None)
@given(TEXT)
def test_documents_have_the_same_text(text: str) -> None:
    """Of cleaned text without marks of direction the PDF leaves no character out that the HTML has."""
    clean = clean_text(text)
    if not direction_mark(clean) and clean.isascii() is False:
        kept = [sign for sign in clean if find_invisible(sign)]
        assert [sign for sign in to_printable(clean) if find_invisible(sign)] == kept


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("kind", ["OneLine", "OptionalLine", "Number", "Markdown", "WebLink", "list of OneLine"])
def test_marks_of_direction_are_refused_and_named(kind: str, mark: str) -> None:
    """No answer has a mark that makes people read other words than are written."""
    typed = f"https://example.org/a{mark}b"
    code, sentence = refused(kind, [typed] if kind.startswith("list") else typed)
    assert code == "direction_mark"
    assert f"U+{ord(mark):04X}" in sentence and "It stands after “https://example.org/a”" in sentence


def test_each_letter_has_one_spelling_however_quickly_it_is_read() -> None:
    """Of no character of the first planes does the short way for plain text keep another spelling than NFC."""
    for code in [*range(0x20, 0x3000), *range(0xF900, 0x10000)]:
        typed = f"a{chr(code)}b{chr(code)}c"
        if not find_invisible(typed) and typed.isprintable():
            assert clean_text(typed) == unicodedata.normalize("NFC", typed)
