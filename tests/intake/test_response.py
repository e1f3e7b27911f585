"""Earlier responses: Norfolk's published one in seven kinds of file, and what no label fits."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from section55.intake.html_blocks import read_html
from section55.intake.proposal import Proposal, plain_answers
from section55.intake.publication_date import why_not_sure
from section55.intake.reading import read_data, read_source
from section55.intake.response import read_response
from section55.intake.text_blocks import fold, read_text
from section55.workspace import ROOT
from support.later_responses import LATER_RESPONSES
from support.office_responses import OFFICE_RESPONSES, OfficeResponse
from support.workbook import NORFOLK

HERE = Path(__file__).parent / "norfolk"
TRUTH = yaml.safe_load((ROOT / "parameters" / f"{NORFOLK}.yaml").read_text("utf-8"))
PARTICULARS = (
    *("inspection_title", "published_on", "publication_types", "police_forces", "report_url", "report_link_text"),
    *("key_findings", "recommendations_total", "recommendations_to_chief_constables", "areas_for_improvement_total"),
    *("chief_constable_comments", "commissioner_comments", "office_use"),
)
OF_THE_ITEM = ("number", "text", "addressed_to", "due", "due_on")
OF_THE_ANSWER = ("position", "response")


def alike(answer: Any) -> Any:
    """An answer as two makers may write it: with straight or curly quotation marks."""
    if isinstance(answer, str):
        return answer.strip().replace("’", "'").replace("“", '"').replace("”", '"')
    return [alike(each) for each in answer] if isinstance(answer, list) else answer


def wrong_answers(answers: dict[str, Any]) -> set[str]:
    """Of the twenty answers of Norfolk's response those that were not read as they stand in it."""
    item, truth = (answers.get("recommendations") or [{}])[0], TRUTH["recommendations"][0]
    pairs = {key: (answers.get(key), TRUTH[key]) for key in PARTICULARS}
    pairs |= {key: (item.get(key), truth[key]) for key in OF_THE_ITEM}
    given = item.get("chief_constable") or {}
    pairs |= {key: (given.get(key), truth["chief_constable"][key]) for key in OF_THE_ANSWER}
    assert len(pairs) == 20
    return {key for key, (read, right) in pairs.items() if alike(read) != alike(plain_answers(right))}


@pytest.mark.parametrize(
    "name",
    ["response.md", "pandoc.docx", "pandoc.html", "libreoffice.docx", "libreoffice.html", "tagged.pdf"],
)
def test_norfolks_response_is_read(name: str) -> None:
    """All twenty answers are right, whoever made the file."""
    proposal = read_response(read_source(HERE / name))
    assert wrong_answers(plain_answers(proposal.answers)) == set()
    assert proposal.notes == [
        "It prints 13 February 2024 as the deadline, which counts 56 days from publication; the last lawful day was "
        "12 February 2024."
    ]


def test_norfolks_response_without_tags_is_read() -> None:
    """The link is where the page has one, and a word with a hyphen goes on in the next line; the officer is warned."""
    proposal = read_response(read_source(HERE / "untagged.pdf"))
    assert wrong_answers(plain_answers(proposal.answers)) == set()
    assert "The PDF has no tags" in proposal.notes[0]


def test_nothing_of_a_response_without_tags_counts_as_read() -> None:
    """Its paragraphs are guesses, and so is each answer; the day has to be given by hand before it is kept."""
    proposal = read_response(read_source(HERE / "untagged.pdf"))
    assert {each.how for each in proposal.read} == {"guessed", "worked out"}
    assert why_not_sure(proposal).startswith("It was read from a PDF without tags. ")


RESPONSES = [*OFFICE_RESPONSES, *LATER_RESPONSES]


def read_page(page: str) -> Proposal:
    return read_response(read_html(f"<html><body>{page}</body></html>".encode()))


def holds(found: Any, expected: Any) -> bool:
    """Whether an answer has what is expected of it, and perhaps more."""
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(holds(found.get(key), value) for key, value in expected.items())
    if isinstance(expected, list):
        return isinstance(found, list) and len(found) == len(expected) and all(map(holds, found, expected))
    return bool(found == expected)


@pytest.mark.parametrize("response", RESPONSES, ids=[response.name for response in RESPONSES])
def test_a_response_of_another_office_is_read(response: OfficeResponse) -> None:
    """Letters, posts, tables of labels or items, answers below each item: what the page states is read."""
    answers = plain_answers(read_page(response.page).answers)
    assert {
        key: answers.get(key) for key, value in response.expected.items() if not holds(answers.get(key), value)
    } == {}


@pytest.mark.parametrize("response", OFFICE_RESPONSES, ids=[response.name for response in OFFICE_RESPONSES])
def test_nothing_of_a_response_is_lost(response: OfficeResponse) -> None:
    """Every paragraph and cell is in an answer or among what is left over, but for labels and headings."""
    proposal = read_page(response.page)
    kept = fold(json.dumps([plain_answers(proposal.answers), proposal.left_over], ensure_ascii=False).replace("\\", ""))
    tree = html.document_fromstring(response.page)
    texts = [element.text_content() for element in tree.iter("p", "td") if not element.xpath(".//strong")]
    sentences = [each for text in texts for each in re.split(r"(?<=[.])\s", " ".join(text.split()))]
    positions = {"The force accepts this recommendation.", "This recommendation does not apply to our force."}
    answered = {"Report", "1", "1 December 2022"}  # a link's words and a number, and a day that is written otherwise
    assert [
        each for each in sentences if fold(each).replace("\\", "") not in kept and each not in positions | answered
    ] == []


def test_a_letter_without_labels_is_a_guess() -> None:
    """Its words are taken for the commissioner's and its day from a sentence, and a person is asked about both."""
    letter = next(response for response in OFFICE_RESPONSES if response.name.startswith("letter"))
    guessed = {each.where[0]: each.why for each in read_page(letter.page).read if each.how == "guessed"}
    assert guessed == {
        "inspection_title": "It is taken from the heading.",
        "published_on": "It is taken from a sentence of the response.",
        "commissioner_comments": "No label says whose words these are. Are they the commissioner's?",
    }


def test_an_answer_on_the_line_of_its_item_keeps_its_full_stop() -> None:
    """What is published is what was written, to the last character."""
    text = (
        "Inspection title: Vetting\nRecommendations:\nRecommendation 1: The force should keep records.\n"
        "Chief constable's comments:\nRecommendation 1: We will.\n"
    )
    (item,) = read_response(read_text(text.encode(), "txt")).answers["recommendations"]
    assert (item["text"], item["chief_constable"]) == ("The force should keep records.", {"response": "We will."})


def test_plain_text_is_read_by_lines_that_are_labels_alone() -> None:
    """A page that was copied as text has no colon behind its headings, and nothing else that marks them."""
    text = (
        "Inspection title\nVetting\nPublished on\n4 March 2024\nKey findings\nForces were slow.\nRecommendations\n"
        "Recommendation 1\nThe force should keep records.\nChief Constable response\nWe keep them.\n"
        "PCC response\nThe PCC response was written with care.\nFor office use only\n"
    )
    answers = read_response(read_text(text.encode(), "txt")).answers
    assert (answers["inspection_title"], str(answers["published_on"])) == ("Vetting", "2024-03-04")
    assert answers["key_findings"] == "Forces were slow."
    assert [item["text"] for item in answers["recommendations"]] == ["The force should keep records."]
    assert answers["chief_constable_comments"] == "We keep them."
    assert answers["commissioner_comments"] == "The PCC response was written with care."


@pytest.mark.parametrize("label", ["Published on: 4 March 2024", "Section 55 response deadline: 29 April 2024"])
def test_words_below_a_day_are_left_over(label: str) -> None:
    """Where no label is recognised below it, they belong to nothing, and nothing is lost in silence."""
    text = f"Inspection title: Vetting\n{label}\nWhat we say\nForces should keep records.\n"
    left = read_response(read_text(text.encode(), "txt")).left_over
    assert left == ["What we say", "Forces should keep records."]


def test_a_day_that_no_calendar_has_is_missing() -> None:
    """A letter with a slip in its date has none, and the day is asked for."""
    proposal = read_page("<h1>Vetting in 2024</h1><p>The report was published on 31 February 2024.</p>")
    assert "published_on" not in proposal.answers
    assert why_not_sure(proposal).startswith("No date of publication was found.")


OTHER_LAYOUT = """\
# PFCC's response

**Report title:** Policing of serious violence
**Date of publication:** 3 May 2024
**Type of report:** Thematic
**Forces:** Midshire Police
**Report link:** https://example.org/report

## Summary of findings

Much is well.

## Recommendations

Two recommendations were made in the report, one of which was directed at Chief Constables.

Our office keeps a list of them.

### Recommendation 1

By 1 June 2025, chief constables should keep a register.

## Comments of the Chief Constable

We thank the inspectors.

**Recommendation 1**

By 1 June 2025, chief constables should keep a register.

The force does not accept this recommendation. It has one.

**Recommendation 2**

It is done.

## PFCC's comments

I agree.

## For office use

- Sent to the Police, Fire and Crime Panel on 4 June 2024
- Printed
"""


def test_a_response_of_another_layout_is_read() -> None:
    """Labels in bold with their values behind them, other titles, and an item whose text is not there."""
    proposal = read_response(read_data(OTHER_LAYOUT.encode(), "a.md", "a.md"))
    answers = plain_answers(proposal.answers)
    assert answers["inspection_title"] == "Policing of serious violence"
    assert (answers["published_on"], answers["publication_types"]) == ("2024-05-03", ["Thematic"])
    assert answers["report_url"] == "https://example.org/report"
    assert (answers["recommendations_total"], answers["recommendations_to_chief_constables"]) == (2, 1)
    first, second = answers["recommendations"]
    assert first["chief_constable"] == {"position": "not accepted", "response": "It has one."}
    assert (first["addressed_to"], first["due_on"]) == (["Chief constables"], "2025-06-01")
    assert second["chief_constable"] == {"response": "It is done."}
    assert answers["commissioner_comments"] == "I agree."
    assert answers["office_use"] == {"forwarded_to_police_and_crime_panel": "2024-06-04"}
    assert proposal.left_over == [
        "Recommendations: Our office keeps a list of them.",
        "For office use only: Printed",
        "Recommendation 2: it is answered, and its text is not there.",
    ]
