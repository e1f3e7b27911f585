"""The Word document that goes to the force: what is said of each item below the report's words."""

from pathlib import Path

from section55.files.reader import read_inspection
from section55.intake.returns.form import ABOUT
from section55.intake.returns.make import make_return
from section55.intake.word.body import read_docx

TEXT = """\
office: norfolk
inspection_title: Custody
published_on: 2024-05-02
publication_types: [Thematic]
police_forces: [Norfolk Constabulary]
report_url: https://hmicfrs.justiceinspectorates.gov.uk/custody
recommendations:
  - number: "1"
    text: The Home Office should do two things.
    addressed_to: [Home Office]
    due_on: 2024-12-31
    parts:
      - {number: a, text: one thing}
      - {number: b, text: another, addressed_to: [Chief Constables], due: By 31 May 2025}
"""


def test_a_part_asks_whom_its_item_asks(empty_folder: Path) -> None:
    """Where it does not say otherwise itself, the force reads of it too that no answer is needed."""
    path = empty_folder / "2024-05-02-custody.yaml"
    path.write_text(TEXT, encoding="utf-8")
    blocks = read_docx(make_return(read_inspection(path))).blocks
    not_asked = "It does not ask the force itself; an answer is welcome and not needed."
    assert [block.text.removeprefix(ABOUT) for block in blocks if block.text.startswith(ABOUT)] == [
        f"Addressed to Home Office. Due: 31 December 2024. {not_asked} Its parts are answered one by one below.",
        not_asked,
        "Addressed to Chief Constables. Due: By 31 May 2025.",
    ]
