"""The three lists of an inspection's items, and what each list and its items are called."""

import re
from typing import NamedTuple

from section55.model.catalogue import N_, _

_NAMES_ITSELF = re.compile(r"[^\W\d_]{3}")


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
    """What stands before an item's number where there is little room; empty for recommendations, the usual items."""
    typed: tuple[str, ...] = ()
    """The words that a person may type before an item's number; the first is the one that the workbook prints."""

    @property
    def name(self) -> str:
        """One of its items, at the start of a sentence: "Cause of concern"."""
        return _sentence_start(self.one)

    @property
    def title(self) -> str:
        """The name of the list in the form, and the label of its key: "Causes of concern"."""
        return _sentence_start(self.many)


def _sentence_start(words: str) -> str:
    # Imported here: the command line names the lists before it does anything.
    from section55.model.wording import sentence_start

    return sentence_start(words)


RECOMMENDATIONS = ItemKind(
    "recommendations",
    N_("recommendation"),
    N_("recommendations"),
    N_("Recommendations"),
    typed=("recommendation", "rec"),
)
CAUSES_OF_CONCERN = ItemKind(
    "causes_of_concern",
    N_("cause of concern"),
    N_("causes of concern"),
    N_("Causes of concern"),
    short="Concern",
    typed=("cause", "cause of concern", "concern"),
)
AREAS_FOR_IMPROVEMENT = ItemKind(
    "areas_for_improvement",
    N_("area for improvement"),
    N_("areas for improvement"),
    N_("Areas for Improvement"),
    short="AFI",
    typed=("AFI", "area for improvement", "area"),
)

KINDS = {kind.key: kind for kind in (RECOMMENDATIONS, CAUSES_OF_CONCERN, AREAS_FOR_IMPROVEMENT)}
"""Each list by its key, in the order of the form and the documents."""
ITEM_LISTS = tuple(KINDS)
RECOMMENDATIONS_OF_A_CAUSE, PARTS = RECOMMENDATIONS.key, "parts"
"""The keys of the lists inside an item: of the recommendations made for a cause of concern, and of an item's parts."""


def names_itself(number: str) -> bool:
    """Whether a number has a word of its own, like "AFI 1", and needs no other before it."""
    return bool(_NAMES_ITSELF.match(number))


def item_heading(kind: ItemKind, number: str) -> str:
    """The heading of an item: "Recommendation 3"; a number that has a word of its own ("AFI 1") stands alone."""
    return number if names_itself(number) else f"{_(kind.name)} {number}"


def item_name(list_name: str, number: str, again: int = 0) -> str:
    """The name of an item: "Recommendation 3", and "New recommendation" while it has no number.

    ``again`` is how many items without a number stand before it: after one it is "New recommendation 2".
    """
    kind = KINDS[list_name]
    if number.strip():
        return item_heading(kind, " ".join(number.split()))
    return _("New {kind}", kind=_(kind.one)) + (f" {again + 1}" if again else "")
