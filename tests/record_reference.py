"""Records the executed run of Norfolk's inspection that nbval runs again and compares: ``make reference``."""

import nbformat
import papermill
from conftest import NORFOLK

from section55 import workspace
from section55.run_notebook import without_traces

REFERENCE = workspace.ROOT / "tests" / "reference" / f"{NORFOLK}.ipynb"


def record() -> None:
    """Runs the master notebook by papermill's stock engine and keeps the run with its outputs."""
    parameters_file = f"parameters/{NORFOLK}.yaml"
    run = papermill.execute_notebook(
        str(workspace.MASTER_NOTEBOOK),
        None,
        parameters={"parameters_file": parameters_file},
        cwd=str(workspace.ROOT),
        progress_bar=False,
    )
    run = without_traces(run, parameters_file)
    for cell in run.cells:
        # What the document was made from and with changes at every release; its own tests compare it.
        if cell.id == "audit":
            cell.metadata["tags"] = [*cell.metadata.get("tags", ()), "nbval-ignore-output"]
            cell.outputs = []
    REFERENCE.write_text(nbformat.writes(run) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    record()
