"""New parameter files: for which offices a folder can have one, and what it begins with, however it is begun."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from section55 import workspace
from section55.files import new_file
from section55.files.new_file import DraftRefused, first_line, write_draft
from section55.files.reader import office_names, read_inspection
from section55.files.saving import save
from section55.form.state.form_state import FormState
from section55.model.errors import FaultsFound
from section55.model.windows_names import too_long_on_windows
from support.workbook import NORFOLK, ChangeFile

PUBLISHED = date(2024, 9, 27)


@pytest.fixture
def offices(parameter_folder: Path) -> Path:
    """The folder of the office profiles, in which there is more than profiles."""
    folder = parameter_folder / "offices"
    for name in ("._norfolk.yaml", ".hidden.yaml", "norfolk (2).yaml", "Suffolk.yaml", "notes.yml", "crest.svg"):
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "old.yaml").mkdir()
    return folder


def test_a_folder_has_the_offices_that_a_file_can_name(offices: Path, change_file: ChangeFile) -> None:
    """A hidden file, a copy, a folder are no profiles: not for the form, for ``section55 new`` or in a fault."""
    folder = offices.parent
    assert office_names(folder) == ["norfolk"]
    state = FormState(folder)
    assert list(state.offices) == ["norfolk"]
    state.begin_new()
    assert state.answers.tree == {"office": "norfolk"}
    assert "\noffice: norfolk\n" in write_draft("A report", PUBLISHED, None, folder).read_text("utf-8")
    with pytest.raises(DraftRefused, match=r"There are profiles of norfolk\.$"):
        write_draft("Another report", PUBLISHED, "zz", folder)
    with pytest.raises(FaultsFound, match=r"Profiles there: norfolk\."):
        read_inspection(change_file("office: norfolk", "office: zz"))


def test_two_offices_are_both_named(offices: Path) -> None:
    """Where a folder has two profiles, the form takes neither by itself and the command asks which."""
    shutil.copy(offices / "norfolk.yaml", offices / "kent.yaml")
    state = FormState(offices.parent)
    assert list(state.offices) == office_names(offices.parent) == ["kent", "norfolk"]
    state.begin_new()
    assert state.answers.tree == {}
    with pytest.raises(DraftRefused, match="profiles of kent and norfolk"):
        write_draft("A report", PUBLISHED, None, offices.parent)


def test_a_folder_without_profiles_has_no_office(tmp_path: Path) -> None:
    """A folder without office profiles, or without a folder for them, gives a sentence."""
    assert office_names(tmp_path) == list(FormState(tmp_path).offices) == []
    with pytest.raises(DraftRefused, match="There is no office profile"):
        write_draft("A report", PUBLISHED, None, tmp_path)


@pytest.mark.parametrize("has_schema", [True, False])
def test_a_new_file_begins_alike_from_the_form_and_the_command(parameter_folder: Path, has_schema: bool) -> None:
    """A new file begins with the line that names the schema for editors where the folder has one, and else without."""
    (parameter_folder / f"{NORFOLK}.yaml").unlink()
    if has_schema:
        shutil.copy(workspace.PARAMETERS / "inspection.schema.json", parameter_folder)
    state = FormState(parameter_folder)
    state.begin_new()
    state.answers.set(("inspection_title",), "Stop and search")
    state.answers.set(("published_on",), PUBLISHED.isoformat())
    state.save()
    assert state.path
    drafted = write_draft("A report", PUBLISHED, None, parameter_folder)
    wanted = "# yaml-language-server: $schema=inspection.schema.json\n" if has_schema else ""
    assert first_line(parameter_folder) == wanted
    assert state.path.read_text("utf-8").startswith(f"{wanted}office: norfolk\n")
    assert drafted.read_text("utf-8").startswith(f"{wanted}# Office: ")


def test_a_draft_never_takes_the_place_of_a_file_that_came_meanwhile(
    parameter_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that somebody else saves under the same name at the last moment is left as it is."""
    path = parameter_folder / "2024-09-27-a-report.yaml"

    def save_after_theirs(*arguments: Any, **options: Any) -> object:
        save(path, b"office: norfolk\n", by="form")
        return save(*arguments, **options)

    monkeypatch.setattr(new_file, "save", save_after_theirs)
    with pytest.raises(DraftRefused, match="there is such a file already"):
        write_draft("A report", PUBLISHED, None, parameter_folder)
    assert path.read_bytes() == b"office: norfolk\n"


def test_reports_of_one_day_that_begin_alike_have_names_of_their_own(empty_folder: Path) -> None:
    """A name that was cut is not taken for another report's; the form names the file as the command does."""
    titles = [f"An inspection of the effectiveness of {subject}" for subject in ("vetting", "custody", "call handling")]
    words = "2024-09-27-an-inspection"
    for title, slug in zip(titles, [f"{words}-of-the-effectiveness", f"{words}-2", f"{words}-3"], strict=True):
        state = FormState(empty_folder)
        state.begin_new()
        state.answers.set(("inspection_title",), title)
        state.answers.set(("published_on",), PUBLISHED.isoformat())
        assert state.new_slug == write_draft(title, PUBLISHED, None, empty_folder).stem == slug
        assert not too_long_on_windows(state.new_slug, Path("outputs"))
        with pytest.raises(DraftRefused, match="there is such a file already"):
            write_draft(title, PUBLISHED, None, empty_folder)
    assert len(list(empty_folder.glob("*.yaml"))) == 3


def test_a_short_name_may_be_given(parameter_folder: Path) -> None:
    """It stands behind the day, whatever the title says; a file that has it already is left as it is."""
    path = write_draft("!!!", PUBLISHED, None, parameter_folder, name="peel-2024")
    assert path.name == "2024-09-27-peel-2024.yaml"
    text = path.read_text(encoding="utf-8")
    assert '\ninspection_title: "!!!"\n' in text
    with pytest.raises(DraftRefused, match=r"Open it, or give another name\.$"):
        write_draft("Another", PUBLISHED, None, parameter_folder, name="peel-2024")
    assert path.read_text(encoding="utf-8") == text
