"""papermill's engine ``section55``: no kernel, nothing imported twice, and nothing left over from one run to the next.

    papermill --engine section55 notebooks/response.ipynb out.ipynb -r parameters_file parameters/NAME.yaml

papermill loads its engines in the middle of its own import. So this module imports nothing of
papermill's, and its class has the methods of papermill's ``Engine`` without being one.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbformat import NotebookNode

NAME = "section55"
TIMEOUT: float = 300
"""Seconds that one cell of the notebook may take where nobody says otherwise; a report takes well under one."""


class Section55Engine:
    """Runs a Python notebook's cells in a process of their own, without a kernel."""

    @classmethod
    def execute_notebook(
        cls,
        nb: "NotebookNode",
        kernel_name: str,
        on_end: "Callable[[NotebookNode], None]" = lambda run: None,
        **kwargs: Any,
    ) -> "NotebookNode":
        """Runs a notebook as `ManagedRun` does; gives it with what its cells showed.

        ``on_end`` is called with it before papermill writes it for the last time.
        """
        from section55.build.engine.papermill_run import ManagedRun

        run: NotebookNode = ManagedRun.execute_notebook(nb, kernel_name, **kwargs)
        on_end(run)
        return run

    @classmethod
    def nb_kernel_name(cls, nb: "NotebookNode", name: str | None = None) -> str:
        """The kernel that the notebook asks for; papermill writes the parameters in its language."""
        from papermill.utils import nb_kernel_name

        return str(nb_kernel_name(nb, name))

    @classmethod
    def nb_language(cls, nb: "NotebookNode", language: str | None = None) -> str:
        """The notebook's language."""
        from papermill.utils import nb_language

        return str(nb_language(nb, language))
