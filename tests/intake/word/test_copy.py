"""The Word copy of a response: its words, and what a screen reader needs of it."""

import io
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

from lxml import etree, html

from section55.documents import report_on
from section55.documents.html_page import render_preview
from section55.files.reader import read_inspection
from section55.intake.reading import read_data
from section55.intake.text_blocks import fold
from section55.intake.word.copy import make_word_copy
from section55.workspace import ROOT
from support.word_files import W
from support.workbook import INSPECTIONS, NORFOLK, PEEL

FILE = INSPECTIONS / f"{PEEL}.yaml"


def part(document: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return etree.fromstring(archive.read(name))


def values(root: Any, path: str) -> list[str]:
    return [str(value) for value in root.xpath(path, namespaces={"w": W})]


def test_the_copy_says_what_the_document_says() -> None:
    """Every word of the document is in it, in the document's order, and nothing else."""
    source = read_inspection(FILE)
    copy = read_data(make_word_copy(source), "copy.docx", "copy.docx")
    page = html.fragment_fromstring(render_preview(report_on(source)), create_parent="div")
    for unread in page.xpath(".//caption|.//svg"):
        unread.drop_tree()
    there = fold("".join(block.text for block in copy.blocks)).replace(":", "")
    assert there == fold(page.text_content()).replace(":", "")


def test_the_copy_can_be_heard() -> None:
    """Headings have styles without a gap, tables a repeated first row and a description; it has a language."""
    document = make_word_copy(read_inspection(FILE))
    body, styles = part(document, "word/document.xml"), part(document, "word/styles.xml")
    used = values(body, "//w:pStyle/@w:val")
    levels = [int(style[-1]) for style in used if style.startswith("Heading")]
    assert used.count("Title") == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    tables = body.findall(f".//{{{W}}}tbl")
    assert len(tables) == 2
    assert all(values(table, "./w:tblPr/w:tblDescription/@w:val") for table in tables)
    assert all(table.xpath("./w:tr[1]/w:trPr/w:tblHeader", namespaces={"w": W}) for table in tables)
    assert values(styles, "//w:docDefaults//w:lang/@w:val") == ["en-GB"]


def test_the_copy_says_on_every_page_that_it_is_a_draft() -> None:
    """So it is not taken for what is published; the same response gives the same bytes."""
    document = make_word_copy(read_inspection(FILE))
    words = "".join(part(document, "word/header1.xml").itertext())
    assert words.startswith("DRAFT for comments and approval: PEEL 2023–25")
    norfolk = make_word_copy(read_inspection(ROOT / "parameters" / f"{NORFOLK}.yaml"))
    words = "".join(part(norfolk, "word/header1.xml").itertext())
    assert words == "DRAFT for comments and approval, revision 2: Meeting the needs of victims in the Criminal…"
    assert document == make_word_copy(read_inspection(FILE))


def test_the_copy_is_a_document_that_validates_itself(tmp_path: Path) -> None:
    """Every part is XML, every part that is led to is there, and every numbered list is defined."""
    document = make_word_copy(read_inspection(FILE))
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        names = set(archive.namelist())
        roots = {name: etree.fromstring(archive.read(name)) for name in names}
    targets = {target for target in values(roots["word/_rels/document.xml.rels"], "//@Target") if "://" not in target}
    assert {f"word/{target}" for target in targets} <= names
    used = set(values(roots["word/document.xml"], "//w:numId/@w:val"))
    assert used <= set(values(roots["word/numbering.xml"], "//w:num/@w:numId"))
    styles = set(values(roots["word/styles.xml"], "//w:style/@w:styleId"))
    assert set(values(roots["word/document.xml"], "//w:pStyle/@w:val|//w:rStyle/@w:val|//w:tblStyle/@w:val")) <= styles
