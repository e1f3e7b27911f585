"""The PDF's own rules: what it refuses, and where its pages end."""

import base64
import ctypes
import io
import re
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from lxml import html
from PIL import Image

from section55.documents import typst_elements, words
from section55.documents.attachments import read_attachments
from section55.documents.pdf import PdfRefused, pdf_from_html, picture_of_page_one
from section55.documents.typst_tables import column_widths
from section55.documents.words import missing_sentence
from section55.files.reader import InputFile
from support.examples import CREST, MANY, MAYOR, item
from support.reports import inspection_file, page_of
from support.words import as_printed, pdf_text_of_pages, structure_elements, without_spaces, words_of_html, words_of_pdf
from support.workbook import Documents


def test_a_pdf_that_would_break_its_standard_is_refused(norfolk: Documents, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a character slipped past the stand-ins, no PDF is made, and the message names the text that did it."""
    monkeypatch.setattr(typst_elements, "to_printable", lambda text: text)
    page = norfolk.html.replace("No areas for improvement", "No 中文 areas for improvement")
    with pytest.raises(PdfRefused, match=r"PDF/UA-1.*中"):
        pdf_from_html(page)


def test_no_heading_ends_a_page(norfolk: Documents, examples: dict[str, Documents]) -> None:
    """A heading stands on the page of the words that it is over."""
    for name, documents in {"norfolk": norfolk, **examples}.items():
        with pikepdf.open(io.BytesIO(documents.pdf)) as document:
            headings = {content for content in _contents_of_headings(document)}
            for page in document.pages:
                assert (page.objgen, _last_content(page)) not in headings, name


def test_no_ordinary_space_is_spelled_out(all_documents: dict[str, Documents]) -> None:
    """A space is a character of its line, whatever the document begins with, and no text by itself."""
    for name, documents in all_documents.items():
        with pikepdf.open(io.BytesIO(documents.pdf)) as document:
            assert not [page.index for page in document.pages if b"/ActualText( )" in page.Contents.read_bytes()], name


ROW = f"| {{0}} | {'The force has begun this work, and the board looks at the figures each quarter. ' * 5} | Good |"


@pytest.mark.parametrize("lines_before", range(28, 44, 3))
def test_no_page_cuts_a_row_of_a_table(lines_before: int) -> None:
    """Wherever a table begins on its page, each row stands whole on one page, an officer's and our own."""
    table = "\n".join(
        ["| Area | What was done | Grade |", "|---|---|---|", *(ROW.format(f"area {n}") for n in range(40))]
    )
    before = "\n\n".join(["One line."] * lines_before)
    items = [item(number, title="A short name " * 20) for number in range(1, 30)]
    pdf = pdf_from_html(page_of(inspection_file(key_findings=f"{before}\n\n{table}", recommendations=items)))
    rows = pages_of_rows(pdf)
    assert len(rows) > 50
    assert {len(pages) for pages in rows} == {1}


def test_a_row_that_no_page_can_hold_goes_on_overleaf() -> None:
    """Its words are all there, and none lies below the foot of the page."""
    long = " ".join(f"Word{number}x." for number in range(1500))
    page = page_of(inspection_file(key_findings=f"| Area | Words |\n|---|---|\n| Vetting | {long} |"))
    pdf = pdf_from_html(page)
    assert max(map(len, pages_of_rows(pdf))) > 1
    assert "Word1499x." in "".join(pdf_text_of_pages(pdf))
    assert without_spaces(words_of_pdf(pdf)) == as_printed(words_of_html(page))


def pages_of_rows(pdf: bytes) -> list[set[object]]:
    """The pages on which each row of a table stands."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        rows = [element for element in structure_elements(document.Root.StructTreeRoot) if element.S == "/TR"]
        return [{page for page, _ in _contents(row)} for row in rows]


def _contents_of_headings(document: pikepdf.Pdf) -> list[tuple[object, int]]:
    found = []
    for element in structure_elements(document.Root.StructTreeRoot):
        if str(element.S) in ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Caption"):
            found += _contents(element)
    return found


def _contents(element: pikepdf.Object) -> list[tuple[object, int]]:
    children = element.get("/K", [])
    found = []
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, int):
            found.append((element.Pg.objgen, child))
        elif "/MCID" in child:
            found.append((child.get("/Pg", element.get("/Pg")).objgen, int(child.MCID)))
        elif "/S" in child:
            found += _contents(child)
    return found


def _last_content(page: pikepdf.Page) -> int:
    numbers = [
        int(operands[1].MCID)
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]
    ]
    return numbers[-1]


@pytest.mark.parametrize(("document", "most"), [({"answers": "by item"}, 18), ({}, 32)])
def test_many_items_take_few_pages(document: dict[str, str], most: int) -> None:
    """A national report of 43 recommendations, a cause of concern and five areas for improvement is no book."""
    pdf = pdf_from_html(page_of(inspection_file(MAYOR | {"document": document}, **MANY)))
    with pikepdf.open(io.BytesIO(pdf)) as pages:
        assert len(pages.pages) <= most


@pytest.mark.parametrize("answers", ["by item", "by author"])
def test_the_words_of_the_report_are_tagged_as_quoted(answers: str) -> None:
    """Whoever listens hears where the inspectors' words begin and end, wherever they stand."""
    recommendations = [item(number) for number in range(1, 4)]
    source = inspection_file(MAYOR | {"document": {"answers": answers}}, recommendations=recommendations)
    with pikepdf.open(io.BytesIO(pdf_from_html(page_of(source)))) as document:
        quotations = [e for e in structure_elements(document.Root.StructTreeRoot) if e.S == "/BlockQuote"]
    # By author they stand again above each answer of the force.
    assert len(quotations) == {"by item": 3, "by author": 6}[answers]


def test_a_tag_beside_a_text_has_its_tint_behind_the_whole_word() -> None:
    """The tint of each tag is taller than its letters, in the label of an item as in a table."""
    source = inspection_file(MAYOR | {"document": {"answers": "by item"}}, recommendations=[item(1), item(2)])
    document = pypdfium2.PdfDocument(pdf_from_html(page_of(source)))
    try:
        heights = [
            top - bottom
            for page in document
            for found in page.get_objects()
            if found.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH and found_fill(found) in TINTS
            for _, bottom, _, top in [found.get_bounds()]
        ]
    finally:
        document.close()
    assert len(heights) >= 8
    assert min(heights) > 10


TINTS = {(0xFD, 0xF0, 0xD5), (0xE2, 0xED, 0xF7)}


def found_fill(found: pypdfium2.PdfObject) -> tuple[int, int, int]:
    """The colour that an object of a page is filled with."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pypdfium2.raw.FPDFPageObj_GetFillColor(found, red, green, blue, alpha)
    return red.value, green.value, blue.value


def test_page_one_is_a_picture_of_the_pdfs(norfolk: Documents) -> None:
    """It is as large as a page of A4 at 96 pixels to an inch, and has the office's colour in it."""
    picture = Image.open(io.BytesIO(picture_of_page_one(norfolk.html))).convert("RGB")
    assert picture.size == (794, 1123)
    assert (0x1D, 0x4F, 0x7B) in {colour for _, colour in picture.getcolors(100_000) or ()}


def test_a_page_that_typst_refuses_is_a_sentence(norfolk: Documents, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever looks at the picture reads why there is none."""
    monkeypatch.setattr(typst_elements, "string_literal", lambda _: "#nothing-there")
    with pytest.raises(PdfRefused, match="The page cannot be drawn: "):
        picture_of_page_one(norfolk.html)


def test_a_link_that_is_a_sign_says_in_words_where_it_leads() -> None:
    """The way back from a note is an arrow to the eye; whoever listens, on the page or in the PDF, hears words."""
    page = page_of(inspection_file(key_findings="Some words.[^1]\n\n[^1]: The note."))
    (arrow,) = [link for link in html.document_fromstring(page).iter("a") if link.text == "↑"]
    words = "Back to note 1 in the text"
    assert arrow.get("aria-label") == words
    with pikepdf.open(io.BytesIO(pdf_from_html(page))) as document:
        links = [e for e in structure_elements(document.Root.StructTreeRoot) if e.S == "/Link"]
        assert [str(link.Alt) for link in links if "/Alt" in link] == [words]
        described = [
            str(note.Contents) for sheet in document.pages for note in sheet.get("/Annots", []) if "/Contents" in note
        ]
    assert described.count(words) == 1


def test_the_logo_stands_on_the_line_of_the_offices_name() -> None:
    """No empty line lies between them."""
    logo = InputFile("offices/crest.svg", CREST.encode())
    page = page_of(replace(inspection_file(recommendations=[item(1)]), logo=logo))
    document = pypdfium2.PdfDocument(pdf_from_html(page))
    try:
        name = document[0].get_textpage().get_text_bounded().splitlines()[0]
        left, bottom, _, _ = document[0].get_textpage().get_charbox(0)
    finally:
        document.close()
    assert name.startswith("Mayor's Office")
    assert left > 200
    assert bottom > 842 - 72 * 48 / 25.4


def test_an_address_that_the_words_of_a_link_have_is_not_printed_again() -> None:
    """Beside other words it is, for a reader on paper."""
    words = "[The report (example.org)](https://example.org) and [its annex](https://example.org/annex)."
    text = " ".join(pdf_text_of_pages(pdf_from_html(page_of(inspection_file(key_findings=words))))[0].split())
    assert "The report (example.org) and its annex (example.org/annex)." in text


@pytest.mark.parametrize("lines_before", range(0, 12, 2))
def test_a_label_of_many_lines_ends_above_the_foot_of_its_page(lines_before: int) -> None:
    """Wherever a page ends, what an item is called in the list of what was done is not printed over the foot."""
    items = [item(number, title="Decisions on the vetting of officers and staff who move") for number in range(1, 15)]
    before = "\n\n".join(["One line."] * lines_before)
    pdf = pdf_from_html(page_of(inspection_file(key_findings=before, recommendations=items)))
    document = pypdfium2.PdfDocument(pdf)
    try:
        bottoms = [
            page_text.get_charbox(index)[1]
            for page in document
            for page_text in [page.get_textpage()]
            for index in range(page_text.count_chars())
            if page_text.get_text_range(index, 1).strip()
        ]
    finally:
        document.close()
    foot = 50
    assert min(bottom for bottom in bottoms if bottom > foot) > 23 * 72 / 25.4 - 3
    assert min(bottoms) > 25


@pytest.mark.parametrize("data", [b'"\\n" #let x = 1 // \xc3\xa9\xe2\x80\xa8\n', b"\r\n\x00", b"\xff\xfe", b""])
def test_a_carried_file_keeps_its_bytes(norfolk: Documents, data: bytes) -> None:
    """Whatever is in a file that a page carries, none of it means anything to what makes the PDF."""
    name, content = next(iter(read_attachments(norfolk.pdf, "pdf").files.items()))
    old, new = base64.b64encode(content).decode(), base64.b64encode(data).decode()
    with pikepdf.open(io.BytesIO(pdf_from_html(norfolk.html.replace(old, new)))) as document:
        assert document.attachments[name].get_file().read_bytes() == data


def test_a_day_has_its_room_in_a_column() -> None:
    """No line breaks a day, so that a column is as wide as all of it where there is little room for the others."""

    def width_of(day: str) -> float:
        cells = [*["".join(("a" * 27, " b" * 20))] * 3, day]
        row = "".join(f"<td>{cell}</td>" for cell in cells)
        widths = column_widths(html.fromstring(f"<table><tr>{row}</tr></table>"))
        return float(re.findall(r"([0-9.]+)fr", widths)[-1])

    assert width_of("Erbyn 31\u00a0Mawrth\u00a02025") > width_of("Erbyn 31 Mawrth 2025")


@pytest.mark.parametrize("columns", [8, 12, 16])
def test_a_table_of_many_columns_has_room_for_all_of_them(columns: int) -> None:
    """No figure or word stands over that of the next column; every word is there, and figures are on one line."""
    names = [f"Area{number}" for number in range(columns)]
    figures = [f"{number},{number:03}.5%" for number in range(columns)]
    rows = [names, ["---"] * columns, figures, ["inadequately"] * columns]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    html_page = page_of(inspection_file(key_findings=table))
    pdf = pdf_from_html(html_page)
    written = f"key_findings: {' '.join(names)} {'inadequately ' * columns}"
    assert missing_sentence(words.words_of_pdf(pdf), words.words_of_page(html_page), written) is None
    assert without_spaces(words_of_pdf(pdf)).replace("\u00ad", "").count("inadequately") == columns
    page = next(page for page in pypdfium2.PdfDocument(pdf) if figures[0] in page.get_textpage().get_text_range())
    text = page.get_textpage()
    boxes = []
    for figure in figures:
        start, length = text.search(figure).get_next()
        found = [text.get_charbox(index) for index in range(start, start + length)]
        lefts, bottoms, rights, _tops = zip(*found, strict=True)
        boxes.append((min(lefts), max(rights)))
        assert max(bottoms) - min(bottoms) < 4, f"{figure} is on two lines"
    assert all(right < left for (_, right), (left, _) in pairwise(boxes)), boxes
    assert boxes[-1][1] <= page.get_width()
