"""What a user configured for Jupyter, and what lies in the folder that they stand in, changes no document."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from section55.form.view.background_build import BuildResult, build_in_background
from support.register_folders import write_register_folder
from support.workbook import NORFOLK, Documents, section55

SETTINGS = """
c.Exporter.preprocessors = ["nbconvert.preprocessors.ClearOutputPreprocessor"]
c.ClearOutputPreprocessor.enabled = True
c.TagRemovePreprocessor.enabled = True
c.Exporter.file_extension = ".txt"
c.TemplateExporter.exclude_input = True
"""


@pytest.mark.parametrize(("exporter", "suffix"), [("section55-html", ".html"), ("section55-pdf", ".pdf")])
def test_own_settings_of_nbconvert_change_no_document(
    norfolk: Documents, tmp_path: Path, exporter: str, suffix: str
) -> None:
    """nbconvert's own command gives the bytes that a build gives, whatever its user configured."""
    for name in ("jupyter_config.py", "jupyter_nbconvert_config.py"):
        (tmp_path / name).write_text(SETTINGS, encoding="utf-8")
    run = norfolk.folder / f"{NORFOLK}.ipynb"
    done = subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", exporter, str(run), "--output-dir", str(tmp_path)],
        env=os.environ | {"JUPYTER_CONFIG_DIR": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    made = (tmp_path / f"{NORFOLK}{suffix}").read_bytes()
    assert made == (norfolk.folder / f"{NORFOLK}{suffix}").read_bytes()


@pytest.fixture
def hostile_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with modules called like Python's own, each of which leaves a mark when it is run."""
    folder = tmp_path / "current"
    folder.mkdir()
    for module in ("types", "signal", "json", "pathlib", "click", "yaml", "multiprocessing", "section55"):
        (folder / f"{module}.py").write_text(
            f"open({str(folder / 'ran')!r}, 'a').write({module!r})\n", encoding="utf-8"
        )
    monkeypatch.chdir(folder)
    return folder


def test_a_build_from_the_form_runs_no_module_of_the_current_folder(
    hostile_folder: Path, parameter_folder: Path, tmp_path: Path
) -> None:
    """A file types.py in the folder that a kernel runs in is not imported."""
    results: list[BuildResult] = []
    file = parameter_folder / f"{NORFOLK}.yaml"
    build_in_background(file, tmp_path / "outputs", on_step=lambda step: None, on_result=results.append)
    assert results == [BuildResult(True)]
    assert not (hostile_folder / "ran").exists()


def test_processes_of_the_register_run_no_module_of_the_current_folder(hostile_folder: Path, tmp_path: Path) -> None:
    """Neither those that read many files nor what starts them."""
    folder = tmp_path / "many"
    write_register_folder(folder)
    (some,) = folder.glob("*-later.yaml")
    for number in range(200):
        (folder / f"2022-01-01-more-{number}.yaml").write_bytes(some.read_bytes())
    command = Path(sys.executable).with_name("section55")
    done = subprocess.run(
        [command, "register", folder, "--format", "json"], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1, "one of the files cannot be read"
    assert "Traceback" not in done.stderr
    assert '"2022-01-01-more-199"' in done.stdout
    assert not (hostile_folder / "ran").exists()


def test_python_m_section55_imports_nothing_from_the_current_folder(
    hostile_folder: Path, parameter_folder: Path
) -> None:
    """What Python itself imports before it comes to the workbook is out of its hands; README says -P for that."""
    for module in ("types", "section55"):
        (hostile_folder / f"{module}.py").unlink()
    checked = section55("check", parameter_folder)
    assert checked.returncode == 0, checked.stderr
    assert not (hostile_folder / "ran").exists()
