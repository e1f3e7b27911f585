"""The counts of a Welsh document, in which no word stands behind a number that changes it."""

import pytest

from section55.documents.count_sentences import count_sentence
from section55.model.catalogue import in_language
from section55.model.items import AREAS_FOR_IMPROVEMENT, CAUSES_OF_CONCERN, RECOMMENDATIONS, ItemKind
from support.counted_items import counted_inspection

MADE = "Nifer yr argymhellion yn yr adroddiad:"
TO_CHIEFS = "Nifer a gyfeiriwyd at Brif Gwnstabliaid:"
IN_COMMENTS = "Fe'u hatebir gyda'i gilydd yn y sylwadau isod."
ANSWERED, LISTED = "Nifer a atebir yma:", "Nifer a restrir yma:"
REPORTS_NUMBERS, OWN_NUMBERS = "Rhifau'r adroddiad yw'r rhifau.", "Rhoddwyd y rhifau yma er hwylustod."


@pytest.mark.parametrize(
    ("kind", "words", "welsh"),
    [
        (RECOMMENDATIONS, "listed 0", f"{LISTED} 0."),
        (RECOMMENDATIONS, "listed 2", f"{MADE} 2. {ANSWERED} 2. {REPORTS_NUMBERS}"),
        (RECOMMENDATIONS, "total 0, listed 0", f"{MADE} 0."),
        (RECOMMENDATIONS, "total 0, listed 0, to chief constables 0", f"{MADE} 0."),
        (
            RECOMMENDATIONS,
            "total 1, listed 1, to chief constables 1, numbered here",
            f"{MADE} 1. {TO_CHIEFS} 1. {ANSWERED} 1. {OWN_NUMBERS}",
        ),
        (
            RECOMMENDATIONS,
            "total 1200, listed 2, to chief constables 1001",
            f"{MADE} 1,200. {TO_CHIEFS} 1,001. {ANSWERED} 2. {REPORTS_NUMBERS}",
        ),
        (
            RECOMMENDATIONS,
            "total 3, listed 0, to chief constables 0",
            f"{MADE} 3. {TO_CHIEFS} 0. {LISTED} 0.",
        ),
        (RECOMMENDATIONS, "listed 2, unanswered 1", f"{MADE} 2. {LISTED} 2. {REPORTS_NUMBERS}"),
        (RECOMMENDATIONS, "listed 2, unanswered 1, no comments", f"{MADE} 2. {LISTED} 2. {REPORTS_NUMBERS}"),
        (RECOMMENDATIONS, "total 3, listed 0, in comments", f"{MADE} 3. {IN_COMMENTS}"),
        (
            RECOMMENDATIONS,
            "total 3, listed 2, in comments",
            f"{MADE} 3. {IN_COMMENTS} {LISTED} 2. {REPORTS_NUMBERS}",
        ),
        (
            RECOMMENDATIONS,
            "total 3, listed 2, in comments, no comments",
            f"{MADE} 3. {ANSWERED} 2. {REPORTS_NUMBERS}",
        ),
        (
            RECOMMENDATIONS,
            "listed 1, in causes 2 1",
            f"{MADE} 4. {ANSWERED} 4. Nifer o'r rhain a wnaed ar gyfer achosion pryder: 3. {REPORTS_NUMBERS}",
        ),
        (CAUSES_OF_CONCERN, "listed 0", f"{LISTED} 0."),
        (CAUSES_OF_CONCERN, "total 0, listed 0", "Nifer yr achosion pryder yn yr adroddiad: 0."),
        (
            CAUSES_OF_CONCERN,
            "total 3, listed 2, with recommendations 2 1",
            f"Nifer yr achosion pryder yn yr adroddiad: 3. {ANSWERED} 2. "
            f"Nifer yr argymhellion a wnaed ar gyfer yr achosion hyn: 3. {REPORTS_NUMBERS}",
        ),
        (CAUSES_OF_CONCERN, "listed 1, in comments", f"{ANSWERED} 1. {REPORTS_NUMBERS}"),
        (
            AREAS_FOR_IMPROVEMENT,
            "total 1, listed 0",
            f"Nifer y meysydd i'w gwella yn yr adroddiad: 1. {LISTED} 0.",
        ),
        (AREAS_FOR_IMPROVEMENT, "listed 3, unanswered 3", f"{LISTED} 3. {REPORTS_NUMBERS}"),
    ],
)
def test_a_number_stands_behind_its_label(kind: ItemKind, words: str, welsh: str) -> None:
    """Each number is the file's; what it does not say is left out, and "answered" needs an answer to every item."""
    with in_language("cy"):
        assert count_sentence(kind, counted_inspection(kind, words)) == welsh


@pytest.mark.parametrize("one_side", ["chief_constable_comments", "commissioner_comments"])
def test_comments_of_one_side_answer_them_as_well(one_side: str) -> None:
    """Recommendations are answered in the comments where either the force or the body has commented."""
    inspection = counted_inspection(RECOMMENDATIONS, "total 3, listed 0, in comments, no comments")
    with in_language("cy"):
        assert IN_COMMENTS not in count_sentence(RECOMMENDATIONS, inspection)
        commented = inspection.model_copy(update={one_side: "Sylwadau."})
        assert IN_COMMENTS in count_sentence(RECOMMENDATIONS, commented)
