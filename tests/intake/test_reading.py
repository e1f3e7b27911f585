"""One stream of blocks from each kind of file, read in a process of its own."""

from pathlib import Path

import pytest

from section55.intake.blocks import Block, compose
from section55.intake.html_blocks import read_html
from section55.intake.reading import read_data, read_source
from section55.intake.word.body import read_docx
from section55.model.errors import WorkbookError
from support.word_files import R, docx, paragraph, part

PAGE = """<!DOCTYPE html><html><head><title>An inspection</title>
<link rel="canonical" href="https://example.org/report"></head><body>
<nav><ul><li><a href="/">Chief constables should not be read here</a></li></ul></nav>
<h1>An <em>inspection</em></h1><p>The force has
one <b>good </b>thing<br>and 2 * 3.</p>
<ol type="a"><li>first<ul><li>inner<p>more</p></li></ul></li><li>second</li></ol>
<table><tr><th>Area</th><th>Grade</th></tr><tr><td>Vetting<p>and checks</p></td><td>a|b</td></tr></table>
<p>See <a href="https://example.org/x">the page</a>.</p></body></html>"""


def kinds(blocks: tuple[Block, ...]) -> list[tuple[str, int, str, str]]:
    return [(block.kind, block.level, block.marker, block.markdown) for block in blocks if not block.outside]


def test_a_page_is_blocks() -> None:
    """Headings, paragraphs, lists in lists and tables come in their order, each with its Markdown."""
    source = read_data(PAGE.encode(), "page.html", "page.html")
    assert (source.title, source.address) == ("An inspection", "https://example.org/report")
    assert kinds(source.blocks) == [
        ("heading", 1, "", "An *inspection*"),
        ("paragraph", 0, "", "The force has one **good** thing\nand 2 \\* 3."),
        ("item", 0, "a.", "first"),
        ("item", 1, "-", "inner"),
        ("item", 1, "", "more"),
        ("item", 0, "b.", "second"),
        ("table", 0, "", "Area | Grade\nVetting; and checks | a|b"),
        ("paragraph", 0, "", "See [the page](https://example.org/x)."),
    ]
    assert [block.text for block in source.blocks if block.outside] == ["Chief constables should not be read here"]


def test_blocks_make_an_answer() -> None:
    """The Markdown of an answer has lists in lists and tables as the workbook prints them."""
    source = read_data(PAGE.replace(' type="a"', "").encode(), "page.html", "page.html")
    answer = compose(block for block in source.blocks if not block.outside)
    assert "1. first\n   - inner\n\n      more\n2. second\n\n| Area | Grade |\n| --- | --- |\n" in answer
    assert "| Vetting; and checks | a\\|b |" in answer


def test_what_lies_deep_in_a_page_is_read() -> None:
    """A parser's own limit of 256 levels leaves nothing out in silence."""
    page = f"<html><body>{'<div>' * 300}<p>Recommendation 9</p></body></html>"
    assert [block.text for block in read_data(page.encode(), "a.html", "a.html").blocks] == ["Recommendation 9"]


def test_a_page_without_a_character_set_is_read() -> None:
    """UTF-8 is tried first, and then what Windows programs write."""
    for encoding in ("utf-8", "cp1252"):
        page = "<html><body><p>The force’s plan wasn’t followed</p></body></html>".encode(encoding)
        assert read_data(page, "a.html", "a.html").blocks[0].text == "The force’s plan wasn’t followed"


def test_markdown_is_blocks() -> None:
    """A wrapped line is one paragraph, a list in a list has its depth, a table its cells."""
    text = "# A title\n\nOne **bold**\nline.\n\n- first\n  - inner\n- second\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    assert kinds(read_data(text.encode(), "a.md", "a.md").blocks) == [
        ("heading", 1, "", "A title"),
        ("paragraph", 0, "", "One **bold** line."),
        ("item", 0, "-", "first"),
        ("item", 1, "-", "inner"),
        ("item", 0, "-", "second"),
        ("table", 0, "", "A | B\n1 | 2"),
    ]


def test_pasted_text_is_taken_as_it_stands() -> None:
    """Each line is a paragraph, a bullet an item, and a star a star."""
    text = "Recommendation 1\r\nBy 1 May 2025, forces should do 2*3*4.\r\n•\tfirst\r\n(a) second\r\n"
    assert kinds(read_data(text.encode("utf-8-sig"), "-", "the text").blocks) == [
        ("paragraph", 0, "", "Recommendation 1"),
        ("paragraph", 0, "", r"By 1 May 2025, forces should do 2\*3\*4."),
        ("item", 0, "-", "first"),
        ("item", 0, "(a)", "second"),
    ]


def test_a_word_document_is_blocks(tmp_path: Path) -> None:
    """Headings by their styles, emphasis, lists in lists, tables and links come out of a document."""
    path = tmp_path / "a.docx"
    path.write_bytes(
        docx(
            paragraph("A heading", style="Heading2"),
            "<w:p><w:r><w:t>We </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>acc</w:t></w:r>"
            "<w:r><w:rPr><w:b/></w:rPr><w:t>ept</w:t></w:r><w:r><w:t> 1 * 2.</w:t></w:r></w:p>",
            paragraph("first", number=(1, 0)),
            paragraph("inner", number=(1, 1)),
            paragraph("one", number=(2, 0)),
            paragraph("two", number=(2, 0)),
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p>"
            "</w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
            "<w:tc><w:p/></w:tc></w:tr></w:tbl>",
        )
    )
    assert kinds(read_source(path).blocks) == [
        ("heading", 2, "", "A heading"),
        ("paragraph", 0, "", r"We **accept** 1 \* 2."),
        ("item", 0, "-", "first"),
        ("item", 1, "-", "inner"),
        ("item", 0, "1.", "one"),
        ("item", 0, "2.", "two"),
        ("table", 0, "", "A | B\n1; x | "),
    ]


def test_cells_stand_in_their_own_columns() -> None:
    """A cell that goes over several columns or rows leaves the others where they are, in a page and in a document."""
    page = (
        "<table><tr><th rowspan=2>No.</th><th colspan=2>For</th><th>When</th></tr><tr><th>Lead</th><th>With</th></tr>"
        "<tr><td>1</td><td rowspan=0>A</td><td colspan=x>B</td><td>May</td></tr></table>"
    )
    assert read_html(page.encode()).blocks[0].rows == (
        ("No.", "For", "", "When"), ("", "Lead", "With"), ("1", "A", "B", "May")
    )  # fmt: skip
    cells = "".join(
        f"<w:tc><w:tcPr>{span}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"
        for words, span in (("No.", ""), ("For", '<w:gridSpan w:val="2"/>'), ("When", '<w:gridSpan w:val="0"/>'))
    )
    row = "<w:tr>" + "<w:tc><w:p/></w:tc>" * 4 + "</w:tr>"
    assert read_docx(docx(f"<w:tbl><w:tr>{cells}</w:tr>{row}</w:tbl>")).blocks[0].rows[0] == ("No.", "For", "", "When")


def test_controls_and_tracked_changes_are_read() -> None:
    """What stands in a control or was inserted is text; what was deleted is not, and both are counted."""
    source = read_data(
        docx(
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            "<w:p><w:r><w:t>We </w:t></w:r><w:ins><w:r><w:t>do </w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:r><w:t>agree.</w:t></w:r></w:p>",
        ),
        "a.docx",
        "a.docx",
    )
    assert [block.text for block in source.blocks] == ["In a control", "We do agree."]
    assert source.notes == ("One tracked insertion and one tracked deletion read as accepted.",)


@pytest.mark.parametrize("name", ["empty.txt", "empty.html"])
def test_an_empty_file_is_refused(name: str) -> None:
    """A file with nothing in it is refused in a sentence that names it."""
    with pytest.raises(WorkbookError, match=rf"{name}: There is nothing in it\."):
        read_data(b" \n", name, name)


def test_a_page_that_was_saved_as_one_file_is_read() -> None:
    """A browser's .mhtml has the page among its parts, packed as in an e-mail, and its address."""
    page = "<html><body><h1>Vetting</h1><p>The force’s plan = good</p></body></html>"
    packed = page.encode().replace(b"=", b"=3D").replace("’".encode(), b"=E2=80=99").decode()
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/report\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n----b\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/report\r\n\r\n"
        f"{packed}\r\n----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n----b--\r\n"
    )
    source = read_data(saved.encode(), "page.mhtml", "page.mhtml")
    assert source.address == "https://example.org/report"
    assert [block.text for block in source.blocks] == ["Vetting", "The force’s plan = good"]


def test_links_fields_and_footnotes_of_a_word_document_are_read() -> None:
    """A link may be an element or a field; a footnote is kept aside, and counted."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/b" '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>two</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    parts = {
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="a" Type="{R}/hyperlink" Target="https://example.org/a" '
        'TargetMode="External"/>'
        f'<Relationship Id="f" Type="{R}/footnotes" Target="footnotes.xml"/></Relationships>',
        "word/footnotes.xml": part(
            "footnotes", f"<w:footnote w:id='1'>{paragraph('Forces should know.')}</w:footnote>"
        ),
    }
    body = f'<w:p><w:hyperlink r:id="a"><w:r><w:t>one</w:t></w:r></w:hyperlink><w:r><w:t> and </w:t></w:r>{field}</w:p>'
    source = read_data(docx(body, parts=parts), "a.docx", "a.docx")
    assert source.blocks[0].markdown == "[one](https://example.org/a) and [two](https://example.org/b)"
    assert (source.blocks[1].text, source.blocks[1].outside) == ("Forces should know.", True)
    assert source.notes == ("One footnote not taken over.",)


def test_a_page_of_cells_that_go_over_each_other_is_read_quickly() -> None:
    """Cells that say they go over a thousand rows and columns push no row further and further to the right."""
    page = "<table>" + ("<tr>" + "<td colspan=1000 rowspan=1000>x</td>" * 50 + "</tr>") * 60 + "</table>"
    (table,) = read_html(page.encode()).blocks
    assert max(map(len, table.rows)) < 300
    assert sum(row.count("x") for row in table.rows) == 50 * 60
