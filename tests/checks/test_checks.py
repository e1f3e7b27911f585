"""The findings: each check has a file that trips it and one that comes near and does not."""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_origin

import pytest
from pydantic import BaseModel

from section55.checks import (
    CHECKS,
    DRAFTING,
    STATUTORY,
    Finding,
    contact_details,
    counts,
    due_dates,
    findings,
)
from section55.commands import data_dictionary
from section55.files.reader import read_inspection
from section55.model.answer_types import takes_markdown
from section55.model.inspection import Inspection
from section55.model.items import CAUSES_OF_CONCERN, ITEM_LISTS
from section55.model.paths import Where, inner_model, key_path, question_at
from support.examples import write_examples
from support.workbook import ChangeFile

FOLDER = Path(__file__).with_name("cases")
SENTENCES = Path(__file__).with_name("findings.txt")
ACCEPT = os.environ.get("SECTION55_ACCEPT") == "1"
CODES = [check.code for check in CHECKS]


def found_in(path: Path) -> list[Finding]:
    """The findings of a file, looked at on the day that its first line names, or on none."""
    day = re.match("# as of ([0-9-]+)\n", path.read_text(encoding="utf-8"))
    return findings(read_inspection(path), date.fromisoformat(day[1]) if day else None)


def file_of(code: str, kind: str) -> Path:
    """The file that is to trip a check, or to pass all of them."""
    (path,) = FOLDER.glob(f"????-??-??-{code}-{kind}.yaml")
    return path


@pytest.mark.parametrize("code", CODES)
def test_a_check_is_tripped_alone(code: str) -> None:
    """The file that trips a check is found by that check and by no other."""
    found = found_in(file_of(code, "trips"))
    assert {finding.code for finding in found} == {code}
    for finding in found:
        assert finding.sentence.endswith(".")
        assert finding.line >= 1


@pytest.mark.parametrize("code", CODES)
def test_what_comes_near_passes(code: str) -> None:
    """The file that is to pass comes near to the check, and no check finds anything in it."""
    assert found_in(file_of(code, "passes")) == []


def test_each_check_has_its_own_words() -> None:
    """What is said of each file that trips a check stands in findings.txt, word for word, once read by a person."""
    lines: list[str] = []
    for code in CODES:
        for finding in found_in(file_of(code, "trips")):
            in_file, in_form = finding.message.for_file, finding.message.for_form
            lines += [f"{code}, at {finding.key or 'the file'}", in_file]
            lines += [f"In the form: {in_form}"] if in_form != in_file else []
            lines.append("")
    words = "\n".join(lines)
    if ACCEPT:
        SENTENCES.write_text(words, encoding="utf-8", newline="\n")
    assert words == SENTENCES.read_text(encoding="utf-8")


def test_every_check_has_its_files_and_its_row() -> None:
    """No file is of a check that is gone, and the table of parameters/README.md has a row for each check."""
    files = {path.stem[11:].rpartition("-")[0] for path in FOLDER.glob("*.yaml")}
    assert files == set(CODES)
    page = data_dictionary.PAGE.read_text(encoding="utf-8")
    for check in CHECKS:
        assert f"| `{check.code}` | {check.finds} | {check.severity} | {check.statute} |" in page


def test_checks_are_described_alike() -> None:
    """Codes are plain words, each once; what is statutory names its subsection, and its sentence does too."""
    assert len(set(CODES)) == len(CODES)
    for check in CHECKS:
        assert re.fullmatch("[a-z]+(-[a-z]+)+", check.code)
        assert check.severity in (STATUTORY, DRAFTING)
        assert re.fullmatch(r"s\.55\(\d[AB]?\)(\([a-c]\))?", check.statute) or check.severity == DRAFTING
        assert check.finds.endswith(".")
        assert "|" not in check.finds
        if check.severity == STATUTORY:
            assert all(check.statute in finding.sentence for finding in found_in(file_of(check.code, "trips")))


def test_norfolk_has_the_findings_that_a_careful_officer_makes(norfolk_file: Path) -> None:
    """The published response: late deadline, one answer of six, no invitation, no copy to the Secretary of State."""
    assert [(finding.line, finding.key, finding.code) for finding in findings(read_inspection(norfolk_file))] == [
        (2, "response_published_on", "publication-day-missing"),
        (2, "chief_constable_invited_on", "chief-officer-not-invited"),
        (2, "chief_constable_comments_wanted_by", "comments-date-missing"),
        (4, "published_on", "deadline-printed-late"),
        (7, "report_url", "link-to-home-page"),
        (27, "recommendations_total", "recommendations-not-listed"),
        (31, "recommendations[1].commissioner", "recommendation-unexplained"),
        (61, "office_use.copied_to_secretary_of_state", "secretary-of-state-not-copied"),
    ]


def test_what_agrees_has_no_finding(tmp_path: Path) -> None:
    """In files that say nothing false of their report, no check finds that texts, dates and lists disagree."""
    looked_at = {check.code for module in (counts, due_dates, contact_details) for check in module.CHECKS}
    looked_at.add("force-answer-missing")
    for slug in write_examples(tmp_path / "examples"):
        found = findings(read_inspection(tmp_path / "examples" / f"{slug}.yaml"))
        assert not [finding.sentence for finding in found if finding.code in looked_at]


def test_every_question_that_takes_markdown_is_read_as_markdown(norfolk_file: Path) -> None:
    """The model says which those are: a vague link is found in each of them, however deep it lies."""
    text = "See [here](https://example.org/a-page)."
    item = {
        "number": "1",
        "text": text,
        "chief_constable": {"response": text},
        "commissioner": {"explanation": text},
        "updates": [{"on": "2024-06-01", "text": text}],
    }
    item_in_parts = {**item, "parts": [item]}
    cause = {**item_in_parts, "recommendations": [item_in_parts]}
    source = read_inspection(norfolk_file)
    answers = source.inspection.model_dump() | {
        **{key: text for key, question in Inspection.model_fields.items() if takes_markdown(question)},
        **{name: [cause if name == CAUSES_OF_CONCERN.key else item_in_parts] for name in ITEM_LISTS},
        "corrections": [{"on": "2024-06-01", "text": text}],
        "areas_for_improvement_total": None,
    }
    asked = {where for where in texts_of(Inspection) if takes_markdown(question_at(Inspection, where))}
    found = findings(replace(source, inspection=Inspection.model_validate(answers)))
    assert {finding.key for finding in found if finding.code == "link-text-vague"} == {
        key_path(where) for where in asked
    }
    assert len(asked) == 4 + 4 * 2 * (len(ITEM_LISTS) + 1) + 1


def texts_of(model: type[BaseModel], around: Where = ()) -> Iterator[Where]:
    """The path of every question of a model that has no questions inside it; of lists, that of the first item's."""
    for key, question in model.model_fields.items():
        inner = inner_model(question.annotation)
        is_list = get_origin(question.annotation) is list
        if inner is None:
            yield (*around, key)
        else:
            yield from texts_of(inner, (*around, key, 0) if is_list else (*around, key))


def test_without_a_day_nothing_depends_on_the_clock(change_file: ChangeFile) -> None:
    """A late draft is late on a day; looked at on none, as documents are made, time passes nothing."""
    source = read_inspection(change_file("  published_on_website: true\nstatus: final", "status: draft"))
    assert "response-overdue" not in {finding.code for finding in findings(source)}
    late = {finding.code: finding.sentence for finding in findings(source, date(2024, 2, 15))}
    assert "12 February 2024, three days ago" in late["response-overdue"]


def test_a_day_before_publication_is_looked_at_as_it_was(change_file: ChangeFile) -> None:
    """Between the last lawful day and a late publication the response was overdue, and then late."""
    source = read_inspection(change_file("status: final", "response_published_on: 2024-02-20\nstatus: final"))

    def on(day: int) -> set[str]:
        codes = {finding.code for finding in findings(source, date(2024, 2, day))}
        return codes & {"response-overdue", "response-published-late"}

    assert on(12) == set()
    assert on(13) == on(19) == {"response-overdue"}
    assert on(20) == {"response-published-late"}


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("There is one AFI.", True),
        ("AREAS FOR IMPROVEMENT", True),
        ("It did not make a recommendation; there are two areas for improvement.", True),
        ("It did not identify any areas for improvement.", False),
        ("It is improving in three areas.", False),
    ],
)
def test_areas_for_improvement_are_missed_only_where_there_are_some(
    change_file: ChangeFile, text: str, is_found: bool
) -> None:
    """A text that says that there are none agrees with an empty list."""
    found = findings(read_inspection(change_file("I welcome this report", f"{text} I welcome this report")))
    assert ("areas-for-improvement-silent" in {finding.code for finding in found}) == is_found


def test_an_ordinary_inspection_is_looked_at_quickly(norfolk_file: Path) -> None:
    """Every check of Norfolk's response takes milliseconds together, once what they need is imported."""
    from time import process_time

    source = read_inspection(norfolk_file)
    findings(source, date(2024, 1, 1))
    times = []
    for _ in range(20):
        start = process_time()
        findings(source, date(2024, 1, 1))
        times.append(process_time() - start)
    assert min(times) < 0.005
