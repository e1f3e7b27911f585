"""When an item is due, as it is printed and as a day."""

from datetime import date

import pytest

from section55.intake.due import find_due

PUBLISHED = date(2024, 9, 10)


@pytest.mark.parametrize(
    ("text", "words", "on"),
    [
        ("Chief constables should review their guidance within six months.", "Within six months", date(2025, 3, 10)),
        ("By 27/03/25, chief constables should review it.", "By 27/03/25", date(2025, 3, 27)),
        ("The force should immediately review its cells.", "Immediately", date(2024, 9, 10)),
        (
            "As soon as possible, and by no later than 31 July 2025, forces should act.",
            "As soon as possible, and by no later than 31 July 2025",
            date(2025, 7, 31),
        ),
        ("As soon as possible, forces should act.", "As soon as possible", None),
        ("By 31 March, the force should act.", "By 31 March", None),
        ("The force should write a plan by spring 2025.", "By spring 2025", None),
        ("The force should write a plan by the end of Q2 2025.", "By the end of Q2 2025", None),
        ("The force should act by the end of the 2025/26 financial year.", "By the end of the 2025/26 financial year",
         date(2026, 3, 31)),
        ("Within 10 working days, the force should act.", "Within 10 working days", None),
    ],
)  # fmt: skip
def test_an_item_is_due_as_its_words_say(text: str, words: str, on: date | None) -> None:
    """Its phrase is kept as printed; where no day can be counted there is none."""
    due = find_due(text, PUBLISHED)
    assert due is not None
    assert (due.words, due.on) == (words, on)


@pytest.mark.parametrize(
    "text",
    ["The force should make sure that calls are answered within 10 seconds.", "The force should improve this spring.",
     "The force should keep this up in the second quarter of each year and after it."],
)  # fmt: skip
def test_what_has_no_time_has_none(text: str) -> None:
    """Nothing is made up."""
    assert find_due(text, PUBLISHED) is None


def test_a_period_has_no_day_where_the_report_has_none() -> None:
    """Six months from a day that is not known are not counted."""
    due = find_due("Forces should review it within six months.", None)
    assert due is not None
    assert (due.words, due.on) == ("Within six months", None)
