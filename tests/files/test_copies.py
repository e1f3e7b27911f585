"""Copies that OneDrive, Dropbox and Windows make of files are named as what they are."""

from pathlib import Path

import pytest

from section55.checks import findings
from section55.files import copies
from section55.files.reader import read_inspection
from section55.files.saving import save
from section55.model.errors import FaultsFound
from section55.register.cache import read_register
from support.faulty_files import TODAY
from support.workbook import TESTS

SLUG = "2024-01-01-rural-crime"
TEXT = """\
office: example
inspection_title: The policing of rural crime
published_on: 2024-01-01
publication_types: [Thematic]
police_forces: [Hillshire Police]
report_url: https://hmicfrs.justiceinspectorates.gov.uk/rural-crime
approved_by: The Commissioner
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "offices").mkdir()
    (tmp_path / "offices/example.yaml").write_bytes((TESTS / "refused/offices/example.yaml").read_bytes())
    (tmp_path / f"{SLUG}.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path


def copies_found(path: Path) -> list[str]:
    return [finding.sentence for finding in findings(read_inspection(path)) if finding.code == "copy-beside"]


@pytest.mark.parametrize(
    "name",
    [
        f"{SLUG} (1)",
        f"{SLUG}(2)",
        f"{SLUG} - Copy",
        f"{SLUG} - Copy (2)",
        f"{SLUG} copy 2",
        f"{SLUG}-DESKTOP-AB12CD",
        f"{SLUG}-Laptop",
        f"{SLUG} (PC's conflicted copy 2024-02-09)",
        f"{SLUG} (Case Conflict)",
        f"{SLUG}.sync-conflict-20240209-103000-ABCDEFG",
        f"{SLUG}.yml",
        f"{SLUG}.yaml.txt",
        f"{SLUG}-conflict-DESKTOP.yml",
        SLUG.replace("rural", "Rural"),
        SLUG.replace("-crime", "_crime.YAML"),
    ],
)
def test_copy_is_refused_as_a_copy(folder: Path, name: str) -> None:
    """A file with the name of a copy is one: the fault says of which file and which answers differ.

    So is one that would get the other's name if it were put right.
    """
    copy = folder / (name if name.lower().endswith((".yml", ".yaml", ".txt")) else f"{name}.yaml")
    copy.write_text(TEXT.replace("The Commissioner", "The Mayor"), encoding="utf-8")
    with pytest.raises(FaultsFound) as refused:
        read_inspection(copy, copy.name)
    (fault,) = refused.value.faults
    assert fault.code == "file_copy"
    assert f"a copy of {SLUG}.yaml" in fault.sentence and "One answer differs: approved_by." in fault.sentence
    assert "Name it" not in fault.sentence
    entries = read_register([copy, folder / f"{SLUG}.yaml"], TODAY).entries
    assert [bool(entry.faults) for entry in entries] == [True, False]


def test_copy_without_its_original(folder: Path) -> None:
    """Where the file is gone of which another is a copy, the copy is to have its name."""
    (folder / f"{SLUG}.yaml").rename(folder / f"{SLUG} (1).yaml")
    with pytest.raises(FaultsFound, match="if this is the one to keep, give it that name"):
        read_inspection(folder / f"{SLUG} (1).yaml")


def test_copy_with_a_plain_name_is_found(folder: Path) -> None:
    """A copy that a computer with a small name made is found beside its file, and as soon in the register."""
    assert copies_found(folder / f"{SLUG}.yaml") == []
    read_register([folder / f"{SLUG}.yaml"], TODAY)
    (folder / f"{SLUG}-pc2.yaml").write_text(TEXT + "approved_on: 2024-02-09\n", encoding="utf-8")
    (found,) = copies_found(folder / f"{SLUG}.yaml")
    assert found.startswith(f"{SLUG}-pc2.yaml looks like a copy of this file")
    assert "One answer differs: approved_on." in found
    assert found in read_register([folder / f"{SLUG}.yaml"], TODAY).entries[0].missing


def test_another_inspection_is_no_copy(folder: Path) -> None:
    """An inspection whose name goes on from another's is its own, and so is an office's profile."""
    (folder / f"{SLUG}-follow-up.yaml").write_text(TEXT.replace("The policing", "More policing"), encoding="utf-8")
    (folder / "offices/example-north.yaml").write_text("office_name: Another\narea: North\n", encoding="utf-8")
    assert copies_found(folder / f"{SLUG}.yaml") == []
    assert copies_found(folder / f"{SLUG}-follow-up.yaml") == []


@pytest.mark.parametrize("name", [f"{SLUG}.history-PC.jsonl", f"{SLUG}.history (1).jsonl", f"{SLUG}-pc2.history.jsonl"])
def test_copy_of_a_history_is_found(folder: Path, name: str) -> None:
    """A copy of the history beside the file is named."""
    (folder / name).write_bytes(b"")
    (found,) = copies_found(folder / f"{SLUG}.yaml")
    assert found.startswith(f"{name} looks like a copy of this inspection's history")


def test_a_long_history_is_compared_with_its_copy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A history may be larger than the largest parameter file, and what it has is said of it all the same."""
    path = folder / f"{SLUG}.yaml"
    save(path, TEXT.encode(), by="form")
    monkeypatch.setattr(copies, "MOST_BYTES", len(TEXT))
    history = folder / f"{SLUG}.history.jsonl"
    (folder / f"{SLUG}.history-PC.jsonl").write_bytes(history.read_bytes())
    (found,) = copies_found(path)
    assert "Every revision of it is in the history itself." in found


@pytest.mark.parametrize("name", ["example (1)", "example-PC", "example-pc2", "example - Copy"])
def test_copy_of_a_profile_is_found(folder: Path, name: str) -> None:
    """A copy of the office's profile is named, with what differs."""
    profile = (folder / "offices/example.yaml").read_text(encoding="utf-8")
    (folder / f"offices/{name}.yaml").write_text(profile.replace("OPCC Hillshire", "OPCC"), encoding="utf-8")
    (found,) = copies_found(folder / f"{SLUG}.yaml")
    assert f"offices/{name}.yaml looks like a copy" in found and "One answer differs: short_name." in found
