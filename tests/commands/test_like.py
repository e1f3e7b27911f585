"""A new inspection that begins like an earlier response of the office."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.report_layouts import LAYOUTS
from support.workbook import section55

STANDARD = "My office examines the force's progress at each accountability board."


def write(folder: Path, slug: str, **answers: Any) -> None:
    known = {
        "office": "norfolk",
        "inspection_title": slug,
        "published_on": slug[:10],
        "publication_types": ["Thematic"],
        "police_forces": ["Norfolk Constabulary"],
        "report_url": "https://example.org/a",
        "status": "final",
    }
    (folder / f"{slug}.yaml").write_text(yaml.safe_dump(known | answers, sort_keys=False), encoding="utf-8")


@pytest.fixture
def folder(parameter_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two earlier responses of Norfolk's."""
    write(
        parameter_folder,
        "2024-01-02-first",
        commissioner_comments=f"I welcome it.\n\n{STANDARD}\n\nWe meet on 3 May 2024.",
        letter_to=[{"name": "The Home Secretary"}],
        letter_signed_by=["The Commissioner"],
        approved_by="The Commissioner",
        approved_on="2024-02-01",
        response_published_on="2024-02-02",
        recommendations=[{"number": "1", "text": "Do.", "owner": "Head of Vetting"}],
    )
    write(parameter_folder, "2024-03-04-second", commissioner_comments=f"{STANDARD}\n\nWe meet on 3 May 2024.")
    monkeypatch.setenv("SECTION55_PARAMETERS", str(parameter_folder))
    return parameter_folder


def test_a_new_inspection_begins_like_an_earlier_one(folder: Path) -> None:
    """Addressees, signatory, standard texts and owner are taken over, and nothing that is dated or of the report."""
    done = section55("new", "Vetting", "--published-on", "2024-05-06", "--like", "2024-01-02-first")
    assert done.returncode == 0, done.stderr
    path = folder / "2024-05-06-vetting.yaml"
    assert done.stdout.splitlines()[1] == (
        "Taken over from 2024-01-02-first: the letter's addressees, its signatory, who approves, the standard texts of "
        "the comments and the owner (Head of Vetting)."
    )
    text = path.read_text("utf-8")
    answers = {key: answer for key, answer in yaml.safe_load(text).items() if answer and str(answer) != "[]"}
    answers.pop("numbering"), answers.pop("office_use")
    assert answers == {
        "office": "norfolk",
        "inspection_title": "Vetting",
        "published_on": answers["published_on"],
        "commissioner_comments": STANDARD,
        "letter_to": [{"name": "The Home Secretary"}],
        "letter_signed_by": ["The Commissioner"],
        "approved_by": "The Commissioner",
        "status": "draft",
    }
    assert "#    owner: Head of Vetting" in text


def test_an_earlier_one_with_nothing_to_take_over_is_named(folder: Path) -> None:
    """Nothing is invented where there is nothing."""
    done = section55("new", "Vetting", "--published-on", "2024-05-06", "--like", "2024-03-04-second")
    assert "Taken over from 2024-03-04-second: the standard texts of the comments.\n" in done.stdout
    write(folder, "2024-04-05-third")
    done = section55("new", "Custody", "--published-on", "2024-05-06", "--like", "2024-04-05-third")
    assert "Nothing was taken over from 2024-04-05-third" in done.stdout


def test_another_offices_response_is_refused(folder: Path) -> None:
    """The office is that of the earlier response."""
    done = section55("new", "Vetting", "--published-on", "2024-05-06", "--like", "2024-01-02-first", "--office", "kent")
    assert (done.returncode, done.stdout) == (1, "")
    assert "is a response of norfolk, and not of kent" in done.stderr


def test_a_report_that_is_brought_in_has_the_owner(folder: Path, tmp_path: Path) -> None:
    """Each item of the report is the earlier owner's until somebody says otherwise."""
    page = tmp_path / "report.html"
    page.write_text(LAYOUTS[0].page, encoding="utf-8")
    done = section55("import", "report", page, "--like", "2024-01-02-first", "--json", "--folder", folder)
    answers = json.loads(done.stdout)["answers"]
    assert [item["owner"] for item in answers["recommendations"]] == ["Head of Vetting"] * 2
    assert answers["letter_to"] == [{"name": "The Home Secretary"}]
