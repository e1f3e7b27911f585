"""The sentences that documents and checks make with names, written out for offices of every sort."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from section55.checks import CHECKS
from section55.checks.table import Case
from section55.documents.report_builder import report_on
from section55.model.inspection import OfficeUse
from section55.model.office import OfficeProfile
from support.reports import inspection_file

TABLE = Path(__file__).with_name("office_sentences.yaml")
OFFICES: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8")) or []
ELSEWHERE = ["College of Policing"]
CODES = (
    "chief-officer-not-invited",
    "comments-date-missing",
    "comments-missing",
    "recommendation-unexplained",
    "no-action-without-reason",
    "body-comments-empty",
)


def item(number: int, position: str | None = None, action: str | None = None, **more: Any) -> dict[str, Any]:
    force = {"position": position} if position else {}
    body = {"action": action, "explanation": "So." if action != "none" else ""} if action else {}
    return {"number": str(number), "text": "Do this.", "chief_constable": force, "commissioner": body, **more}


POSITIONS = [
    item(1, "accepted"),
    item(2, "not accepted"),
    item(3, "not applicable"),
    item(4, "noted"),
    item(5, "partly accepted"),
]
ACTIONS = [item(1, action="taken"), item(2, action="proposed"), item(3, action="none")]


def sentences_of(names: dict[str, Any]) -> Iterator[str]:
    """Yield every sentence and heading in which an office of these names is named."""
    profile = {
        "website": "https://office.example.org.uk",
        "printed_deadline": "statutory",
        "office_name": "Office",
    } | names
    answered = inspection_file(
        profile,
        recommendations=POSITIONS,
        areas_for_improvement=ACTIONS,
        causes_of_concern=[item(1, addressed_to=ELSEWHERE)],
        office_use=dict.fromkeys(OfficeUse.model_fields, True),
        chief_constable_comments="We have read it.",
        commissioner_comments="So have I.",
        reply_to_chief_constable="Thank you.",
    )
    facts = report_on(answered)
    yield facts.kicker
    yield facts.force_heading
    yield from (answer.sentence for answer in facts.force_answers if answer.sentence)
    yield facts.force_answers[0].full_name
    yield next(found.force.word for found in facts.items() if found.addressed_to)
    yield facts.body_heading
    yield from (answer.sentence for answer in facts.body_answers if answer.sentence)
    yield facts.reply_heading
    yield facts.no_force_comments
    yield facts.no_body_comments
    yield facts.force_comments_name
    yield facts.body_comments_name
    yield from facts.office_use[2:]
    silent = inspection_file(
        profile,
        status="final",
        recommendations=[item(1), item(2, action="none")],
        chief_constable_comments="",
        commissioner_comments="",
    )
    for check in CHECKS:
        if check.code in CODES:
            yield from (found.message.for_file for found in check.find(Case(silent, None)))


@pytest.mark.parametrize("office", OFFICES, ids=lambda office: office["office"])
def test_each_sentence_is_the_one_that_was_read_and_approved(office: dict[str, Any]) -> None:
    """Whatever an office is called, the sentences that name it are good English."""
    names = {key: value for key, value in office.items() if key not in ("office", "sentences")}
    assert list(sentences_of(names)) == office["sentences"]


def test_there_are_offices_of_every_sort() -> None:
    """Commissioners, mayors, boards and more than one body; each with ten sentences and more."""
    assert len(OFFICES) >= 12
    assert all(len(office["sentences"]) >= 10 for office in OFFICES)
    assert sum(" have taken action " in " ".join(office["sentences"]) for office in OFFICES) >= 2


@pytest.mark.parametrize("office", OFFICES, ids=lambda office: office["office"])
def test_no_article_or_apostrophe_is_there_twice(office: dict[str, Any]) -> None:
    """No sentence has two articles, an article before a name that takes none, or two possessives on end."""
    for sentence in office["sentences"]:
        assert not re.search(
            r"\b(the|a) the\b|\bthe MOPAC (?!website)|'s \w+ of [\w ]+'s|s's\b", sentence, re.IGNORECASE
        )
        assert sentence[0].isupper()


def test_norfolks_words_are_its_own() -> None:
    """Norfolk's document names its body, its force and its chief officer as it always did."""
    norfolk = next(office for office in OFFICES if office["office"] == "Norfolk")
    for sentence in (
        "Chief Constable response to report and any Recommendations/Areas for Improvement",
        "PCC response to report and any Recommendations/Areas for Improvement",
        "Norfolk Constabulary accepts this recommendation.",
        "Chief Constable response to Recommendation 1",
        "Response forwarded to the Chief Constable.",
        "Response forwarded to the Norfolk Police and Crime Panel.",
        "Response published on the OPCCN website.",
    ):
        assert sentence in norfolk["sentences"]


def test_a_profile_reads_the_same_wherever_it_is_used() -> None:
    """The names of a profile are made once, for documents and checks alike."""
    source = inspection_file()
    plural = source.office.model_copy(update={"body_abbreviation": "PCCs"})
    assert isinstance(plural, OfficeProfile)
    facts = report_on(replace(source, office=plural))
    assert facts.no_body_comments == "No comments from the PCCs have been entered."
    assert facts.response_name == "Response of the PCCs"
