"""papermill, once for one inspection."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

# nbformat pulls in a grammar of international addresses that takes seconds to build and is not used here.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

import papermill  # noqa: E402
from papermill.exceptions import PapermillExecutionError  # noqa: E402

from section55 import engine  # noqa: E402
from section55.faults import WorkbookError  # noqa: E402


class RunFailed(WorkbookError):
    """The master notebook did not run to its end; the half-run notebook is kept for whoever looks."""

    def __init__(self, name: str, value: str, kept_as: str) -> None:
        super().__init__(f"The notebook stopped: {name}: {value}. The run is kept as {kept_as}.")


def run_notebook(
    notebook: Path,
    parameters: dict[str, str],
    working: Path,
    failed: Path,
    timeout: float | None = None,
    on_cell: Callable[[], None] = lambda: None,
) -> Any:
    """A notebook of the workbook's, run by papermill with these parameters.

    papermill writes to ``working``, which is gone afterwards; a run that fails is kept as
    ``failed`` and raises `RunFailed`. ``timeout`` is what one cell may take, in seconds.
    """
    try:
        run = papermill.execute_notebook(
            str(notebook),
            str(working),
            parameters=parameters,
            engine_name=engine.NAME,
            progress_bar=False,
            request_save_on_cell_execute=False,
            execution_timeout=timeout,
            on_cell=on_cell,
        )
        _refuse_early_end(run)
    except PapermillExecutionError as error:
        working.replace(failed)
        raise RunFailed(error.ename, error.evalue, str(failed.name)) from error
    finally:
        working.unlink(missing_ok=True)
    return run


def _refuse_early_end(run: Any) -> None:
    """Raises the error for a cell that called ``sys.exit()``: papermill takes that for a notebook that is done."""
    for place, cell in enumerate(run.cells):
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                raise PapermillExecutionError(
                    place, cell.execution_count, cell.source, output.ename, output.evalue or "0", output.traceback
                )
