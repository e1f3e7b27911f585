"""Every fault of an item in a list, a group, a cause of concern or in parts: its line, its key and its sentence.

The cases lie in ``faults_of_items.txt``, each with one fault: its name, what stands in the file after the first six
lines, where the fault is, and what is said of it. After a sentence was reworded, SECTION55_ACCEPT=1 writes them
anew; read them then.
"""

import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from section55.files.reader import read_inspection
from section55.model.errors import Fault, FaultsFound
from support.nested_texts import NESTED

CASES_FILE = Path(__file__).with_name("faults_of_items.txt")
ACCEPT = os.environ.get("SECTION55_ACCEPT") == "1"
FIRST_LINES = """\
office: norfolk
inspection_title: PEEL 2023-25
published_on: 2024-01-01
publication_types: [PEEL]
police_forces: [Norfolk Constabulary]
report_url: https://hmicfrs.justiceinspectorates.gov.uk/peel
"""


class Case(NamedTuple):
    """A faulty file, and what is said of it."""

    name: str
    text: str
    message: str


def read_cases() -> list[Case]:
    found = re.findall(r"^--- (.*)\n((?:.*\n)*?)=== (.*\n.*)\n", CASES_FILE.read_text(encoding="utf-8"), re.MULTILINE)
    return [Case(*parts) for parts in found]


def write_inspection(folder: Path, text: str) -> Path:
    path = folder / "2024-01-01-peel.yaml"
    path.write_text(FIRST_LINES + text, encoding="utf-8")
    return path


def only_fault(folder: Path, text: str) -> Fault:
    """The fault of a file that has one."""
    with pytest.raises(FaultsFound) as refused:
        read_inspection(write_inspection(folder, text), "peel.yaml")
    (fault,) = refused.value.faults
    return fault


def words_of(fault: Fault) -> str:
    return f"line {fault.line}, {fault.key}, {fault.code}\n{fault.sentence}"


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_each_fault_has_its_sentence(case: Case, parameter_folder: Path) -> None:
    """One fault is one sentence, at its line, under its key, and it says what to type instead."""
    fault = only_fault(parameter_folder, case.text)
    if ACCEPT:
        content = CASES_FILE.read_text(encoding="utf-8")
        CASES_FILE.write_text(
            content.replace(f"{case.text}=== {case.message}", f"{case.text}=== {words_of(fault)}"), encoding="utf-8"
        )
        return
    assert words_of(fault) == case.message
    assert fault.sentence.endswith((".", "?"))
    assert fault.message.for_form.endswith((".", "?"))


def test_every_code_of_items_is_shown() -> None:
    """The cases have each way in which answers about items cannot all be right."""
    codes = {case.message.split("\n")[0].rpartition(", ")[2] for case in read_cases()}
    assert codes >= {
        *("total_too_small", "more_than_all", "nothing_to_answer", "number_repeated"),
        *("answered_with_nothing", "answered_in_a_ring", "answered_twice"),
    }
    assert len(read_cases()) == len({case.name for case in read_cases()}) == 46


@pytest.mark.parametrize(
    "text",
    [
        "recommendations:\n  - {number: 1, text: A, answered_with: , group: , title: , parts: }\n"
        "causes_of_concern:\n  - {number: 1, text: A, accelerated: , recommendations: }\n"
        "numbering:\nreport_language:\nareas_for_improvement_total:\nrecommendations_answered_in_comments:\n",
        "numbering: {recommendations: , areas_for_improvement: office}\n",
        "areas_for_improvement:\n  - {number: 1, text: A, group: Vetting}\n  - {number: 1, text: A, group: Force}\n",
        "recommendations:\n  - {number: 1, text: A}\n  - {number: 1, text: A, group: Standards}\n",
        "recommendations_total: 22\nrecommendations_to_chief_constables: 22\n",
        "recommendations_total: 40\nrecommendations_answered_in_comments: true\nrecommendations: []\n",
        "causes_of_concern_total: 0\nareas_for_improvement_total: 0\nrecommendations_total: 0\n",
        "recommendations:\n  - {number: 1, text: A, answered_with: 2}\n  - {number: 2, text: A, answered_with: '3'}\n"
        "  - {number: 3, text: A, chief_constable: {position: accepted}}\n",
        "recommendations:\n  - {number: 1, text: A, answered_with: 2, status: open}\n  - {number: 2, text: A}\n",
        "recommendations:\n  - number: 1\n    text: A\n    answered_with: 2\n    chief_constable:\n    commissioner:\n"
        "  - {number: 2, text: A}\n",
        NESTED[NESTED.index("recommendations_total") :],
    ],
)
def test_what_is_right_is_accepted(text: str, parameter_folder: Path) -> None:
    """Empty keys, numbers that begin again in each group, and answers that stand with others have no fault."""
    assert read_inspection(write_inspection(parameter_folder, text)).inspection.office == "norfolk"


def test_faults_of_items_stand_beside_others(parameter_folder: Path) -> None:
    """A file with other faults has these too, in the order of its lines."""
    text = (
        "recommendations:\n  - {number: 1, text: A, answered_with: 9}\n  - {number: 1, text: A, status: done}\n"
        "areas_for_improvement_total: 0\nareas_for_improvement: [{number: 1, text: A}]\n"
    )
    with pytest.raises(FaultsFound) as refused:
        read_inspection(write_inspection(parameter_folder, text))
    assert [(fault.line, fault.key, fault.code) for fault in refused.value.faults] == [
        (8, "recommendations[1].answered_with", "answered_with_nothing"),
        (9, "recommendations[2].number", "number_repeated"),
        (9, "recommendations[2].status", "not_a_choice"),
        (10, "areas_for_improvement_total", "total_too_small"),
    ]
