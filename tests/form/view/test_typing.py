"""Typing feels like Word: undo by sentences, buttons for form, and no wait for a key, however long the report is."""

import re
import statistics
from collections.abc import Iterator

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from support.bare_forms import open_bare_form, paste
from support.examples import inspection, item
from support.filling_in import control, go_to
from support.notebook_pages import open_inspection
from support.servers import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """A form without a kernel, with the cursor in its long text."""
    page = browser.new_page()
    open_bare_form(page)
    page.locator("textarea").click()
    yield page
    page.close()


def text_of(page: Page) -> str:
    return page.locator("textarea").input_value()


def test_undo_takes_back_a_sentence_and_redo_brings_it_back(bare: Page) -> None:
    """Not a letter at a time."""
    bare.keyboard.type("Alpha beta. Gamma delta. Epsilon")
    bare.keyboard.press("Control+z")
    assert text_of(bare) == "Alpha beta. Gamma delta. "
    bare.keyboard.press("Control+z")
    assert text_of(bare) == "Alpha beta. "
    bare.keyboard.press("Control+y")
    bare.keyboard.press("Control+Shift+z")
    assert text_of(bare) == "Alpha beta. Gamma delta. Epsilon"


def test_undo_takes_back_what_was_typed_since_a_pause(bare: Page) -> None:
    """And what was deleted is a step of its own."""
    bare.keyboard.type("Before ")
    bare.wait_for_timeout(1200)
    bare.keyboard.type("after")
    for _ in range(3):
        bare.keyboard.press("Backspace")
    assert text_of(bare) == "Before af"
    bare.keyboard.press("Control+z")
    assert text_of(bare) == "Before after"
    bare.keyboard.press("Control+z")
    assert text_of(bare) == "Before "


def test_buttons_and_keys_give_words_their_form(bare: Page) -> None:
    """Bold, italic, a list, a link and a table, each one step of undo; the arrows go from button to button."""
    bare.keyboard.type("word")
    bare.keyboard.press("Control+a")
    bare.keyboard.press("Control+b")
    assert text_of(bare) == "**word**"
    bare.keyboard.press("Control+z")
    bare.keyboard.press("Control+a")
    bare.get_by_role("button", name="Italic (Ctrl+I): Key findings").click()
    assert text_of(bare) == "*word*"
    bare.get_by_role("button", name="List: Key findings").click()
    assert text_of(bare) == "- *word*"
    bare.get_by_role("button", name="List: Key findings").click()
    bare.keyboard.press("Control+a")
    bare.keyboard.press("Control+k")
    assert text_of(bare) == "[*word*](https://)"
    bare.keyboard.type("https://example.org")
    assert text_of(bare) == "[*word*](https://example.org)"
    bare.keyboard.press("Control+End")
    bare.get_by_role("button", name="Table: Key findings").press("Enter")
    assert "\n\n| Heading | Heading |\n| --- | --- |\n" in text_of(bare)
    bare.get_by_role("button", name="Bold (Ctrl+B): Key findings").focus()
    bare.keyboard.press("ArrowLeft")
    how = bare.get_by_role("button", name="How to format: Key findings")
    expect(how).to_be_focused()
    bare.keyboard.press("Enter")
    expect(how).to_have_attribute("aria-expanded", "true")
    expect(bare.locator(".s55-how-to").get_by_text("a numbered list")).to_be_visible()


def test_a_late_answer_to_a_press_takes_the_focus_from_nobody(bare: Page) -> None:
    """Who went on to type since keeps the cursor; who only pressed is led to where the press leads."""
    bold = bare.get_by_role("button", name="Bold (Ctrl+B): Key findings")
    for go_on in (
        bare.locator("textarea").click,
        lambda: bare.keyboard.type("word"),
        lambda: bare.keyboard.press("Shift+Tab"),
    ):
        bold.click()
        go_on()
        had_focus = bare.evaluate("(window.hadFocus = document.activeElement).id")
        bare.evaluate("window.receive({ focus: 'f2' }, [])")
        bare.wait_for_timeout(100)
        assert bare.evaluate("document.activeElement === window.hadFocus"), had_focus
        bare.locator("textarea").click()
    bold.click()
    bare.evaluate("window.receive({ focus: 'f2' }, [])")
    expect(bare.get_by_label("Title")).to_be_focused()


def test_the_spelling_is_checked_in_the_language_of_the_text(bare: Page) -> None:
    """English as in Britain."""
    expect(bare.locator("textarea")).to_have_attribute("spellcheck", "true")
    expect(bare.locator("textarea")).to_have_attribute("lang", "en-GB")


@pytest.mark.slow
def test_undo_works_after_another_section(page: Page, section55_form: Server) -> None:
    """Back in the section the last sentence is still a step, and the kernel has what undo leaves."""
    open_inspection(page, section55_form)
    go_to(page, "findings")
    control(page, "Key findings").click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("First sentence. Second sentence. ")
    go_to(page, "finish")
    go_to(page, "findings")
    control(page, "Key findings").click()
    page.keyboard.press("Control+z")
    expect(control(page, "Key findings")).to_have_value(re.compile("^First sentence. His"))
    page.keyboard.press("Control+s")
    expect(page.locator(".s55-save-state:visible")).to_contain_text("All changes saved at")
    [saved] = section55_form.parameters.glob("*.yaml")
    assert "First sentence. His" in saved.read_text(encoding="utf-8")
    assert "Second sentence" not in saved.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_paste_reaches_the_file(page: Page, section55_form: Server) -> None:
    """What was pasted from Word is saved as the Markdown that the form shows."""
    open_inspection(page, section55_form)
    go_to(page, "findings")
    control(page, "Key findings").fill("")
    paste(page, "<p>We <b>will</b>:</p><ul><li>train</li><li>look</li></ul>", "We will", ".s55-markdown textarea")
    expect(page.locator(".s55-pasted:visible")).to_contain_text("Pasted with its list and bold.")
    page.keyboard.press("Control+s")
    expect(page.locator(".s55-save-state:visible")).to_contain_text("All changes saved at")
    [saved] = section55_form.parameters.glob("*.yaml")
    assert "  We **will**:\n\n  - train\n  - look\n" in saved.read_text(encoding="utf-8")


_MEASURE = """
() => {
  window.times = []
  document.addEventListener("beforeinput", () => {
    const begun = performance.now()
    requestAnimationFrame(() => setTimeout(() => window.times.push(performance.now() - begun)))
  }, { capture: true })
}
"""
"""From a key until what it wrote is on the screen."""


@pytest.mark.slow
def test_keys_are_answered_at_once_in_a_long_report(page: Page, section55_form: Server) -> None:
    """With 43 recommendations of 200 KB in all, the median key is on the screen within 50 ms."""
    section55_form.renew()
    long = "The force should act on what it has found, and say when. " * 36
    items = [
        item(number, text=long, chief_constable={"position": "accepted", "response": long}) for number in range(1, 44)
    ]
    path = section55_form.parameters / "2022-11-02-vetting.yaml"
    path.write_text(yaml.safe_dump(inspection(office="norfolk", recommendations=items)), encoding="utf-8")
    assert path.stat().st_size > 190_000
    open_inspection(page, section55_form)
    go_to(page, "findings")
    control(page, "Key findings").click()
    page.evaluate(_MEASURE)
    page.keyboard.type("A sentence that somebody types while the form looks at a long report. ", delay=60)
    times = page.evaluate("window.times")
    print(f"median {statistics.median(times):.0f} ms")
    assert len(times) > 50
    assert statistics.median(times) < 50, sorted(times)
