"""Inspections made only to be counted, from a few words like "total 22, listed 3, to chief constables 8"."""

import re
from typing import Any

from section55.model.inspection import Inspection
from section55.model.items import CAUSES_OF_CONCERN, RECOMMENDATIONS, ItemKind
from support.examples import inspection, item

_AMOUNT = re.compile(r"(.+?) ([0-9]+)")


def counted_inspection(kind: ItemKind, words: str) -> Inspection:
    """An inspection whose list of this kind is as the words say.

    total N, listed N, to chief constables N; in causes N N (recommendations of one cause of concern and of the
    next); with recommendations N N (so for the causes that are listed); unanswered N (of those listed); to others
    (who is asked to act); numbered here; in comments; no comments.
    """
    facts = [fact.strip() for fact in words.split(",")]
    numbers = {match[1]: int(match[2]) for fact in facts if (match := _AMOUNT.fullmatch(fact))}
    answers: dict[str, Any] = {f"{kind.key}_total": numbers.get("total")}
    addressees = ["Home Office"] if "to others" in facts else ["Chief Constables"]
    items = [item(number, addressed_to=addressees) for number in range(1, numbers.get("listed", 0) + 1)]
    for unanswered in items[: numbers.get("unanswered", 0)]:
        del unanswered["chief_constable"], unanswered["commissioner"]
    answers[kind.key] = items
    for fact in facts:
        if made_for := re.fullmatch(r"(?:in causes|with recommendations)((?: [0-9]+)+)", fact):
            _put_in_causes(answers, [int(number) for number in made_for[1].split()], addressees)
    if kind is RECOMMENDATIONS:
        answers["recommendations_to_chief_constables"] = numbers.get("to chief constables")
        answers["recommendations_answered_in_comments"] = "in comments" in facts
    if "no comments" in facts:
        answers["chief_constable_comments"] = answers["commissioner_comments"] = ""
    if "numbered here" in facts:
        answers["numbering"] = {kind.key: "office"}
    return Inspection.model_validate(inspection(**answers))


def _put_in_causes(answers: dict[str, Any], numbers: list[int], addressees: list[str]) -> None:
    causes = answers.get(CAUSES_OF_CONCERN.key) or [item(number) for number in range(1, len(numbers) + 1)]
    for cause, made in zip(causes, numbers, strict=True):
        cause["recommendations"] = [item(number, addressed_to=addressees) for number in range(1, made + 1)]
    answers[CAUSES_OF_CONCERN.key] = causes
