"""Texts of parameter files to change: the real one and one laid out by hand; and what differs between two."""

import difflib
from datetime import date
from pathlib import Path
from typing import Any

from section55 import workspace
from section55.files.new_file import write_draft
from section55.files.yaml.parser import read_yaml
from support.workbook import NORFOLK

NORFOLK_TEXT = (workspace.PARAMETERS / f"{NORFOLK}.yaml").read_bytes().decode()
HAND_WRITTEN = """\
# Entered by hand.
---
office:   norfolk   # whose it is

inspection_title: 'It''s a "title"'
published_on: 2023-12-19  # a Tuesday
publication_types: [A, B]   # in brackets
police_forces:
- Norfolk
    # between the two
- Suffolk

report_url:
  https://example.org/r
key_findings: |2-   # begins with spaces
     code

   prose

      # a comment that is indented further
recommendations_total:   # not counted
recommendations:
  # The first.
  -   number: 3
      text: >
        folded
        text
      addressed_to: [College of Policing,
        Chief Constables]   # two
      commissioner: {action: proposed, explanation: "so"}
      updates:
        - {on: 2024-06-01, text: "one: two"}

  # The second.
  - text: Second
    number: "4"
causes_of_concern:
approved_by: the
  Commissioner  # on two lines
office_use: {published_on_website: true}
status: final
...
"""


def plain(text: str | bytes) -> Any:
    """What is read from a text that has no fault of form."""
    tree, faults = read_yaml(text.encode() if isinstance(text, str) else text, "file.yaml")
    assert faults == []
    return tree.plain() if tree else None


def difference(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines that went and those that came."""
    lines = [line for line in difflib.ndiff(old.splitlines(keepends=True), new.splitlines(keepends=True))]
    return [line[2:] for line in lines if line[0] == "-"], [line[2:] for line in lines if line[0] == "+"]


def draft_text(folder: Path) -> str:
    (folder / "offices").mkdir(exist_ok=True)
    (folder / "offices" / "norfolk.yaml").write_text("", encoding="utf-8")
    path = write_draft("A report", date(2024, 9, 27), None, folder)
    text = path.read_bytes().decode()
    path.unlink()
    return text
