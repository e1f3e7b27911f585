"""``section55 changes`` and ``section55 find``."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from section55.cli import main
from section55.files import reader
from section55.files.reader import InspectionFile, read_inspection
from section55.files.text_search import may_have_words
from section55.files.yaml.parser import read_answers
from support.examples import inspection, item
from support.histories import as_yaml, write_history
from support.workbook import section55

SLUG = "2022-11-02-changes"


@pytest.fixture
def folder(empty_folder: Path) -> Path:
    """A folder with an inspection that was begun, closed an item and was corrected."""
    answers = inspection(office="norfolk", inspection_title="Custody", recommendations=[item(1), item(2)])
    closed = answers | {"recommendations": [item(1, status="complete"), item(2)]}
    corrected = closed | {"corrections": [{"on": "2023-03-01", "text": "A figure was wrong."}]}
    days = (date(2022, 11, 3), date(2023, 1, 10), date(2023, 3, 1))
    write_history(empty_folder / f"{SLUG}.yaml", [*zip(days, map(as_yaml, (answers, closed, corrected)), strict=True)])
    return empty_folder


def test_changes_between_two_days(folder: Path) -> None:
    """Both days count; an item that was closed without a word is there, with from, to and who."""
    words = ("changes", folder, "--since", "2023-01-10", "--until", "2023-02-28")
    done = section55(*words)
    assert (done.returncode, done.stderr) == (0, "")
    heading, line = done.stdout.splitlines()
    assert heading.split() == ["On", "Kind", "Inspection", "Item", "Change", "By", "Slug"]
    assert "10 Jan 2023  Closed  Custody     Recommendation 1  Status: open → complete  An officer  " in line
    (row,) = csv.DictReader(io.StringIO(section55(*words, "--format", "csv").stdout))
    assert (row["On"], row["From"], row["To"], row["Slug"]) == ("2023-01-10", "open", "complete", SLUG)
    (change,) = json.loads(section55(*words, "--format", "json").stdout)["changes"]
    assert (change["kind"], change["item"], change["by"]) == ("Closed", "Recommendation 1", "An officer")
    every = section55("changes", folder, "--since", "2022-01-01", "--until", "2024-01-01").stdout
    assert [line.split("2023  ")[-1].split("2022  ")[-1].split()[0] for line in every.splitlines()[1:]] == [
        "New",
        "Closed",
        "Corrected",
    ]


def test_changes_are_a_page(folder: Path, tmp_path: Path) -> None:
    """The page has a table for each inspection that changed."""
    page = tmp_path / "changes.html"
    assert section55("changes", folder, "--since", "2022-01-01", "-o", page).returncode == 0
    assert "Status: open → complete" in page.read_text(encoding="utf-8")


def test_a_broken_history_is_named(folder: Path) -> None:
    """What it would have is not known: a sentence says so, and the command ends with 1."""
    history = folder / f"{SLUG}.history.jsonl"
    history.write_text(history.read_text(encoding="utf-8").replace("2023-01-10", "2023-01-11"), encoding="utf-8")
    done = section55("changes", folder, "--since", "2022-01-01")
    assert done.returncode == 1
    assert f"{SLUG}.history.jsonl" in done.stderr
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--since", "2023-01-10", "--until", "2023-01-09"], "is after 2023-01-09, the last day"),
        (["--since", "2023-01-10", "-o", "changes.ics"], "Changes cannot be written as ics"),
        (["--since", "2023-01-10", "-o", "changes.docx"], "Name the file changes.csv or .html."),
        (["--since", "2023-01-10", "--format", "html"], "Say where to write it"),
        ([], "Missing option '--since'"),
    ],
)
def test_words_that_make_no_sense_are_refused(folder: Path, words: list[str], sentence: str) -> None:
    """The command says what to type instead."""
    done = section55("changes", folder, *words)
    assert done.returncode == 2
    assert sentence in " ".join(done.stderr.split())


def test_words_are_found_wherever_they_stand(folder: Path) -> None:
    """Each place is named with its file, line and item; where a line ends in the file makes no difference."""
    path = folder / f"{SLUG}.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "The force welcomes the report.", "|\n  Some appropriate\n  ADULTS came."
    )
    path.write_text(text, encoding="utf-8")
    done = section55("find", "appropriate adults", folder)
    line = 1 + text[: text.index("chief_constable_comments")].count("\n")
    assert done.returncode == 0
    assert done.stdout.endswith(
        f"{SLUG}.yaml, line {line}, Chief constable's comments: Some appropriate ADULTS came.\n"
    )
    found, *_ = json.loads(section55("find", "PART 1 OF", folder, "--json").stdout)
    assert (found["name"], found["file"].endswith(f"{SLUG}.yaml")) == ("Recommendation 1: Text", True)
    nothing = section55("find", "unicorns", folder)
    assert (nothing.returncode, nothing.stdout) == (1, "")
    assert "“unicorns” is in no text." in nothing.stderr
    (folder / "2022-01-01-broken.yaml").write_text("office: [", encoding="utf-8")
    assert "2022-01-01-broken.yaml: it cannot be read" in section55("find", "the", folder).stderr


def test_only_files_that_may_have_the_words_are_read_whole(
    register_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The register knows which files can be read, and a quick look which of them may have the words."""
    read: list[str] = []

    def note(path: Path, shown_as: str | None = None) -> InspectionFile:
        read.append(path.stem)
        return read_inspection(path, shown_as)

    CliRunner().invoke(main, ["register", str(register_folder)])
    monkeypatch.setattr(reader, "read_inspection", note)
    found = CliRunner().invoke(main, ["find", "Title of 2022-12-15-LATER", str(register_folder)])
    assert "2022-12-15-later.yaml, line" in found.output
    assert "2022-07-01-broken.yaml: it cannot be read" in found.output
    assert sorted(read) == ["2022-07-01-broken", "2022-12-15-later"]


@pytest.mark.parametrize(
    "written",
    [
        "'the chief constable''s own  views'",
        '"the chief constable\\u2019s \\\n  own views"',
        "the chief\u00ad constable's\n  own views",
    ],
)
def test_the_quick_look_misses_no_words(written: str) -> None:
    """Quotation marks, escapes, hyphens that do not show and ends of lines may stand between the letters."""
    data = f"key_findings: {written}\n".encode()
    text = read_answers(data)["key_findings"]
    assert may_have_words(data, text.upper())
    assert may_have_words(data, "OWN views")
    assert may_have_words(data, "unicorns") == ("\\" in written)
