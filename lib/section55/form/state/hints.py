"""The hint beside each question: the model's own, or the form's where the model's speaks of lines in a file."""

from section55.model.inspection import Inspection
from section55.model.items import KINDS
from section55.model.paths import Where, question_at

_HINTS = {
    "office": "The office whose response this is.",
    "published_on": "The day HMICFRS published the report; the 56 days run from it. Like 19 December 2023.",
    "status": "A draft says so on every page.",
    "recommendations_answered_in_comments": "The comments answer them all together; then none has to be entered here.",
    "inspectorates": "Those that made a joint report with the inspectorate of constabulary.",
    "letter_to": "A name, its address on the lines below, and Dear ... if it is not made of the name; an empty line "
    "between two. The office's usual addressees where this is empty.",
    "letter_signed_by": "A name, then a title, where they are not the office's usual ones.",
    "report_language": "Of what is quoted from it, where that is not the office's own language.",
    "recommendations_total": "How many the whole report makes. Where this is empty, those entered here are counted.",
    **{f"numbering.{kind.key}": "Given by the office where the report prints none." for kind in KINDS.values()},
}
"""By the keys of a question."""
_HINTS_OF_ITEMS = {
    "addressed_to": "Who is asked to act.",
    "position": "Whether the force accepts it.",
    "action": "What the body does. Where none, the explanation says why.",
    "status": "How far it has come.",
    "on": "The day that it speaks of.",
    "due_on": "The date that this comes to, where there is one.",
    "accelerated": "HMICFRS raised it ahead of its report.",
    "parts": "Those that are answered one by one.",
    "answered_with": "Another of its list and group, where one answer is the answer to both.",
}
"""By the last key of a question about an item, or about a dated entry."""


def find_hint(where: Where) -> str:
    """Return the hint for the question at a path; empty where it has none."""
    question = question_at(Inspection, where)
    own = (question.description if question is not None else None) or ""
    if any(isinstance(part, int) for part in where):
        return _HINTS_OF_ITEMS.get(str(where[-1]), own)
    return _HINTS.get(".".join(map(str, where)), own)
