"""Pages of the PDF, drawn and compared with pictures that a person looked at and approved.

``make approve`` draws them anew.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy
import pypdfium2
import pytest
from PIL import Image

from section55.documents.pdf import pdf_from_html
from section55.files.reader import InputFile, read_inspection
from support.examples import CREST, MANY, MAYOR
from support.reports import inspection_file, page_of
from support.workbook import INSPECTIONS, PEEL, TESTS, Documents

APPROVED = TESTS / "approved"
DOTS_PER_INCH = 60
VISIBLE = 48
"""How far apart two grey values (0 to 255) are before an eye would see it."""
TOLERATED = 0.004
"""The share of a page's dots that may differ: hashes and versions in the audit trail change at each release."""

Picture = numpy.ndarray


def drawn_pages(pdf: bytes) -> Iterator[Picture]:
    """Each page as grey values, rows by columns."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield numpy.asarray(page.render(scale=DOTS_PER_INCH / 72, grayscale=True).to_pil())
    finally:
        document.close()


def difference(one: Picture, other: Picture) -> float:
    """The share of dots that an eye would see differ; 1 for pages of different sizes."""
    if one.shape != other.shape:
        return 1.0
    return float((abs(one.astype(int) - other.astype(int)) > VISIBLE).mean())


@pytest.mark.parametrize(("name", "number"), [("norfolk", 4), ("many-recommendations", 4), ("draft-with-markdown", 3)])
def test_pages_look_as_approved(norfolk: Documents, examples: dict[str, Documents], name: str, number: int) -> None:
    """Each page looks as it did when a person last approved it.

    Of the examples, only the pages before the audit trail: their history begins anew on each day.
    """
    pages = list(drawn_pages((norfolk if name == "norfolk" else examples[name]).pdf))[:number]
    kept = [APPROVED / f"{name}-{number}.png" for number in range(1, len(pages) + 1)]
    if os.environ.get("SECTION55_ACCEPT") == "1":
        APPROVED.mkdir(exist_ok=True)
        for page, path in zip(pages, kept, strict=True):
            Image.fromarray(page).save(path, optimize=True)
    assert sorted(path.name for path in APPROVED.glob(f"{name}-*.png")) == [path.name for path in kept]
    for page, path in zip(pages, kept, strict=True):
        with Image.open(path) as approved:
            assert difference(page, numpy.asarray(approved)) <= TOLERATED, path.name


def is_as_approved(pdf: bytes, indexes: tuple[int, int], kept: Path) -> bool:
    """Whether two pages beside each other, in colour, look as in the picture; `make approve` keeps them as such."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[index].render(scale=DOTS_PER_INCH / 72).to_pil() for index in indexes]
    finally:
        document.close()
    width, height = pages[0].size
    sheet = Image.new("RGB", (2 * width + 6, height), "#8a8a8a")
    for place, page in enumerate(pages):
        sheet.paste(page, (place * (width + 6), 0))
    if os.environ.get("SECTION55_ACCEPT") == "1":
        sheet.quantize(64, Image.Quantize.FASTOCTREE).save(kept, optimize=True)
    with Image.open(kept) as approved:
        return difference(numpy.asarray(sheet.convert("L")), numpy.asarray(approved.convert("L"))) <= TOLERATED


def test_the_changelogs_picture_shows_the_look_as_it_is() -> None:
    """Beside the pages of version 0.1.0 stand those of the same response as it is made now, item by item."""
    logo = InputFile("offices/crest.svg", CREST.encode())
    source = inspection_file(MAYOR | {"document": {"answers": "by item"}}, **MANY)
    pdf = pdf_from_html(page_of(replace(source, logo=logo)))
    assert is_as_approved(pdf, (0, 4), APPROVED / "look-now.png")
    with Image.open(APPROVED / "look-before.png") as before, Image.open(APPROVED / "look-now.png") as now:
        assert before.size == now.size


def test_the_readmes_picture_shows_a_finished_response() -> None:
    """The first two pages of a response to a report on one force, as it is made now."""
    pdf = pdf_from_html(page_of(read_inspection(INSPECTIONS / f"{PEEL}.yaml")))
    assert is_as_approved(pdf, (0, 1), APPROVED / "finished-response.png")


def test_a_moved_line_is_seen() -> None:
    """The comparison is shut: a page whose text stands a line lower is not the approved one."""
    with Image.open(APPROVED / "norfolk-1.png") as approved:
        page = numpy.asarray(approved)
    assert difference(numpy.roll(page, 10, axis=0), page) > 10 * TOLERATED
