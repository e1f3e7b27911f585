"""Records the executed runs that nbval runs again and compares: ``make reference``."""

from pathlib import Path

import nbformat
import papermill

from section55 import workspace
from section55.build.run_outputs import remove_traces
from support.workbook import REFERENCES as PARAMETER_FILES
from support.workbook import TESTS

REFERENCES = TESTS / "reference"


def record(notebook: Path, parameters: dict[str, str], name: str) -> None:
    """Runs a notebook by papermill's stock engine and keeps the run with its outputs."""
    run = papermill.execute_notebook(
        str(notebook), None, parameters=parameters, cwd=str(workspace.ROOT), progress_bar=False
    )
    remove_traces(run, parameters)
    for cell in run.cells:
        # What the document was made from and with changes at every release; its own tests compare it.
        if cell.id == "audit":
            cell.metadata["tags"] = [*cell.metadata.get("tags", ()), "nbval-ignore-output"]
            cell.outputs = []
    (REFERENCES / f"{name}.ipynb").write_text(nbformat.writes(run) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for name, parameters_file in PARAMETER_FILES.items():
        record(workspace.MASTER_NOTEBOOK, {"parameters_file": parameters_file}, name)
    record(workspace.REGISTER_NOTEBOOK, {"parameters_folder": "parameters", "as_of": "2024-02-01"}, "register")
