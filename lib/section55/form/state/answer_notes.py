"""Why an answer to an item is not asked for where the item stands, as the form says it beside the questions."""

from typing import Literal

from section55.form.state.answers import path_in_file
from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.problems import CheckResult
from section55.model.answers_due import AnswerDue, body_answer_due, force_answer_due
from section55.model.item_places import common_heading
from section55.model.items import AREAS_FOR_IMPROVEMENT
from section55.model.paths import Where

Answerer = Literal["force", "body"]
ANSWER_KEYS: dict[Answerer, str] = {"force": "chief_constable", "body": "commissioner"}
"""Among the answers of an item, the key of the force's and of the local policing body's."""


def is_asked(answers: EditedAnswers, where: Where, answerer: Answerer) -> bool:
    """Whether the form asks for the answer to an item where the item stands.

    Not where the item is answered with another; but an answer that is there all the same is never hidden.
    """
    given = answers.get((*where, ANSWER_KEYS[answerer])) or {}
    return any(given.values()) or answers.answered_at(where).where == where


def answer_note(answers: EditedAnswers, result: CheckResult, where: Where, answerer: Answerer) -> str:
    """Return why no answer to an item is due where it stands, or what else is answered there; empty for nothing."""
    at = answers.answered_at(where)
    if at.where != where:
        return f"It is answered with {at.in_sentence}: see there."
    together = answers.answered_here(where)
    if len(together) > 1:
        return f"Answered together: {common_heading(together)}."
    return _reason(answers, result, where, answerer)


def _reason(answers: EditedAnswers, result: CheckResult, where: Where, answerer: Answerer) -> str:
    if (checked := result.checked) is None:
        return ""
    in_file = path_in_file(answers.tree, where)
    item = next((item for item in checked.inspection.items() if item.where == in_file), None)
    if item is None:
        return ""
    if answerer == "force":
        due = force_answer_due(item, checked.inspection, checked.office)
    else:
        due = body_answer_due(item, checked.inspection)
    whole = item.whole.place.in_sentence if item.whole else ""
    reasons: dict[AnswerDue, str] = {
        "in parts": "Its parts are answered below, one by one. Answer here only where one answer is to all of it.",
        "to the whole": f"Answered as a whole, at {whole}. Answer here only what is of this part alone.",
        "in recommendations": "The recommendations made for it are answered below. It needs no answer of its own.",
        "in comments": "The comments answer all recommendations together. It needs no answer of its own.",
        "not addressed": f"It is not addressed to {checked.office.names.force.text}, so no answer of the force is due.",
        "not asked": f"The law asks for no explanation of an {AREAS_FOR_IMPROVEMENT.one}.",
    }
    return reasons.get(due, "")
