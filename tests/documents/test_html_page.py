"""The page itself: what it says of languages, and which rules of style it carries."""

import subprocess
import sys
from pathlib import Path

from lxml import html

from section55.documents.pdf import pdf_from_html
from support.examples import MAYOR, WELSH, item
from support.reports import inspection_file, page_of
from support.words import languages_and_texts, without_spaces

QUOTED = {
    "inspection_title": "Arolygiad o Heddlu Gorllewin",
    "recommendations": [
        item(
            1,
            title="Galwadau",
            text="Dylai'r heddlu:\n(a) ateb galwadau;\n(b) cyrraedd mewn pryd.",
            addressed_to=["Prif Gwnstabliaid"],
            due="Erbyn 31 Rhagfyr",
            chief_constable={"position": "accepted", "response": "It is done."},
        )
    ],
}
WELSH_WORDS = ("Arolygiad", "Galwadau", "Dylai'r heddlu:", "(b)", "cyrraedd mewn pryd.", "Prif", "Erbyn 31 Rhagfyr")
ENGLISH_WORDS = ("Recommendation 1", "Addressed to", "It is done.", "accepts this recommendation", "The force welcomes")


def words_in(page: str, language: str) -> str:
    """What a page has in a language, all together; words of our own are in the language of the page."""
    tree = html.document_fromstring(page)
    return " ".join(
        "".join(found.itertext())
        for found in tree.xpath("//body//text()/..")
        if found.xpath("ancestor-or-self::*[@lang][1]/@lang") == [language]
    )


def test_links_notes_and_files_are_named_for_whoever_hears_them_alone() -> None:
    """Each link to an answer says which, the list of notes what it is, a file that it is saved."""
    office = MAYOR | {"document": {"sections": [{"section": "recommendations"}, {"section": "chief officer response"}]}}
    items = [item(number) for number in range(1, 6)]
    page = page_of(inspection_file(office, recommendations=items))
    tree = html.document_fromstring(page)
    cells = [link.get("aria-label") for link in tree.xpath("//td/a[starts-with(@href, '#')]")]
    assert cells == [f"Partly accepted: Chief Constable response to Recommendation {number}" for number in range(1, 6)]
    saved = [link.get("aria-label") for link in tree.xpath("//a[@download]")]
    assert saved == ["2022-11-02-example.yaml, download", "offices/mayor.yaml, download", "audit.json, download"]
    notes = html.document_fromstring(page_of(inspection_file(key_findings="Words.[^1]\n\n[^1]: A note.")))
    assert [found.get("aria-label") for found in notes.find_class("notes")] == ["Notes"]


def test_what_is_quoted_is_in_the_language_of_the_report() -> None:
    """Title, words, short names, addressees and due dates are spoken as Welsh; answers and our own words are not."""
    page = page_of(inspection_file(report_language="cy", **QUOTED))
    found = languages_and_texts(pdf_from_html(page))
    for in_language in (
        lambda language: words_in(page, language),
        lambda language: " ".join(text for spoken, text in found if spoken == language),
    ):
        welsh, english = without_spaces(in_language("cy")), without_spaces(in_language("en-GB"))
        for words in WELSH_WORDS:
            assert without_spaces(words) in welsh
        for words in ENGLISH_WORDS:
            assert without_spaces(words) not in welsh
            assert without_spaces(words) in english


def test_a_file_that_does_not_name_the_report_s_language_is_as_before() -> None:
    """Nothing is marked within a page: what the file does not name is in the language of the page."""
    page = html.document_fromstring(page_of(inspection_file(WELSH, **QUOTED)))
    assert page.get("lang") == "cy"
    assert not page.xpath("//body//*[@lang]")
    assert not html.document_fromstring(page_of(inspection_file(report_language="en-GB"))).xpath("//body//*[@lang]")


def test_a_page_carries_no_rules_for_what_it_does_not_have() -> None:
    """Lettered lines and tables of items with long names have rules of their own."""
    rule = ".lettered {"
    assert rule not in page_of(
        inspection_file(recommendations=[item(number, text="It is due.") for number in range(5)])
    )
    for answers in (
        {"commissioner_comments": "(a) one\n(b) two"},
        {"areas_for_improvement": [item(number, group="Vetting") for number in range(5)]},
        {"areas_for_improvement": [item(1, answered_with="2", chief_constable={}, commissioner={}), item(2)]},
    ):
        assert rule in page_of(inspection_file(**answers))
    assert rule not in page_of(inspection_file(commissioner_comments='class="lettered" <ul class="lettered">'))


def test_templates_are_loaded_before_they_are_needed(norfolk_file: Path) -> None:
    """A process that is forked after `load_templates` reads none of a response's."""
    program = """
import sys
from pathlib import Path
import jinja2
from section55 import workspace
from section55.documents.audit import audit_of
from section55.documents.html_page import load_templates, render_preview, render_response
from section55.documents.report_builder import report_on
from section55.files.reader import read_inspection
source = read_inspection(Path(sys.argv[1]))
load_templates()
del jinja2.FileSystemLoader.get_source
report = report_on(source)
render_preview(report)
render_response(report, audit_of(source, workspace.MASTER_NOTEBOOK), source.inputs)
"""
    done = subprocess.run([sys.executable, "-c", program, str(norfolk_file)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
