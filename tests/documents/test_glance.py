"""At a glance and Progress: figures are counted from the file, and nothing is printed that the file does not say."""

from typing import Any

import pytest

from section55.documents.report import Report
from support.examples import MAYOR
from support.reports import inspection_file, page_of, report

FORCE = MAYOR["force_name"]
NO_COMMENTS = {"chief_constable_comments": "", "commissioner_comments": ""}


def an_item(number: str, position: str | None = None, status: str | None = None, **answers: Any) -> dict[str, Any]:
    chief = {"position": position, "response": "It is done."} if position else {}
    return {
        "number": number,
        "text": f"The force should do {number}.",
        "chief_constable": chief,
        "status": status,
    } | answers


def items(*positions: str | None) -> list[dict[str, Any]]:
    return [an_item(f"{number}", position) for number, position in enumerate(positions, 1)]


def figures(facts: Report) -> list[str]:
    assert facts.glance
    return [f"{figure.number} {figure.words}" for figure in facts.glance.figures]


ACCEPTED, PARTLY, REFUSED, NOTED = "accepted", "partly accepted", "not accepted", "noted"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"recommendations": items(None, None)}, ["2 recommendations, none answered here"]),
        (
            {"recommendations": items(ACCEPTED, ACCEPTED)},
            ["2 recommendations, both answered here", f"2 accepted by {FORCE}"],
        ),
        (
            {"recommendations": items(ACCEPTED, PARTLY, REFUSED, NOTED, None), "recommendations_total": 43},
            [
                "43 recommendations, four answered here",
                f"1 accepted by {FORCE}; one in part, one not accepted, one noted",
            ],
        ),
        (
            {"recommendations": items(REFUSED, REFUSED, REFUSED)},
            ["3 recommendations, all answered here", f"0 accepted by {FORCE}; three not accepted"],
        ),
        (
            {"recommendations": [], "recommendations_total": 22, "recommendations_answered_in_comments": True},
            ["22 recommendations, answered together in the comments"],
        ),
        (
            {"recommendations": [], "recommendations_total": 1, "recommendations_answered_in_comments": True},
            ["1 recommendation, answered in the comments"],
        ),
        *(
            (
                {"recommendations": items(None, None), "recommendations_answered_in_comments": True, one_side: ""},
                ["2 recommendations, answered together in the comments"],
            )
            for one_side in NO_COMMENTS
        ),
        (
            {"recommendations": items(ACCEPTED), "areas_for_improvement": items(None)},
            ["1 recommendation, answered here", f"1 accepted by {FORCE}"],
        ),
        (
            {"recommendations": items(None, None), "recommendations_answered_in_comments": True, **NO_COMMENTS},
            ["2 recommendations, none answered here"],
        ),
        (
            {
                "recommendations": [
                    an_item("1", parts=[an_item("a", None, "open"), an_item("b", None, "complete")]),
                    an_item("2", None, "complete"),
                ]
            },
            ["2 recommendations, none answered here", "1 complete; one part by part"],
        ),
        (
            {"recommendations": [], "recommendations_total": 0, "areas_for_improvement": items(ACCEPTED, NOTED)},
            ["2 areas for improvement, both answered here", f"1 accepted by {FORCE}; one noted"],
        ),
        (
            {
                "recommendations": [
                    an_item("1", ACCEPTED, "complete", updates=[{"on": "2023-06-01", "text": "Done."}]),
                    an_item("2", ACCEPTED, "partly done"),
                    an_item("3", ACCEPTED, "awaiting national body"),
                    an_item("4", ACCEPTED),
                ]
            },
            [
                "4 recommendations, all answered here",
                f"4 accepted by {FORCE}",
                "1 complete as at 1 June 2023; one awaiting national body, one partly done",
            ],
        ),
        (
            {
                "recommendations": [
                    an_item("1", parts=[an_item("a", ACCEPTED), an_item("b", ACCEPTED)]),
                    an_item("2", parts=[an_item("a", ACCEPTED), an_item("b", REFUSED)]),
                    an_item("3", parts=[an_item("a", ACCEPTED), an_item("b")]),
                    an_item("4", answered_with="1"),
                ]
            },
            [
                "4 recommendations, three answered here",
                f"2 accepted by {FORCE}; two part by part",
            ],
        ),
    ],
)
def test_figures_are_those_of_the_file(answers: dict[str, Any], expected: list[str]) -> None:
    """What was made, accepted and done, each as the file has it; a figure of what it does not say is left out."""
    assert figures(report(**answers)) == expected


def test_the_words_of_the_office_stand_for_a_status() -> None:
    """An office that reports by colours has its own words in the figures, the tags and the table."""
    profile = MAYOR | {"document": {"status_words": {"complete": "Green", "open": "Red"}}}
    facts = report(profile, recommendations=[an_item("1", ACCEPTED, "complete"), an_item("2", ACCEPTED, "open")])
    assert figures(facts)[-1] == "1 Green; one Red"
    assert [(item.status.word, item.status.sign) for item in facts.items() if item.status] == [
        ("Green", "done"),
        ("Red", "open"),
    ]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"recommendations": items(ACCEPTED)}, "One recommendation is answered here, accepted."),
        ({"recommendations": items(None)}, ""),
        (
            {"recommendations": [an_item("1", NOTED, "awaiting national body")], "recommendations_total": 6},
            "One recommendation is answered here, noted. Awaiting national body.",
        ),
        (
            {"recommendations": [], "recommendations_total": 22, "areas_for_improvement": items(ACCEPTED)},
            "One area for improvement is answered here, accepted.",
        ),
        (
            {"recommendations": [], "causes_of_concern": items(REFUSED)},
            "One cause of concern is answered here, not accepted.",
        ),
    ],
)
def test_one_item_has_a_sentence_in_place_of_figures(answers: dict[str, Any], sentence: str) -> None:
    """A table of one row and a figure of one would say less than a sentence."""
    glance = report(**answers).glance
    assert (glance.sentence if glance else "") == sentence
    assert glance is None or (glance.sentence and not glance.figures and not glance.caption)


def test_nothing_listed_and_no_total_is_nothing_to_glance_at() -> None:
    """A report of which the file says nothing has no such section, and nor has an office that wants none."""
    empty = {"recommendations": [], "causes_of_concern": [], "areas_for_improvement": []}
    assert report(**empty).glance is None
    without = MAYOR | {"document": {"sections": [{"section": "recommendations"}]}}
    assert report(without, recommendations=items(ACCEPTED, ACCEPTED)).glance is None


def test_the_other_items_and_the_deadline_stand_below_the_figures() -> None:
    """The last lines say what else the report has, and by when and when the response was published."""
    facts = report(
        recommendations=items(ACCEPTED, ACCEPTED),
        causes_of_concern=items(ACCEPTED),
        areas_for_improvement_total=5,
        response_published_on="2022-12-22",
    )
    assert facts.glance
    assert dict(facts.glance.notes) == {
        "Deadline": "27 December 2022. Published on 22 December 2022.",
        "Also": "One cause of concern and five areas for improvement.",
    }
    assert facts.glance.caption == "How each recommendation and cause of concern that is listed here stands"


UPDATES = [{"on": "2023-06-01", "text": "Begun."}, {"on": "2023-02-01", "text": "Planned."}]


def test_progress_needs_a_status_an_owner_or_an_update() -> None:
    """That something is due says nothing of progress; the latest day among the updates is the day it is as at.

    By item it stands with each item, and has no section of its own.
    """
    assert report(recommendations=[an_item("1", due="Immediately"), an_item("2")]).progress is None
    facts = report(
        recommendations=[
            an_item("1", owner="Head of Vetting"),
            an_item("2", updates=UPDATES),
            an_item("3"),
        ]
    )
    assert facts.progress
    assert facts.progress.as_at == "as at 1 June 2023"
    assert [item.has_progress for item in facts.items()] == [True, True, False]
    assert [item.updated for item in facts.items()] == ["", "1\u00a0Jun\u00a02023", ""]
    by_item = MAYOR | {"document": {"answers": "by item"}}
    folded = report(by_item, recommendations=[an_item("1", status="open", updates=UPDATES), an_item("2")])
    assert folded.glance
    assert dict(folded.glance.notes)["Progress"] == "As at 1 June 2023; it stands with each item."
    assert "progress" not in [section.name for section in folded.sections]
    hidden = MAYOR | {"document": {"progress": "not shown"}}
    assert report(hidden, recommendations=[an_item("1", status="open")]).progress is None
    by_item["document"]["progress"] = "not shown"
    page = page_of(inspection_file(by_item, recommendations=[an_item("1", owner="Head of Vetting"), an_item("2")]))
    assert "Head of Vetting" not in page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chief constables should do it.", "Chief constables should do it."),
        (
            "Within six months, chief constables should make sure that the supply of intelligence is improved at once.",
            "Chief constables should make sure that the supply of intelligence…",
        ),
        ("By 31 December 2024, the **College** should\n\n- do this\n- do that", "The College should"),
        ("A [link](https://example.org) and a note[^1] of thirteen words in all that it has.\n\n[^1]: Note.", None),
    ],
)
def test_an_item_without_a_name_is_known_by_its_first_words(text: str, expected: str | None) -> None:
    """The table has the words as printed, without the time by which it is due; an item with a name has none."""
    plain, named = report(
        recommendations=[an_item("1") | {"text": text}, an_item("2", title="Vetting") | {"text": text}]
    ).items()
    assert plain.excerpt == (expected or "A link and a note of thirteen words in all…")
    assert named.excerpt == ""
