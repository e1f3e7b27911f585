"""A letter to several, once for each of them: the files, what stands in them, and how they are kept and verified."""

import json
import shutil
from pathlib import Path

import pytest

from section55.documents.audit import AUDIT_FILE
from support.words import words_of_html, words_of_pdf
from support.workbook import section55

SLUG = "2023-06-01-letter"
NAMES = ("to-chief-inspector-of-constabulary", "to-home-secretary")
PROFILE = """\
office_name: Office of the Police and Crime Commissioner for Anyshire
short_name: OPCC Anyshire
area: Anyshire
body_title: Police and Crime Commissioner
body_abbreviation: PCC
force_name: Anyshire Police
chief_officer_title: Chief Constable
panel_name: Anyshire Police and Crime Panel
website: https://anyshire-pcc.example.org.uk
printed_deadline: statutory
document:
  layout: letter
letter:
  from: [Police Headquarters, Anytown]
  to:
    - name: The Home Secretary
    - name: The Chief Inspector of Constabulary
      salutation: Dear Chief Inspector
  copies: one each
  signed_by: [Police and Crime Commissioner for Anyshire]
"""
INSPECTION = """\
office: anyshire
inspection_title: An inspection of custody in Anyshire
published_on: 2023-06-01
publication_types: [Custody]
police_forces: [Anyshire Police]
report_url: https://inspectorate.example.org.uk/publications/custody-in-anyshire/
letter_date: 2023-07-01
recommendations:
  - number: "1"
    text: The chief constable should see to it.
commissioner_comments: |
  I welcome the report.
"""


@pytest.fixture
def parameters(tmp_path: Path) -> Path:
    """A folder with an inspection that is answered by a letter to two."""
    (tmp_path / "parameters" / "offices").mkdir(parents=True)
    (tmp_path / "parameters" / "offices" / "anyshire.yaml").write_text(PROFILE)
    (tmp_path / "parameters" / f"{SLUG}.yaml").write_text(INSPECTION)
    return tmp_path / "parameters"


def build(parameters: Path, *words: str) -> Path:
    """The output folder, after a build that succeeded."""
    done = section55("build", parameters, "-o", parameters.parent / "outputs", *words)
    assert done.returncode == 0, done.stderr
    return parameters.parent / "outputs" / SLUG


def documents_in(folder: Path) -> list[str]:
    """The names of the documents in an output folder."""
    return sorted(path.name for path in folder.iterdir() if path.suffix in (".html", ".pdf"))


def test_each_addressee_gets_a_letter_that_names_nobody_else(parameters: Path) -> None:
    """Beside the letter to all lie two, each with its own address, salutation and title, in HTML and in PDF."""
    folder = build(parameters)
    assert documents_in(folder) == sorted(f"{name}.{kind}" for name in (SLUG, *NAMES) for kind in ("html", "pdf"))
    both, inspector, secretary = ((folder / f"{name}.html").read_text() for name in (SLUG, *NAMES))
    assert "Dear Home Secretary and Chief Inspector" in words_of_html(both)
    for page, own, other in (
        (secretary, "Dear Home Secretary", "Chief Inspector"),
        (inspector, "Dear Chief Inspector", "Home Secretary"),
    ):
        assert own in words_of_html(page)
        assert other not in page
    assert "(The Home Secretary)</title>" in secretary
    for name in NAMES:
        assert "I welcome the report." in words_of_pdf((folder / f"{name}.pdf").read_bytes())


def test_each_letter_verifies_alone_and_in_its_folder(parameters: Path, tmp_path: Path) -> None:
    """Every letter is made again from what it carries, to the byte; one with another's address is not verified."""
    folder = build(parameters)
    alone = tmp_path / "sent"
    alone.mkdir()
    for name in NAMES:
        for kind in ("html", "pdf"):
            shutil.copy(folder / f"{name}.{kind}", alone / f"received-{name}.{kind}")
    done = section55("verify", folder, *sorted(alone.iterdir()))
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("it is the same to the byte") == 10
    changed = alone / f"received-{NAMES[1]}.html"
    changed.write_text(changed.read_text().replace("Dear Home Secretary", "Dear Prime Minister"))
    assert section55("verify", changed).returncode == 1


def test_a_letter_goes_with_its_addressee(parameters: Path) -> None:
    """A build again changes nothing; one that was deleted is made again; one to nobody is taken away."""
    folder = build(parameters)
    assert "one inspection unchanged" in section55("build", parameters, "-o", folder.parent).stdout
    (folder / f"{NAMES[0]}.pdf").unlink()
    build(parameters)
    assert (folder / f"{NAMES[0]}.pdf").exists()
    (folder / "to-do.pdf").write_text("mine")
    profile = parameters / "offices" / "anyshire.yaml"
    profile.write_text(PROFILE.replace("one each", "one for all"))
    build(parameters)
    assert documents_in(folder) == sorted([f"{SLUG}.html", f"{SLUG}.pdf", "to-do.pdf"])
    assert sorted(json.loads((folder / AUDIT_FILE).read_bytes())["documents"]) == sorted(
        f"{SLUG}.{kind}" for kind in ("html", "ipynb", "pdf")
    )


def test_prune_takes_letters_away_with_the_rest(parameters: Path) -> None:
    """The letters of an inspection that is gone go as its other documents do."""
    folder = build(parameters)
    (parameters / f"{SLUG}.yaml").unlink()
    (parameters / f"{SLUG}.history.jsonl").unlink()
    (parameters / "2023-06-02-other.yaml").write_text(INSPECTION.replace("custody", "stalking"))
    assert section55("build", parameters, "-o", folder.parent, "--prune").returncode == 0
    assert not folder.exists()
