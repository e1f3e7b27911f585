"""A response in Welsh: no English word but what is quoted or named, and the same anchors as in English."""

import io
from typing import Any

import pikepdf
from lxml import html

from section55.documents.pdf import pdf_from_html
from section55.documents.report_builder import report_on
from section55.model.catalogue import current_language
from support.examples import WELSH
from support.reports import inspection_file, page_of
from support.welsh_words import OURS, english_words, text_shown, words_of
from support.words import pdf_text_of_pages, structure_elements, without_spaces, words_of_html, words_of_pdf

OFFICE: dict[str, Any] = WELSH | {
    "body_title": "Comisiynydd yr Heddlu a Throseddu",
    "body_abbreviation": "Comisiynydd",
    "chief_officer_title": "Prif Gwnstabl",
    "contact_email": "",
}
ITEM: dict[str, Any] = {
    "text": "Dylai’r heddlu gofnodi.",
    "title": "Cofnodi",
    "due": "Ar unwaith",
    "status": "complete",
    "addressed_to": ["Prif Gwnstabliaid"],
    "owner": "Pennaeth",
    "updates": [{"on": "2023-02-01", "text": "Gwnaed."}],
}


def item(number: int, **answers: Any) -> dict[str, Any]:
    return {"number": str(number)} | ITEM | answers


CAUSE = {
    "number": "1",
    "text": "Pryder.",
    "recommendations": [
        item(
            9,
        )
    ],
    "accelerated": True,
}
FILE: dict[str, Any] = {
    "inspection_title": "Arolygiad o Blismona",
    "publication_types": ["Adroddiad"],
    "key_findings": "Canfyddiadau.[^1]\n\n[^1]: Ffynhonnell.\n\n| Blwyddyn | Nifer |\n| --- | --- |\n| 2023 | 4 |",
    "chief_constable_comments": "Sylwadau’r heddlu.",
    "commissioner_comments": "Fy sylwadau.",
    "reply_to_chief_constable": "Ateb.",
    "recommendations": [
        item(1, chief_constable={"position": "accepted"}, commissioner={"action": "taken"}),
        item(2, chief_constable={"position": "not accepted"}, commissioner={"action": "none"}),
        item(3, chief_constable={"position": "noted"}, commissioner={"action": "proposed"}),
        item(4, chief_constable={}, commissioner={}, answered_with="3"),
        item(5, status="superseded", chief_constable={}, commissioner={}),
    ],
    "causes_of_concern": [CAUSE],
    "areas_for_improvement": [item(1, chief_constable={"position": "partly accepted"}, commissioner={})],
    "corrections": [{"on": "2023-03-01", "text": "Cywirwyd gair."}],
}


def test_no_english_word_is_in_a_welsh_document() -> None:
    """In each layout, as a draft and as a final, nothing that the workbook adds is English."""
    english = english_words()
    assert {"the", "recommendation", "answered", "published", "deadline"} <= english
    document: dict[str, str]
    for document in (
        {},
        {"answers": "by item"},
        {"layout": "letter"},
        {"audit_trail": "full"},
        {"answers": "by item", "audit_trail": "full"},
    ):
        for status in ("draft", "final"):
            page = page_of(inspection_file(OFFICE | {"document": document}, status=status, **FILE))
            names = words_of(f"{OFFICE['office_name']} {OFFICE['website']} {OFFICE['short_name']}")
            assert words_of(text_shown(page)) & english - OURS - names == set(), (document, status)


def test_the_notes_and_tables_of_a_text_are_called_by_welsh_words() -> None:
    """What the workbook writes around an officer's own notes and tables is in the language of the document."""
    page = html.document_fromstring(page_of(inspection_file(OFFICE, **FILE)))
    assert [words for words in page.xpath("//caption/text()") if ": tabl" in words] == ["Canfyddiadau allweddol: tabl"]
    assert page.xpath("//sup/a/text()") == ["[nodyn 1]"]
    assert page.xpath("//ol[@class='notes']/@aria-label") == ["Nodiadau"]
    assert page.xpath("//ol[@class='notes']//a/@aria-label") == ["Yn ôl at nodyn 1 yn y testun"]


def test_page_and_pdf_have_the_same_welsh_words() -> None:
    """What the page says the PDF says, in a document that calls itself Welsh."""
    page = page_of(inspection_file(OFFICE, **FILE))
    pdf = pdf_from_html(page)
    assert "Tudalen 1 o" in pdf_text_of_pages(pdf)[0]
    for sentence in ("Mae Heddlu", "Nifer yr argymhellion yn yr adroddiad:", "Nid yw'r Comisiynydd"):
        assert without_spaces(sentence) in without_spaces(words_of_html(page))
        assert without_spaces(sentence) in without_spaces(words_of_pdf(pdf))


def test_a_document_and_its_translation_have_the_same_anchors() -> None:
    """A link to an item of the one fits the other."""
    anchors = [
        [item.anchor for item in report_on(inspection_file(office, **FILE)).items()]
        for office in (OFFICE, OFFICE | {"language": "en-GB"})
    ]
    assert anchors[0] == anchors[1]
    assert anchors[0][0] == "recommendation-1"


def test_english_documents_between_welsh_ones_are_as_they_were() -> None:
    """The templates that are kept for all documents of a process mix no languages."""
    english = inspection_file(OFFICE | {"language": "en-GB"}, **FILE)
    before = page_of(english)
    welsh = page_of(inspection_file(OFFICE, **FILE))
    assert page_of(english) == before
    assert page_of(inspection_file(OFFICE, **FILE)) == welsh
    assert current_language() == "en-GB"


def test_the_tags_of_the_pdf_carry_the_language() -> None:
    """The PDF calls itself Welsh, and what is quoted from an English report, or is English code, calls itself so."""
    pdf = pdf_from_html(page_of(inspection_file(OFFICE, **FILE, report_language="en")))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == "cy"
        marked = {
            (str(tag.S), str(tag.Lang)) for tag in structure_elements(document.Root.StructTreeRoot) if "/Lang" in tag
        }
    assert {("/BlockQuote", "en"), ("/Code", "en")} <= marked


def test_a_count_in_the_glance_has_no_plural_behind_it() -> None:
    """In Welsh a noun after a number is singular; the figure counts "the number of" them instead."""
    glance = report_on(inspection_file(OFFICE, **FILE)).glance
    assert glance is not None
    assert glance.figures[0].words.startswith("nifer yr argymhellion, ")


def test_a_report_s_title_within_the_document_s_is_marked() -> None:
    """A title in two languages says which of its words are in which, on a page and in a letter."""
    for document in ({"title": "Ymateb: {inspection}"}, {"title": "Ymateb: {inspection}", "layout": "letter"}):
        page = page_of(inspection_file(OFFICE | {"document": document}, **FILE, report_language="en"))
        [heading] = html.document_fromstring(page).xpath("//h1")
        assert heading.text_content() == "Ymateb: Arolygiad o Blismona"
        assert [(span.text, span.get("lang")) for span in heading] == [("Arolygiad o Blismona", "en")]
