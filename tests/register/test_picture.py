"""The picture of the deadlines, and the responses that lie further back than it reaches."""

from dataclasses import replace
from datetime import date

import pytest

from section55.register.entries import make_register
from section55.register.picture import long_overdue
from support.registers import EARLY


@pytest.mark.parametrize(("more", "words"), [(1, "and one other"), (2, "and two others")])
def test_many_responses_long_overdue_are_named_and_counted(more: int, words: str) -> None:
    """The first five are named, and the others are a number."""
    late = [replace(EARLY, slug=f"late-{index}", file=f"{index}.yaml") for index in range(5 + more)]
    assert long_overdue(make_register(late, date(2035, 1, 31))).endswith(words)
