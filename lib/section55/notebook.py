"""What the cells of the master notebook call and show.

Run with a parameter file, each shows facts of the inspection, and the last ones carry the report
and its audit record for the exporters. Without one, a person gets the form and the other cells
stay empty; a program gets a sentence.
"""

import base64
import os
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from section55 import audit, report, workspace
from section55.checks import findings
from section55.deadlines import printed_deadline, statutory_last_day
from section55.faults import WorkbookError
from section55.html_page import render_preview
from section55.reader import InspectionFile, read_inspection
from section55.reporting import report_on
from section55.wording import long_date, weekday


class NoParameterFile(WorkbookError):
    """The notebook was run by a program that named no inspection."""

    def __init__(self) -> None:
        super().__init__(
            "No inspection was named. Run the notebook with the path of a parameter file: "
            "papermill notebooks/response.ipynb out.ipynb -r parameters_file parameters/NAME.yaml"
        )


def open_response(parameters_file: str) -> "Response":
    """The response to the inspection of a parameter file, for the cells to show.

    A relative path is looked for from the current folder, then from the workbook's own. With no
    path, a person in JupyterLab or Voilà gets the form; a program gets `NoParameterFile`. Raises
    `FaultsFound` with every fault of a file that is refused.
    """
    if parameters_file:
        return Response(read_inspection(found(parameters_file), parameters_file))
    if not a_person_is_there():
        raise NoParameterFile
    return Response(None)


def found(named: str) -> Path:
    """A file or folder as a cell names it: from the current folder, else from the workbook's own."""
    path = Path(named)
    from_workbook = workspace.ROOT / path
    return path if path.exists() or not from_workbook.exists() else from_workbook


def a_person_is_there() -> bool:
    """Whether someone looks on: true in JupyterLab and Voilà, false under papermill, nbconvert and nbval."""
    from IPython import get_ipython

    shell = get_ipython()
    kernel_can_ask = bool(shell and getattr(getattr(shell, "kernel", None), "_allow_stdin", False))
    return kernel_can_ask or os.environ.get("SERVER_SOFTWARE", "").startswith("voila/")


class Response:
    """One inspection and the response to it, as the notebook's cells show it."""

    def __init__(self, source: InspectionFile | None) -> None:
        self._source = source
        self._report = report_on(source) if source else None

    def _ipython_display_(self) -> None:
        from IPython.display import display

        if self._source is None:
            from section55.form import open_form

            display(open_form(workspace.PARAMETERS, workspace.OUTPUTS))
        else:
            display(
                Lines([f"{self._source.inspection.inspection_title}: the response of {self._source.office.short_name}"])
            )

    @property
    def deadline(self) -> "Shown":
        """The day of publication, the last lawful day, and the deadline that the document prints."""
        if self._source is None:
            return Nothing()
        published, office = self._source.inspection.published_on, self._source.office
        last = statutory_last_day(published)
        printed = printed_deadline(published, office.prints_statutory_deadline)
        return Lines(
            f"{label}: {weekday(day)} {long_date(day)}"
            for label, day in (
                ("Published on", published),
                ("Last lawful day, s.55(5A)", last),
                ("Section 55 response deadline, as printed", printed),
            )
        )

    @property
    def recommendations(self) -> "Shown":
        """The sentence that counts each list, and a line for each item with its due date and position."""
        if self._report is None:
            return Nothing()
        lines = []
        for item_list in self._report.lists:
            lines.append(item_list.sentence)
            lines += [
                " | ".join(filter(None, (item.heading, item.due, item.position, item.action)))
                for item in item_list.items
            ]
        return Lines(lines)

    @property
    def findings(self) -> "Shown":
        """What a person should look at before this is published."""
        if self._source is None:
            return Nothing()
        found = findings(self._source)
        return (
            Lines(f"{finding.key}: {finding.sentence}" for finding in found)
            if found
            else Lines(["Nothing to look at."])
        )

    @property
    def report(self) -> "Shown":
        """The whole document, and its facts for the exporters."""
        if self._report is None:
            return Nothing()
        return Shown(
            {
                "text/plain": f"The report {self._report.slug}",
                "text/html": render_preview(self._report),
                report.MIME_TYPE: self._report.as_dict(),
            }
        )

    @property
    def audit(self) -> "Shown":
        """What the document is made from, and the very files, for the exporters."""
        if self._source is None:
            return Nothing()
        record = audit.audit_of(self._source, workspace.MASTER_NOTEBOOK)
        files = {file.name: base64.b64encode(file.data).decode("ascii") for file in self._source.inputs}
        return Shown(
            {
                "text/plain": "\n".join(f"{made_from.name} SHA-256 {made_from.sha256}" for made_from in record.inputs),
                audit.MIME_TYPE: {"record": record.as_dict(), "files": files},
            }
        )


class Shown:
    """Something that a cell shows, in each form that a reader of the notebook may want."""

    def __init__(self, bundle: dict[str, Any]) -> None:
        self._bundle = bundle

    def _ipython_display_(self) -> None:
        from IPython.display import display

        display(self._bundle, raw=True)


class Nothing(Shown):
    """What a cell shows while no inspection is chosen."""

    def __init__(self) -> None:
        super().__init__({})

    def _ipython_display_(self) -> None:
        pass


class Lines(Shown):
    """Some sentences, one a line."""

    def __init__(self, lines: Iterable[str]) -> None:
        told = list(lines)
        super().__init__(
            {"text/plain": "\n".join(told), "text/html": "\n".join(f"<p>{escape(line)}</p>" for line in told)}
        )
