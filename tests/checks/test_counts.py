"""What texts say of the number of recommendations, causes of concern and areas for improvement: real sentences."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from section55 import workspace
from section55.checks import Finding, counts, findings
from section55.checks.table import Case
from section55.files.reader import InspectionFile, read_inspection
from section55.model.counts import TO_CHIEF_CONSTABLES, TOTALS
from section55.model.inspection import Inspection
from section55.model.items import ITEM_LISTS
from support.number_words import in_full
from support.workbook import NORFOLK

CODES = {check.code for check in counts.CHECKS}
PLACES = ("key_findings", "chief_constable_comments", "commissioner_comments", "reply_to_chief_constable")
CORPUS = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8"))
SENTENCES = [
    (group["file"], text, set() if codes == "passes" else set(codes.split()))
    for group in CORPUS
    for codes, texts in group.items()
    if codes != "file"
    for text in texts
]


@pytest.fixture(scope="session")
def norfolk() -> InspectionFile:
    return read_inspection(workspace.PARAMETERS / f"{NORFOLK}.yaml")


@pytest.fixture
def source(norfolk_file: Path) -> InspectionFile:
    return read_inspection(norfolk_file)


def items(number: int) -> list[dict[str, Any]]:
    return [{"number": str(index + 1), "text": "The force should act."} for index in range(number)]


def with_text(source: InspectionFile, file: dict[str, Any], **texts: str) -> InspectionFile:
    """Norfolk's file with other lists, totals and texts."""
    answers = source.inspection.model_dump() | dict.fromkeys(PLACES, "")
    answers |= (
        {key: [] for key in ITEM_LISTS} | {total: None for total in TOTALS.values()} | {TO_CHIEF_CONSTABLES: None}
    )
    answers |= {"inspection_title": "PEEL 2023-25: An inspection of Norfolk Constabulary"}
    answers |= {key: items(value) if key in ITEM_LISTS else value for key, value in file.items()} | texts
    if inside := answers.pop("recommendations_of_causes", 0):
        answers["causes_of_concern"][0]["recommendations"] = items(4)
        answers["causes_of_concern"][1]["recommendations"] = items(inside - 4)
    return replace(source, inspection=Inspection.model_validate(answers))


def found_in(source: InspectionFile) -> list[Finding]:
    return [finding for finding in findings(source) if finding.code in CODES]


@pytest.mark.parametrize(("file", "text", "codes"), SENTENCES, ids=[text[:60] for _, text, _ in SENTENCES])
def test_a_sentence_is_found_or_passes(
    source: InspectionFile, file: dict[str, Any], text: str, codes: set[str]
) -> None:
    """Each sentence has the findings that it should have, in whichever text it stands, and no other."""
    for place in PLACES:
        found = found_in(with_text(source, file, **{place: text}))
        assert {finding.code for finding in found} == codes
        assert {finding.key for finding in found} <= {place}


def test_there_are_many_sentences() -> None:
    """Most of them pass: what officers write is seldom wrong."""
    assert len(SENTENCES) > 100
    assert len([text for _, text, codes in SENTENCES if not codes]) > 60


@given(
    stated=st.integers(1, 130), in_figures=st.booleans(), listed=st.integers(0, 4), more=st.none() | st.integers(0, 140)
)
def test_a_number_is_found_unless_the_file_has_it(
    norfolk: InspectionFile, stated: int, in_figures: bool, listed: int, more: int | None
) -> None:
    """What a text says that the report made is found where the file has another number, and only there."""
    number = str(stated) if in_figures else in_full(stated)
    noun = "recommendation" if stated == 1 else "recommendations"
    file = {"recommendations": listed} | ({} if more is None else {"recommendations_total": listed + more})
    known = listed if more is None else listed + more
    codes = {"recommendations-silent" if known == 0 else "counts-differ"} if stated != known else set()
    for text in (f"The report made {number} {noun}.", f"{number.capitalize()} {noun} were made in this report."):
        found = found_in(with_text(norfolk, file, commissioner_comments=text))
        assert {finding.code for finding in found} == codes
        assert all(f"“{number} {noun}”" in one.sentence or "“" + number.capitalize() in one.sentence for one in found)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "one recommendation ",
            "also ",
            "no ",
            "the ",
            "areas for improvement and ",
            "[recommendations ",
            "a further ",
        ),
        *(
            "- eight recommendations\n",
            "# recommendations\n",
            "The report made ",
            "HMICFRS and the ",
            "accept all the ",
        ),
        *("*eight* _recommendations_ ", "one hundred and ", "not, AFIs ", "In 2019. It made eight recommendations. "),
        "They made recommendations. ",
    ],
)
def test_a_very_long_text_is_read_quickly(source: InspectionFile, words: str) -> None:
    """No text makes these checks slow, whatever is stated in it again and again."""
    from time import process_time

    text = words * (100_000 // len(words)) + " recommendations"
    inspected = with_text(source, {}, key_findings=text)
    case = Case(inspected, None)
    start = process_time()
    for check in counts.CHECKS:
        list(check.find(case))
    assert process_time() - start < 3
