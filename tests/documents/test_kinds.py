"""The documents of each kind of report, read for what must and must not be printed in them."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import html
from playwright.sync_api import Browser
from pydantic import BaseModel

from section55.files.reader import read_inspection
from section55.model.inspection import Inspection
from section55.model.paths import inner_model
from support.browser import words_in_two_lines
from support.kinds import SLUGS, Sentences, path_of, sentences_of
from support.words import (
    as_printed,
    structure_elements,
    with_plain_punctuation,
    without_spaces,
    words_of_html,
    words_of_pdf,
)
from support.workbook import Documents

VETTING = "2023-05-11-vetting-of-officers"
PEEL = "2024-03-14-peel-northmoor"
WELSH = "2024-05-22-gwasanaeth-i-ddioddefwyr"
LETTERED = {
    VETTING: (
        "(a) complaints in the former force;",
        "(b) the reasons for leaving it; and",
        "(c) the former force's own vetting file.",
        "i. complaints are asked for in writing;",
        "ii. an exit interview is asked for; and",
        "iii. the vetting file is read before an offer is made.",
    ),
    PEEL: ("(a) within the first hour; and", "(b) again whenever the time changes."),
}
"""Lines that are lettered, which Markdown by itself would run together."""


@cache
def page_words(documents: Documents) -> str:
    return words_of_html(documents.html)


@cache
def pdf_words(documents: Documents) -> str:
    return words_of_pdf(documents.pdf)


WORDS = {"html": page_words, "pdf": pdf_words}


@pytest.mark.parametrize("kind", WORDS)
@pytest.mark.parametrize("slug", SLUGS)
def test_what_must_be_printed_is_and_what_is_false_is_not(kinds: dict[str, Documents], slug: str, kind: str) -> None:
    """Each sentence stands in the document, in its place, and no false one does."""
    assert list(sentences_of(slug).faults_in(WORDS[kind](kinds[slug]))) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_html_and_pdf_say_the_same(kinds: dict[str, Documents], slug: str) -> None:
    """The words of the page and of the PDF are the same, in the same order."""
    assert as_printed(page_words(kinds[slug])) == without_spaces(pdf_words(kinds[slug]))


def test_a_sentence_that_is_missing_false_or_out_of_order_is_seen() -> None:
    """The gate is shut: the comparison has words for each of the three faults."""
    looked_for = Sentences(["Two were made"], ["None was made"], ["One", "two"], [])
    assert list(looked_for.faults_in("Two were  made. One and two.")) == []
    assert [fault.partition(":")[0] for fault in looked_for.faults_in("None was made, two and One.")] == [
        "missing",
        "false",
        "not after what is before it",
    ]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_inspection_has_sentences_of_each_sort(slug: str) -> None:
    """No file of sentences is empty, and none looks for what cannot be there at once."""
    looked_for = sentences_of(slug)
    assert looked_for.must
    assert looked_for.must_not
    assert looked_for.in_order
    wanted = " ".join((*looked_for.must, *looked_for.in_order))
    assert [sentence for sentence in looked_for.must_not if sentence in wanted] == []


def test_the_kinds_use_every_key() -> None:
    """No key of a parameter file is without an inspection here that has it, filled."""
    used: set[str] = set()
    for slug in SLUGS:
        used |= set(keys_of(read_inspection(path_of(slug)).inspection))
    unused = set(all_keys_of(Inspection)) - used
    assert unused == set()


def keys_of(answers: BaseModel) -> Iterator[str]:
    """The model and the name of each question that has an answer of its own."""
    for key in answers.model_fields_set:
        value = getattr(answers, key)
        if value not in (None, "", [], False):
            yield f"{type(answers).__name__}.{key}"
        for inside in value if isinstance(value, list) else [value]:
            if isinstance(inside, BaseModel):
                yield from keys_of(inside)


def all_keys_of(model: type[BaseModel]) -> Iterator[str]:
    for key, question in model.model_fields.items():
        yield f"{model.__name__}.{key}"
        if inner := inner_model(question.annotation):
            yield from all_keys_of(inner)


@pytest.mark.parametrize("slug", LETTERED)
def test_lettered_lines_are_lines(kinds: dict[str, Documents], slug: str) -> None:
    """Each is an item of a list of its own on the page, and begins a line in the PDF."""
    items = html.document_fromstring(kinds[slug].html).xpath("//main//li[not(.//li)]")
    for lines in ([item.text_content() for item in items], chain.from_iterable(pdf_lines_of_pages(kinds[slug].pdf))):
        folded = [with_plain_punctuation(" ".join(line.split())) for line in lines]
        assert [line for line in LETTERED[slug] if line not in folded] == []


def pdf_lines_of_pages(pdf: bytes) -> list[list[str]]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded().splitlines() for page in document]
    finally:
        document.close()


def test_no_answer_is_parted_from_its_sentence(kinds: dict[str, Documents]) -> None:
    """No page of a PDF ends with what an answer comes to, or with a heading, and leaves the answer to the next."""
    for slug, documents in kinds.items():
        tree = html.document_fromstring(documents.html)
        held = [element.text_content().strip() for element in tree.xpath("//p[@class='position'] | //h2 | //h3 | //h4")]
        for lines in pdf_lines_of_pages(documents.pdf):
            *_, before, last, _footer = ["", *(line.strip() for line in lines)]
            # A heading may end on a line of its own; a link to it may too, behind other words.
            assert not any(text == last or (text.endswith(last) and before and before in text) for text in held), (
                slug,
                last,
            )


@pytest.mark.browser
def test_words_of_the_tables_are_whole_on_a_telephone(kinds: dict[str, Documents], browser: Browser) -> None:
    """At 320 CSS pixels no word of a table is cut in two, however many columns there are."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    tables = 0
    for slug, documents in kinds.items():
        page.set_content(documents.html)
        found = page.locator("table")
        assert words_in_two_lines(found) == [], slug
        tables += found.count()
    assert tables > 5
    page.close()


@pytest.mark.browser
def test_headings_of_columns_are_whole_on_a_desk(all_documents: dict[str, Documents], browser: Browser) -> None:
    """At 1280 CSS pixels no word above a column is cut in two."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    found = 0
    for name, documents in all_documents.items():
        page.set_content(documents.html)
        headings = page.locator(":is(.standing, .audit) tr:has(th[scope=col])")
        assert words_in_two_lines(headings) == [], name
        found += headings.count()
    assert found >= len(all_documents) / 2
    page.close()


def test_what_is_quoted_from_the_report_is_in_its_language(kinds: dict[str, Documents]) -> None:
    """The report's words are marked English and the office's Welsh, wherever they stand."""
    tree = html.document_fromstring(kinds[WELSH].html)
    quoted = "the force should ask each victim, at the first conversation"
    written = ("Mae’r arolygwyr yn canmol", "Gall pob tîm alw", "Byddaf yn gofyn am ffigurau", "Diolch i’r arolygwyr")
    assert len(languages_in_page(tree, quoted)) == 2
    assert {*languages_in_page(tree, quoted)} <= {"en", "en-GB"}
    assert [languages_in_page(tree, words) for words in written] == [["cy"]] * len(written)


def languages_in_page(tree: html.HtmlElement, words: str) -> list[str]:
    """The language of each innermost element that has these words."""
    found = tree.xpath("//main//*[not(*)]")
    return [
        element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
        for element in found
        if words in element.text_content()
    ]


def test_the_pdf_marks_both_languages(kinds: dict[str, Documents]) -> None:
    """The PDF has the report's words in English within a document in Welsh, so that each is read aloud in its own."""
    with pikepdf.open(io.BytesIO(kinds[WELSH].pdf)) as document:
        assert str(document.Root.Lang) == "cy"
        assert "en" in {
            str(element.Lang) for element in structure_elements(document.Root.StructTreeRoot) if "/Lang" in element
        }


@pytest.mark.slow
def test_documents_are_the_same_bytes_again(kinds: dict[str, Documents], tmp_path: Path) -> None:
    """Built again in another folder, time zone and locale, each HTML and PDF is the same to the byte."""
    shutil.copytree(kinds[PEEL].folder.parents[1] / "parameters", tmp_path / "again ŵ")
    subprocess.run(
        [sys.executable, "-m", "section55", "build", str(tmp_path / "again ŵ"), "-o", str(tmp_path / "outputs")],
        env=os.environ | {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LC_ALL": "C", "USER": "someone"},
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    for slug, documents in kinds.items():
        for suffix in (".html", ".pdf"):
            name = f"{slug}{suffix}"
            assert (tmp_path / "outputs" / slug / name).read_bytes() == (documents.folder / name).read_bytes(), name
