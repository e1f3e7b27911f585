"""The gates that finished pages pass, each shown to refuse a page with one planted defect."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from support.browser import MEDIA, violations
from support.html_checker import html_errors
from support.workbook import Documents

TELEPHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 900}


def page_violations(browser: Browser, page_html: str, viewport: dict, **media: str) -> list[str]:
    page = browser.new_page(viewport=viewport)
    try:
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.emulate_media(**media)
        page.set_content(page_html)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "scrolls sideways"
        assert [url for url in requests if not url.startswith("data:")] == []
        return violations(page)
    finally:
        page.close()


@pytest.mark.browser
@pytest.mark.parametrize("media", MEDIA)
def test_no_page_breaks_a_rule_of_accessibility(
    browser: Browser, all_documents: dict[str, Documents], kinds: dict[str, Documents], media: str
) -> None:
    """axe-core finds nothing on any page, on a desk and on a telephone, in light, in dark and for print.

    No page scrolls sideways at 320 CSS pixels (which is 400% zoom at 1280), and none asks for anything.
    """
    for name, documents in all_documents.items():
        if name == "long-findings" and media != "light":
            continue  # the same elements four hundred times over
        # In other media than light the kinds differ from the others by their colours alone.
        for viewport in (DESKTOP,) if name in kinds and media != "light" else (DESKTOP, TELEPHONE):
            assert page_violations(browser, documents.html, viewport, **MEDIA[media]) == [], (name, viewport)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("defect", "rule"),
    [
        (lambda page: page.replace(' lang="en-GB"', "", 1), "html-has-lang"),
        (lambda page: re.sub("<h3 ", "<h6 ", page, count=1).replace("</h3>", "</h6>", 1), "heading-order"),
        (lambda page: re.sub("(<h3[^>]*>)<a [^>]*>.*?</a>", r'\1<a href="#main"></a>', page, count=1), "link-name"),
        (lambda page: page.replace("--ink: #1b1f23", "--ink: #b0b0b0", 1), "color-contrast"),
        (lambda page: page.replace("<main", "<div", 1).replace("</main>", "</div>", 1), "landmark-one-main"),
    ],
)
def test_axe_refuses_a_defect(browser: Browser, norfolk: Documents, defect: Callable[[str], str], rule: str) -> None:
    """The gate is shut: each defect planted in Norfolk's page is found."""
    planted = defect(norfolk.html)
    assert planted != norfolk.html
    assert any(found.startswith(f"{rule}:") for found in page_violations(browser, planted, DESKTOP))


@pytest.mark.browser
def test_a_table_is_one_to_a_screen_reader_on_a_telephone_too(browser: Browser, kinds: dict[str, Documents]) -> None:
    """Stacked at 320 CSS pixels, each table has the rows, cells and headers that it has on a desk."""
    tables = 0
    for name, documents in kinds.items():
        on_a_desk, on_a_telephone = (roles_of_tables(browser, documents.html, size) for size in (DESKTOP, TELEPHONE))
        assert on_a_telephone == on_a_desk, name
        tables += on_a_desk["table"]
    assert tables > 10


def roles_of_tables(browser: Browser, page_html: str, viewport: dict) -> Counter[str]:
    """How many of each part of a table the browser tells a screen reader of."""
    page = browser.new_page(viewport=viewport)
    try:
        page.set_content(page_html)
        nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
        roles = Counter(node["role"]["value"] for node in nodes if not node["ignored"])
        return Counter({role: roles[role] for role in ("table", "row", "cell", "columnheader", "rowheader", "caption")})
    finally:
        page.close()


@pytest.mark.browser
def test_keyboard_reaches_the_words_first(browser: Browser, norfolk: Documents) -> None:
    """The first Tab shows a link that skips to the words; every link shows where the focus is."""
    page = browser.new_page(viewport=DESKTOP)
    page.set_content(norfolk.html)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to main content"
    assert skip.bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Tab")
    outline = page.locator(":focus").evaluate("element => getComputedStyle(element).outlineStyle")
    assert outline == "solid"
    page.close()


def test_every_page_is_valid_html(all_documents: dict[str, Documents]) -> None:
    """The Nu HTML checker finds no error and no warning in any page, styles included."""
    paths = [documents.folder / f"{documents.slug}.html" for documents in all_documents.values()]
    assert html_errors(*paths) == []


@pytest.mark.parametrize(
    "defect",
    [
        lambda page: page.replace("</dl>", "", 1),
        lambda page: page.replace('id="recommendations"', 'id="key-findings"', 1),
    ],
)
def test_html_checker_refuses_a_defect(norfolk: Documents, tmp_path: Path, defect: Callable[[str], str]) -> None:
    """The gate is shut: a list left open or an id used twice is found."""
    (tmp_path / "planted.html").write_text(defect(norfolk.html), encoding="utf-8")
    assert html_errors(tmp_path / "planted.html")


def test_no_page_has_script_or_invented_words(all_documents: dict[str, Documents]) -> None:
    """No script, no pilcrow beside headings, no alternative text that a tool made up, no skipped heading level."""
    for documents in all_documents.values():
        tree = html.document_fromstring(documents.html)
        assert tree.xpath("//script | //iframe | //link | //@onclick") == []
        assert "¶" not in documents.html
        assert "No description has been provided" not in documents.html
        levels = [int(heading.tag[1]) for heading in tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), levels


SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""
"""What readers may ask for by WCAG 2.2, 1.4.12."""
OTHER_FONT = "* { font-family: monospace !important }"

_CUT_OFF = """
() => [...document.querySelectorAll("main *, header *, footer *")].filter((node) => {
  if (node.closest(".skip") || !node.getClientRects().length) return false
  const style = getComputedStyle(node)
  return style.overflow !== "visible" && style.display !== "inline"
    && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1)
}).map((node) => node.outerHTML.slice(0, 80))
"""


@pytest.mark.browser
@pytest.mark.parametrize("style", [SPACING, OTHER_FONT], ids=["spacing", "other font"])
@pytest.mark.parametrize("width", [1280, 640], ids=["100 %", "200 %"])
def test_readers_may_change_the_letters(
    browser: Browser, all_documents: dict[str, Documents], width: int, style: str
) -> None:
    """With their own spacing or font, zoomed or not, nothing is cut off, and nothing runs off the page."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    for name, documents in all_documents.items():
        page.set_content(documents.html)
        page.add_style_tag(content=style)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.evaluate(_CUT_OFF) == [], name
    page.close()


@pytest.mark.browser
def test_cut_off_words_are_noticed(browser: Browser, norfolk: Documents) -> None:
    """The test above cannot pass by finding nothing where something is."""
    page = browser.new_page(viewport=DESKTOP)
    page.set_content(norfolk.html)
    page.add_style_tag(content="main p { height: 4px; overflow: hidden }")
    assert page.evaluate(_CUT_OFF) != []
    page.close()


@pytest.mark.browser
def test_readers_may_choose_their_own_colours(
    browser: Browser, norfolk: Documents, kinds: dict[str, Documents]
) -> None:
    """With forced colours every word and every line of a table is in one of them, on a ground that is another."""
    page = browser.new_page(viewport=DESKTOP, forced_colors="active")
    for documents in (norfolk, *kinds.values()):
        page.set_content(documents.html)
        canvas, words = page.evaluate(
            "() => [getComputedStyle(document.body).backgroundColor, [...new Set([...document.querySelectorAll("
            "'main :is(p, li, td, th, h1, h2, h3, h4, dt, dd)')].map((node) => getComputedStyle(node).color))]]"
        )
        assert words, documents
        assert canvas not in words
        assert len(words) == 1, "no words in a colour of the page's own"
    page.close()
