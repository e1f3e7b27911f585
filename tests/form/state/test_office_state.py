"""An office's profile in the form, without a widget: opened, checked, saved, and never saved over another's work."""

import errno
import shutil
from pathlib import Path

import pytest

from section55 import workspace
from section55.files import saving
from section55.files.reader import read_inspection
from section55.form.state.merge import MINE, THEIRS
from section55.form.state.office_state import OfficeState
from section55.form.state.opening import CannotOpen
from section55.form.state.problems import FAULT, MISSING
from section55.model.errors import WorkbookError
from section55.model.office import OfficeProfile
from support.filling_in_offices import KENT
from support.workbook import NORFOLK

EXAMPLES = sorted((workspace.PARAMETERS / "offices" / "examples").glob("*.yaml"))


def sentences(state: OfficeState) -> list[str]:
    return [problem.sentence for problem in state.problems]


def test_a_profile_without_fault_has_no_problem(office: OfficeState) -> None:
    """It is open as it is saved, and there is nothing to save."""
    assert (office.is_changed, office.problems, office.cannot_save) == (False, (), "")
    assert office.answers.get(("document", "sections", 0, "section")) == "particulars"
    assert office.office_file is not None
    assert office.office_file.profile.force_name == "Norfolk Constabulary"


def test_a_save_changes_the_changed_lines_alone(office: OfficeState, parameter_folder: Path) -> None:
    """The profile is read with the new answers, its comments are there, and nothing else lies beside it."""
    path = parameter_folder / "offices" / "norfolk.yaml"
    before, files = path.read_text(encoding="utf-8"), {*path.parent.iterdir()}
    office.answers.set(("office_name",), "Norfolk's Commissioner")
    office.answers.set(("accent_colour",), "#336633")
    assert office.is_changed
    assert office.save() is None
    assert not office.is_changed
    after = path.read_text(encoding="utf-8")
    assert after == before.replace(
        "office_name: Office of the Police and Crime Commissioner for Norfolk", "office_name: Norfolk's Commissioner"
    ).replace('"#1d4f7b"', '"#336633"')
    assert read_inspection(parameter_folder / f"{NORFOLK}.yaml").office.accent_colour == "#336633"
    assert {file.name for file in {*path.parent.iterdir()} - files} <= {".norfolk.lock"}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_each_example_to_copy_is_open_in_the_form(example: Path, office: OfficeState) -> None:
    """Whatever a profile says the form can show; it is changed by nothing but a person."""
    shutil.copy(example, office.folder)
    office.open(example.stem)
    assert (office.is_changed, office.problems) == (False, ())
    office.answers.set(("area",), "Another Shire")
    assert office.save() is None
    changed = [
        (old, new)
        for old, new in zip(*map(lines_of, (example, office.folder / example.name)), strict=True)
        if old != new
    ]
    assert [new for _, new in changed] == ["area: Another Shire"]


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_every_fault_stands_at_its_question_in_the_readers_words(office: OfficeState) -> None:
    """Nothing is refused in the form that a file may say, and nothing passes that a file may not."""
    office.answers.set(("website",), "norfolk")
    office.answers.set(("document", "title"), "{offices}")
    office.answers.set(("document", "sections"), [{}, {"section": "particulars"}, {"section": "particulars"}])
    office.answers.set(("panel_name",), "")
    wheres = {problem.where: problem.kind for problem in office.problems}
    assert wheres == {
        ("website",): FAULT,
        ("document", "title"): FAULT,
        ("document", "sections", 2, "section"): FAULT,
        ("panel_name",): MISSING,
    }
    assert any(
        sentence.startswith("{offices} stands for nothing. Did you mean {office}?") for sentence in sentences(office)
    )
    assert office.office_file is None
    assert office.cannot_save == "Four answers to give or put right first; see below."
    with pytest.raises(WorkbookError, match="Four answers"):
        office.save()


def test_a_colour_that_cannot_be_read_has_a_nearest_that_can(office: OfficeState) -> None:
    """The offered colour is the one that the reader's own sentence names, and passes."""
    assert office.nearest_colour == ""
    office.answers.set(("accent_colour",), "#FFCC00")
    assert sentences(office) == ["#ffcc00 on white has a contrast of 1.5 to 1, and WCAG 2.2 asks for 4.5 (1.4.3)."]
    with pytest.raises(ValueError, match=f'The nearest colour that passes is "{office.nearest_colour}"'):
        OfficeProfile.model_validate({"accent_colour": "#ffcc00"})
    office.answers.set(("accent_colour",), office.nearest_colour)
    assert (office.problems, office.nearest_colour) == ((), "")
    office.answers.set(("accent_colour",), "amber")
    assert (office.colour, office.nearest_colour) == ("", "")
    assert sentences(office) == ["“amber” is not a colour. Type # and six digits or letters a to f, like #1d4f7b."]
    office.answers.set(("accent_colour",), "")
    assert office.colour == "#1d4f7b"


def test_a_logo_is_one_of_the_pictures_there_and_has_words(office: OfficeState) -> None:
    """What is no picture is not offered, and a logo without words is a fault at the words."""
    (office.folder / "notes.txt").write_text("x", encoding="utf-8")
    (office.folder / "crest.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    assert office.logos == ["crest.svg"]
    office.answers.set(("logo",), "crest.svg")
    assert [problem.where for problem in office.problems] == [("logo_alt",)]
    office.answers.set(("logo_alt",), "The crest of Norfolk")
    assert office.office_file is not None
    assert office.office_file.logo is not None


def test_a_profile_that_changed_meanwhile_is_not_saved_over(office: OfficeState) -> None:
    """Both versions of each answer that differs are shown; what was chosen is saved, and the other lines stay."""
    path = office.folder / "norfolk.yaml"
    office.answers.set(("force_name",), "Norfolk Police")
    office.answers.set(("milestones", "draft"), "30")
    before = path.read_text(encoding="utf-8")
    theirs = (
        before.replace("Norfolk Constabulary", "The Constabulary").replace("PCC\n", "Commissioner\n") + "# Theirs.\n"
    )
    path.write_text(theirs, encoding="utf-8")
    conflict = office.save()
    assert conflict is not None
    assert path.read_text(encoding="utf-8") == theirs
    assert [(it.label, it.mine, it.theirs, it.suggested) for it in conflict.differences] == [
        ("Body's abbreviation", "PCC", "Commissioner", THEIRS),
        ("Force", "Norfolk Police", "The Constabulary", ""),
        ("Milestones: Draft", "30", None, MINE),
    ]
    assert office.save({("force_name",): MINE}) == conflict, "one choice of three is not enough"
    choices = {("body_abbreviation",): THEIRS, ("force_name",): MINE, ("milestones", "draft"): MINE}
    assert office.save(choices) is None
    expected = theirs.replace("The Constabulary", "Norfolk Police").replace(
        "language:", "milestones:\n  draft: 30\nlanguage:"
    )
    assert path.read_text(encoding="utf-8") == expected
    assert office.answers.get(("body_abbreviation",)) == "Commissioner"


def test_a_save_that_the_disk_refuses_saves_nothing(office: OfficeState, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was typed is still there to be saved, and the file is what it was."""
    path = office.folder / "norfolk.yaml"
    before = path.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    office.answers.set(("area",), "Norwich")
    monkeypatch.setattr(saving, "write_whole", full)
    with pytest.raises(OSError, match="No space left"):
        office.save()
    assert office.is_changed
    assert path.read_bytes() == before


def test_a_profile_that_is_no_yaml_says_so(office: OfficeState) -> None:
    """What is open stays open."""
    (office.folder / "kent.yaml").write_text("office_name: [\n", encoding="utf-8")
    with pytest.raises(CannotOpen, match=r"kent\.yaml cannot be opened here"):
        office.open("kent")
    assert office.name == "norfolk"


def test_a_faulty_profile_is_mended_step_by_step(office: OfficeState) -> None:
    """What was broken before may be saved with a fault less; what was whole may not be broken."""
    path = office.folder / "norfolk.yaml"
    text = (
        path.read_text(encoding="utf-8")
        .replace("https://www.norfolk-pcc.gov.uk", "norfolk")
        .replace("#1d4f7b", "#ffcc00")
    )
    path.write_text(text, encoding="utf-8")
    office.open("norfolk")
    assert {problem.where for problem in office.problems} == {("website",), ("accent_colour",)}
    office.answers.set(("accent_colour",), "#8f7200")
    assert office.save() is None
    assert '"#8f7200"' in path.read_text(encoding="utf-8")
    office.answers.set(("website",), "https://www.norfolk-pcc.gov.uk")
    assert office.save() is None
    office.answers.set(("website",), "norfolk")
    assert office.cannot_save == "One answer to give or put right first; see below."


def test_a_new_offices_file_is_named_after_its_area(office: OfficeState) -> None:
    """It is written once every name is there, and an office of that name is never written over."""
    office.begin_new()
    assert office.cannot_save == "Type the police area first: the profile's file is named after it."
    office.answers.set(("area",), "Norfolk")
    assert office.cannot_save.startswith("There is a profile norfolk.yaml already.")
    for key, answer in KENT.items():
        office.answers.set((key,), answer)
    office.answers.set(("area",), "Dyfed-Powys & Môn")
    assert office.name == "dyfed-powys-mon"
    office.answers.set(("office_name",), "")
    assert office.cannot_save == "One answer to give or put right first; see below."
    office.answers.set(("office_name",), "The Office")
    assert office.save() is None
    assert office.offices == ["dyfed-powys-mon", "norfolk"]
    assert not office.is_changed


def test_the_first_office_of_all_makes_the_folder(tmp_path: Path) -> None:
    """A folder without any profile gets its first from the form."""
    state = OfficeState(tmp_path)
    for key, answer in KENT.items():
        state.answers.set((key,), answer)
    assert state.save() is None
    assert (tmp_path / "offices" / "kent.yaml").read_text(encoding="utf-8").startswith("office_name: ")


def test_unsaved_work_is_gone_on_with(office: OfficeState, parameter_folder: Path) -> None:
    """After a crash, the next form has what was typed; saved or dropped, nothing is left beside the profile."""
    office.answers.set(("area",), "Norwich")
    office.write_unsaved()
    second = OfficeState(parameter_folder)
    second.open("norfolk")
    assert second.resume() is None, "the first form is still at it"
    office.release()
    assert second.resume() is not None
    assert second.answers.get(("area",)) == "Norwich"
    assert second.save() is None
    assert not [*office.folder.glob(".*.json")]
    second.answers.set(("area",), "Norfolk")
    aside = second.drop_changes()
    assert aside is not None
    assert aside.name.endswith(".discarded.json")
    assert (second.is_changed, second.answers.get(("area",))) == (False, "Norwich")
    second.open("norfolk")
    assert second.resume() is None


def test_unsaved_work_on_an_older_profile_is_a_conflict(office: OfficeState, parameter_folder: Path) -> None:
    """What others saved since it was begun is not saved over."""
    office.answers.set(("area",), "Norwich")
    office.release()
    path = office.folder / "norfolk.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("area: Norfolk", "area: East Anglia"), encoding="utf-8")
    second = OfficeState(parameter_folder)
    second.open("norfolk")
    second.resume()
    conflict = second.save()
    assert conflict is not None
    assert [(it.mine, it.theirs) for it in conflict.differences] == [("Norwich", "East Anglia")]
