"""What the form calls recommendations, causes of concern and areas for improvement."""

from section55.register import KINDS
from section55.reporting import item_heading


def kind_of(list_name: str) -> str:
    """One item of a list, in words: "recommendation"."""
    return KINDS[list_name].lower()


def item_name(list_name: str, number: str, again: int = 0) -> str:
    """An item by its number, "Recommendation 3"; "New recommendation" while it has none.

    ``again`` is how many items without a number stand before it: the next is "New recommendation 2".
    """
    if number.strip():
        return item_heading(kind_of(list_name), " ".join(number.split()))
    return f"New {kind_of(list_name)}" + (f" {again + 1}" if again else "")
