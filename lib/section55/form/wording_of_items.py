"""What the form calls recommendations, causes of concern and areas for improvement."""

from section55.register import KINDS
from section55.reporting import item_heading


def kind_of(list_name: str) -> str:
    """One item of a list, in words: "recommendation"."""
    return KINDS[list_name].lower()


def item_name(list_name: str, number: str, place: int | None = None) -> str:
    """An item by its number, "Recommendation 3"; by its place, counted from 0, while it has none."""
    if number.strip():
        return item_heading(kind_of(list_name), " ".join(number.split()))
    return f"New {kind_of(list_name)}" + ("" if not place else f" {place + 1}")
