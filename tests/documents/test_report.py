"""The report's facts: the lists, the headings, the positions, before any markup."""

import json
from dataclasses import replace

import pytest

from section55.documents.report import Report
from section55.documents.report_builder import report_on
from section55.files.history import Revision
from section55.model.item_questions import ACTIONS, POSITIONS
from support.examples import MAYOR, WELSH, item
from support.reports import inspection_file, report


def test_lists_that_are_empty_say_so() -> None:
    """None of a list is a sentence; no causes of concern is no section, unless the file says how many there are."""
    assert {item_list.heading: item_list.sentence for item_list in report().lists} == {
        "Recommendations": "No recommendations are answered here.",
        "Areas for Improvement": "No areas for improvement are answered here.",
    }
    none = {f"{key}_total": 0 for key in ("recommendations", "causes_of_concern", "areas_for_improvement")}
    assert {item_list.heading: item_list.sentence for item_list in report(**none).lists} == {
        "Recommendations": "No recommendations were made within the report.",
        "Causes of concern": "No causes of concern were put forward.",
        "Areas for Improvement": "No areas for improvement were put forward.",
    }


def test_every_kind_of_item_has_its_own_words() -> None:
    """A cause of concern and an area for improvement are named and counted as what they are."""
    facts = report(causes_of_concern=[item(1)], areas_for_improvement=[item("AFI 1"), item(2)])
    assert [found.heading for found in facts.items()] == ["Cause of concern 1", "AFI 1", "Area for improvement 2"]
    assert [found.sentence.split(". ")[0] for found in facts.lists[1:]] == [
        "One cause of concern is answered here",
        "Two areas for improvement are answered here",
    ]
    assert next(facts.items()).position == "West Midshire Police partly accepts this cause of concern."


def test_every_position_and_action_is_a_sentence() -> None:
    """No word of the closed lists is without its sentence."""
    for position in POSITIONS:
        [found] = report(recommendations=[item(1, chief_constable={"position": position})]).items()
        assert "West Midshire Police" in found.position
        assert found.force.anchor == "recommendation-1-response"
    for action in ACTIONS:
        [found] = report(recommendations=[item(1, commissioner={"action": action})]).items()
        assert found.action.startswith("The Mayor ")
        assert found.body.anchor == "recommendation-1-explanation"


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
    assert facts.title == facts.inspection_title
    assert facts.kicker == "Response of the Mayor of West Midshire"
    assert facts.response_name == "Response of the Mayor"
    assert facts.details[-1].text == "27 December 2022"
    assert facts.body_heading.startswith("Response of the Mayor to the report")
    assert report(WELSH).kicker == "Response of the Police and Crime Commissioner for Dyffryn Gwyrdd"
    assert report(WELSH).language == "cy"


@pytest.mark.parametrize(
    ("title", "kicker"),
    [
        ("", "Response of the Mayor of West Midshire"),
        ("Response to {inspection}", "Response of the Mayor of West Midshire"),
        ("{body}: response to {inspection}", ""),
        ("{office}: {inspection}", ""),
        ("Our responses", ""),
    ],
)
def test_a_line_above_the_title_says_whose_response_it_is_where_the_title_does_not(title: str, kicker: str) -> None:
    """A title that names the body or the office, or that is not the inspection's, has no such line above it."""
    assert report(MAYOR | {"document": {"title": title}}).kicker == kicker


@pytest.mark.parametrize("restate", [True, False])
def test_the_reports_words_stand_again_above_an_answer_where_the_office_wants_them(restate: bool) -> None:
    """As Norfolk has it, the force's answers restate what they answer; a profile can leave that out."""
    facts = report(MAYOR | {"document": {"restate": restate}}, recommendations=[item(1)])
    [answer] = facts.force_answers
    assert [quotation.text for quotation in answer.quotations] == ([item(1)["text"]] if restate else [])
    assert not any(answer.quotations for answer in facts.body_answers)


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
    """Published, else approved, else last changed, else the report's own day; never today's."""
    assert report().dated == "2022-11-02"
    changed = Revision(1, "2022-11-20T23:30:00Z", "form", (), False, "", 0, "", "", "", "")
    assert report_on(replace(inspection_file(), revisions=(changed,))).dated == "2022-11-20"
    assert report_on(replace(inspection_file(approved_on="2022-11-09"), revisions=(changed,))).dated == "2022-11-09"
    assert report(approved_on="2022-12-01").dated == "2022-12-01"
    assert report(approved_on="2022-12-01", response_published_on="2022-12-12").dated == "2022-12-12"
