"""What the cells of the master notebook show of one inspection and the response to it."""

import base64

from section55 import workspace
from section55.checks import findings
from section55.documents import audit, report
from section55.documents.html_page import render_preview
from section55.documents.report_builder import report_on
from section55.files.reader import InspectionFile
from section55.model.deadlines import printed_deadline, statutory_last_day
from section55.model.wording import long_date, weekday
from section55.notebook.display import CellOutput, TextLines, show


class Response:
    """One inspection and the response to it, as the notebook's cells show it."""

    def __init__(self, source: InspectionFile) -> None:
        self._source = source
        self._report = report_on(source)

    def _ipython_display_(self) -> None:
        title, office = self._source.inspection.inspection_title, self._source.office.short_name
        show(TextLines([f"{title}: the response of {office}"]))

    @property
    def deadline(self) -> CellOutput:
        """The date of publication, the last lawful day, and the deadline that the document prints."""
        published, office = self._source.inspection.published_on, self._source.office
        last = statutory_last_day(published)
        printed = printed_deadline(published, office.prints_statutory_deadline)
        return TextLines(
            f"{label}: {weekday(day)} {long_date(day)}"
            for label, day in (
                ("Published on", published),
                ("Last lawful day, s.55(5A)", last),
                ("Section 55 response deadline, as printed", printed),
            )
        )

    @property
    def recommendations(self) -> CellOutput:
        """The sentence that counts each list, and a line for each item with its due date and position."""
        lines = []
        for item_list in self._report.lists:
            lines.append(item_list.sentence)
            lines += [
                " | ".join(filter(None, (item.heading, item.due, item.position, item.action, _with_another(item))))
                for item in item_list.items()
            ]
        return TextLines(lines)

    @property
    def findings(self) -> CellOutput:
        """What a person should look at before this is published."""
        lines = [f"{finding.key}: {finding.sentence}" for finding in findings(self._source)]
        return TextLines(lines or ["Nothing to look at."])

    @property
    def report(self) -> CellOutput:
        """The whole document, and its facts for the exporters."""
        return CellOutput(
            {
                "text/plain": f"The report {self._report.slug}",
                "text/html": render_preview(self._report),
                report.MIME_TYPE: self._report.as_dict(),
            }
        )

    @property
    def audit(self) -> CellOutput:
        """What the document is made from, and the files themselves, for the exporters."""
        record = audit.audit_of(self._source, workspace.MASTER_NOTEBOOK)
        files = {file.name: base64.b64encode(file.data).decode("ascii") for file in self._source.inputs}
        return CellOutput(
            {
                "text/plain": "\n".join(f"{made_from.name} SHA-256 {made_from.sha256}" for made_from in record.inputs),
                audit.MIME_TYPE: {"record": record.as_dict(), "files": files},
            }
        )


def _with_another(item: report.ReportItem) -> str:
    return f"Answered with {item.answered_with}." if item.answered_with else ""
