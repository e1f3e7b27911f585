"""What is pasted from other applications becomes the Markdown that the workbook prints."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from section55.model.markdown import to_html
from support.bare_forms import open_bare_form, paste
from support.clipboards import CLIPBOARDS
from support.words import words_of_pdf
from support.workbook import ChangeFile, section55

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[Page]:
    """A form without a kernel."""
    page = browser.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    open_bare_form(page)
    yield page
    page.close()


def text_of(page: Page) -> str:
    return page.locator("textarea").input_value()


@pytest.fixture(autouse=True)
def emptied(bare: Page) -> None:
    """Nothing is typed yet."""
    bare.locator("textarea").fill("")


@pytest.mark.parametrize("name", CLIPBOARDS)
def test_a_clipboard_becomes_markdown(bare: Page, name: str) -> None:
    """Each has its Markdown, the form says with what it was pasted, and one press takes it back."""
    clipboard = CLIPBOARDS[name]
    paste(bare, clipboard.html, clipboard.text)
    assert text_of(bare) == clipboard.markdown
    expect(bare.locator(".s55-pasted-words")).to_have_text(clipboard.message)
    bare.locator(".s55-pasted").get_by_role("button", name="Undo the paste: Key findings").click()
    assert text_of(bare) == ""
    expect(bare.locator(".s55-pasted")).to_be_hidden()


def test_a_list_is_set_apart_from_the_words_around_it(bare: Page) -> None:
    """Pasted into the middle of a paragraph it has an empty line before and after; words alone stay in their line."""
    bare.locator("textarea").fill("Before after.")
    bare.locator("textarea").evaluate("control => control.setSelectionRange(7, 7)")
    paste(bare, "<ul><li>one</li><li>two</li></ul>")
    assert text_of(bare) == "Before \n\n- one\n- two\n\nafter."
    bare.locator("textarea").fill("Before after.")
    bare.locator("textarea").evaluate("control => control.setSelectionRange(7, 7)")
    paste(bare, "<b>bold</b>")
    assert text_of(bare) == "Before **bold**after."


def test_plain_words_are_pasted_as_the_browser_does(bare: Page) -> None:
    """Nothing is said of them."""
    paste(bare, "<span>Two words</span>", "Two words")
    assert text_of(bare) == "Two words"
    expect(bare.locator(".s55-pasted")).to_be_hidden()


def test_a_title_is_cleaned(bare: Page) -> None:
    """A line takes no tab, no space of no width, no soft hyphen and no space that does not break."""
    paste(bare, "", "A\u200b title\tof\u00a0\u201cNor\u00adfolk\u201d\nConstabulary", "#l")
    assert bare.locator("#l").input_value() == "A title of \u201cNorfolk\u201d Constabulary"
    bare.locator("#l").fill("")


@pytest.mark.slow
def test_the_documents_print_every_clipboard(change_file: ChangeFile, tmp_path: Path) -> None:
    """One after the other in the key findings: lists, tables, links and notes are in the page and in the PDF."""
    texts = "\n\n".join(clipboard.markdown.replace("[^1]", "[^w]") for clipboard in CLIPBOARDS.values())
    html = to_html(texts, "Key findings", "k", 2)
    assert html.count("<table>") == 3
    assert html.count('class="lettered"') == 2
    assert "\\" not in html and "mso" not in html
    path = change_file("key_findings: |", "key_findings_before: |")
    text = path.read_text(encoding="utf-8")
    indented = "".join(f"  {line}\n" if line else "\n" for line in texts.split("\n"))
    path.write_text(
        re.sub(r"key_findings_before: \|[^\n]*\n(?:(?:  [^\n]*)?\n)+", f"key_findings: |\n{indented}", text)
    )
    built = section55("build", path, "-o", tmp_path / "outputs")
    assert built.returncode == 0, built.stderr
    documents = tmp_path / "outputs" / path.stem / path.stem
    page = documents.with_suffix(".html").read_text(encoding="utf-8")
    assert page.count('<div class="table"') >= 3
    pdf = words_of_pdf(documents.with_suffix(".pdf").read_bytes())
    for words in ("train every officer", "look again in March", "Told of the outcome within a week", "Within 56 days."):
        assert words in pdf
