"""papermill's engine ``section55``: no kernel, nothing imported twice, and nothing left over from one run to the next.

    papermill --engine section55 notebooks/response.ipynb out.ipynb -r parameters_file parameters/NAME.yaml

papermill loads its engines in the middle of its own import. So this module imports nothing of
papermill's, and its class has the methods of papermill's ``Engine`` without being one.
"""

from typing import Any

NAME = "section55"
TIMEOUT: float = 300
"""Seconds that one cell of the notebook may take where nobody says otherwise; a report takes well under one."""


class Section55Engine:
    """Runs a Python notebook's cells in a process of their own, without a kernel."""

    @classmethod
    def execute_notebook(cls, nb: Any, kernel_name: str, **kwargs: Any) -> Any:
        """Runs a notebook, as `ManagedRun` says, and gives it back with what its cells showed."""
        from section55.managed_run import ManagedRun

        return ManagedRun.execute_notebook(nb, kernel_name, **kwargs)

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> str:
        """The kernel that the notebook asks for, which papermill writes parameters in the language of."""
        from papermill.utils import nb_kernel_name

        return nb_kernel_name(nb, name)

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> str:
        """The notebook's language."""
        from papermill.utils import nb_language

        return nb_language(nb, language)
