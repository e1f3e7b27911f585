"""The title that a finished document gives itself."""

import io

from lxml import etree

from section55.documents.page_tree import parse_page


def title_of(kind: str, data: bytes) -> str:
    """Return the title of a document, html or pdf, on one line; nothing where it has none or cannot be read."""
    if kind == "html":
        try:
            return _folded(parse_page(data.decode("utf-8", "replace")).findtext("head/title") or "")
        except etree.LxmlError:
            return ""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            return _folded(str(document.docinfo.get("/Title", "")))
    except (pikepdf.PdfError, ValueError, TypeError):
        return ""


def _folded(text: str) -> str:
    return " ".join(text.split())
