"""A run notebook: the master notebook after papermill has run it for one inspection."""

import base64
from collections.abc import Iterator
from typing import Any

from section55 import audit, register_facts, report
from section55.faults import WorkbookError
from section55.reader import InputFile
from section55.register import Register


class NoReport(WorkbookError):
    """The notebook holds no report to export."""

    def __init__(self) -> None:
        super().__init__(
            "This notebook holds no report. Run the master notebook first: "
            "papermill notebooks/response.ipynb out.ipynb -r parameters_file parameters/NAME.yaml"
        )


def report_in(notebook: Any) -> report.Report:
    """The report that a run notebook shows; raises `NoReport` where it shows none."""
    return report.Report.from_dict(_shown(notebook, report.MIME_TYPE))


def register_in(notebook: Any) -> Register | None:
    """The register that a run of ``register.ipynb`` shows; None where the notebook is of something else."""
    try:
        return register_facts.register_from(_shown(notebook, register_facts.MIME_TYPE))
    except NoReport:
        return None


def audit_in(notebook: Any) -> tuple[audit.AuditRecord, tuple[InputFile, ...]]:
    """The audit record that a run notebook shows, and the files that it speaks of."""
    shown = _shown(notebook, audit.MIME_TYPE)
    files = tuple(InputFile(name, base64.b64decode(data)) for name, data in shown["files"].items())
    return audit.AuditRecord.from_dict(shown["record"]), files


def _shown(notebook: Any, mime_type: str) -> dict[str, Any]:
    for data in _displayed(notebook):
        if mime_type in data:
            return data[mime_type]
    raise NoReport


def _displayed(notebook: Any) -> Iterator[dict[str, Any]]:
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            yield output.get("data", {})


def without_traces(notebook: Any, parameters: dict[str, str]) -> Any:
    """The run notebook without the times and the paths of the machine that ran it.

    ``parameters`` is what it says that it was run with. Changes the notebook and gives it back.
    """
    # What the master says of the form goes too: a run is there to be read, not to be run anew when it is opened.
    for key in ("papermill", "section55", "title", "voila"):
        notebook.metadata.pop(key, None)
    for cell in notebook.cells:
        for trace in ("papermill", "execution", "ExecuteTime", "jupyter", "deletable"):
            cell.metadata.pop(trace, None)
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell.id = "injected-parameters"
            cell.source = "# Parameters\n" + "".join(f"{name} = {value!r}\n" for name, value in parameters.items())
    return notebook
