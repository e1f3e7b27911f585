"""The plain chooser that JupyterLab shows: pick an inspection, see its finished page below."""

from html import escape
from pathlib import Path

import ipywidgets as widgets

from section55 import workspace
from section55.audit import audit_of
from section55.faults import WorkbookError
from section55.html_page import page
from section55.reader import read_inspection
from section55.reporting import report_on

_LABEL_WIDTH = {"description_width": "8em"}


def chooser() -> widgets.Widget:
    """A list of the workbook's parameter files, a button, and a place for the document or its faults."""
    files = workspace.parameter_files(workspace.PARAMETERS)
    if not files:
        return widgets.HTML("<p>There are no parameter files yet. In a terminal, type: section55 new --help</p>")
    inspections = widgets.Dropdown(
        options=[(path.stem, path) for path in reversed(files)],
        description="Inspection",
        tooltip="Inspection",
        style=_LABEL_WIDTH,
        layout={"width": "40em", "max_width": "100%"},
    )
    show = widgets.Button(
        description="Show document", tooltip="Show the finished page below", layout={"width": "fit-content"}
    )
    document = widgets.HTML()

    def show_document(_: widgets.Button) -> None:
        document.value = _document_or_faults(inspections.value)

    show.on_click(show_document)
    return widgets.VBox([widgets.HBox([inspections, show], layout={"flex_flow": "wrap"}), document])


def _document_or_faults(path: Path) -> str:
    try:
        source = read_inspection(path, path.name)
    except WorkbookError as error:
        faults = "".join(f"<li>{escape(line)}</li>" for line in str(error).splitlines())
        return f"<p>This file cannot be shown yet:</p><ul>{faults}</ul>"
    finished = page(report_on(source), audit_of(source, workspace.MASTER_NOTEBOOK), source.inputs)
    style = "width: 100%; height: 48em; border: 1px solid"
    return f'<iframe title="The finished page" srcdoc="{escape(finished)}" style="{style}"></iframe>'
