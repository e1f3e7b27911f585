"""One run of a notebook under papermill, its cells in a process of their own.

papermill manages the run as it does any; the cells run in a process that was forked from this one
(or, where that cannot be done safely, in a fresh one) and that ends with them. The run notebook
says the same as one that a kernel ran. A cell that loops for ever, calls ``sys.exit`` or kills its
process is an error in that cell, like any other.
"""

import json
from collections.abc import Callable
from typing import Any

from nbformat import NotebookNode, from_dict
from papermill.engines import Engine, NotebookExecutionManager

from section55.cell_process import Running, Watch, manner, running, safest_start
from section55.cells import LANGUAGE_INFO
from section55.engine import TIMEOUT


class ManagedRun(Engine):
    """What papermill calls to run a notebook that was opened and given its parameters."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        execution_timeout: float | None = None,
        start: str | None = None,
        told_of_cell: Callable[[], None] = lambda: None,
        **_: Any,
    ) -> None:
        """Runs the cells and puts into the notebook what they show.

        ``execution_timeout`` is what one cell may take, in seconds. ``start`` is ``fork`` or
        ``fresh``; the safest one that is quick where absent. ``told_of_cell`` is called whenever a
        cell begins. After a cell that fails the others are not run, and papermill raises its error.
        """
        nb_man.nb.metadata["language_info"] = from_dict(LANGUAGE_INFO)
        places = [place for place, cell in enumerate(nb_man.nb.cells) if cell.cell_type == "code"]
        cells = [nb_man.nb.cells[place] for place in places]
        limit = execution_timeout or TIMEOUT
        sources = [cell.source for cell in cells]
        with running(sources, start or safest_start()) as process, Watch(limit, process) as watch:
            run = _Run(nb_man, cells, places, process)
            for line in process.lines:
                watch.begin_again()
                run.hear(json.loads(line))
                told_of_cell()
                if run.is_over:
                    return
            run.broke_off(limit if watch.is_out_of_time else None)


class _Run:
    """What the process said so far, in the notebook."""

    def __init__(
        self, nb_man: NotebookExecutionManager, cells: list[NotebookNode], places: list[int], process: Running
    ) -> None:
        self._manager, self._cells, self._places, self._process = nb_man, cells, places, process
        self._at = 0
        self.is_over = False

    def hear(self, told: dict[str, Any]) -> None:
        """Puts one thing that the process said where it belongs."""
        if "started" in told:
            self._at = told["started"]
            self._manager.cell_start(self._cells[self._at], cell_index=self._places[self._at])
        elif "shown" in told:
            for at, outputs in told["shown"]:
                self._cells[at].outputs = from_dict(outputs)
        elif "ended" in told:
            self._ended(told["execution_count"], told["succeeded"])
        else:
            self.is_over = True

    def _ended(self, count: int | None, succeeded: bool) -> None:
        cell, place = self._cells[self._at], self._places[self._at]
        cell.execution_count = count
        if not succeeded:
            self._manager.cell_exception(cell, cell_index=place)
        self._manager.cell_complete(cell, cell_index=place)

    def broke_off(self, timeout: float | None) -> None:
        """The process ended before its cells did: an error in the cell that it was at."""
        if timeout is not None:
            name, value = "CellTimeout", f"the cell took longer than {timeout:g} seconds and was stopped"
        else:
            self._process.kill()  # in case it only closed the pipe; one that has ended keeps its own exit status
            name, value = "CellProcessEnded", f"the cell ended its own process ({manner(self._process.wait())})"
        error = {"output_type": "error", "ename": name, "evalue": value, "traceback": [f"{name}: {value}"]}
        self._cells[self._at].outputs = [*self._cells[self._at].outputs, from_dict(error)]
        self._ended(None, succeeded=False)
