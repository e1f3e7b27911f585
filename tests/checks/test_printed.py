"""What is entered and stands in no section that the office's profile prints is found, and nothing else."""

from pathlib import Path

import pytest

from section55.checks import findings
from section55.files.reader import read_inspection
from section55.model.items import ITEM_LISTS
from section55.model.office_document import SECTION_NAMES
from support.workbook import NORFOLK

CODES = ("answers-not-printed", "details-not-printed", "letter-incomplete")
WITH_EVERYTHING = """\
office: norfolk
inspection_title: Rural crime
published_on: 2024-01-02
publication_types: [Thematic]
police_forces: [Norfolk Constabulary]
report_url: https://hmicfrs.example.org.uk/rural-crime
key_findings: What was found.
recommendations:
  - number: "1"
    text: Do this.
    chief_constable: {position: accepted}
    commissioner: {action: taken, explanation: Done.}
causes_of_concern:
  - number: "1"
    text: This is bad.
    recommendations:
      - {number: "2", text: Mend it.}
areas_for_improvement:
  - {number: "1", text: Better.}
chief_constable_comments: We have read it.
commissioner_comments: I have read it.
reply_to_chief_constable: Thank you.
"""


def found(folder: Path, document: str, more: str = "") -> list[str]:
    """The keys of the findings about what is printed, with a profile's words on its document."""
    profile = folder / "offices" / "norfolk.yaml"
    lines = profile.read_text(encoding="utf-8").partition("document:")[0]
    profile.write_text(f"{lines}{document}", encoding="utf-8")
    path = folder / "2024-01-02-rural-crime.yaml"
    path.write_text(f"{WITH_EVERYTHING}{more}", encoding="utf-8")
    return [finding.key for finding in findings(read_inspection(path)) if finding.code in CODES]


def sections(*names: str) -> str:
    return "".join(f"    - section: {name}\n" for name in names)


def document(*without: str, more: str = "") -> str:
    printed = [name for name in SECTION_NAMES if name not in without]
    return f"document:\n  sections:\n{sections(*printed)}{more}"


def test_all_sections_print_all(parameter_folder: Path) -> None:
    """Where a profile names no sections, or all of them, nothing is left out."""
    assert found(parameter_folder, "") == []
    assert found(parameter_folder, document()) == []


@pytest.mark.parametrize(
    ("without", "keys"),
    [
        ("key findings", ["key_findings"]),
        ("recommendations", ["recommendations"]),
        ("causes of concern", ["causes_of_concern"]),
        ("areas for improvement", ["areas_for_improvement"]),
        ("chief officer response", ["recommendations[1].chief_constable", "chief_constable_comments"]),
        (
            "local policing body response",
            ["recommendations[1].commissioner", "commissioner_comments", "reply_to_chief_constable"],
        ),
        ("at a glance", []),
        ("particulars", []),
        ("progress", []),
        ("office use", []),
    ],
)
def test_each_section_left_out(parameter_folder: Path, without: str, keys: list[str]) -> None:
    """What a section alone would print is found where the profile leaves it out; what stands elsewhere too is not."""
    assert found(parameter_folder, document(without)) == keys


def test_answers_by_item_stand_with_their_items(parameter_folder: Path) -> None:
    """Where answers stand below their items, the sections of the two authors have the comments alone."""
    by_item = document("chief officer response", "local policing body response", more="  answers: by item\n")
    keys = ["chief_constable_comments", "commissioner_comments", "reply_to_chief_constable"]
    assert found(parameter_folder, by_item) == keys


def test_a_letter_has_the_comments_of_the_body(parameter_folder: Path) -> None:
    """The comments of the body are the letter itself; the explanations need their section."""
    letter = document("local policing body response", more="  layout: letter\n")
    assert found(parameter_folder, letter) == ["recommendations[1].commissioner", "reply_to_chief_constable"]


def test_a_draft_of_a_letter_may_be_incomplete(parameter_folder: Path) -> None:
    """Date, addressees and signatory are asked for once the letter is final."""
    letter = document(more="  layout: letter\n")
    assert found(parameter_folder, letter) == []
    final = found(parameter_folder, letter, "status: final\n")
    assert sorted(final) == ["letter_date", "letter_signed_by", "letter_to"]
    # Where it has no date of its own, it bears the day of its publication.
    published = found(parameter_folder, letter, "response_published_on: 2024-02-20\nstatus: final\n")
    assert sorted(published) == ["letter_signed_by", "letter_to"]


def test_details_of_a_letter_in_a_report(parameter_folder: Path) -> None:
    """What a letter alone prints is found once where the layout is a report."""
    letter = "letter_date: 2024-02-01\nletter_reference: A/1\n"
    assert found(parameter_folder, document(), letter) == ["letter_date"]


def test_norfolk_prints_all_that_it_has(norfolk_file: Path) -> None:
    """Norfolk's own sections leave nothing of its response out."""
    assert norfolk_file.stem == NORFOLK
    assert not [finding for finding in findings(read_inspection(norfolk_file)) if finding.code in CODES]


def test_the_lists_have_their_sections() -> None:
    """Each list of items has a section of its own."""
    assert {name.replace(" ", "_") for name in SECTION_NAMES} > set(ITEM_LISTS)
