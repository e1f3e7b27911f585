"""The documents of one inspection: papermill's run, the page and the PDF."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from section55 import workspace
from section55.build.task import TaskListener
from section55.documents.audit import AuditRecord
from section55.files.reader import InputFile

if TYPE_CHECKING:
    from section55.build.run_notebook import Run


@dataclass(frozen=True)
class Documents:
    """A run of the master notebook, and the documents from it; nothing of it is on the disk yet."""

    run: "Run"
    """The run notebook."""
    record: AuditRecord
    inputs: tuple[InputFile, ...]
    html: str

    @cached_property
    def copies(self) -> dict[str, str]:
        """The page of each addressee's letter by the name of its files; empty where one document is for all."""
        from section55.build.run_outputs import report_in
        from section55.documents.html_page import render_response

        return {
            report.letter.file_name: render_response(report, self.record, self.inputs)
            for report in report_in(self.run.notebook).copies()
            if report.letter
        }

    @cached_property
    def pdf(self) -> bytes:
        """The PDF, made when it is first asked for."""
        from section55.documents.pdf import pdf_from_html

        return pdf_from_html(self.html)


def make_documents(
    parameter_file: Path,
    folder: Path,
    notebook: Path | None = None,
    timeout: float | None = None,
    listener: TaskListener | None = None,
    recorded_as: str = "",
) -> Documents:
    """Runs the master notebook for a parameter file, and makes the page of the run.

    A run that fails is kept in ``folder``. ``notebook`` is another master notebook; ``timeout`` is
    the seconds that one of its cells may take. ``recorded_as`` is the parameter file as the run
    notebook names it; where empty, by its path. Raises `RunFailed`, and whatever the exporters raise.
    """
    from section55.build.run_notebook import run_notebook  # noqa: I001 - first: it keeps a slow import of nbformat's out

    from section55.build.exporters import export_html
    from section55.build.run_outputs import audit_in

    listener = listener or TaskListener()
    slug = parameter_file.stem
    listener.on_step("running the notebook")
    path = str(parameter_file.parent.resolve() / parameter_file.name)
    run = run_notebook(
        notebook or workspace.MASTER_NOTEBOOK,
        {"parameters_file": path},
        folder / f"{slug}.failed.ipynb",
        timeout=timeout,
        on_cell=listener.on_cell,
        recorded={"parameters_file": recorded_as or path},
    )
    listener.on_step("making the page")
    record, inputs = audit_in(run.notebook)
    return Documents(run, record, inputs, export_html(run.notebook))
