"""papermill, once for one inspection."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from section55.build import engine
from section55.build.run_outputs import remove_traces
from section55.build.unneeded import kept_out
from section55.files.atomic_write import write_whole
from section55.model.errors import WorkbookError
from section55.model.printable import is_utf8, printable

with kept_out():
    import papermill
    from nbformat import NotebookNode
    from papermill.exceptions import PapermillExecutionError
    from papermill.iorw import papermill_io

_SCHEME = "section55-memory:"
_written: dict[str, str] = {}
"""The notebooks that papermill has written, by the paths that it was given: no file, which could be left behind."""


class _InMemory:
    """Keeps what papermill writes."""

    def write(self, text: str, path: str) -> None:
        _written[path] = text

    def pretty_path(self, path: str) -> str:
        return path


papermill_io.register(_SCHEME, _InMemory())


class RunFailed(WorkbookError):
    """Raised when a notebook does not run to its end; the notebook as far as it ran is kept."""

    def __init__(self, name: str, value: str, kept_as: str) -> None:
        self.name, self.value = name, value
        super().__init__(f"The notebook stopped: {name}: {' '.join(value.split())}. The run is kept as {kept_as}.")


class Run(NamedTuple):
    """A run notebook without a trace of the machine that ran it."""

    notebook: NotebookNode
    text: str
    """What papermill wrote of it, for a file."""


def run_notebook(
    notebook: Path,
    parameters: dict[str, str],
    failed: Path,
    timeout: float | None = None,
    on_cell: Callable[[], None] = lambda: None,
    recorded: dict[str, str] | None = None,
) -> Run:
    """Runs a notebook of the workbook's with these parameters, by papermill; gives the run notebook.

    It names ``recorded`` as its parameters; by default those that it got.
    A run that fails is kept as ``failed``, and raises `RunFailed`. ``timeout`` is the seconds that one
    cell may take. For ``on_cell``, see `ManagedRun`. Raises `WorkbookError` where a path is not UTF-8, as no notebook
    holds it.
    """
    for path in (str(notebook), *parameters.values()):
        if not is_utf8(path):
            raise WorkbookError(
                f"{printable(path)}: a name in this path is not UTF-8, and the notebook cannot hold it. "
                "Rename the folder or file."
            )

    def on_end(run: NotebookNode) -> None:
        if _first_error(run) is None:
            remove_traces(run, recorded or parameters)

    written_as = f"{_SCHEME}{secrets.token_hex(8)}/{failed.name}"
    try:
        run: NotebookNode = papermill.execute_notebook(
            str(notebook),
            written_as,
            parameters=parameters,
            engine_name=engine.NAME,
            progress_bar=False,
            request_save_on_cell_execute=False,
            execution_timeout=timeout,
            on_cell=on_cell,
            on_end=on_end,
        )
        if error := _first_error(run):  # of a cell that called sys.exit(): papermill takes that for the end
            raise error
        return Run(run, f"{_written[written_as]}\n")
    except PapermillExecutionError as error:
        write_whole(failed, _written[written_as].encode(), is_own=True)
        raise RunFailed(error.ename, error.evalue, str(failed.name)) from error
    finally:
        _written.pop(written_as, None)


def _first_error(run: NotebookNode) -> PapermillExecutionError | None:
    for index, cell in enumerate(run.cells):
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                return PapermillExecutionError(
                    index, cell.execution_count, cell.source, output.ename, output.evalue or "0", output.traceback
                )
    return None
