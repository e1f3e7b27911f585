"""The report's facts: the sentences that count, the headings, the positions, before any markup."""

import json

import pytest

from section55.documents.report import Report
from section55.documents.report_builder import recommendations_sentence, report_on
from section55.files.reader import InputFile, InspectionFile
from section55.files.yaml.node import Node
from section55.model.inspection import Inspection
from section55.model.item_questions import ACTIONS, POSITIONS
from section55.model.office import OfficeProfile
from support.examples import MAYOR, WELSH, inspection, item


def report(profile: dict = MAYOR, **answers: object) -> Report:
    nothing = InputFile("nothing.yaml", b"")
    return report_on(
        InspectionFile(
            path=None,  # type: ignore[arg-type]
            slug="2022-11-02-example",
            inspection=Inspection.model_validate(inspection(**answers)),
            office=OfficeProfile.model_validate(profile),
            parameter_file=nothing,
            office_profile=nothing,
            logo=None,
            tree=Node(1, {}),
        )
    )


TO_CHIEFS = {"addressed_to": ["College of Policing", "Chief Constables"]}
TO_OTHERS = {"addressed_to": ["Home Office"]}
BELOW = "detailed below using the same numbering from the report itself:"


@pytest.mark.parametrize(
    ("total", "listed", "addressed", "sentence"),
    [
        (None, 0, TO_CHIEFS, "No recommendations were made within the report."),
        (0, 0, TO_CHIEFS, "No recommendations were made within the report."),
        (1, 0, TO_CHIEFS, "One recommendation was made within the report; it is not answered here."),
        (9, 0, TO_CHIEFS, "Nine recommendations were made within the report; none of them is answered here."),
        (None, 1, TO_CHIEFS, f"One recommendation was made within the report. This is {BELOW}"),
        (2, 2, TO_OTHERS, f"Two recommendations were made within the report. These are {BELOW}"),
        (
            6,
            1,
            TO_CHIEFS,
            "Six recommendations were made within the report, one of which was directed at Chief Constables. "
            f"This is {BELOW}",
        ),
        (
            22,
            8,
            TO_CHIEFS,
            "22 recommendations were made within the report, eight of which were directed at Chief Constables. "
            f"These are {BELOW}",
        ),
        (
            10,
            1,
            TO_OTHERS,
            f"10 recommendations were made within the report, one of which is answered here. This is {BELOW}",
        ),
        (
            12,
            11,
            TO_OTHERS,
            f"12 recommendations were made within the report, 11 of which are answered here. These are {BELOW}",
        ),
    ],
)
def test_the_sentence_that_counts(total: int | None, listed: int, addressed: dict, sentence: str) -> None:
    """Numbers below ten are words, and the sentence says how many of the report's are answered here."""
    items = [item(number, **addressed) for number in range(1, listed + 1)]
    valid = Inspection.model_validate(inspection(recommendations_total=total, recommendations=items))
    assert recommendations_sentence(valid) == sentence


def test_lists_that_are_empty_say_so() -> None:
    """No areas for improvement is a sentence; no causes of concern is no section."""
    lists = {item_list.heading: item_list.sentence for item_list in report().lists}
    assert lists == {
        "Recommendations": "No recommendations were made within the report.",
        "Areas for Improvement": "No areas for improvement were put forward.",
    }


def test_every_kind_of_item_has_its_own_words() -> None:
    """A cause of concern and an area for improvement are named and counted as what they are."""
    facts = report(causes_of_concern=[item(1)], areas_for_improvement=[item("AFI 1"), item(2)])
    assert [found.heading for found in facts.items()] == ["Cause of concern 1", "AFI 1", "Area for improvement 2"]
    assert [found.sentence.split(". ")[0] for found in facts.lists[1:]] == [
        "One cause of concern was put forward",
        "Two areas for improvement were put forward",
    ]
    assert next(facts.items()).position == "West Midshire Police partly accepts this cause of concern."


def test_every_position_and_action_is_a_sentence() -> None:
    """No word of the closed lists is without its sentence."""
    for position in POSITIONS:
        [found] = report(recommendations=[item(1, chief_constable={"position": position})]).items()
        assert "West Midshire Police" in found.position
        assert found.answered_by_force
    for action in ACTIONS:
        [found] = report(recommendations=[item(1, commissioner={"action": action})]).items()
        assert found.action.startswith("The Mayor ")
        assert found.answered_by_body


def test_anchors_are_unique_and_plain() -> None:
    """Numbers that differ only in punctuation or spaces still have addresses of their own."""
    facts = report(
        recommendations=[item("3a"), item("3 a"), item("3.a"), item("§")], areas_for_improvement=[item("3a")]
    )
    anchors = [found.anchor for found in facts.items()]
    assert len(set(anchors)) == len(anchors) == 5
    assert all(anchor.replace("-", "").isalnum() and anchor.isascii() for anchor in anchors)


def test_names_come_from_the_profile() -> None:
    """A mayor's document is a mayor's, with the statutory deadline where the profile says so."""
    facts = report()
    assert facts.title.startswith("West Midshire's Mayor's response to inspections published by")
    assert facts.details[-1].text == "27 December 2022"
    assert facts.body_heading.startswith("Mayor response")
    assert report(WELSH).title.startswith("Dyffryn Gwyrdd's Police and Crime Commissioner's (PCC) response")
    assert report(WELSH).language == "cy"


def test_office_use_has_what_was_done_with_its_date() -> None:
    """A date is printed; a day not known is not made up; what was not done is not there."""
    facts = report(office_use={"submitted_to_hmicfrs": "2022-12-20", "published_on_website": True})
    assert facts.office_use == (
        "Response submitted to the HMICFRS Monitoring Portal: 20 December 2022.",
        "Response published on the MOPC website.",
    )


def test_facts_go_through_json_unchanged() -> None:
    """What the notebook carries is what the exporters read."""
    facts = report(recommendations=[item(1), item(2)], areas_for_improvement=[item("AFI 1")])
    assert Report.from_dict(json.loads(json.dumps(facts.as_dict()))) == facts


def test_the_document_is_dated_by_its_inputs() -> None:
    """Published, else approved, else the report's own day; never today's."""
    assert report().dated == "2022-11-02"
    assert report(approved_on="2022-12-01").dated == "2022-12-01"
    assert report(approved_on="2022-12-01", response_published_on="2022-12-12").dated == "2022-12-12"
