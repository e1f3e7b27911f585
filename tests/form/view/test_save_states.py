"""What the form says of saving is true: by the browser, which knows what the kernel has not received."""

import re

import pytest
from playwright.sync_api import Page, expect

from support.bare_forms import open_bare_form
from support.filling_in import control, go_to
from support.notebook_pages import open_inspection
from support.saving_in_browser import LOST, lost_bar, save_line, stopped_kernels, texts_on_disk, words_in_browser
from support.servers import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def open_findings(page: Page, server: Server) -> None:
    """The form on Norfolk's inspection, with the cursor before its key findings."""
    open_inspection(page, server)
    go_to(page, "findings")
    control(page, "Key findings").click()
    page.keyboard.press("Control+Home")


def test_a_change_is_unsaved_then_kept_then_saved(page: Page, section55_form: Server) -> None:
    """From the first key nothing claims that all is saved; kept and saved come with the time."""
    open_findings(page, section55_form)
    expect(save_line(page)).to_have_text("All changes saved.")
    page.keyboard.type("N")
    assert save_line(page).text_content() == "Unsaved changes."
    expect(save_line(page)).to_have_text(re.compile(r"^Unsaved changes\. Kept at \d\d:\d\d\.$"))
    assert any(text.startswith("N") for text in texts_on_disk(section55_form, "key_findings"))
    page.keyboard.press("Control+s")
    expect(save_line(page)).to_have_text(re.compile(r"^All changes saved at \d\d:\d\d\.$"))
    assert all(text.startswith("N") for text in texts_on_disk(section55_form, "key_findings"))


def test_a_stopped_kernel_shows_and_takes_nothing(page: Page, section55_form: Server) -> None:
    """Two seconds on, the words are not received; then the form has lost its connection; then they are kept."""
    open_findings(page, section55_form)
    with stopped_kernels(section55_form):
        page.keyboard.type("During the sleep. ")
        page.keyboard.press("Control+s")
        expect(save_line(page)).to_have_text("Not received yet.")
        expect(lost_bar(page)).to_contain_text(LOST, timeout=15_000)
        expect(save_line(page)).to_have_text("Kept in this browser only.")
    expect(lost_bar(page)).to_be_hidden()
    expect(save_line(page)).to_have_text(re.compile("^All changes saved at"))
    assert all(text.startswith("During the sleep. ") for text in texts_on_disk(section55_form, "key_findings"))


def test_what_another_page_receives_is_no_sign_of_this_ones_words(page: Page) -> None:
    """Two tabs show one form: the numbers that acknowledge the other's words leave this one's in its store."""
    open_bare_form(page)
    page.locator("textarea").click()
    page.keyboard.type("Only here. ")
    own, number = page.wait_for_function(
        "() => window.sent.filter((each) => each.number).map((each) => [each.page, each.number]).at(-1)"
    ).json_value()
    saving = {"kind": "kept", "kept_at": 1, "saved_at": 0, "problem": "", "inspection": "x", "title": ""}
    page.evaluate("(saving) => window.receive({ saving })", saving | {"numbers": {"another": number + 1000}})
    assert words_in_browser(page) == ["Only here. "]
    page.evaluate("(saving) => window.receive({ saving })", saving | {"numbers": {own: number}})
    assert words_in_browser(page) == []
