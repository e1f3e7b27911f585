"""The PDF: compiled by Typst from the finished HTML, to PDF/UA-1 and PDF/A-3a in one file."""

from datetime import UTC, datetime
from functools import cache

import typst

from section55.characters import FONTS
from section55.faults import WorkbookError
from section55.pdf_finish import finished
from section55.typst_source import typst_source

STANDARDS = ["a-3a", "ua-1"]


class PdfRefused(WorkbookError):
    """The PDF cannot be made so that it keeps its standards; the text says which words did it."""


def pdf_from_html(page: str) -> bytes:
    """The PDF of a finished page: the same words in the same order, the files that it carries attached.

    The same page gives the same bytes on any day and any machine. Raises `PdfRefused` where the
    page cannot be a PDF that keeps PDF/UA-1 and PDF/A-3a.
    """
    source = typst_source(page)
    day = datetime.fromisoformat(source.dated).replace(tzinfo=UTC)
    try:
        data, warnings = _compiler().compile_with_warnings(
            input=source.text.encode(), format="pdf", pdf_standards=STANDARDS, timestamp=int(day.timestamp())
        )
    except typst.TypstError as error:
        raise PdfRefused(f"The PDF cannot be made: {error.message}. {' '.join(error.hints)}".strip()) from error
    if warnings:
        raise PdfRefused(f"The PDF cannot be made: {warnings[0].message}.")
    return finished(data, page)


def prepare() -> None:
    """Reads the fonts, which the first PDF would else do. Starts no thread, so that a process may fork after it."""
    _compiler()


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(font_paths=fonts)
