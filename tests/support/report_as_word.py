"""A page of a report as the Word document that it would be."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from lxml import html

from support.word_files import docx

_HEADINGS = {f"h{level}": f"Heading{level}" for level in range(1, 7)}


def as_word(page: str) -> bytes:
    """The headings, paragraphs, lists and tables of a page in a Word document."""
    return docx(*_parts(html.document_fromstring(page).find("body"), 0))


def _parts(element: html.HtmlElement, depth: int) -> Iterator[str]:
    for child in element:
        if child.tag in _HEADINGS:
            yield _paragraph(child, f'<w:pStyle w:val="{_HEADINGS[child.tag]}"/>')
        elif child.tag in ("p", "dt", "dd", "caption"):
            yield _paragraph(child, "")
        elif child.tag == "li":
            number = 2 if element.tag == "ol" else 1
            listed = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
            yield _paragraph(child, listed)
            yield from _parts(child, depth + 1)
        elif child.tag == "table":
            rows = ("".join(f"<w:tc>{_paragraph(cell, '')}</w:tc>" for cell in row.xpath("./td|./th"))
                    for row in child.iter("tr"))  # fmt: skip
            yield f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
        else:
            yield from _parts(child, depth)


def _paragraph(element: html.HtmlElement, properties: str) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(_runs(element, bold=False))}</w:p>"


def _runs(element: html.HtmlElement, bold: bool) -> Iterator[str]:
    yield _run(element.text, bold)
    for child in element:
        if child.tag not in ("ul", "ol"):
            yield from _runs(child, bold or child.tag == "strong")
        yield _run(child.tail, bold)


def _run(text: str | None, bold: bool) -> str:
    words = " ".join((text or "").split())
    if not words:
        return ""
    before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()  # type: ignore[index]
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{before}{escape(words)}{after}</w:t></w:r>'
