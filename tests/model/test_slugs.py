"""Plain names for files."""

from hypothesis import given, settings
from hypothesis import strategies as st

from section55.model import answer_types as kinds


@settings(deadline=None)
@given(st.text())
def test_slug_like_is_a_slug(text):
    """The plain name that is offered for any text is a plain name, or there is none to offer."""
    offered = kinds.slug_like(text)
    assert offered == "" or kinds.is_plain_slug(offered)
