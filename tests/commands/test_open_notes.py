"""Notes for colleagues and the commands: check counts those that are open, and nothing that is made knows of them."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from section55.files.colleague_notes import add_lines, new_note, notes_path, read_notes
from section55.files.history import history_path
from section55.files.saving import save
from support.workbook import NORFOLK, section55

SECRET = "Between us: the figure is wrong."


@pytest.fixture
def noted(parameter_folder: Path) -> Path:
    """Norfolk's parameter file with a history and two open notes."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    save(path, path.read_bytes() + b"\n", by="form")
    add_lines(path, [new_note("Recommendation 3", SECRET), new_note("Key findings", "Ask Jo.")])
    return path


def check(path: Path, *options: str) -> CompletedProcess[str]:
    return section55("check", path, *options)


def test_check_says_how_many_notes_are_open(noted: Path) -> None:
    """Beside the findings, of which they are none: they fail nothing."""
    checked = check(noted)
    assert checked.returncode == 0
    line = f"{NORFOLK}.notes.jsonl: Two notes for colleagues are open: Recommendation 3 and Key findings."
    assert line in checked.stdout
    assert checked.stdout.rstrip().endswith("two notes for colleagues open.")
    [entry] = [each for each in json.loads(check(noted, "--json").stdout) if each["kind"] == "notes"]
    assert entry["about"] == ["Recommendation 3", "Key findings"]
    findings = [each for each in json.loads(check(noted, "--json").stdout) if each["kind"] == "finding"]
    notes_path(noted).unlink()
    assert [each for each in json.loads(check(noted, "--json").stdout)] == findings
    assert "note" not in check(noted).stdout.splitlines()[-1].replace("noted", "")


def test_check_says_which_notes_cannot_be_read(noted: Path) -> None:
    """The file and the line; the others are counted all the same."""
    with notes_path(noted).open("a", encoding="utf-8") as file:
        file.write("no note\n")
    assert f"Line 3 of {NORFOLK}.notes.jsonl is no note" in check(noted).stdout
    assert "Two notes for colleagues are open" in check(noted).stdout


def test_notes_of_a_renamed_file_are_found(noted: Path) -> None:
    """Check says what to rename them to, where the history says which file it is; and that they are nobody's else."""
    renamed = noted.with_name("2023-12-19-victims.yaml")
    noted.rename(renamed)
    assert f"rename the notes too, to {notes_path(renamed).name}." in check(noted.parent).stdout
    notes_path(noted).rename(notes_path(renamed))
    history_path(noted).rename(history_path(renamed))
    assert "Two notes for colleagues are open" in check(noted.parent).stdout
    assert "notes-left-behind" not in check(noted.parent, "--json").stdout
    renamed.rename(renamed.with_name("2023-12-19-other.yaml"))
    history_path(renamed).unlink()
    assert "Where it was renamed, rename the notes in the same way" in check(noted.parent).stdout


def test_no_document_has_them_and_none_is_built_again_for_them(noted: Path, tmp_path: Path) -> None:
    """Not on the page, not in the PDF, its attachments or the run; a further note changes no byte of them."""
    outputs = tmp_path / "outputs"
    assert section55("build", noted, "-o", outputs).returncode == 0
    files = {path: path.read_bytes() for path in (outputs / NORFOLK).iterdir()}
    for path, data in files.items():
        assert b"Between us" not in data, path.name
        assert b"notes.jsonl" not in data, path.name
    add_lines(noted, [new_note("Key findings", "One more.")])
    assert "unchanged" in section55("build", noted, "-o", outputs).stdout
    assert section55("build", noted, "-o", outputs, "--force").returncode == 0
    assert {path: path.read_bytes() for path in (outputs / NORFOLK).iterdir()} == files
    assert section55("verify", outputs / NORFOLK / f"{NORFOLK}.pdf").returncode == 0


def test_the_register_and_the_search_know_nothing_of_them(noted: Path) -> None:
    """What a register prints, counts and finds is the same with and without them."""
    asked = (("register", noted.parent), ("find", "figure is wrong", noted.parent))
    with_notes = [section55(*words).stdout for words in asked]
    notes_path(noted).unlink()
    assert [section55(*words).stdout for words in asked] == with_notes


def test_an_earlier_revision_leaves_them_as_they_are(noted: Path) -> None:
    """They are of the inspection and not of a revision."""
    save(noted, noted.read_bytes() + b"# x\n", by="form")
    before = read_notes(noted)
    assert section55("restore", noted, "1").returncode == 0
    assert read_notes(noted) == before
