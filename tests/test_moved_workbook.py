"""A workbook that was copied or moved, and a package without one: whose files are worked on is never a guess."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from section55 import workspace
from section55.cli import main
from section55.files.own_folders import WhichFolder
from section55.notebook import response
from support.workbook import NORFOLK, section55

NOTEBOOKS = ("response.ipynb", "register.ipynb")


@pytest.fixture
def other(tmp_path: Path, parameter_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the workbook, from which this package is not installed."""
    for variable in (workspace.PARAMETERS_VARIABLE, workspace.OUTPUTS_VARIABLE):
        monkeypatch.delenv(variable, raising=False)
    (tmp_path / "lib" / "section55").mkdir(parents=True)
    shutil.copytree(workspace.ROOT / "notebooks", tmp_path / "notebooks")
    return tmp_path


@pytest.mark.parametrize("place", [".", "parameters", "lib/section55"])
def test_a_command_in_a_copy_of_the_workbook_warns(other: Path, place: str) -> None:
    """Each command says that it is another's, and what to type; with files that are named it goes on."""
    checked = section55("check", other / "parameters", cwd=other / place)
    assert checked.returncode == 0
    assert checked.stderr == (
        f"You are in the workbook {other}, but this section55 is installed from another: {workspace.ROOT}. "
        f"To work on the files here, install it from here: type “make setup” in {other}, and then .venv/bin/section55; "
        "without make, “pip install -e .”.\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("build",),
        ("build", f"parameters/{NORFOLK}.yaml"),
        ("register",),
        ("history", NORFOLK),
        ("verify",),
        ("lab",),
        ("form",),
        ("paper", "--since", "2024-01-01"),
        ("new", "A title", "--published-on", "2024-01-01"),
    ],
    ids=" ".join,
)
def test_no_command_works_on_the_originals_files_from_a_copy(other: Path, words: tuple[str, ...]) -> None:
    """Neither its files are read nor its folders written, where none was named."""
    before = {path: path.stat().st_mtime_ns for folder in ("parameters", "outputs") for path in in_workbook(folder)}
    done = section55(*words, cwd=other)
    assert done.returncode == 1
    assert "To work on another workbook's files from here, name its folder in SECTION55_" in done.stderr
    after = {path: path.stat().st_mtime_ns for folder in ("parameters", "outputs") for path in in_workbook(folder)}
    assert after == before


def in_workbook(folder: str) -> list[Path]:
    return [path for path in (workspace.ROOT / folder).rglob("*") if path.name[0] != "."]


def test_the_form_does_not_open_on_the_originals_files(other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a copy's notebook, too, a sentence says what to type."""
    monkeypatch.chdir(other / "notebooks")
    monkeypatch.setattr(response, "is_a_person_there", lambda: True)
    with pytest.raises(WhichFolder, match="install it from here"):
        response.open_response("")
    monkeypatch.setenv(workspace.PARAMETERS_VARIABLE, str(other / "parameters"))
    monkeypatch.setenv(workspace.OUTPUTS_VARIABLE, str(other / "outputs"))
    response.open_response("")


def test_a_copys_own_command_is_known_from_anywhere(other: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The command of a copied .venv, which starts the original's Python, says so wherever it is typed."""
    command = other / ".venv" / "bin" / "section55"
    command.parent.mkdir(parents=True)
    shutil.copy(Path(sys.executable).with_name("section55"), command)
    done = subprocess.run(
        [command, "check"], cwd=tmp_path_factory.mktemp("elsewhere"), capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"You are in the workbook {other}")


def test_folders_that_are_named_are_worked_on_from_anywhere(other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An office that names its folders may stand in any workbook."""
    monkeypatch.setenv(workspace.PARAMETERS_VARIABLE, str(other / "parameters"))
    checked = section55("check", cwd=other)
    assert checked.returncode == 0
    assert checked.stdout.count(f"{NORFOLK}.yaml") > 1


def test_documents_that_are_named_are_verified_from_anywhere(other: Path) -> None:
    """A folder that is typed is looked at itself, whatever the workbook's own folder of documents would be."""
    folder = other / "sent" / NORFOLK
    folder.mkdir(parents=True)
    done = section55("verify", folder, cwd=other)
    assert done.returncode == 1
    assert done.stdout.startswith(f"{Path('sent', NORFOLK)}\n")


def test_a_shell_completes_nothing_in_a_copy_of_the_workbook(other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the middle of a line there is no place for a sentence; the command that is typed says it."""
    monkeypatch.chdir(other)
    completion = ShellComplete(main, {}, "section55", "_SECTION55_COMPLETE")
    assert completion.get_completions(["history"], "2023") == []


@pytest.fixture(scope="module")
def wheel_only(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as a wheel has it, in a folder without a workbook around it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", str(folder), str(workspace.ROOT)]
    made = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert made.returncode == 0, made.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site-packages")
    return folder / "site-packages"


def with_wheel(wheel: Path, *words: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "section55", *map(str, words)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(wheel)} | variables,
        capture_output=True,
        encoding="utf-8",
    )


@pytest.mark.slow
def test_a_wheel_has_the_notebooks(wheel_only: Path) -> None:
    """The same bytes as in the workbook: their SHA-256 is in every audit record."""
    for name in NOTEBOOKS:
        assert (wheel_only / "section55" / "notebooks" / name).read_bytes() == (
            workspace.ROOT / "notebooks" / name
        ).read_bytes()


@pytest.mark.slow
def test_a_wheel_builds_what_the_workbook_builds(wheel_only: Path, norfolk_file: Path, tmp_path: Path) -> None:
    """Folders that are named are all that it needs, for the documents and for the register's page."""
    outputs = tmp_path / "outputs"
    built = with_wheel(wheel_only, "build", norfolk_file, "-o", outputs, cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    here = tmp_path / "here"
    assert section55("build", norfolk_file, "-o", here).returncode == 0
    for suffix in (".html", ".pdf"):
        name = f"{NORFOLK}/{NORFOLK}{suffix}"
        assert (outputs / name).read_bytes() == (here / name).read_bytes()
    page = tmp_path / "register.html"
    named = {workspace.PARAMETERS_VARIABLE: str(norfolk_file.parent)}
    done = with_wheel(wheel_only, "register", "--format", "html", "-o", page, cwd=tmp_path, **named)
    assert done.returncode == 0, done.stderr
    assert page.is_file()


@pytest.mark.slow
@pytest.mark.parametrize("words", [("check",), ("build",), ("verify",), ("lab",), ("form",)], ids=" ".join)
def test_a_wheel_says_at_once_that_it_has_no_folders(wheel_only: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    """And what to do: name one, or install from the workbook's folder. Nothing is written into the installation."""
    done = with_wheel(wheel_only, *words, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("This section55 is installed without a workbook's folder")
    assert "pip install -e ." in done.stderr
    assert not (wheel_only / "section55" / "outputs").exists()
    assert not list(tmp_path.iterdir())
