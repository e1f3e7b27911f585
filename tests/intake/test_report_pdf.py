"""The same reports as PDFs that Chromium made, with tags and without."""

import io
from collections.abc import Iterator

import pikepdf
import pytest
from playwright.sync_api import Browser

from section55.intake.reading import read_data
from section55.intake.report import read_report
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
def test_a_report_is_read_from_a_tagged_pdf(browser: Browser, layout: Layout) -> None:
    """Every field is right: a screen reader's tags are as good as the page."""
    source = read_data(printed(browser, layout.page), "report.pdf", "report.pdf")
    assert source.kind == "pdf"
    _, wrong = compare(read_report(source).answers, layout)
    assert wrong == []


def test_a_report_without_tags_is_a_guess_throughout(browser: Browser) -> None:
    """Nothing of it is said to have been read, and its day has to be given by hand."""
    source = read_data(without_tags(printed(browser, LAYOUTS[0].page)), "report.pdf", "report.pdf")
    assert source.kind == "untagged pdf"
    proposal = read_report(source)
    assert not [each for each in proposal.read if each.how == "read"]
    assert "The PDF has no tags" in proposal.notes[0]
    _, wrong = compare(proposal.answers, LAYOUTS[0])
    assert len(wrong) <= 2
