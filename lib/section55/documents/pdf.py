"""Makes the PDF from the finished HTML with Typst, to PDF/UA-1 and PDF/A-3a in one file."""

from datetime import UTC, datetime
from functools import cache

import typst

from section55.documents.page_tree import parse_page
from section55.documents.pdf_tags import complete_tags
from section55.documents.typst_source import LAYOUT, TypstSource, source_of_tree, typst_source
from section55.fonts.characters import FONTS
from section55.model.errors import WorkbookError

_SCREEN = 96
"""Pixels to an inch of a picture for a screen."""


class PdfRefused(WorkbookError):
    """Raised when a page cannot become a PDF that keeps its standards; says which text is the cause."""


def pdf_from_html(page: str) -> bytes:
    """Return the PDF of a finished page: the same words in the same order, with the page's files attached.

    The same page gives the same bytes on any day and any machine. Raises `PdfRefused` where the
    page cannot become a PDF that keeps PDF/UA-1 and PDF/A-3a.
    """
    tree = parse_page(page)
    return complete_tags(_compile(source_of_tree(tree)), tree)


def _compile(source: TypstSource) -> bytes:
    day = datetime.fromisoformat(source.dated).replace(tzinfo=UTC)
    try:
        data, warnings = _compiler().compile_with_warnings(
            input=source.text.encode(), format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=int(day.timestamp())
        )
    except typst.TypstError as error:
        raise PdfRefused(f"The PDF cannot be made: {error.message}. {' '.join(error.hints)}".strip()) from error
    if warnings:
        raise PdfRefused(f"The PDF cannot be made: {warnings[0].message}.")
    assert isinstance(data, bytes)  # typst types it for every format at once; a PDF without an output file is bytes.
    return data


def picture_of_page_one(page: str) -> bytes:
    """Return page one of the PDF of a finished page as a PNG, to look at; raises `PdfRefused`."""
    try:
        pictures = _compiler().compile(input=typst_source(page).text.encode(), format="png", ppi=_SCREEN)
    except typst.TypstError as error:
        raise PdfRefused(f"The page cannot be drawn: {error.message}.") from error
    picture = pictures[0] if isinstance(pictures, list) else pictures
    assert isinstance(picture, bytes)  # as with a PDF: without an output file it is bytes.
    return picture


def prepare() -> None:
    """Read the fonts, which the first PDF would otherwise do. Starts no thread, so a process may fork after it."""
    _compiler()


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(font_paths=fonts, root=LAYOUT)
