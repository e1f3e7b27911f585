"""Bringing in, from the command line: what is read is shown first, and written only where that is asked for."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from section55.files.reader import read_inspection
from section55.files.saving import read_revisions
from section55.workspace import ROOT
from support.report_layouts import LAYOUTS
from support.workbook import NORFOLK, TESTS, Documents, section55

OLD = TESTS / "intake" / "norfolk"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with Norfolk's profile and no inspection."""
    (tmp_path / "offices").mkdir()
    (tmp_path / "offices" / "norfolk.yaml").write_bytes((ROOT / "parameters" / "offices" / "norfolk.yaml").read_bytes())
    return tmp_path


def test_an_old_response_becomes_a_draft(folder: Path) -> None:
    """Without --save nothing is written; with it a draft that can be built, and its history says how it came."""
    done = section55("import", "response", OLD / "pandoc.docx", "--folder", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(
        "Published on: 19 December 2023 (read, from “19 December 2023”). The last lawful day is"
    )
    assert not list(folder.glob("*.yaml"))
    done = section55("import", "response", OLD / "pandoc.docx", "--folder", folder, "--save")
    path = folder / f"{NORFOLK}.yaml"
    assert done.stdout.splitlines()[-1] == str(path)
    inspection = read_inspection(path).inspection
    assert inspection.is_draft
    assert inspection.recommendations[0].chief_constable.position == "accepted"
    assert read_revisions(path)[-1].by == "import"
    again = section55("import", "response", OLD / "pandoc.docx", "--folder", folder, "--save")
    assert again.returncode == 1
    assert "there is such a file already, and it was left as it is" in again.stderr


@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_a_document_of_the_workbooks_own_comes_back_to_the_byte(folder: Path, norfolk: Documents, kind: str) -> None:
    """It is taken from what the document carries, profile included, and not read by its labels."""
    (folder / "offices" / "norfolk.yaml").unlink()
    document = norfolk.folder / f"{norfolk.slug}.{kind}"
    done = section55("import", "response", document, "--folder", folder, "--save")
    assert done.returncode == 0, done.stderr
    for name in (f"{NORFOLK}.yaml", "offices/norfolk.yaml"):
        assert (folder / name).read_bytes() == (ROOT / "parameters" / name).read_bytes()


def test_a_page_of_the_workbooks_own_that_carries_nothing_is_refused(folder: Path, norfolk: Documents) -> None:
    """One that another program saved again is not guessed at."""
    import re

    page = folder / "page.html"
    page.write_text(re.sub(r' href="data:[^"]*"', "", norfolk.html), encoding="utf-8")
    done = section55("import", "response", page, "--folder", folder, "--save")
    assert (done.returncode, done.stdout) == (1, "")
    assert "page.html: It is a document of the workbook's own that no longer carries the files" in done.stderr


def test_a_response_is_printed_for_programs(folder: Path) -> None:
    """The JSON has the answers by the parameter file's keys, and of each how sure it is and where it stands."""
    done = section55("import", "response", OLD / "tagged.pdf", "--folder", folder, "--json")
    found = json.loads(done.stdout)
    assert set(found) == {"answers", "read", "left_over", "notes"}
    assert found["answers"]["recommendations"][0]["due_on"] == "2024-12-31"
    (due_on,) = (each for each in found["read"] if each["key"] == "recommendations[0].due_on")
    assert (due_on["how"], due_on["source"], due_on["place"]) == ("worked out", "By 31 December 2024", "page 3")


def test_text_is_taken_from_standard_input(folder: Path) -> None:
    """What was copied is pasted into the command; a date that is missing has to be given."""
    words = [sys.executable, "-m", "section55", "import", "response", "-", "--folder", str(folder), "--save"]
    text = "Inspection title: Vetting\nLink to report: https://example.org/a\nKey findings:\nMuch is well.\n"
    done = subprocess.run(words, input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "No date of publication was found. Look it up on HMICFRS's site and give it with --pub" in done.stderr
    assert not list(folder.glob("*.yaml"))
    words += ["--published-on", "2024-05-03"]
    done = subprocess.run(words, input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "It is a draft. Before it is built it needs:" in done.stdout
    assert (folder / "2024-05-03-vetting.yaml").exists()


def test_a_report_becomes_a_draft(folder: Path) -> None:
    """A report's page is shown with how sure each answer is, and saved with its items, addressees and dates."""
    page = folder / "report.html"
    page.write_text(next(layout.page for layout in LAYOUTS if layout.name == "headings"), encoding="utf-8")
    done = section55("import", "report", page, "--folder", folder)
    assert done.returncode == 0, done.stderr
    assert "The last lawful day is 5 July 2023." in done.stdout
    assert "Link to report: not found." in done.stdout
    done = section55("import", "report", page, "--folder", folder, "--save")
    (path,) = folder.glob("*.yaml")
    assert path.name.startswith("2023-05-11-")
    assert f"{path}\nIt is a draft. Before it is built it needs:\n" in done.stdout
    assert "report_url" in done.stdout
    text = path.read_text("utf-8").replace("report_url:", "report_url: https://example.org/a")
    path.write_text(text.replace("publication_types:", "publication_types: [Thematic]"), encoding="utf-8")
    first, second = read_inspection(path).inspection.recommendations
    assert (first.due, str(first.due_on)) == ("By 30 November 2023", "2023-11-30")
    assert second.text.endswith("This should include:\n\n- who decides; and\n- how long records are kept.")


def test_a_day_that_is_not_sure_has_to_be_given(folder: Path) -> None:
    """A page that was moved to a new site is not saved with the day of the move."""
    page = folder / "report.html"
    page.write_text(
        "<html><body><h1>Policing in 2018</h1><p>Published on: 8 March 2023</p></body></html>", encoding="utf-8"
    )
    done = section55("import", "report", page, "--folder", folder, "--save")
    assert done.returncode == 1
    assert "The page says 2023 and the title 2018" in done.stderr
    assert not list(folder.glob("*.yaml"))


def test_only_what_asks_the_force_can_be_kept(folder: Path) -> None:
    """With --for force the rest is left out, and the total says how many there are."""
    page = folder / "report.html"
    page.write_text(next(layout.page for layout in LAYOUTS if layout.name == "one line"), encoding="utf-8")
    done = section55("import", "report", page, "--folder", folder, "--for", "force", "--json")
    found = json.loads(done.stdout)
    assert (found["answers"]["recommendations"], found["answers"]["recommendations_total"]) == ([], 2)
    assert found["notes"] == ["Two recommendations left out, since they ask others and not the force."]


def test_those_made_for_causes_of_concern_stay_in_the_total(folder: Path) -> None:
    """They are recommendations of the report too: a file that lists more than its total says would be refused."""
    page = folder / "report.html"
    page.write_text(
        "<h1>Custody</h1><p>Published on: 16 May 2024</p><h2>Recommendations</h2>"
        "<p>Recommendation 1: By 31 May 2025, the Home Office should pay.</p><h2>Cause of concern 1</h2>"
        "<p>Records are poor.</p><h3>Recommendations</h3>"
        "<p>Recommendation 2: By 31 May 2025, the force should keep records.</p>"
        "<p>Recommendation 3: By 31 May 2025, the force should read them.</p>",
        encoding="utf-8",
    )
    answers = json.loads(section55("import", "report", page, "--folder", folder, "--json").stdout)["answers"]
    assert len(answers["causes_of_concern"][0]["recommendations"]) == 2
    done = section55("import", "report", page, "--folder", folder, "--for", "force", "--json")
    found = json.loads(done.stdout)
    assert (found["answers"]["recommendations"], found["answers"]["recommendations_total"]) == ([], 3)
    assert found["notes"] == ["One recommendation left out, since it asks others and not the force."]
    assert not [each for each in found["read"] if each["key"].startswith("recommendations[")]
