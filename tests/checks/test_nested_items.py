"""Items inside others: the checks walk all of them, and name each by its one name."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from section55.checks import Finding, findings
from section55.files.reader import InspectionFile, read_inspection
from section55.model.counts import TO_CHIEF_CONSTABLES, TOTALS
from section55.model.inspection import Inspection

FORCE = {"position": "accepted", "response": "It is done."}
BODY = {"action": "taken", "explanation": "I have looked at it."}


@pytest.fixture
def source(norfolk_file: Path) -> InspectionFile:
    return read_inspection(norfolk_file)


def item(number: str, *answers: str, **others: Any) -> dict[str, Any]:
    """An item to the force; "force" and "body" say whose answer it has."""
    answered = {"chief_constable": FORCE} if "force" in answers else {}
    answered |= {"commissioner": BODY} if "body" in answers else {}
    return (
        {"number": number, "text": "The force should act.", "addressed_to": ["Norfolk Constabulary"]}
        | answered
        | others
    )


def found_in(source: InspectionFile, *codes: str, **answers: Any) -> list[tuple[str, str]]:
    """The places and sentences of some findings in Norfolk's file with other answers."""
    kept = {"recommendations": [], "chief_constable_comments": "We agree."}
    numbers: dict[str, Any] = dict.fromkeys((*TOTALS.values(), TO_CHIEF_CONSTABLES))
    tree = source.inspection.model_dump() | kept | numbers | answers
    found: list[Finding] = findings(replace(source, inspection=Inspection.model_validate(tree)))
    return [(finding.key, finding.sentence) for finding in found if finding.code in codes]


def test_recommendations_of_a_cause_are_asked_for_one_by_one(source: InspectionFile) -> None:
    """The cause needs no answer of its own; each recommendation made for it does."""
    cause = item("2", recommendations=[item("1"), item("2", "force", "body"), item("3", "force")])
    causes = [item("1", "force", "body"), cause]
    assert found_in(source, "recommendation-unexplained", "force-answer-missing", causes_of_concern=causes) == [
        (
            "causes_of_concern[2].recommendations[1].chief_constable",
            "Nothing says what Norfolk Constabulary answers to recommendation 1 of cause of concern 2, which is "
            "addressed to Norfolk Constabulary. Write its position and response, or whom it asks instead under "
            "addressed_to:.",
        ),
        (
            "causes_of_concern[2].recommendations[1].commissioner",
            "Nothing explains what the PCC has done or proposes to do about recommendation 1 of cause of concern 2, or "
            "why nothing (s.55(5B)).",
        ),
        (
            "causes_of_concern[2].recommendations[3].commissioner",
            "Nothing explains what the PCC has done or proposes to do about recommendation 3 of cause of concern 2, or "
            "why nothing (s.55(5B)).",
        ),
    ]


def test_parts_are_asked_for_one_by_one_unless_the_whole_is_answered(source: InspectionFile) -> None:
    """Part b has no explanation; where the recommendation itself has one, no part needs any."""
    parts = [item("a", "force", "body"), item("b", "force")]
    codes = ("recommendation-unexplained", "force-answer-missing")
    [(where, sentence)] = found_in(source, *codes, recommendations=[item("7", parts=parts)])
    assert where == "recommendations[1].parts[2].commissioner"
    assert "about recommendation 7, part b, or why nothing" in sentence
    assert found_in(source, *codes, recommendations=[item("7", "force", "body", parts=parts)]) == []


def test_an_answer_elsewhere_is_not_missed(source: InspectionFile) -> None:
    """Answered with another, in the comments, and not addressed: none of these is a finding."""
    codes = ("recommendation-unexplained", "no-action-without-reason", "force-answer-missing", "action-not-stated")
    both = [item("10", "force", "body"), item("22", answered_with="10")]
    assert found_in(source, *codes, recommendations=both) == []
    alone = [item(str(number)) for number in range(1, 4)]
    assert len(found_in(source, *codes, recommendations=alone)) == 6
    assert found_in(source, *codes, recommendations=alone, recommendations_answered_in_comments=True) == []
    elsewhere = [
        item("1", "body", addressed_to=["Home Office"]),
        item("2", "body", addressed_to=["College of Policing"]),
    ]
    assert found_in(source, *codes, recommendations=elsewhere) == []


def test_an_area_for_improvement_asks_the_force_alone(source: InspectionFile) -> None:
    """The body need not explain it; the force, which it asks, is to answer. Its group is in its name."""
    areas = [item("1", group="Vetting"), item("1", "force", group="Custody")]
    [(where, sentence)] = found_in(
        source, "recommendation-unexplained", "force-answer-missing", areas_for_improvement=areas
    )
    assert where == "areas_for_improvement[1].chief_constable"
    assert "answers to area for improvement 1, Vetting, which is addressed to Norfolk Constabulary." in sentence


def test_an_item_that_names_nobody_asks_the_force(source: InspectionFile) -> None:
    """As its document says that no answer is entered, a finding does as well, with what else may be meant."""
    [(_, sentence)] = found_in(source, "force-answer-missing", areas_for_improvement=[item("1", addressed_to=[])])
    assert "area for improvement 1, which names nobody else. Write its position and response" in sentence


@pytest.mark.parametrize(
    ("addressees", "is_found"),
    [
        (["Chief Constables"], True),
        (["College of Policing", "chief constables"], True),
        (["Police forces"], True),
        (["All forces in England and Wales"], True),
        (["Norfolk Constabulary"], True),
        (["The Chief Constable of Norfolk"], True),
        (["Home Office", "National Police Chiefs' Council"], False),
        (["Police and crime commissioners"], False),
        (["Chief Constable of Kent"], False),
        (["Suffolk Constabulary"], False),
    ],
)
def test_a_force_that_is_addressed_and_silent_is_found(
    source: InspectionFile, addressees: list[str], is_found: bool
) -> None:
    """Whoever stands for the force among the addressees asks it; others do not."""
    asked = [item("1", "body", addressed_to=addressees)]
    assert bool(found_in(source, "force-answer-missing", recommendations=asked)) == is_found


def test_where_nothing_came_from_the_force_one_finding_says_so(source: InspectionFile) -> None:
    """Twenty silent answers are one fact where there are no comments either."""
    items = [item(str(number), "body") for number in range(1, 21)]
    found = found_in(
        source, "force-answer-missing", "comments-missing", recommendations=items, chief_constable_comments=""
    )
    assert [where for where, _ in found] == ["chief_constable_comments"]


def test_a_draft_is_not_asked_for_the_forces_answer_before_it_is_due(source: InspectionFile) -> None:
    """Until the day that the invitation set the force may be silent; a final response may not."""
    tree = source.inspection.model_dump() | {
        "recommendations": [item("1", "body")],
        "status": "draft",
        "office_use": {},
        "chief_constable_comments_wanted_by": "2024-01-20",
    }
    draft = replace(source, inspection=Inspection.model_validate(tree))
    final = replace(source, inspection=Inspection.model_validate(tree | {"status": "final"}))

    def is_found(file: InspectionFile, day: int) -> bool:
        return "force-answer-missing" in {finding.code for finding in findings(file, date(2024, 1, day))}

    assert not is_found(draft, 20)
    assert is_found(draft, 21)
    assert is_found(final, 1)


def test_when_an_inner_item_is_due_is_compared_too(source: InspectionFile) -> None:
    """A part has the due date of its whole, a recommendation of a cause has its own."""
    dated = {"text": "By 31 March 2025, the force should act.", "due": "By 31 March 2024"}
    part = item("a", "force", "body", text="By 31 March 2025, the force should act.")
    whole = item("1", due="By 31 March 2025", parts=[part])
    codes = ("due-not-as-in-text", "due-dates-differ", "due-before-report")
    assert found_in(source, *codes, recommendations=[whole]) == []
    [(where, sentence)] = found_in(source, *codes, recommendations=[whole | {"due": "By 31 March 2026"}])
    assert where == "recommendations[1].parts[1].due"
    assert "The words of recommendation 1, part a say “By 31 March 2025”, but “By 31 March 2026” is printed" in sentence
    cause = item("1", recommendations=[item("2", "force", "body", **dated)])
    [(where, sentence)] = found_in(source, *codes, causes_of_concern=[cause])
    assert where == "causes_of_concern[1].recommendations[1].due"
    assert "The words of recommendation 2 of cause of concern 1 say" in sentence


def test_what_is_written_in_inner_items_is_read(source: InspectionFile) -> None:
    """A placeholder, a vague link and a person's number are found however deep they lie."""
    text = "TBC, see [here](https://example.org/page) or call 01603 222222."
    part = item("a", "body", text=text)
    cause = item("1", recommendations=[item("2", "force", "body", parts=[part])])
    codes = ("placeholder-left", "link-text-vague", "personal-telephone")
    found = found_in(source, *codes, causes_of_concern=[cause])
    assert [where for where, _ in found] == ["causes_of_concern[1].recommendations[1].parts[1].text"] * 3


def test_what_the_report_has_and_the_file_does_not_list(source: InspectionFile) -> None:
    """Recommendations inside causes count with the others; a cause that is not listed is missed as well."""
    cause = item("1", "force", recommendations=[item(str(number), "force", "body") for number in range(1, 8)])
    code = "recommendations-not-listed"
    assert found_in(source, code, causes_of_concern=[cause], recommendations_total=7, causes_of_concern_total=1) == []
    found = found_in(source, code, causes_of_concern=[cause], recommendations_total=9, causes_of_concern_total=2)
    assert dict(found) == {
        "recommendations_total": "Two recommendations of the report are not listed here; s.55(5B) asks for an "
        "explanation of each, even where it is addressed to another body.",
        "causes_of_concern_total": "One cause of concern of the report is not listed here; s.55(5B) asks for an "
        "explanation of each recommendation made for them.",
    }
    in_comments = {"recommendations_answered_in_comments": True, "recommendations_total": 40}
    assert found_in(source, code, **in_comments) == []
