"""A run notebook: the master notebook after papermill has run it for one inspection."""

import base64
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from section55.documents import audit, report
from section55.files.reader import InputFile
from section55.model.errors import WorkbookError
from section55.register import facts
from section55.register.entries import Register

if TYPE_CHECKING:
    from nbformat import NotebookNode


class NoReport(WorkbookError):
    """Raised when a notebook holds no report to export."""

    def __init__(self) -> None:
        super().__init__(
            "This notebook holds no report. Run the master notebook first: "
            "papermill notebooks/response.ipynb out.ipynb -r parameters_file parameters/NAME.yaml"
        )


def report_in(notebook: "NotebookNode") -> report.Report:
    """The report that a run notebook shows; raises `NoReport` where it shows none."""
    return report.Report.from_dict(_find_data(notebook, report.MIME_TYPE))


def register_in(notebook: "NotebookNode") -> Register | None:
    """The register that a run of ``register.ipynb`` shows; None where the notebook is another."""
    try:
        return facts.register_from_facts(_find_data(notebook, facts.MIME_TYPE))
    except NoReport:
        return None


def audit_in(notebook: "NotebookNode") -> tuple[audit.AuditRecord, tuple[InputFile, ...]]:
    """The audit record that a run notebook shows, and the files that it names; raises `NoReport` without one."""
    data = _find_data(notebook, audit.MIME_TYPE)
    files = tuple(InputFile(name, base64.b64decode(content)) for name, content in data["files"].items())
    return audit.AuditRecord.from_dict(data["record"]), files


def _find_data(notebook: "NotebookNode", mime_type: str) -> dict[str, Any]:
    for bundle in _bundles(notebook):
        if mime_type in bundle:
            return bundle[mime_type]
    raise NoReport


def _bundles(notebook: "NotebookNode") -> Iterator[dict[str, dict[str, Any]]]:
    """What each output shows, by MIME type."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            yield output.get("data", {})


def remove_traces(notebook: "NotebookNode", parameters: dict[str, str]) -> None:
    """Removes from a run notebook the times and the paths of the machine that ran it.

    ``parameters`` is what the notebook then names as its parameters.
    """
    # What the master has for the form goes too: a run is there to be read, not to be run again when it is opened.
    for key in ("papermill", "section55", "title", "voila"):
        notebook.metadata.pop(key, None)
    for cell in notebook.cells:
        for trace in ("papermill", "execution", "ExecuteTime", "jupyter", "deletable"):
            cell.metadata.pop(trace, None)
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell.id = "injected-parameters"
            cell.source = "# Parameters\n" + "".join(f"{name} = {value!r}\n" for name, value in parameters.items())
