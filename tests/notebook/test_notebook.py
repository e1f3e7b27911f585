"""The master notebook: a page, not a program, that stock papermill and nbconvert run as well."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import papermill
import pytest

from section55 import workspace
from section55.documents import report
from section55.model.errors import WorkbookError
from section55.notebook.response import FormCells, NoParameterFile, open_response
from section55.notebook.response_cells import Response
from support.workbook import INSPECTIONS, NORFOLK, PEEL, REFERENCES, TESTS, Documents

MASTER = workspace.MASTER_NOTEBOOK
MOST_LINES = 4
REFERENCE = TESTS / "reference"


def code_cells(path: Path = MASTER) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


@pytest.mark.parametrize("notebook", [MASTER, workspace.REGISTER_NOTEBOOK], ids=lambda path: path.stem)
def test_cells_are_a_few_lines_without_logic(notebook: Path) -> None:
    """Each cell imports, calls or shows; none defines, chooses or repeats."""
    for cell in code_cells(notebook):
        assert len(cell.source.splitlines()) <= MOST_LINES, cell.source
        for node in ast.walk(ast.parse(cell.source)):
            assert isinstance(
                node,
                ast.Module
                | ast.ImportFrom
                | ast.alias
                | ast.Assign
                | ast.AnnAssign
                | ast.Expr
                | ast.Call
                | ast.Attribute
                | ast.Name
                | ast.Constant
                | ast.expr_context,
            ), f"{type(node).__name__} in: {cell.source}"


@pytest.mark.parametrize("notebook", [MASTER, workspace.REGISTER_NOTEBOOK], ids=lambda path: path.stem)
def test_the_first_code_cell_is_the_only_parameters_cell(notebook: Path) -> None:
    """papermill puts the values after the defaults, so the defaults never win."""
    tagged = [cell for cell in code_cells(notebook) if "parameters" in cell.metadata.get("tags", ())]
    assert tagged == code_cells(notebook)[:1]


def test_parameters_are_typed_and_commented() -> None:
    """papermill knows what the notebook takes: a name, a type, a default and what it is for."""
    parameters = papermill.inspect_notebook(str(MASTER))
    assert set(parameters) == {"parameters_file"}
    assert parameters["parameters_file"]["inferred_type_name"] == "str"
    assert parameters["parameters_file"]["default"] == '""'
    assert parameters["parameters_file"]["help"]


@pytest.mark.parametrize("notebook", [MASTER, workspace.REGISTER_NOTEBOOK], ids=lambda path: path.stem)
def test_notebooks_are_kept_without_outputs(notebook: Path) -> None:
    """A notebook kept with outputs would open on a dead form."""
    for cell in code_cells(notebook):
        assert cell.outputs == []
        assert cell.execution_count is None


def test_without_a_parameter_file_it_fails_in_one_sentence(tmp_path: Path) -> None:
    """Run by a program that names no inspection, it prints no document under another's name: it says what to type."""
    run = subprocess.run(
        [sys.executable, "-m", "papermill", MASTER, tmp_path / "out.ipynb", "--no-progress-bar"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode != 0
    outputs = [output for cell in code_cells(tmp_path / "out.ipynb") for output in cell.outputs]
    errors = [output for output in outputs if output.output_type == "error"]
    assert [error.traceback for error in errors] == [[str(NoParameterFile())]]
    assert not any(report.MIME_TYPE in output.get("data", {}) for output in outputs)


def test_a_program_that_names_none_gets_the_sentence() -> None:
    """Outside a notebook too, no inspection is a sentence, not an empty document."""
    with pytest.raises(NoParameterFile, match=r"papermill notebooks/response\.ipynb"):
        open_response("")


def test_every_cell_has_something_to_call_with_and_without_an_inspection() -> None:
    """Beside the form, the cells of a response are there and show nothing, so that none ends in an error."""
    named = {cell.source.removeprefix("response.") for cell in code_cells() if cell.source.startswith("response.")}
    assert len(named) == 5
    for name in named:
        assert isinstance(getattr(Response, name), property)
        assert getattr(FormCells(workspace.PARAMETERS, workspace.OUTPUTS), name).bundle == {}


def test_a_refused_file_stops_the_run_with_its_sentences(tmp_path: Path) -> None:
    """The notebook reads through the same strict reader as everything else."""
    with pytest.raises(WorkbookError, match="cannot be opened"):
        open_response(str(tmp_path / "2024-01-01-not-there.yaml"))


def test_a_relative_path_is_found_from_the_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run started in another folder finds the workbook's own parameter files."""
    monkeypatch.chdir(tmp_path)
    open_response(f"parameters/{NORFOLK}.yaml")


def test_stock_papermill_and_nbconvert_make_the_same_documents(norfolk: Documents, tmp_path: Path) -> None:
    """The commands of papermill and nbconvert themselves give the page and the PDF of a build, byte for byte."""
    run = tmp_path / "out.ipynb"
    parameters_file = f"parameters/{NORFOLK}.yaml"
    commands = [
        ["papermill", MASTER, run, "-r", "parameters_file", parameters_file, "--no-progress-bar"],
        ["nbconvert", "--to", "section55-html", run],
        ["nbconvert", "--to", "section55-pdf", run],
    ]
    for command in commands:
        subprocess.run([sys.executable, "-m", *map(str, command)], check=True, capture_output=True, cwd=workspace.ROOT)
    assert run.with_suffix(".html").read_text(encoding="utf-8") == norfolk.html
    assert run.with_suffix(".pdf").read_bytes() == norfolk.pdf


def test_nbconvert_of_another_notebook_says_what_to_do(tmp_path: Path) -> None:
    """A notebook without a report is no document: the exporter says how to run one."""
    done = subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", "section55-html", str(MASTER), "--output-dir", str(tmp_path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode != 0
    assert "This notebook holds no report. Run the master notebook first" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_run_notebook_keeps_no_path_or_time_of_the_machine(norfolk: Documents) -> None:
    """The run notebook says what it was run for from where it lies, and nothing of who ran it, where or when."""
    path = norfolk.folder / f"{norfolk.slug}.ipynb"
    assert str(Path.home()) not in path.read_text(encoding="utf-8")
    run = nbformat.read(path, as_version=4)
    assert set(run.metadata) == {"kernelspec", "language_info"}
    assert all(set(cell.metadata) <= {"tags"} for cell in run.cells)
    named = next(cell.source for cell in run.cells if cell.id == "injected-parameters")
    assert named.endswith(f"parameters/{NORFOLK}.yaml'\n")


@pytest.mark.parametrize("name", REFERENCES)
def test_reference_runs_are_of_the_present_notebook(name: str) -> None:
    """nbval runs the cells that the master has now: ``make reference`` was not forgotten."""
    cells = code_cells(REFERENCE / f"{name}.ipynb")
    recorded = [cell.source for cell in cells if cell.id != "injected-parameters"]
    assert recorded == [cell.source for cell in code_cells()]
    compared = {cell.id for cell in cells if cell.outputs}
    assert compared >= {"deadline", "recommendations", "findings", "report"}


FAULTS = {
    "none": ("", ""),
    "a count": ("areas_for_improvement_total: 11", "areas_for_improvement_total: 12"),
    "the letter of a part": ("          - number: b\n", "          - number: d\n"),
    "a recommendation of a cause": (
        "With immediate effect, Midshire Police should record",
        "Midshire Police should record",
    ),
    "an answer to two": ("One rule now covers both", "One rule now covers one"),
}


@pytest.mark.slow
def test_nbval_sees_a_fault_that_is_planted(tmp_path: Path) -> None:
    """The comparison is shut: run again for a file that differs in one place, the recorded run is not the same."""
    shutil.copytree(INSPECTIONS / "offices", tmp_path / "offices")
    text = (INSPECTIONS / f"{PEEL}.yaml").read_text(encoding="utf-8")
    recorded = (REFERENCE / f"{PEEL}.ipynb").read_text(encoding="utf-8")
    for name, (old, new) in FAULTS.items():
        assert old in text
        folder = tmp_path / name.replace(" ", "-")
        shutil.copytree(tmp_path / "offices", folder / "offices")
        (folder / f"{PEEL}.yaml").write_text(text.replace(old, new), encoding="utf-8")
        assert REFERENCES[PEEL] in recorded
        run = recorded.replace(REFERENCES[PEEL], str(folder / f"{PEEL}.yaml"))
        (tmp_path / f"{folder.name}.ipynb").write_text(run, encoding="utf-8")
    results = tmp_path / "results.xml"
    settings = ("-c", workspace.ROOT / "pyproject.toml", f"--nbval-sanitize-with={TESTS / 'nbval.cfg'}")
    words = ("-q", "-p", "no:cacheprovider", "--tb=no", f"--junitxml={results}", *settings)
    subprocess.run([sys.executable, "-m", "pytest", *words, tmp_path], cwd=tmp_path, capture_output=True)
    cases = list(ElementTree.parse(results).iter("testcase"))
    ran = {case.get("classname") for case in cases}
    failed = {case.get("classname") for case in cases if case.find("failure") is not None}
    assert len(ran) == len(FAULTS)
    assert ran - failed == {"none.ipynb"}
