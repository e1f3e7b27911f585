"""The hint beside each question: the model's own, or the form's where the model's speaks of lines in a file."""

from section55.model.inspection import Inspection
from section55.model.paths import Where, question_at

_HINTS = {
    (False, "office"): "The office whose response this is.",
    (False, "published_on"): "The day HMICFRS published the report; the 56 days run from it. Like 19 December 2023.",
    (False, "status"): "A draft says so on every page.",
    (True, "addressed_to"): "Who is asked to act.",
    (True, "position"): "Whether the force accepts it.",
    (True, "action"): "What the body does. Where none, the explanation says why.",
    (True, "status"): "How far it has come.",
    (True, "on"): "The day that it speaks of.",
}
"""By whether the question is about an item, and the question's key."""


def find_hint(where: Where) -> str:
    """Return the hint for the question at a path; empty where it has none."""
    question = question_at(Inspection, where)
    own = question.description if question is not None else None
    return _HINTS.get((len(where) > 1, str(where[-1])), own or "")
