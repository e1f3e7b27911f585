"""The three lists of an inspection's items, and what each list and its items are called."""

import re
from typing import NamedTuple

from section55.model.wording import sentence_start


class ItemKind(NamedTuple):
    """One of the lists, and its words."""

    key: str
    """The list's key in a parameter file."""
    one: str
    """One of its items, within a sentence: "cause of concern"."""
    many: str
    heading: str
    """The heading above the list in the documents."""
    short: str = ""
    """What stands before an item's number where room is short; nothing for the items that are the usual ones."""

    @property
    def name(self) -> str:
        """One of its items, where nothing stands before it: "Cause of concern"."""
        return sentence_start(self.one)

    @property
    def title(self) -> str:
        """The list, as the form and the key's label call it: "Causes of concern"."""
        return sentence_start(self.many)


RECOMMENDATIONS = ItemKind("recommendations", "recommendation", "recommendations", "Recommendations")
CAUSES_OF_CONCERN = ItemKind(
    "causes_of_concern", "cause of concern", "causes of concern", "Causes of concern", "Concern"
)
AREAS_FOR_IMPROVEMENT = ItemKind(
    "areas_for_improvement", "area for improvement", "areas for improvement", "Areas for Improvement", "AFI"
)

KINDS = {kind.key: kind for kind in (RECOMMENDATIONS, CAUSES_OF_CONCERN, AREAS_FOR_IMPROVEMENT)}
"""Each list by its key, in the order in which they are asked for and printed."""
ITEM_LISTS = tuple(KINDS)


def item_heading(kind: ItemKind, number: str) -> str:
    """What an item is called: "Recommendation 3"; a number that has its own word ("AFI 1") stands alone."""
    return number if re.match(r"[^\W\d_]{3}", number) else f"{kind.name} {number}"


def item_name(list_name: str, number: str, again: int = 0) -> str:
    """An item by its number, "Recommendation 3"; "New recommendation" while it has none.

    ``again`` is how many items without a number stand before it: the next is "New recommendation 2".
    """
    kind = KINDS[list_name]
    if number.strip():
        return item_heading(kind, " ".join(number.split()))
    return f"New {kind.one}" + (f" {again + 1}" if again else "")
