"""The profiles to copy: each builds a response in place of its own, and none is taken for one that is in use."""

import json
import shutil
from pathlib import Path

import pytest
from lxml import html

from section55 import workspace
from section55.checks import findings
from section55.files.reader import office_names, read_inspection
from support.words import as_printed, without_spaces, words_of_html, words_of_pdf
from support.workbook import NORFOLK, section55

EXAMPLES = workspace.PARAMETERS / "offices" / "examples"
OFFICES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
INSPECTION = """\
office: {office}
inspection_title: "Answering the call: An inspection of how forces answer emergency calls"
published_on: 2024-03-05
publication_types: [Thematic]
police_forces: [All local forces in England and Wales]
report_url: https://inspectorate.example.org.uk/publications/answering-the-call/
key_findings: |
  Calls are answered sooner than they were. Too many callers hear nothing more.
recommendations_total: 2
causes_of_concern_total: 1
areas_for_improvement_total: 1
recommendations:
  - number: "1"
    text: |
      By 30 September 2024, chief constables should tell each caller what will be done.
    addressed_to: [Chief Constables]
    due: By 30 September 2024
    due_on: 2024-09-30
    chief_constable:
      position: accepted
      response: |
        Each caller is told within the hour.
    commissioner:
      action: taken
      explanation: |
        The share of callers who were told is looked at each quarter.
    status: partly done
    owner: Head of the control room
    updates:
      - on: 2024-04-20
        text: Seven of ten callers are told.
  - number: "2"
    text: |
      The College of Policing should publish guidance on calls that are abandoned.
    addressed_to: [College of Policing]
    commissioner:
      action: none
      explanation: |
        This is for the College of Policing.
    status: awaiting national body
causes_of_concern:
  - number: "1"
    text: |
      The force does not know how many calls are abandoned.
    addressed_to: [Chief Constables]
    chief_constable:
      position: partly accepted
      response: |
        Since April they are counted.
    commissioner:
      action: proposed
      explanation: |
        The count will be published each month.
    status: open
areas_for_improvement:
  - number: "1"
    text: |
      The force should use what callers say of it.
    chief_constable:
      position: noted
      response: |
        A form was sent to 400 callers.
    status: complete
chief_constable_comments: |
  The force welcomes the report.
commissioner_comments: |
  Thank you for this report, which the public will have been glad to read.
reply_to_chief_constable: |
  I thank the force for its frankness.
chief_constable_invited_on: 2024-03-07
chief_constable_comments_wanted_by: 2024-04-02
chief_constable_comments_received_on: 2024-03-28
approved_on: 2024-04-22
response_published_on: 2024-04-25
letter_date: 2024-04-25
office_use:
  submitted_to_hmicfrs: 2024-04-25
  copied_to_secretary_of_state: 2024-04-25
  published_on_website: 2024-04-25
status: final
"""
ANSWERS = (
    "Answering the call: An inspection of how forces answer emergency calls",
    "Too many callers hear nothing more.",
    "should tell each caller what will be done",
    "Each caller is told within the hour.",
    "The share of callers who were told is looked at each quarter.",
    "This is for the College of Policing.",
    "Since April they are counted.",
    "The count will be published each month.",
    "A form was sent to 400 callers.",
    "The force welcomes the report.",
    "which the public will have been glad to read",
    "I thank the force for its frankness.",
)


def slug_of(office: str) -> str:
    return f"2024-03-05-{office}"


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook into which each example was copied as its README says, with an inspection of each, built."""
    folder = tmp_path_factory.mktemp("examples")
    (folder / "parameters" / "offices").mkdir(parents=True)
    for office in OFFICES:
        shutil.copy(EXAMPLES / f"{office}.yaml", folder / "parameters" / "offices")
        inspection = INSPECTION.format(office=office)
        if "layout: letter" not in (EXAMPLES / f"{office}.yaml").read_text(encoding="utf-8"):
            inspection = inspection.replace("letter_date: 2024-04-25\n", "")
        (folder / "parameters" / f"{slug_of(office)}.yaml").write_text(inspection, encoding="utf-8")
    done = section55("build", folder / "parameters", "-o", folder / "outputs")
    assert done.returncode == 0, done.stderr
    return folder


def test_there_is_one_of_each_sort() -> None:
    """Commissioners, a letter, a mayor, London, the City and Wales."""
    assert OFFICES == ["city-of-london", "mayor", "mopac", "pcc", "pfcc-letter", "welsh-pcc"]


@pytest.mark.parametrize("office", OFFICES)
def test_each_has_nothing_to_put_right(workbook: Path, office: str) -> None:
    """A complete inspection of an office with such a profile has no finding: all is printed that the law asks for."""
    found = findings(read_inspection(workbook / "parameters" / f"{slug_of(office)}.yaml"))
    assert [finding.sentence for finding in found] == []


@pytest.mark.parametrize("office", OFFICES)
def test_each_prints_every_answer_on_the_page_and_on_paper(workbook: Path, office: str) -> None:
    """Both documents are there, say the same, and leave no answer out."""
    slug = slug_of(office)
    page = (workbook / "outputs" / slug / f"{slug}.html").read_text(encoding="utf-8")
    words = words_of_html(page)
    assert [answer for answer in ANSWERS if answer not in words] == []
    pdf = (workbook / "outputs" / slug / f"{slug}.pdf").read_bytes()
    assert as_printed(words) == without_spaces(words_of_pdf(pdf))


@pytest.mark.parametrize(
    ("office", "title"),
    [
        ("city-of-london", "City of London Police Authority: response to {}"),
        ("mayor", "Mayor of Anyshire: response to {}"),
        ("mopac", "Mayor’s Office for Policing and Crime: response to {}"),
        ("pcc", "Response to {}"),
        ("welsh-pcc", "Ymateb: {}"),
    ],
)
def test_each_report_has_its_own_title(workbook: Path, office: str, title: str) -> None:
    """The title is the profile's, with the inspection's in it."""
    slug = slug_of(office)
    tree = html.parse(workbook / "outputs" / slug / f"{slug}.html", html.HTMLParser(encoding="utf-8"))
    [heading] = tree.xpath("//h1")
    assert " ".join(heading.text_content().split()) == title.format(ANSWERS[0])


def test_examples_are_no_profiles_in_use(parameter_folder: Path) -> None:
    """A folder with the examples in it has the offices that it had, and a build and a check do not look at them."""
    assert (parameter_folder / "offices" / "examples" / "mopac.yaml").exists()
    assert office_names(parameter_folder) == ["norfolk"]
    checked = section55("check", parameter_folder, "--json")
    assert {Path(found["file"]).name for found in json.loads(checked.stdout)} == {f"{NORFOLK}.yaml"}
    assert [path.stem for path in workspace.parameter_files_in(parameter_folder)] == [
        "2023-12-19-meeting-the-needs-of-victims"
    ]
