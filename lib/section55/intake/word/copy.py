"""A response as a Word document for comments and approval: the document's own words in its order, and one way only."""

import json

from section55.documents import report_on
from section55.documents.html_page import render_preview
from section55.files.hashes import sha256
from section55.files.reader import InspectionFile
from section55.intake.word.from_html import HtmlToWord
from section55.intake.word.writer import WordWriter
from section55.model.wording import shortened

PROPERTY = "Section55Word"


def make_word_copy(source: InspectionFile) -> bytes:
    """The Word copy of a response; the same bytes for the same parameter file, profile and history."""
    report = report_on(source)
    revision = source.revisions[-1].sequence if source.revisions else 0
    title = report.title
    header = f"DRAFT for comments and approval: {shortened(title, 70).strip('“”')}"
    writer = WordWriter(title, report.language, f"{header}{f', revision {revision}' if revision else ''}")
    HtmlToWord(writer, heading_levels_up=1).write(render_preview(report))
    carried = {"slug": source.slug, "revision": revision, "parameter_file": sha256(source.parameter_file.data)}
    return writer.finish({PROPERTY: json.dumps(carried)})
