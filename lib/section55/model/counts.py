"""How many recommendations, causes of concern and areas for improvement a report makes, and how many are answered."""

from collections.abc import Sequence
from typing import NamedTuple

from section55.model.items import KINDS
from section55.model.placed_items import PlacedItem

TOTALS = {key: f"{key}_total" for key in KINDS}
"""The key that has the number of the whole report, by the key of the list."""
TO_CHIEF_CONSTABLES = "recommendations_to_chief_constables"
"""The key that has how many of the whole report's recommendations are to chief constables."""


class ItemCounts(NamedTuple):
    """What an inspection says of one kind of item, in numbers.

    The recommendations made for causes of concern count with the others, and an item in parts counts once.
    """

    listed: int
    """How many the file lists."""
    answered: int
    """How many of these have an answer, of the force or of the body, where they stand or elsewhere in the response."""
    total: int | None
    """How many the whole report makes; None where the file does not say."""
    to_chief_constables: int | None
    """How many of the whole report are to chief constables; None where the file does not say."""

    @property
    def unlisted(self) -> int:
        """How many of the report the file is known not to list."""
        return 0 if self.total is None else self.total - self.listed


def count_items(
    items: Sequence[PlacedItem], *, total: int | None, to_chief_constables: int | None = None, in_comments: bool = False
) -> ItemCounts:
    """The counts of items of one kind, without their parts; ``in_comments`` where the comments answer them all."""
    return ItemCounts(
        listed=len(items),
        answered=sum(in_comments or item.is_answered for item in items),
        total=total,
        to_chief_constables=to_chief_constables,
    )
