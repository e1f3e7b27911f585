"""The officer's guide: a page that needs no other file, opened from the form's first page."""

import re
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from section55 import workspace
from section55.form.view.guide_page import guide_page
from support.browser import violations
from support.notebook_pages import follow, open_form
from support.servers import Server

GUIDE = workspace.ROOT / "notebooks" / "guide.md"


def test_the_page_has_the_guides_words_and_pictures() -> None:
    """Every heading, every picture in it as data, and no link that leads nowhere from a page by itself."""
    page, text = unescape(guide_page().data.decode()), GUIDE.read_text(encoding="utf-8")
    for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        assert re.search(rf"<h[12][^>]*>{re.escape(heading)}</h[12]>", page), heading
    assert page.count('<img src="data:image/png;base64,') == text.count("![") >= 4
    assert "![" not in page
    assert "](" not in page
    assert set(re.findall(r' href="([^"]+)"', page)) == {"#main"}
    assert "Installing (<code>docs/installing.md</code>)" in page


def test_a_picture_that_is_not_there_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wheel has the guide without its pictures: the words are whole."""
    (tmp_path / "guide.md").write_text(
        "# The guide\n\nBefore.\n\n![A\npicture](../none.png)\n\nAfter.\n", encoding="utf-8"
    )
    monkeypatch.setattr(workspace, "MASTER_NOTEBOOK", tmp_path / "response.ipynb")
    page = guide_page.__wrapped__().data.decode()
    assert "<p>Before.</p>" in page
    assert "<p>After.</p>" in page
    assert "<img" not in page


def open_guide(page: Page) -> Page:
    """Opens the guide from the first page, in a tab of its own."""
    link = page.get_by_role("link", name="The officer's guide", exact=True)
    expect(link).to_have_attribute("href", re.compile("^blob:"))
    with page.expect_popup() as opened:
        link.click()
    expect(opened.value.get_by_role("heading", name="The officer's guide", level=1)).to_be_visible()
    return opened.value


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("server", ["section55_lab", "section55_form"])
def test_the_guide_opens_from_the_first_page(page: Page, server: str, request: pytest.FixtureRequest) -> None:
    """In JupyterLab and as a page alone, rendered, with its pictures; again after an inspection, and after a reload."""
    inspections = open_form(page, request.getfixturevalue(server))
    guide = open_guide(page)
    shown = guide.locator("main img")
    assert shown.evaluate_all("(all) => all.every((each) => each.complete && each.naturalWidth > 500)")
    assert shown.count() >= 4
    assert violations(guide) == []
    guide.close()
    follow(inspections)
    page.get_by_role("button", name="All inspections", exact=True).click()
    open_guide(page).close()
    page.reload()
    open_guide(page)


@pytest.mark.browser
@pytest.mark.slow
def test_jupyterlab_lists_the_guide_first_and_opens_it_rendered(page: Page, section55_lab: Server) -> None:
    """Who opens the folder of the notebooks meets the guide before the notebooks, as a page and not as its source."""
    open_form(page, section55_lab)
    page.evaluate("window.jupyterapp.commands.execute('filebrowser:go-to-path', { path: 'notebooks/guide.md' })")
    page.evaluate("window.jupyterapp.commands.execute('docmanager:open', { path: 'notebooks/guide.md' })")
    preview = page.locator(".jp-MarkdownViewer")
    expect(preview.get_by_role("heading", name="The officer's guide", level=1)).to_be_visible()
    expect(preview.locator("img").first).to_have_js_property("complete", True)
    entries = page.locator(".jp-DirListing-itemName").all_text_contents()
    assert entries[0] == "guide.md"
