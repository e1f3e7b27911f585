"""The same reports as PDFs that Chromium made, with tags and without."""

import base64
import io
from collections.abc import Iterator

import pikepdf
import pytest
from hypothesis import given, settings
from PIL import Image
from playwright.sync_api import Browser

from section55.intake.reading import read_data
from section55.intake.report import read_report
from support.any_reports import PAGES, lost_sentences
from support.browser import chromium
from support.held_out_layouts import HELD_OUT
from support.report_layouts import LAYOUTS, Layout, compare
from support.unseen_layouts import UNSEEN

ALL = [*LAYOUTS, *HELD_OUT, *UNSEEN]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def printed(browser: Browser, page: str) -> bytes:
    """The tagged PDF of a page."""
    tab = browser.new_page()
    tab.set_content(page)
    pdf = tab.pdf(tagged=True, format="A4")
    tab.close()
    return pdf


def without_tags(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        del document.Root["/StructTreeRoot"]
        document.save(saved := io.BytesIO())
    return saved.getvalue()


@pytest.mark.parametrize("layout", ALL, ids=[layout.name for layout in ALL])
def test_a_report_is_read_from_a_pdf(browser: Browser, layout: Layout) -> None:
    """Every field is right by a screen reader's tags; without them too, but all of it is called a guess."""
    pdf = printed(browser, layout.page)
    source = read_data(pdf, "report.pdf", "report.pdf")
    assert source.kind == "pdf"
    _, wrong = compare(read_report(source).answers, layout)
    assert wrong == []
    source = read_data(without_tags(pdf), "report.pdf", "report.pdf")
    assert source.kind == "untagged pdf"
    proposal = read_report(source)
    _, wrong = compare(proposal.answers, layout)
    assert wrong == []
    assert not [each for each in proposal.read if each.how == "read"]
    assert "The PDF has no tags" in proposal.notes[0]


@given(page=PAGES)
@settings(max_examples=8, deadline=None)
def test_nothing_that_asks_for_something_is_lost_in_a_pdf(browser: Browser, page: str) -> None:
    """Every sentence with should, must or recommend is in an item or left over, with tags and without."""
    pdf = printed(browser, page)
    for each in (pdf, without_tags(pdf)):
        assert lost_sentences(page, read_report(read_data(each, "a.pdf", "a.pdf"))) == []


COLUMNS = """<style>@page {{ size: A4; margin: 2cm }} body {{ font: 10pt Arial; {} }}
td, th {{ padding: 2pt 8pt; text-align: left; vertical-align: top; width: 6em }}</style><h2>Findings</h2>{}"""
PARAGRAPH = "The inspectors found that records of this kind were kept by few forces, and that some kept none. " * 3


def blocks_without_tags(browser: Browser, page: str) -> list[tuple[str, str]]:
    source = read_data(without_tags(printed(browser, page)), "a.pdf", "a.pdf")
    return [(block.kind, block.markdown) for block in source.blocks]


def test_two_columns_of_text_are_read_one_after_the_other(browser: Browser) -> None:
    """Paragraphs stay whole where the page has two columns, and they are no table."""
    body = "".join(f"<p>{number}. {PARAGRAPH}</p>" for number in range(1, 9))
    blocks = blocks_without_tags(browser, COLUMNS.format("columns: 2", body))
    assert [words for _, words in blocks[1:]] == [PARAGRAPH.strip()] * 8
    assert {kind for kind, _ in blocks[1:]} == {"item"}


def test_paragraphs_that_only_an_indent_parts_are_found(browser: Browser) -> None:
    """A line that ends where there was room for a word more is the last of its paragraph."""
    body = "".join(f"<p style='margin: 0; text-indent: 1em'>{number} {PARAGRAPH}</p>" for number in ("One", "Two"))
    blocks = blocks_without_tags(browser, COLUMNS.format("text-align: justify", body))
    assert blocks[1:] == [("paragraph", f"{number} {PARAGRAPH}".strip()) for number in ("One", "Two")]


def test_a_table_without_tags_has_its_cells(browser: Browser) -> None:
    """A cell of several lines is one, an empty one is empty, and the paragraph below is none of them."""
    rows = [["No.", "What is asked", "By when"], ["1", "A review of all records", "May 2025"], ["2", "Training", ""]]
    rows.append(["3", "Another look at it", "By 31 March 2026"])
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = COLUMNS.format("", f"<table>{table}</table><p>This is said below it.</p>")
    source = read_data(without_tags(printed(browser, page)), "a.pdf", "a.pdf")
    assert [list(row) for row in source.blocks[1].rows] == rows
    assert source.blocks[2].text == "This is said below it."


def test_links_and_drawn_bullets_are_found_without_tags(browser: Browser) -> None:
    """A link's area on the page says where it leads; a small disc beside a line makes it an entry of a list."""
    page = COLUMNS.format("", "<ul><li>See <a href='https://example.org/a'>the page</a>.</li><li>another</li></ul>")
    assert blocks_without_tags(browser, page)[1:] == [
        ("item", "See [the page](https://example.org/a)."),
        ("item", "another"),
    ]


def test_a_number_below_its_words_is_no_page_number(browser: Browser) -> None:
    """The year in the last line of a page's last cell is read; a page's own number, apart from the text, is not."""
    style = "<style>@page { @bottom-center { content: counter(page) } }</style>"
    page = COLUMNS.format("", f"{style}<p>Some words.</p><p>They have until 31 March<br>2026</p>")
    words = [words for _, words in blocks_without_tags(browser, page)]
    assert words[0] == "Findings" and words[-1].endswith("2026") and "1" not in words


def test_a_page_that_is_a_picture_is_named(browser: Browser) -> None:
    """Nothing of a scan is read, so that a person is told on which pages one is; a blank page is none."""
    encoded = io.BytesIO()
    Image.new("RGB", (40, 40), "grey").save(encoded, "PNG")
    source = f"data:image/png;base64,{base64.b64encode(encoded.getvalue()).decode()}"
    picture = f"<div style='break-after: page'><img src='{source}'></div>"
    blank = "<div style='break-after: page; height: 1cm'></div>"
    pdf = printed(browser, f"{picture}{blank}{picture}<h1>Findings</h1><p>Some words.</p>")
    for each in (pdf, without_tags(pdf)):
        assert read_data(each, "a.pdf", "a.pdf").notes[-1] == (
            "Pages 1 and 3 are pictures without words, perhaps a scan: nothing of it was read. Look there for what is "
            "missing here."
        )
