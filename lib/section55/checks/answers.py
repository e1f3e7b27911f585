"""What the response has to contain: an explanation for each recommendation, comments, and complete lists."""

from section55.checks.table import DRAFTING, STATUTORY, Case, Notices, Table, notice
from section55.model.answers_due import body_answer_due
from section55.model.counts import TOTALS
from section55.model.items import AREAS_FOR_IMPROVEMENT, CAUSES_OF_CONCERN, RECOMMENDATIONS
from section55.model.placed_items import PlacedItem
from section55.model.wording import counted, sentence_start

CHECKS = Table()


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
    body = case.names.body
    has_done = body.verb("has done or proposes", "have done or propose")
    for placed in case.inspection.items():
        answer = placed.item.commissioner
        if _is_asked_for(placed, case) and not answer.explanation and answer.action != "none":
            yield notice(
                (*placed.where, "commissioner"),
                f"Nothing explains what {body.text} {has_done} to do about "
                f"{placed.place.in_sentence}, or why nothing (s.55(5B)).",
            )


@CHECKS.check(
    "no-action-without-reason",
    STATUTORY,
    "The body takes no action on a recommendation or cause of concern, and gives no reason.",
    "s.55(5B)(b)",
)
def _no_reason(case: Case) -> Notices:
    body = case.names.body
    takes = body.verb("takes", "take")
    for placed in case.inspection.items():
        answer = placed.item.commissioner
        if _is_asked_for(placed, case) and not answer.explanation and answer.action == "none":
            yield notice(
                (*placed.where, "commissioner"),
                f"{body.at_start} {takes} no action on {placed.place.in_sentence}, and nothing says "
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
                f"Nothing says whether action on {placed.place.in_sentence} is taken, proposed or none.",
                in_file="Write “action: taken”, “action: proposed” or “action: none”.",
                in_form="Choose taken, proposed or none as the action.",
            )


@CHECKS.check(
    "recommendations-not-listed",
    STATUTORY,
    "The report makes more recommendations, or has more causes of concern, than the file lists.",
    "s.55(5B)",
)
def _not_listed(case: Case) -> Notices:
    if case.inspection.recommendations_answered_in_comments:
        return
    asked_of_each = {
        RECOMMENDATIONS: "an explanation of each, even where it is addressed to another body",
        CAUSES_OF_CONCERN: "an explanation of each recommendation made for them",
    }
    for kind, asked in asked_of_each.items():
        if unlisted := case.inspection.counts(kind.key).unlisted:
            yield notice(
                (TOTALS[kind.key],),
                f"{sentence_start(counted(unlisted, kind.one, kind.many))} of the report "
                f"{'is' if unlisted == 1 else 'are'} not listed here; s.55(5B) asks for {asked}.",
            )


@CHECKS.check(
    "answered-in-no-comments",
    STATUTORY,
    "The body's comments are said to answer the recommendations together, and there are none.",
    "s.55(5B)",
)
def _answered_in_no_comments(case: Case) -> Notices:
    inspection = case.inspection
    if inspection.recommendations_answered_in_comments and not inspection.commissioner_comments:
        yield notice(
            ("recommendations_answered_in_comments",),
            "The comments are said to answer all recommendations together, and there are none by "
            f"{case.names.body.text} (s.55(5B)). Write them, or explain each recommendation by itself.",
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
            f"There are no comments by {case.names.body.text}, and publishing them is what the section "
            "asks for (s.55(5)(a)).",
        )
