"""Which answers are due, and why the others are not, so that none is shown as missing that nobody owes."""

from typing import Any

import pytest

from section55.model.answers_due import body_answer_due, force_answer_due
from support.inspections import inspection_of, item_named, norfolk_office

OFFICE = norfolk_office()
ACCEPTED = {"chief_constable": {"position": "accepted"}}
EXPLAINED = {"commissioner": {"explanation": "It was done."}}
HOME_OFFICE, FORCES = ["Home Office"], ["Chief Constables"]
TWO_PARTS = [{"number": "a"}, {"number": "b"}]


@pytest.mark.parametrize(
    ("answers", "heading", "force", "body"),
    [
        ({"recommendations": [{"number": "1"}]}, "Recommendation 1", "due", "due"),
        ({"recommendations": [{"number": "1", "addressed_to": FORCES}]}, "Recommendation 1", "due", "due"),
        (
            {"recommendations": [{"number": "1", "addressed_to": HOME_OFFICE}]},
            *("Recommendation 1", "not addressed", "due"),
        ),
        (
            {"recommendations": [{"number": "1", "addressed_to": HOME_OFFICE, **ACCEPTED, **EXPLAINED}]},
            *("Recommendation 1", "due", "due"),
        ),
        ({"areas_for_improvement": [{"number": "1"}]}, "Area for improvement 1", "due", "not asked"),
        ({"areas_for_improvement": [{"number": "1", **EXPLAINED}]}, "Area for improvement 1", "due", "due"),
        ({"causes_of_concern": [{"number": "1"}]}, "Cause of concern 1", "due", "due"),
        (
            {"causes_of_concern": [{"number": "1", "recommendations": [{"number": "1"}]}]},
            *("Cause of concern 1", "in recommendations", "in recommendations"),
        ),
        (
            {"causes_of_concern": [{"number": "1", "recommendations": [{"number": "1"}]}]},
            *("Recommendation 1 of cause of concern 1", "due", "due"),
        ),
        (
            {"causes_of_concern": [{"number": "1", "addressed_to": HOME_OFFICE, "recommendations": [{"number": "1"}]}]},
            *("Recommendation 1 of cause of concern 1", "not addressed", "due"),
        ),
        (
            {"recommendations": [{"number": "1", "answered_with": "2"}, {"number": "2"}]},
            *("Recommendation 1", "with another", "with another"),
        ),
        (
            {
                "recommendations": [
                    {"number": "1", "answered_with": "2", "addressed_to": FORCES},
                    {"number": "2", "addressed_to": HOME_OFFICE},
                ]
            },
            *("Recommendation 2", "due", "due"),
        ),
        ({"recommendations": [{"number": "1", "parts": TWO_PARTS}]}, "Recommendation 1", "in parts", "in parts"),
        ({"recommendations": [{"number": "1", "parts": TWO_PARTS}]}, "Recommendation 1, part b", "due", "due"),
        (
            {"recommendations": [{"number": "1", "parts": TWO_PARTS, **ACCEPTED}]},
            *("Recommendation 1, part b", "to the whole", "due"),
        ),
        (
            {"recommendations": [{"number": "1", "parts": TWO_PARTS, "addressed_to": HOME_OFFICE, **EXPLAINED}]},
            *("Recommendation 1, part a", "not addressed", "to the whole"),
        ),
        (
            {"recommendations": [{"number": "1"}], "recommendations_answered_in_comments": True},
            *("Recommendation 1", "in comments", "in comments"),
        ),
        (
            {"recommendations": [{"number": "1", **ACCEPTED}], "recommendations_answered_in_comments": True},
            *("Recommendation 1", "due", "in comments"),
        ),
        (
            {
                "causes_of_concern": [{"number": "1", "recommendations": [{"number": "1"}]}],
                "recommendations_answered_in_comments": True,
            },
            *("Recommendation 1 of cause of concern 1", "in comments", "in comments"),
        ),
        (
            {"causes_of_concern": [{"number": "1"}], "recommendations_answered_in_comments": True},
            *("Cause of concern 1", "due", "due"),
        ),
    ],
)
def test_an_answer_is_due_or_says_why_not(answers: dict[str, Any], heading: str, force: str, body: str) -> None:
    """An answer that is given stands where it is; one that is not is missing only where it is due."""
    inspection = inspection_of(**answers)
    item = item_named(inspection, heading)
    assert force_answer_due(item, inspection, OFFICE) == force
    assert body_answer_due(item, inspection) == body
