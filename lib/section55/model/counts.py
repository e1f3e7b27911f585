"""How many recommendations, causes of concern and areas for improvement a report makes, and how many are answered."""

from typing import TYPE_CHECKING, NamedTuple

from section55.model.items import KINDS, RECOMMENDATIONS

if TYPE_CHECKING:
    from section55.model.inspection import Inspection

TOTALS = {key: f"{key}_total" for key in KINDS}
"""The key that has the number of the whole report, by the key of the list."""


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


def count_items(inspection: "Inspection", list_name: str) -> ItemCounts:
    """What an inspection says of the items of a list, and of those of the same kind elsewhere."""
    items = [item for item in inspection.items() if item.kind.key == list_name and not item.whole]
    is_of_recommendations = list_name == RECOMMENDATIONS.key
    in_comments = is_of_recommendations and inspection.recommendations_answered_in_comments
    return ItemCounts(
        listed=len(items),
        answered=sum(in_comments or item.is_answered for item in items),
        total=getattr(inspection, TOTALS[list_name]),
        to_chief_constables=inspection.recommendations_to_chief_constables if is_of_recommendations else None,
    )
