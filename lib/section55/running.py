"""papermill, once for one inspection."""

import sys
from pathlib import Path
from typing import Any

# nbformat pulls in a grammar of international addresses that takes seconds to build and is not used here.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

import papermill  # noqa: E402
from papermill.exceptions import PapermillExecutionError  # noqa: E402

from section55.faults import WorkbookError  # noqa: E402

TIMEOUT = 300
"""Seconds that one cell may take; a report takes well under one."""


class RunFailed(WorkbookError):
    """The master notebook did not run to its end; the half-run notebook is kept for whoever looks."""

    def __init__(self, name: str, value: str, kept_as: str) -> None:
        super().__init__(f"The notebook stopped: {name}: {value}. The run is kept as {kept_as}.")


def run_notebook(notebook: Path, parameters: dict[str, str], working: Path, failed: Path) -> Any:
    """A notebook of the workbook's, run by papermill with these parameters.

    papermill writes to ``working``, which is gone afterwards; a run that fails is kept as
    ``failed`` and raises `RunFailed`.
    """
    try:
        return papermill.execute_notebook(
            str(notebook),
            str(working),
            parameters=parameters,
            progress_bar=False,
            request_save_on_cell_execute=False,
            execution_timeout=TIMEOUT,
            extra_arguments=["--log-level=50"],  # the kernel's own warnings would be printed among the build's
        )
    except PapermillExecutionError as error:
        working.replace(failed)
        raise RunFailed(error.ename, error.evalue, str(failed.name)) from error
    finally:
        working.unlink(missing_ok=True)
