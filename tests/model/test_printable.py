"""What others wrote, made fit to be printed: nothing of it is obeyed, nothing of it is lost from sight."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section55.model.printable import is_utf8, json_text, printable, printable_lines

ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.binary().map(
    lambda name: name.decode("utf-8", "surrogateescape")
)
"""With lone surrogates; and as Python gives the names of files that are not UTF-8."""
CODES = {
    "a\nb": "a[U+000A]b",
    "a\rb": "a[U+000D]b",
    "a\tb": "a[U+0009]b",
    "\x1b[31mred": "[U+001B][31mred",
    "\x9b31m": "[U+009B]31m",
    "\x7f": "[U+007F]",
    "\u202etxt.exe": "[U+202E]txt.exe",
    "\u2066a\u2069": "[U+2066]a[U+2069]",
    "a\u2028b\u2029": "a[U+2028]b[U+2029]",
    "a\u200bb\ufeff\xad": "a[U+200B]b[U+FEFF][U+00AD]",
    "\ud800": "[U+D800]",
    "\udcff.yaml": "[0xFF].yaml",
    "a\u200db": "a[U+200D]b",
    "\U000e0041": "[U+E0041]",
}


@pytest.mark.parametrize("text", CODES)
def test_what_a_terminal_would_obey_is_seen(text: str) -> None:
    """Control and direction characters, line breaks and bytes that are no letters are printed as codes."""
    assert printable(text) == CODES[text]


@pytest.mark.parametrize(
    "text",
    [
        "Tŷ’r Cyffredin – “ŵyn”",
        "no\xa0break",
        "👩‍🚒",
        "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "عربي",
        "e\u0301",
        "\uf0b7",
    ],
)
def test_letters_and_emoji_stay(text: str) -> None:
    """Every language's letters, accents, spaces and emoji, the flag of Wales among them, are printed as they are."""
    assert printable(text) == text


def test_a_name_in_utf8_is_read_in_any_locale() -> None:
    """Where Python took a name's bytes for no letters, since the locale knows only ASCII, they are letters again."""
    assert printable("ŵyn.yaml".encode().decode("ascii", "surrogateescape")) == "ŵyn.yaml"
    assert printable("\x9b31m".encode().decode("ascii", "surrogateescape")) == "[U+009B]31m"


@given(ANY_TEXT)
def test_nothing_that_is_printed_is_obeyed(text: str) -> None:
    """Whatever the text: one line of UTF-8 without control characters and marks of direction, and stable."""
    shown = printable(text)
    assert is_utf8(shown)
    assert len(shown.splitlines()) <= 1
    assert not [one for one in shown if unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp")]
    assert not [one for one in shown if "\u202a" <= one <= "\u202e" or "\u2060" <= one <= "\u206f"]
    assert printable(shown) == shown


@given(ANY_TEXT)
def test_a_text_of_several_lines_keeps_them(text: str) -> None:
    """Its line breaks and tabs stay, and everything else is as on one line."""
    shown = printable_lines(text)
    assert printable(shown) == printable(text)
    assert shown.count("\n") == text.count("\n")


@given(st.dictionaries(ANY_TEXT, ANY_TEXT | st.integers() | st.lists(ANY_TEXT), max_size=3), st.sampled_from([None, 2]))
def test_json_is_the_same_value_and_is_not_obeyed(value: dict[str, object], indent: int | None) -> None:
    """Programs read what was meant; a terminal that the JSON is printed on obeys none of it."""
    text = json_text(value, indent)
    assert is_utf8(text)
    assert not [one for one in text if unicodedata.category(one) in ("Cc", "Zl", "Zp") and one != "\n"]
    read = json.loads(text)
    if is_utf8(json.dumps(value, ensure_ascii=False)):
        assert read == value
    assert is_utf8(json.dumps(read, ensure_ascii=False))


def test_json_escapes_what_is_beyond_the_first_plane_as_a_pair() -> None:
    """A letter that does not show has two escapes there, which every program reads as one letter."""
    assert json_text(["a\U000e0041\u202e"]) == r'["a\udb40\udc41\u202e"]'


def test_json_of_a_name_that_is_not_utf8_can_be_read_by_every_program() -> None:
    """Lone surrogates, which strict readers of JSON refuse, are replaced by their codes."""
    assert json_text(["2023-\udcff", "\u202e"]) == r'["2023-[0xFF]", "\u202e"]'
    assert json_text(["\ud800", "\udfff", "\ue000\x7f"]) == '["[U+D800]", "[U+DFFF]", "\ue000\\u007f"]'
