"""The gates that finished PDFs pass, each shown to refuse a PDF with one planted defect."""

import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from section55.documents.attachments import read_attachments
from section55.documents.pdf import pdf_from_html
from section55.documents.typst_elements import MANY_PAGES
from section55.files.history import published_history
from section55.files.saving import read_revisions
from section55.register.formats.changes_text import changes_as_page
from section55.register.page import register_page
from section55.register.panel_paper import render_paper
from support import vera
from support.register_folders import register, write_changes
from support.words import list_of_contents, pages_of_headings, pdf_text_of_pages, structure_elements
from support.workbook import NORFOLK, Documents


@pytest.fixture(scope="module", autouse=True)
def java_ends_before_pytest_does() -> Iterator[None]:
    yield
    vera.stop()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["register", "public register", "paper", "changes"])
def test_the_registers_pages_keep_the_standards(register_folder: Path, kind: str) -> None:
    """So do the PDFs of the register's page, of the panel paper with rows that name those below, and of changes."""
    since, changes = date(2022, 9, 1), write_changes(register_folder)
    whole = register(register_folder, date(2023, 6, 1))
    page = {
        "register": lambda: register_page(whole),
        "public register": lambda: register_page(whole, is_public=True),
        "paper": lambda: render_paper(whole, since, changes),
        "changes": lambda: changes_as_page(changes, since, date(2023, 6, 1)),
    }[kind]()
    pdf = pdf_from_html(page)
    assert [vera.failures(pdf, standard) for standard in vera.PROFILES] == [[], []]


@pytest.mark.parametrize("standard", vera.PROFILES)
def test_every_pdf_keeps_its_standards(all_documents: dict[str, Documents], standard: str) -> None:
    """veraPDF finds no failure of PDF/UA-1 or of PDF/A-3a in any PDF."""
    for name, documents in all_documents.items():
        assert vera.failures(documents.pdf, standard) == [], name


def changed_pdf(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def _drop(key: str) -> Callable[[pikepdf.Pdf], None]:
    return lambda document: document.Root.__delitem__(key)


def _lower_first_heading(document: pikepdf.Pdf) -> None:
    next(e for e in structure_elements(document.Root.StructTreeRoot) if e.S == "/H1").S = pikepdf.Name.H3


def _unname_links(document: pikepdf.Pdf) -> None:
    for annotation in document.pages[0].Annots:
        del annotation["/Contents"]


def _take_relationship(document: pikepdf.Pdf) -> None:
    del document.Root.AF[0]["/AFRelationship"]


def _unembed_a_font(document: pikepdf.Pdf) -> None:
    font = next(iter(document.pages[0].resources.Font.values())).DescendantFonts[0]
    for key in [key for key in font.FontDescriptor if key.startswith("/FontFile")]:
        del font.FontDescriptor[key]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("standard", "defect"),
    [
        ("PDF/UA-1", _drop("/MarkInfo")),
        ("PDF/UA-1", _drop("/StructTreeRoot")),
        ("PDF/UA-1", _drop("/Lang")),
        ("PDF/UA-1", _drop("/Metadata")),
        ("PDF/UA-1", _lower_first_heading),
        ("PDF/UA-1", _unname_links),
        ("PDF/A-3a", _drop("/MarkInfo")),
        ("PDF/A-3a", _drop("/Metadata")),
        ("PDF/A-3a", _take_relationship),
        ("PDF/A-3a", _unembed_a_font),
    ],
)
def test_verapdf_refuses_a_defect(norfolk: Documents, standard: str, defect: Callable[[pikepdf.Pdf], None]) -> None:
    """The gate is shut: each defect planted in Norfolk's PDF is found."""
    assert vera.failures(changed_pdf(norfolk.pdf, defect), standard)


_AS_TAGGED = {
    "th": "TH",
    "td": "TD",
    "table": "Table",
    "caption": "Caption",
    "li": "LI",
    "img": "Figure",
    "blockquote": "BlockQuote",
}
_AS_TAGGED |= {f"h{level}": f"H{level}" for level in range(1, 7)}


def tags_of_page(page: str) -> Counter[str]:
    """How many elements of each kind the page has, by the PDF's names for them."""
    tree = html.document_fromstring(page)
    for element in tree.xpath("//nav | //a[@class='skip']"):
        element.drop_tree()
    counts = Counter(_AS_TAGGED[element.tag] for element in tree.iter() if element.tag in _AS_TAGGED)
    counts["LI"] += len(tree.xpath("//dl/div"))
    counts["L"] = len(tree.xpath("//ul | //ol | //dl"))
    counts["Link"] = len(tree.xpath("//a[not(starts-with(@href, 'data:'))]"))
    counts["row header"] = len(tree.xpath("//th[@scope='row']"))
    return counts


def tags_of_pdf(pdf: bytes) -> Counter[str]:
    """The same, of the PDF's structure."""
    counts: Counter[str] = Counter()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for element in structure_elements(document.Root.StructTreeRoot):
            counts[str(element.S)[1:]] += 1
            if element.S == "/TH" and any(entry.get("/Scope") == "/Row" for entry in element.get("/A", [])):
                counts["row header"] += 1
    return Counter(
        {kind: number for kind, number in counts.items() if kind in {*_AS_TAGGED.values(), "L", "Link", "row header"}}
    )


def test_pdf_has_the_elements_of_the_page(all_documents: dict[str, Documents]) -> None:
    """Headings, lists, tables, header cells, row headers, quotations, pictures and links are as many in both."""
    for name, documents in all_documents.items():
        assert tags_of_pdf(documents.pdf) == +tags_of_page(documents.html), name


def test_header_cells_made_data_cells_are_seen(norfolk: Documents) -> None:
    """No validator notices header cells that became data cells; the comparison of elements does."""

    def unhead(document: pikepdf.Pdf) -> None:
        for element in structure_elements(document.Root.StructTreeRoot):
            if element.S == "/TH":
                element.S = pikepdf.Name.TD
                del element["/A"]

    planted = changed_pdf(norfolk.pdf, unhead)
    assert all(vera.failures(planted, standard) == [] for standard in vera.PROFILES)
    assert tags_of_pdf(planted) != +tags_of_page(norfolk.html)


def test_pdf_carries_its_inputs(norfolk: Documents, norfolk_file: Path) -> None:
    """The parameter file, the profile and the audit record are attached, byte for byte, each with its relationship."""
    with pikepdf.open(io.BytesIO(norfolk.pdf)) as document:
        attached = {
            name: (spec.obj.AFRelationship, spec.get_file().read_bytes()) for name, spec in document.attachments.items()
        }
    assert attached == {
        norfolk_file.name: ("/Source", norfolk_file.read_bytes()),
        "norfolk.yaml": ("/Source", (norfolk_file.parent / "offices" / "norfolk.yaml").read_bytes()),
        f"{NORFOLK}.history.jsonl": ("/Source", published_history(read_revisions(norfolk_file), with_names=False)),
        "audit.json": ("/Data", read_attachments(norfolk.html.encode(), "html").record_text),
    }
    record = json.loads((norfolk.folder / "audit.json").read_text(encoding="utf-8"))["record"]
    assert json.loads(attached["audit.json"][1]) == record


def test_pdf_has_title_language_bookmarks_and_pages(norfolk: Documents) -> None:
    """The reader's window shows the title; bookmarks follow the headings; every page has its number and is A4."""
    with pikepdf.open(io.BytesIO(norfolk.pdf)) as document:
        assert str(document.Root.Lang) == "en-GB"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        with document.open_outline() as outline:
            names = [entry.title for entry in outline.root]
            assert names[names.index("Key findings") :][:3] == [
                "Key findings",
                "Recommendations",
                "Areas for Improvement",
            ]
        for page in document.pages:
            assert [round(float(side)) for side in page.mediabox] == [0, 0, 595, 842]
    pages = pdf_text_of_pages(norfolk.pdf)
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in text
        assert "Meeting the needs of victims" in text


def test_the_head_of_a_page_is_no_title_cut_short(norfolk: Documents) -> None:
    """It is the inspection's title up to its first colon, and whose response this is; the first page has none."""
    head = "Meeting the needs of victims in the Criminal Justice System: PCC response"
    first, *others = ([line.strip() for line in text.splitlines()] for text in pdf_text_of_pages(norfolk.pdf))
    assert head not in first
    assert all(head in lines for lines in others)


def test_bookmarks_stand_open_and_each_makes_sense_alone(all_documents: dict[str, Documents]) -> None:
    """The sections lie open on the first level, and no two bookmarks are alike; a long PDF opens beside them."""
    for name, documents in all_documents.items():
        with pikepdf.open(io.BytesIO(documents.pdf)) as document, document.open_outline() as outline:
            assert len(outline.root) == int(document.Root.Outlines.Count) >= 4, name
            titles = [title for section in outline.root for title in titles_of(section)]
            assert len(titles) == len(set(titles)), name
            assert (document.Root.get("/PageMode") == "/UseOutlines") == is_long(documents.pdf), name


def is_long(pdf: bytes) -> bool:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages) >= MANY_PAGES


def titles_of(entry: pikepdf.OutlineItem) -> Iterator[str]:
    yield entry.title
    for child in entry.children:
        yield from titles_of(child)


def test_a_long_pdf_has_contents_with_the_numbers_of_pages(all_documents: dict[str, Documents]) -> None:
    """Each section is there with the page on which its heading stands; a PDF of fewer pages has no such list."""
    lengths = Counter(map(is_long, (documents.pdf for documents in all_documents.values())))
    assert lengths[True] > 1
    assert lengths[False] > 10
    for name, documents in all_documents.items():
        sections = [f"{heading}{page}" for heading, page in pages_of_headings(documents.pdf, 2)]
        assert list_of_contents(documents.pdf) == (sections if is_long(documents.pdf) else []), name


def test_a_draft_says_so_on_every_page_and_in_the_title(examples: dict[str, Documents]) -> None:
    """Nobody takes a page of a draft for the published response."""
    draft = examples["draft-with-markdown"]
    assert html.document_fromstring(draft.html).findtext(".//title").startswith("DRAFT: ")
    assert html.document_fromstring(draft.html).find(".//h1").text_content().startswith("DRAFT: ")
    notice = re.compile(r"Draft, revision 1 of \d+ \w+ \d{4}: not for publication", re.IGNORECASE)
    for text in pdf_text_of_pages(draft.pdf):
        assert "DRAFT" in text
        assert notice.search(" ".join(text.split()))
