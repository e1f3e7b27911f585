"""Whether an answer to an item is due: of the force, and of the local policing body (Police Act 1996, s.55(5B))."""

from typing import TYPE_CHECKING, Literal

from section55.model.addressees import is_force_addressed
from section55.model.items import AREAS_FOR_IMPROVEMENT, RECOMMENDATIONS, ItemKind
from section55.model.office import OfficeProfile
from section55.model.placed_items import PlacedItem

if TYPE_CHECKING:
    from section55.model.inspection import Inspection

AnswerDue = Literal[
    "due",
    "with another",
    "in parts",
    "to the whole",
    "in recommendations",
    "in comments",
    "not addressed",
    "not asked",
]
"""Whether an answer stands at an item, or why none is due there.

due                  it stands here, or it is missing
with another         it stands with that of another item: ``answered_with``
in parts             the item's parts are answered one by one
to the whole         it is a part, and the item has an answer as a whole
in recommendations   it is a cause of concern, and the recommendations made for it are answered
in comments          it is a recommendation, and the comments answer all of them together
not addressed        the force is not among those asked to act
not asked            nobody asks for it: the body need not explain an area for improvement
"""


def force_answer_due(item: PlacedItem, inspection: "Inspection", office: OfficeProfile) -> AnswerDue:
    """Whether the force's answer to an item is due there; "due" too where an answer stands there all the same."""
    if item.item.chief_constable.is_given:
        return "due"
    if elsewhere := _elsewhere(item, inspection, "chief_constable"):
        return elsewhere
    # The answer of an item is also that of those that are answered with it.
    is_addressed = any(is_force_addressed(one.addressed_to, office) for one in item.answers_for)
    return "due" if is_addressed else "not addressed"


def body_answer_due(item: PlacedItem, inspection: "Inspection") -> AnswerDue:
    """Whether the body's explanation of an item is due there; "due" too where one stands there all the same."""
    if item.item.commissioner.is_given:
        return "due"
    if elsewhere := _elsewhere(item, inspection, "commissioner"):
        return elsewhere
    return "not asked" if item.kind is AREAS_FOR_IMPROVEMENT else "due"


def are_in_comments(kind: ItemKind, inspection: "Inspection") -> bool:
    """Whether the items of a kind are answered together, in comments that are there."""
    has_comments = bool(inspection.chief_constable_comments or inspection.commissioner_comments)
    return kind is RECOMMENDATIONS and inspection.recommendations_answered_in_comments and has_comments


def _elsewhere(item: PlacedItem, inspection: "Inspection", key: str) -> AnswerDue | None:
    """Where an answer stands that does not stand at its item; None where it is to stand there."""
    if item.item.answered_with:
        return "with another"
    if item.parts:
        return "in parts"
    if item.whole and getattr(item.whole.item, key).is_given:
        return "to the whole"
    if item.recommendations:
        return "in recommendations"
    if inspection.recommendations_answered_in_comments and item.kind is RECOMMENDATIONS:
        return "in comments"
    return None
