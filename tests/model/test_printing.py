"""Text of strangers, as it may be printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section55.model.printing import printable


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Swyddfa’r Comisiynydd, ŵ", "Swyddfa’r Comisiynydd, ŵ"),
        ("\x1b[2J", "\\x1b[2J"),
        ("a\n  It verifies.", "a\\n  It verifies."),
        ("a\u202eb", "a\\u202eb"),
        ("a\x9bb\u2028c", "a\\x9bb\\u2028c"),
        ("name-\udcff", "name-\\udcff"),
    ],
)
def test_what_a_terminal_would_obey_is_written_as_its_code(text: str, printed: str) -> None:
    """And all else as it is."""
    assert printable(text) == printed


@given(st.text())
def test_nothing_printed_is_obeyed(text: str) -> None:
    """Whatever a stranger writes is one line that shows."""
    assert printable(text).isprintable()
