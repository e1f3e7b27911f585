"""One inspection's documents, made: papermill's run, the page, and the PDF."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from section55 import workspace
from section55.audit import AuditRecord
from section55.reader import InputFile
from section55.tasks import TellStep, no_step


@dataclass(frozen=True)
class Made:
    """What a run of the master notebook gave; nothing of it is on the disk yet."""

    run: Any
    """The run notebook."""
    record: AuditRecord
    inputs: tuple[InputFile, ...]
    html: str

    @cached_property
    def pdf(self) -> bytes:
        """The PDF, made when it is first asked for."""
        from section55.pdf import pdf_from_html

        return pdf_from_html(self.html)


def make(
    parameter_file: Path,
    folder: Path,
    notebook: Path | None = None,
    timeout: float | None = None,
    tell: TellStep = no_step,
) -> Made:
    """Runs the master notebook for a parameter file; a run that fails is kept in ``folder``.

    ``notebook`` is another master notebook, ``timeout`` what one of its cells may take, in seconds;
    ``tell`` hears of the steps. Raises `RunFailed`, and whatever the exporters raise.
    """
    from section55.running import run_notebook  # noqa: I001 - first: it keeps a slow import of nbformat's out

    from section55.exporters import Section55HTMLExporter
    from section55.run_notebook import audit_in

    slug = parameter_file.stem
    tell("running the notebook")
    run = run_notebook(
        notebook or workspace.MASTER_NOTEBOOK,
        {"parameters_file": str(parameter_file.resolve())},
        folder / f".{slug}.running.ipynb",
        folder / f"{slug}.failed.ipynb",
        timeout=timeout,
        on_cell=lambda: tell(""),
    )
    tell("making the page")
    record, inputs = audit_in(run)
    html, _ = Section55HTMLExporter().from_notebook_node(run)
    return Made(run, record, inputs, html)
