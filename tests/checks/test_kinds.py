"""What is found in an inspection of each kind: what is truly missing, and what is taken out, but nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from section55.checks import Finding, findings
from section55.files.reader import InspectionFile, read_inspection
from section55.model.inspection import Inspection
from support.kinds import SLUGS, path_of, sentences_of

Answers = dict[str, Any]

ACTIVISM = "2024-09-10-activism-and-impartiality"
ARMED = "2023-08-25-armed-policing-revisit"
CHILDREN = "2023-02-15-child-protection-arrangements"
CUSTODY = "2022-02-09-custody-northmoor"
EXPLOITATION = "2024-02-09-exploitation-of-children"
FIREARMS = "2025-02-26-firearms-licensing-letter"
FRAUD = "2024-07-17-fraud-harbour-city"
PEEL = "2024-03-14-peel-northmoor"
RAPE = "2024-04-23-rape-cases-in-court"
STALKING = "2024-09-27-stalking-super-complaint"
VETTING = "2023-05-11-vetting-of-officers"
WELSH = "2024-05-22-gwasanaeth-i-ddioddefwyr"


def named(found: list[Finding]) -> list[str]:
    return [f"{finding.code} at {finding.key}" for finding in found]


@pytest.mark.parametrize("slug", SLUGS)
def test_only_what_is_missing_is_found(slug: str) -> None:
    """No finding is false: on the day after the response was published, or its comments were due, and on no day."""
    source = read_inspection(path_of(slug))
    inspection = source.inspection
    day = inspection.response_published_on or inspection.chief_constable_comments_wanted_by
    assert day is not None
    for as_of in (None, day + timedelta(days=1)):
        assert sorted(named(findings(source, as_of))) == sorted(sentences_of(slug).findings)


def without(*path: str | int) -> Callable[[Answers], None]:
    """Takes out one answer, or one item of a list."""

    def take_out(answers: Answers) -> None:
        *around, last = path
        inside: Any = answers
        for step in around:
            inside = inside[step]
        del inside[last]

    return take_out


def without_all(*takings: Callable[[Answers], None]) -> Callable[[Answers], None]:
    def take_out(answers: Answers) -> None:
        for one in takings:
            one(answers)

    return take_out


FIRST, SECOND, THIRD, FOURTH, FIFTH = range(5)
TAKEN_OUT: dict[str, tuple[str, Callable[[Answers], None], str]] = {
    "a body's explanation": (
        ACTIVISM,
        without("recommendations", FIRST, "commissioner"),
        "recommendation-unexplained at recommendations[1].commissioner",
    ),
    "a body's explanation of two together": (
        ACTIVISM,
        without("recommendations", SECOND, "commissioner"),
        "recommendation-unexplained at recommendations[2].commissioner",
    ),
    "a body's explanation in a cause of concern": (
        PEEL,
        without("causes_of_concern", SECOND, "recommendations", THIRD, "commissioner"),
        "recommendation-unexplained at causes_of_concern[2].recommendations[3].commissioner",
    ),
    "a body's explanation of a part": (
        VETTING,
        without("recommendations", FIRST, "parts", SECOND, "commissioner"),
        "recommendation-unexplained at recommendations[1].parts[2].commissioner",
    ),
    "a body's explanation of a whole in parts": (
        VETTING,
        without("recommendations", SECOND, "commissioner"),
        "recommendation-unexplained at recommendations[2].parts[1].commissioner",
    ),
    "a body's explanation of a cause without recommendations": (
        FIREARMS,
        without("causes_of_concern", FIRST, "commissioner"),
        "recommendation-unexplained at causes_of_concern[1].commissioner",
    ),
    "a body's explanation of a cause's part": (
        EXPLOITATION,
        without("causes_of_concern", SECOND, "parts", FIRST, "commissioner"),
        "recommendation-unexplained at causes_of_concern[2].parts[1].commissioner",
    ),
    "a body's explanation of what asks others": (
        STALKING,
        without("recommendations", FIFTH, "commissioner"),
        "recommendation-unexplained at recommendations[5].commissioner",
    ),
    "a reason for no action": (
        RAPE,
        without("recommendations", FOURTH, "commissioner", "explanation"),
        "no-action-without-reason at recommendations[4].commissioner",
    ),
    "the word for an action": (
        WELSH,
        without("recommendations", SECOND, "commissioner", "action"),
        "action-not-stated at recommendations[2].commissioner",
    ),
    "a force's answer": (
        ARMED,
        without("recommendations", THIRD, "chief_constable"),
        "force-answer-missing at recommendations[3].chief_constable",
    ),
    "a force's answer in a cause of concern": (
        PEEL,
        without("causes_of_concern", FIRST, "recommendations", FIRST, "chief_constable"),
        "force-answer-missing at causes_of_concern[1].recommendations[1].chief_constable",
    ),
    "a force's answer to a part that is that to another": (
        VETTING,
        without("recommendations", SECOND, "parts", FIRST, "chief_constable"),
        "force-answer-missing at recommendations[2].parts[1].chief_constable",
    ),
    "a force's answer to an area for improvement": (
        PEEL,
        without("areas_for_improvement", FIFTH, "chief_constable"),
        "force-answer-missing at areas_for_improvement[5].chief_constable",
    ),
    "a listed recommendation": (
        RAPE,
        without("recommendations", SECOND),
        "recommendations-not-listed at recommendations_total",
    ),
    "a cause's recommendation": (
        PEEL,
        without("causes_of_concern", SECOND, "recommendations", FIRST),
        "recommendations-not-listed at recommendations_total",
    ),
    "that the comments answer all": (
        CHILDREN,
        without("recommendations_answered_in_comments"),
        "recommendations-not-listed at recommendations_total",
    ),
    "the total of recommendations": (
        ACTIVISM,
        without_all(without("recommendations_total"), without("recommendations_to_chief_constables")),
        "counts-differ at key_findings",
    ),
    "the total of recommendations, with none listed": (
        CHILDREN,
        without_all(without("recommendations_total"), without("recommendations_answered_in_comments")),
        "recommendations-silent at key_findings",
    ),
    "the total of areas for improvement": (
        FRAUD,
        without("areas_for_improvement_total"),
        "counts-differ at key_findings",
    ),
    "the total and the list of areas for improvement": (
        CUSTODY,
        without_all(without("areas_for_improvement_total"), without("areas_for_improvement")),
        "areas-for-improvement-silent at key_findings",
    ),
    "a cause of concern and the total": (
        EXPLOITATION,
        without_all(without("causes_of_concern_total"), without("causes_of_concern", FOURTH)),
        "counts-differ at key_findings",
    ),
    "the causes of concern and their total": (
        PEEL,
        without_all(without("causes_of_concern_total"), without("causes_of_concern"), without("recommendations_total")),
        "causes-of-concern-silent at key_findings",
    ),
    "when a recommendation is due": (
        RAPE,
        without_all(without("recommendations", FIRST, "due"), without("recommendations", FIRST, "due_on")),
        "due-not-as-in-text at recommendations[1].due",
    ),
    "when a cause's recommendation is due": (
        PEEL,
        without_all(
            without("causes_of_concern", FIRST, "recommendations", THIRD, "due"),
            without("causes_of_concern", FIRST, "recommendations", THIRD, "due_on"),
        ),
        "due-not-as-in-text at causes_of_concern[1].recommendations[3].due",
    ),
    "the body's comments": (WELSH, without("commissioner_comments"), "body-comments-empty at commissioner_comments"),
    "the invitation": (
        FRAUD,
        without("chief_constable_invited_on"),
        "chief-officer-not-invited at chief_constable_invited_on",
    ),
    "the copy to the Secretary of State": (
        ARMED,
        without("office_use", "copied_to_secretary_of_state"),
        "secretary-of-state-not-copied at office_use.copied_to_secretary_of_state",
    ),
}


@pytest.mark.parametrize("what", TAKEN_OUT)
def test_what_is_taken_out_is_found(what: str) -> None:
    """An answer, a listed item, a total or a day that is taken out is found where it stood."""
    slug, take_out, finding = TAKEN_OUT[what]
    source = read_inspection(path_of(slug))
    assert finding not in named(findings(source))
    assert finding in named(findings(changed(source, take_out)))


def changed(source: InspectionFile, change: Callable[[Answers], None]) -> InspectionFile:
    answers = source.inspection.model_dump()
    change(answers)
    return replace(source, inspection=Inspection.model_validate(answers))
