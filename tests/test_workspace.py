"""The folders of the workbook: its own, or those that an office names."""

import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from section55 import workspace
from section55.workspace import recorded_file, recorded_path
from support.workbook import NORFOLK, section55


@pytest.fixture
def elsewhere(parameter_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose ``parameters`` and ``outputs`` are the workbook's, by name."""
    monkeypatch.setenv("SECTION55_PARAMETERS", str(parameter_folder))
    monkeypatch.setenv("SECTION55_OUTPUTS", str(tmp_path / "outputs"))
    return tmp_path


def test_commands_use_the_folders_that_are_named(elsewhere: Path) -> None:
    """With no PATHS, the files and the documents are those of the named folders."""
    file = elsewhere / "parameters" / f"{NORFOLK}.yaml"
    file.rename(file.with_stem("2023-12-19-of-our-own"))
    built = section55("build", "--format", "html", cwd=elsewhere)
    assert built.returncode == 0, built.stderr
    assert (elsewhere / "outputs" / "2023-12-19-of-our-own" / "2023-12-19-of-our-own.html").exists()
    done = section55("history", "2023-12-19-of-our-own")
    assert done.returncode == 0, done.stderr
    verified = section55("verify", cwd=elsewhere)
    assert verified.stdout.startswith("outputs/2023-12-19-of-our-own"), verified.stderr


def test_verify_names_the_folder_in_which_nothing_is_built_yet(elsewhere: Path) -> None:
    """There is no folder of documents before the first build, and verify says what to do."""
    done = section55("verify", cwd=elsewhere)
    assert done.returncode == 1
    assert done.stderr == "There is nothing in outputs to verify. Build an inspection first: section55 build\n"


def test_a_named_folder_that_is_not_there_is_a_sentence(elsewhere: Path) -> None:
    """A shared drive that is not connected gives a sentence, for a slug as for all files."""
    (elsewhere / "parameters").rename(elsewhere / "unplugged")
    for words in (["check"], ["history", NORFOLK]):
        done = section55(*words, cwd=elsewhere)
        assert done.returncode == 1
        assert done.stderr == (
            "There is no folder parameters for the parameter files. Make it, or name another in SECTION55_PARAMETERS.\n"
        )


def test_a_file_that_cannot_be_read_is_never_passed_over(parameter_folder: Path) -> None:
    """An ending in capitals, one that Notepad adds, a link to a disk that is not there: its deadline is not forgotten.

    A folder, a hidden file and any other kind of file are no inspections.
    """
    good = parameter_folder / f"{NORFOLK}.yaml"
    for name in ("2024-01-02-capitals.YAML", "2024-01-03-notepad.yaml.txt", "2024-01-04-Both.Yml"):
        shutil.copy(good, parameter_folder / name)
    (parameter_folder / "2024-01-05-gone.yaml").symlink_to("/not/there.yaml")
    (parameter_folder / "2024-01-06-ring.yaml").symlink_to("2024-01-06-ring.yaml")
    (parameter_folder / "2024-01-07-folder.yaml").mkdir()
    for name in (".hidden.yaml", "notes.txt", "2024-01-08-a.yaml.bak"):
        (parameter_folder / name).write_text("a\n", encoding="utf-8")
    listed = section55("register", str(parameter_folder), "--format", "csv")
    assert listed.returncode == 1
    for name in ("02-capitals.YAML", "03-notepad.yaml.txt", "04-Both.Yml", "05-gone.yaml", "06-ring.yaml"):
        assert f"2024-01-{name}: it cannot be read, so that nothing of it is listed." in listed.stderr
    assert listed.stdout.count("Cannot be read") == listed.stderr.count("it cannot be read") == 5
    checked = section55("check", str(parameter_folder))
    assert "put the file itself there" in checked.stderr.lower()
    assert "2024-01-02-capitals.yaml.\n" in checked.stderr and "2024-01-03-notepad.yaml.\n" in checked.stderr


def test_a_relative_folder_is_of_the_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command and a kernel, which run in different folders, find the same one."""
    monkeypatch.setenv("SECTION55_PARAMETERS", "parameters")
    done = section55("check", cwd=tmp_path)
    assert done.returncode == 0
    assert str(workspace.PARAMETERS) in done.stdout


PLACES = {
    "in the workbook": ("jane/workbook/parameters", "jane/workbook/outputs", "../../parameters/x.yaml"),
    "in folders of the workbook": (
        "jane/workbook/parameters/2024",
        "jane/workbook/outputs/a",
        "../../../parameters/2024/x.yaml",
    ),
    "outputs on a drive": ("jane/workbook/parameters", "drive/outputs", "parameters/x.yaml"),
    "outputs in the home folder": ("jane/workbook/parameters", "jane/outputs", "parameters/x.yaml"),
    "parameters on a drive": ("drive/parameters", "jane/workbook/outputs", "x.yaml"),
    "side by side on a drive": ("drive/parameters", "drive/outputs", "../../parameters/x.yaml"),
    "outputs in the parameter folder": ("drive/parameters", "drive/parameters/outputs", "../../x.yaml"),
    "outputs around the parameter folder": ("drive/parameters", "drive", "../parameters/x.yaml"),
    "deeper than the parameter folder": ("drive/parameters", "drive/team/outputs", "../../../parameters/x.yaml"),
    "apart on a drive": ("drive/team/parameters", "drive/outputs", "x.yaml"),
    "outputs around the home folder": ("jane", "", "x.yaml"),
    "parameters in the home folder itself": ("jane", "bob", "x.yaml"),
}
"""Where the parameter file x.yaml and the outputs may lie, and the name that the documents give."""


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], tuple[Path, Path, Path]]:
    """Lays out a machine with Jane's workbook; gives the parameter file, its output folder and the workbook."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "jane")

    def lay_out(parameters: str, outputs: str) -> tuple[Path, Path, Path]:
        file, folder = tmp_path / parameters / "x.yaml", tmp_path / outputs / "x"
        for place in (file.parent, folder):
            place.mkdir(parents=True, exist_ok=True)
        file.touch()
        return file, folder, tmp_path / "jane" / "workbook"

    return lay_out


@pytest.mark.parametrize("place", PLACES)
def test_documents_name_the_parameter_file_by_no_path_of_the_machine(
    place: str, lay: Callable[[str, str], tuple[Path, Path, Path]]
) -> None:
    """Wherever workbook and outputs lie, no folder around them is named: neither the home folder nor a drive."""
    parameters, outputs, recorded = PLACES[place]
    file, folder, workbook = lay(parameters, outputs)
    assert recorded_path(file, folder, workbook) == recorded
    assert not {"jane", "bob", "drive", "team"} & set(recorded.split("/"))


@pytest.mark.parametrize("place", PLACES)
def test_the_parameter_file_is_found_again_by_that_name(
    place: str, lay: Callable[[str, str], tuple[Path, Path, Path]]
) -> None:
    """verify finds it from the output folder, from the workbook, or in the parameter folder that the office named."""
    parameters, outputs, recorded = PLACES[place]
    file, folder, workbook = lay(parameters, outputs)
    assert recorded_file(recorded, folder, workbook, file.parent).resolve() == file.resolve()


def test_a_linked_parameter_folder_is_not_named_by_where_it_really_lies(
    lay: Callable[[str, str], tuple[Path, Path, Path]], tmp_path: Path
) -> None:
    """A parameter folder of the workbook that is a link to a drive is not named by the drive."""
    file, folder, workbook = lay("drive/parameters", "jane/workbook/outputs")
    linked = workbook / "parameters"
    linked.symlink_to(file.parent)
    recorded = recorded_path(linked / "x.yaml", folder, workbook)
    assert recorded == "x.yaml"
    assert recorded_file(recorded, folder, workbook, linked).samefile(file)


@pytest.mark.parametrize("outputs", ["our-drive/outputs", "outputs"])
def test_a_build_outside_the_workbook_names_no_folder_around_it(
    parameter_folder: Path, outputs: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run notebook and audit.json of a real build have no path of the machine, and still verify."""
    shutil.move(parameter_folder, tmp_path / "our-drive" / "parameters")
    monkeypatch.setenv("SECTION55_PARAMETERS", str(tmp_path / "our-drive" / "parameters"))
    folder = tmp_path / outputs
    built = section55("build", "-o", str(folder), "--format", "html")
    assert built.returncode == 0, built.stderr
    run, audit = (folder / NORFOLK / name for name in (f"{NORFOLK}.ipynb", "audit.json"))
    for text in (run.read_text(encoding="utf-8"), audit.read_text(encoding="utf-8")):
        assert tmp_path.name not in text
        assert "our-drive" not in text
    named = next(cell.source for cell in nbformat.read(run, as_version=4).cells if cell.id == "injected-parameters")
    assert named.endswith(f"/{NORFOLK}.yaml'\n") == (outputs != "outputs")
    verified = section55("verify", str(folder / NORFOLK))
    assert verified.returncode == 0, verified.stdout


def test_what_an_editor_keeps_beside_a_file_is_no_part_of_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A swap file or what Python compiled is no change that has everything built again."""
    monkeypatch.setattr(workspace, "PACKAGE", tmp_path)
    for name in (
        "a.py",
        "templates/page.css",
        ".page.css.swp",
        "templates/.page.css.swp",
        "__pycache__/a.pyc",
        ".git/x",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [path.relative_to(tmp_path).as_posix() for path in workspace.package_files()] == [
        "a.py",
        "templates/page.css",
    ]
