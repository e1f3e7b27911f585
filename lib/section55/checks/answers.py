"""What the response has to contain: an explanation for each recommendation, comments, and complete lists."""

import re

from section55.checks.table import DRAFTING, STATUTORY, Case, Notices, Table, notice
from section55.model.answers_due import body_answer_due
from section55.model.items import AREAS_FOR_IMPROVEMENT, RECOMMENDATIONS
from section55.model.placed_items import PlacedItem
from section55.model.wording import counted, sentence_start

CHECKS = Table()

_AREAS = re.compile(r"\b(?:[Aa]reas? for [Ii]mprovement|AREAS? FOR IMPROVEMENT|AFIs?)\b")
_DENIED = re.compile(r"\b(?:no|not|nor|neither|without|any|cannot)\b[^.;:!?\n]*\Z", re.IGNORECASE)
_LONGEST_DENIAL = 80


def _is_asked_for(placed: PlacedItem, case: Case) -> bool:
    """Whether s.55(5B) asks for an explanation where this item stands."""
    return placed.kind is not AREAS_FOR_IMPROVEMENT and body_answer_due(placed, case.inspection) == "due"


@CHECKS.check(
    "recommendation-unexplained",
    STATUTORY,
    "A recommendation or cause of concern has no explanation by the body.",
    "s.55(5B)",
)
def _unexplained(case: Case) -> Notices:
    for placed in case.inspection.items():
        answer = placed.item.commissioner
        if _is_asked_for(placed, case) and not answer.explanation and answer.action != "none":
            yield notice(
                (*placed.where, "commissioner"),
                f"Nothing explains what the {case.office.body_abbreviation} has done or proposes to do about "
                f"{placed.place.in_sentence}, or why nothing (s.55(5B)).",
            )


@CHECKS.check(
    "no-action-without-reason",
    STATUTORY,
    "The body takes no action on a recommendation or cause of concern, and gives no reason.",
    "s.55(5B)(b)",
)
def _no_reason(case: Case) -> Notices:
    for placed in case.inspection.items():
        answer = placed.item.commissioner
        if _is_asked_for(placed, case) and not answer.explanation and answer.action == "none":
            yield notice(
                (*placed.where, "commissioner"),
                f"The {case.office.body_abbreviation} takes no action on {placed.place.in_sentence}, and nothing says "
                "why (s.55(5B)(b)). A sentence is enough: that it is for another body, for example.",
            )


@CHECKS.check(
    "action-not-stated",
    DRAFTING,
    "The body explains, but the file does not say whether action is taken, proposed or none.",
    "s.55(5B)",
)
def _action_not_stated(case: Case) -> Notices:
    for placed in case.inspection.items():
        answer = placed.item.commissioner
        if _is_asked_for(placed, case) and answer.explanation and answer.action is None:
            yield notice(
                (*placed.where, "commissioner"),
                f"The explanation for {placed.place.in_sentence} does not come with the word for it.",
                in_file="Write “action: taken”, “action: proposed” or “action: none”.",
                in_form="Choose taken, proposed or none as the action.",
            )


@CHECKS.check(
    "recommendations-not-listed",
    STATUTORY,
    "The report makes more recommendations than the file lists.",
    "s.55(5B)",
)
def _not_listed(case: Case) -> Notices:
    unlisted = case.inspection.counts(RECOMMENDATIONS.key).unlisted
    if unlisted and not case.inspection.recommendations_answered_in_comments:
        yield notice(
            ("recommendations_total",),
            f"{sentence_start(counted(unlisted, 'recommendation'))} of the report {'is' if unlisted == 1 else 'are'} "
            "not listed here; s.55(5B) asks for an explanation of each, be it that it is for another body.",
        )


@CHECKS.check(
    "areas-for-improvement-silent",
    DRAFTING,
    "A text speaks of areas for improvement, and none is listed, so that the document says that there are none.",
)
def _areas_silent(case: Case) -> Notices:
    if case.inspection.areas_for_improvement:
        return
    for text in case.texts:
        if len(text.where) == 1 and text.is_markdown and _speaks_of_areas(text.words):
            yield notice(
                text.where,
                "This speaks of areas for improvement, but none is listed, and the document says that there are none.",
                in_file="List them under areas_for_improvement, or say here that there are none.",
                in_form=f"List them under {AREAS_FOR_IMPROVEMENT.title}, or say here that there are none.",
            )


def _speaks_of_areas(text: str) -> bool:
    if "AFI" not in text and "improvement" not in text.lower():
        return False
    return any(
        not _DENIED.search(text, max(0, found.start() - _LONGEST_DENIAL), found.start())
        for found in _AREAS.finditer(text)
    )


@CHECKS.check("key-findings-empty", DRAFTING, "Nothing says what the report found.")
def _key_findings_empty(case: Case) -> Notices:
    if not case.inspection.key_findings:
        yield notice(("key_findings",), "There are no key findings. Say in a few sentences what the report found.")


@CHECKS.check(
    "body-comments-empty", STATUTORY, "A response that is final or published has no comments by the body.", "s.55(5)(a)"
)
def _body_comments_empty(case: Case) -> Notices:
    if case.is_finished and not case.inspection.commissioner_comments:
        yield notice(
            ("commissioner_comments",),
            f"There are no comments by the {case.office.body_abbreviation}, and publishing them is what the section "
            "asks for (s.55(5)(a)).",
        )
