"""One run of a notebook under papermill, its cells in a process of their own.

papermill manages the run as it does any other. The cells run in a process that is forked from this
one (or, where that is not safe, in a fresh one) and that ends with them. The run notebook is the
same as one that a kernel ran. A cell that loops for ever, calls ``sys.exit`` or kills its process is
an error in that cell, like any other.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode, from_dict
from papermill.engines import Engine, NotebookExecutionManager

from section55.build.engine import TIMEOUT
from section55.build.engine.cell_process import StartMethod, Watchdog, choose_start_method, describe_exit, start_cells
from section55.build.engine.cell_shell import LANGUAGE_INFO, CellMessage


class ManagedRun(Engine):  # type: ignore[misc]  # papermill has no types
    """What papermill calls to run a notebook that was opened and given its parameters."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        execution_timeout: float | None = None,
        start: StartMethod | None = None,
        on_cell: Callable[[], None] = lambda: None,
        **_: Any,
    ) -> None:
        """Runs the cells and puts what they show into the notebook.

        ``execution_timeout`` is the seconds that one cell may take. ``start`` is how the process is
        started; by default the quickest way that is safe. ``on_cell`` is called whenever a cell
        begins, shows something or ends. After a cell that fails no other is run, and papermill
        raises its error.
        """
        nb_man.nb.metadata["language_info"] = from_dict(LANGUAGE_INFO)
        recorder = _Recorder(nb_man)
        limit = execution_timeout or TIMEOUT
        with (
            start_cells(recorder.sources, start or choose_start_method()) as process,
            Watchdog(limit, process) as watchdog,
        ):
            for line in process.lines:
                watchdog.restart()
                message: CellMessage = json.loads(line)
                recorder.record(message)
                on_cell()
                if message["kind"] == "over":
                    return
            if watchdog.has_timed_out:
                recorder.record_failure("CellTimeout", f"the cell took longer than {limit:g} seconds and was stopped")
            else:
                process.kill()  # in case it only closed the pipe; one that has ended keeps its own exit status
                manner = describe_exit(process.wait())
                recorder.record_failure("CellProcessEnded", f"the cell ended its own process ({manner})")


@dataclass(frozen=True)
class _CodeCell:
    index: int
    """Among all cells of the notebook."""
    node: NotebookNode


class _Recorder:
    """Records in the notebook, and with papermill, what becomes of its code cells."""

    def __init__(self, manager: NotebookExecutionManager) -> None:
        self._manager = manager
        self._cells = [
            _CodeCell(index, cell) for index, cell in enumerate(manager.nb.cells) if cell.cell_type == "code"
        ]
        self._present = 0

    @property
    def sources(self) -> list[str]:
        """The sources of the code cells."""
        return [cell.node.source for cell in self._cells]

    def record(self, message: CellMessage) -> None:
        """Records one message of the process that runs the cells."""
        if message["kind"] == "started":
            self._present = message["cell"]
            cell = self._cells[self._present]
            self._manager.cell_start(cell.node, cell_index=cell.index)
        elif message["kind"] == "outputs":
            self._cells[message["cell"]].node.outputs = from_dict(message["outputs"])
        elif message["kind"] == "ended":
            self._complete(message["execution_count"], message["succeeded"])

    def record_failure(self, name: str, value: str) -> None:
        """Records that the process ended before its cells did, as an error in the present cell."""
        node = self._cells[self._present].node
        error = {"output_type": "error", "ename": name, "evalue": value, "traceback": [f"{name}: {value}"]}
        node.outputs = [*node.outputs, from_dict(error)]
        self._complete(None, succeeded=False)

    def _complete(self, count: int | None, succeeded: bool) -> None:
        cell = self._cells[self._present]
        cell.node.execution_count = count
        if not succeeded:
            self._manager.cell_exception(cell.node, cell_index=cell.index)
        self._manager.cell_complete(cell.node, cell_index=cell.index)
