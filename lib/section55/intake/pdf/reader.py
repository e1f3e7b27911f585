"""The blocks of a PDF: by its tags where it has any that hold its words, else by its lines."""

from collections import defaultdict
from collections.abc import Iterator

import pikepdf

from section55.intake.blocks import Source
from section55.intake.inline import Run
from section55.intake.pdf.bounds import open_pdf
from section55.intake.pdf.character import Character
from section55.intake.pdf.characters import pages_of
from section55.intake.pdf.letters import draws_without_meaning
from section55.intake.pdf.links import links_of
from section55.intake.pdf.tagged import TagReader
from section55.intake.pdf.untagged import read_untagged
from section55.model.errors import WorkbookError
from section55.model.wording import first_few, listed

_LEAST_TAGGED = 0.5
"""Of the letters of a PDF, how many stand in its tags for them to be gone by."""
UNTAGGED = (
    "The PDF has no tags, so that its paragraphs and lists were guessed from how its lines lie. Look at everything, or "
    "bring in the web page instead."
)


def read_pdf(data: bytes) -> Source:
    """The blocks of a PDF. Raises `WorkbookError` for one that is not read, or has no text."""
    pdf = open_pdf(data)
    pages = list(pages_of(data))
    letters = sum(len(page) for page in pages)
    if not any(character.text.strip() for page in pages for character in page):
        raise WorkbookError("It has no text: it is a scan. Bring in the web page instead, or paste its text.")
    if draws_without_meaning(pdf):
        raise WorkbookError("Its fonts do not say what letters they draw. Bring in the web page, or type its text.")
    title, scans = _title(pdf), tuple(_scans(pdf, pages))
    reader = TagReader(pdf, _words_by_mark(pages))
    try:
        reader.read()
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError):
        reader.blocks = []
    if sum(len(block.text) for block in reader.blocks) >= letters * _LEAST_TAGGED:
        return Source(kind="pdf", blocks=tuple(reader.blocks), title=title, notes=scans)
    blocks = tuple(read_untagged(pages, links_of(pdf)))
    return Source(kind="untagged pdf", blocks=blocks, title=title, notes=(UNTAGGED, *scans))


def _scans(pdf: pikepdf.Pdf, pages: list[list[Character]]) -> Iterator[str]:
    """What is said of pages that have a picture and no words, of which nothing is read."""
    found = [
        str(number)
        for number, (page, characters) in enumerate(zip(pdf.pages, pages, strict=False), 1)
        if not any(character.text.strip() for character in characters) and _has_picture(page)
    ]
    if found:
        words = f"Page {found[0]} is a picture" if len(found) == 1 else f"Pages {listed(first_few(found))} are pictures"
        yield f"{words} without words, perhaps a scan: nothing of it was read. Look there for what is missing here."


def _has_picture(page: pikepdf.Page) -> bool:
    try:
        return len(page.images) > 0
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError):
        return False


def _words_by_mark(pages: list[list[Character]]) -> dict[tuple[int, int], list[Run]]:
    words: dict[tuple[int, int], list[Run]] = defaultdict(list)
    for number, page in enumerate(pages):
        for character in page:
            text = " " if character.text == "\n" else character.text
            words[number, character.mark].append(Run(text, character.bold, character.italic))
    return words


def _title(pdf: pikepdf.Pdf) -> str:
    try:
        return " ".join(str(pdf.docinfo.get("/Title", "")).split())
    except (pikepdf.PdfError, ValueError, TypeError):
        return ""
