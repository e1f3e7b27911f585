"""Items as reports have them, in the facts of the documents: groups, parts, causes, shared answers, answers not due."""

from typing import Any

import pytest
from lxml import html

from section55.documents.report import Answer, AnswerSummary, Report
from support.examples import MAYOR, item
from support.reports import inspection_file, page_of, report
from support.words import words_of_html

FORCE = MAYOR["force_name"]
ACCEPTED = {"position": "accepted", "response": "It is done."}
TAKEN = {"action": "taken", "explanation": "I asked for it."}


def an_item(number: str = "1", **answers: Any) -> dict[str, Any]:
    return {"number": number, "text": f"The force should do {number}."} | answers


def headings(facts: Report) -> list[tuple[int, str]]:
    """The level and the words of each heading in the lists of items."""
    found = []
    for group in (group for item_list in facts.lists for group in item_list.groups):
        found += [(3, group.heading)] * bool(group.heading)
        found += [(item.level, item.heading) for item in group.items for item in item.with_inside()]
    return found


def answers(found: tuple[Answer, ...]) -> list[tuple[int, str, str]]:
    """The level, the heading and the sentence of each answer."""
    return [(answer.level, answer.heading, answer.sentence) for answer in found]


def words(facts: Report) -> list[tuple[str, str]]:
    """What the table says of each item: of the force's answer, and of the body's."""
    return [(item.force.word, item.body.word) for item in facts.items()]


def test_each_heading_makes_sense_alone_and_stands_below_its_group_or_cause() -> None:
    """A group has a heading of its own; parts and the recommendations of a cause stand a level below."""
    facts = report(
        recommendations=[an_item("7", title="Vetting decisions", parts=[an_item("a"), an_item("b", title="Appeals")])],
        causes_of_concern=[an_item("1", recommendations=[an_item("1", parts=[an_item("i")]), an_item("2")])],
        areas_for_improvement=[an_item("AFI 1"), an_item("1", group="Vetting"), an_item("1", group="Standards")],
    )
    assert headings(facts) == [
        (3, "Recommendation 7: Vetting decisions"),
        (4, "Recommendation 7, part a"),
        (4, "Recommendation 7, part b: Appeals"),
        (3, "Cause of concern 1"),
        (4, "Recommendation 1 of cause of concern 1"),
        (5, "Recommendation 1 of cause of concern 1, part i"),
        (4, "Recommendation 2 of cause of concern 1"),
        (3, "AFI 1"),
        (3, "Vetting"),
        (4, "Area for improvement 1, Vetting"),
        (3, "Standards"),
        (4, "Area for improvement 1, Standards"),
    ]


def test_a_group_that_comes_again_says_that_it_goes_on() -> None:
    """No heading is there twice, and the order is that of the file."""
    groups = ("Vetting", "Standards", "vetting", "", "Standards")
    facts = report(areas_for_improvement=[an_item(str(number), group=group) for number, group in enumerate(groups)])
    assert [group.heading for group in facts.lists[-1].groups] == [
        "Vetting",
        "Standards",
        "vetting (continued)",
        "",
        "Standards (continued)",
    ]
    anchors = [group.anchor for group in facts.lists[-1].groups if group.anchor]
    assert len(set(anchors)) == len(anchors)


def test_an_item_never_takes_the_anchor_of_a_section_an_answer_or_a_group() -> None:
    """Whatever a number is, its address is its own."""
    numbers = ("Reply", "Key findings", "Group vetting", "1", "1 response", "1-response-note-1", "Correction 1", "Main")
    facts = report(recommendations=[an_item(number) for number in numbers])
    assert [item.anchor for item in facts.items()] == [
        "reply-2",
        "key-findings-2",
        "groups-vetting",
        "recommendation-1",
        "recommendation-1-responses",
        "recommendation-1-responses-notes-1",
        "corrections-1",
        "main-2",
    ]


def test_one_answer_for_several_stands_under_a_heading_that_names_them_all() -> None:
    """Each is listed with its own words; the force's answer restates all of these, the links of each lead to it."""
    facts = report(
        recommendations=[
            an_item("10", answered_with="22"),
            an_item("22", title="Appeals", chief_constable=ACCEPTED, commissioner=TAKEN),
        ]
    )
    assert answers(facts.force_answers) == [(3, "Recommendations 10 and 22", f"{FORCE} accepts these recommendations.")]
    assert answers(facts.body_answers) == [
        (3, "Recommendations 10 and 22", "The Mayor has taken action in response to these recommendations.")
    ]
    [answer] = facts.force_answers
    assert [(quoted.heading, quoted.text) for quoted in answer.quotations] == [
        ("Recommendation 10", "The force should do 10."),
        ("Recommendation 22: Appeals", "The force should do 22."),
    ]
    assert answer.item_anchor == "recommendation-10"
    summary = AnswerSummary(
        "Accepted", "recommendation-22-response", "done", "Chief Constable response to Recommendations 10 and 22"
    )
    assert [item.force for item in facts.items()] == [summary, summary]
    assert [item.answered_with for item in facts.items()] == ["recommendation 22", ""]


@pytest.mark.parametrize("restate", [True, False])
def test_among_the_items_one_answer_names_all_that_it_answers(restate: bool) -> None:
    """Both sides' answers do, whether or not the report's words stand again above answers."""
    profile = MAYOR | {"document": {"answers": "by item", "restate": restate}}
    items = [an_item("10", answered_with="22"), an_item("22", chief_constable=ACCEPTED, commissioner=TAKEN)]
    page = words_of_html(page_of(inspection_file(profile, recommendations=items)))
    assert page.count("This answers recommendations 10 and 22.") == 2


def test_parts_are_answered_below_the_words_of_the_whole() -> None:
    """The force's answers to parts follow the item's own words; the body's need no heading above theirs."""
    parts = [an_item("a", chief_constable=ACCEPTED, commissioner=TAKEN), an_item("b")]
    facts = report(recommendations=[an_item("7", parts=parts)])
    part = "Recommendation 7, part a"
    assert answers(facts.force_answers) == [
        (3, "Recommendation 7", ""),
        (4, part, f"{FORCE} accepts this part of the recommendation."),
    ]
    taken = "The Mayor has taken action in response to this part of the recommendation."
    assert answers(facts.body_answers) == [(3, part, taken)]
    assert words(facts) == [
        ("In its parts", "In its parts"),
        ("Accepted", "Action taken"),
        ("No answer entered", "No answer entered"),
    ]


def test_parts_are_answered_together_or_with_the_whole() -> None:
    """An answer to the whole item is that to its parts, and one part may be answered with another."""
    parts = [an_item("a", chief_constable=ACCEPTED | {"position": "not applicable"}), an_item("b", answered_with="a")]
    facts = report(recommendations=[an_item("7", parts=parts, commissioner=TAKEN)])
    assert answers(facts.force_answers)[1:] == [
        (4, "Recommendation 7, parts a and b", f"These parts of the recommendation do not apply to {FORCE}.")
    ]
    assert words(facts) == [("In its parts", "Action taken"), *[("Not applicable", "Action taken")] * 2]
    assert {item.body.anchor for item in facts.items()} == {"recommendation-7-explanation"}
    assert [item.position_word for item in facts.items()] == ["", "Not applicable", "Not applicable"]


def test_what_is_answered_with_the_parts_of_another_is_named_above_them() -> None:
    """Where the parts of one item answer another too, both sides have the heading that names both."""
    parts = [an_item("a", chief_constable=ACCEPTED, commissioner=TAKEN)]
    facts = report(recommendations=[an_item("10", answered_with="22"), an_item("22", parts=parts)])
    for found in (facts.force_answers, facts.body_answers):
        assert [answer[:2] for answer in answers(found)] == [
            (3, "Recommendations 10 and 22"),
            (4, "Recommendation 22, part a"),
        ]
    first, second, _ = facts.items()
    assert (first.force.word, first.force.anchor) == (
        "In the parts of recommendation 22",
        "recommendation-22-response",
    )
    assert (second.force.word, second.force.anchor) == ("In its parts", "")


def test_a_cause_is_answered_in_the_recommendations_made_for_it() -> None:
    """Its own answer is not missing; where there is one, those to its recommendations stand a level below."""
    recommendations = [an_item("1", chief_constable=ACCEPTED, commissioner=TAKEN), an_item("2")]
    cause = an_item("1", accelerated=True, recommendations=recommendations)
    facts = report(causes_of_concern=[cause])
    made = "In its recommendations"
    assert words(facts) == [(made, made), ("Accepted", "Action taken"), ("No answer entered",) * 2]
    assert [item.is_accelerated for item in facts.items()] == [True, False, False]
    assert [answer[:2] for answer in answers(facts.force_answers)] == [(3, "Recommendation 1 of cause of concern 1")]
    facts = report(causes_of_concern=[cause | {"chief_constable": ACCEPTED}])
    assert [answer[:2] for answer in answers(facts.force_answers)] == [
        (3, "Cause of concern 1"),
        (4, "Recommendation 1 of cause of concern 1"),
    ]


def test_an_answer_that_is_not_due_is_never_missing() -> None:
    """Each reason is in plain words where the table has a place for it."""
    facts = report(
        recommendations=[an_item("1", addressed_to=["Home Office"], commissioner=TAKEN)],
        areas_for_improvement=[an_item("1"), an_item("2", commissioner=TAKEN)],
    )
    assert words(facts) == [
        (f"Not addressed to {FORCE}", "Action taken"),
        ("No answer entered", "Not required"),
        ("No answer entered", "Action taken"),
    ]


def test_what_the_comments_answer_leads_to_them() -> None:
    """Where there are comments, the table and the links lead to them; an answer of its own stays its own."""
    asked: dict[str, Any] = {"recommendations_answered_in_comments": True, "commissioner_comments": ""}
    facts = report(recommendations=[an_item("1"), an_item("2", commissioner=TAKEN)], **asked)
    assert words(facts) == [("In the comments", ""), ("In the comments", "Action taken")]
    first, _ = facts.items()
    assert first.answer_links == [AnswerSummary("In the comments", "chief-officer", "", "Chief Constable comments")]


@pytest.mark.parametrize(
    ("answers", "columns"),
    [
        ({}, (False, True, False)),
        ({"due": "Immediately"}, (True, True, False)),
        ({"commissioner": TAKEN}, (False, True, True)),
        ({"chief_constable": ACCEPTED}, (False, True, False)),
        ({"answered_with": "1"}, (False, True, False)),
        ({"parts": [an_item("a"), an_item("b")]}, (False, True, False)),
        ({"parts": [an_item("a"), an_item("b", commissioner=TAKEN)]}, (False, True, True)),
    ],
)
def test_a_column_that_is_empty_for_every_item_is_left_out(
    answers: dict[str, Any], columns: tuple[bool, bool, bool]
) -> None:
    """No due date at all is no column of them; so with explanations that nobody asks for."""
    items = [an_item("1"), an_item("2"), an_item("3"), an_item("4", **answers)]
    found = report(areas_for_improvement=items).lists[-1]
    assert (found.has_due, found.has_force, found.has_body) == columns
    assert found.has_table


def test_a_table_with_nothing_to_say_is_left_out() -> None:
    """Where the comments that answer all are still to come, a table would have numbers alone."""
    facts = report(
        recommendations=[an_item(str(number)) for number in range(5)],
        recommendations_answered_in_comments=True,
        chief_constable_comments="",
        commissioner_comments="",
    )
    assert not facts.lists[0].has_table


def test_a_part_is_due_with_the_whole() -> None:
    """The table says so; below the part's own heading it is not said again."""
    facts = report(recommendations=[an_item("7", due_on="2024-12-31", parts=[an_item("a")])])
    assert [(item.due, item.due_with_whole) for item in facts.items()] == [
        ("31 December 2024", "31 December 2024"),
        ("", "31 December 2024"),
    ]


def test_each_heading_of_an_answer_says_whose_it_is() -> None:
    """A list of the headings alone tells the report's words, the force's answer and the body's apart."""
    facts = report(recommendations=[an_item("3", title="Vetting", chief_constable=ACCEPTED, commissioner=TAKEN)])
    page = html.document_fromstring(page_of(inspection_file(recommendations=[item("3")])))
    assert [(answer.name, answer.whose) for answer in (*facts.force_answers, *facts.body_answers)] == [
        ("Recommendation 3", "Chief Constable response"),
        ("Recommendation 3", "response of the Mayor"),
    ]
    headings = [" ".join(found.text_content().replace("\u00a0", " ").split()) for found in page.iter("h3")]
    assert headings[:3] == [
        "Recommendation 3",
        "Recommendation 3 – Chief Constable response",
        "Recommendation 3 – response of the Mayor",
    ]
