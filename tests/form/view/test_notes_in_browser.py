"""A note for a colleague in a real browser: written, kept, saved, met in Check your answers, settled."""

import re

import pytest
from playwright.sync_api import Page, expect

from section55.files.colleague_notes import read_notes
from support.browser import violations
from support.filling_in import go_to
from support.notebook_pages import open_inspection
from support.saving_in_browser import save_line
from support.servers import Server
from support.workbook import NORFOLK

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TEXT = "Is the figure ours? Ask the force before Thursday."


@pytest.mark.parametrize("width", [320, 1366])
def test_a_note_is_written_and_settled(page: Page, section55_form: Server, width: int) -> None:
    """What the page says of saving is true of notes too, and axe finds nothing in any of their states."""
    page.set_viewport_size({"width": width, "height": 640})
    open_inspection(page, section55_form)
    path = section55_form.parameters / f"{NORFOLK}.yaml"
    before = path.read_bytes()
    go_to(page, "findings")
    page.get_by_role("button", name="Notes for colleagues: Key findings", exact=True).click()
    note = page.get_by_label("New note on Key findings", exact=True)
    expect(note).to_be_focused()
    page.keyboard.type(TEXT)
    expect(save_line(page)).to_contain_text("Kept at")
    assert violations(page) == []
    page.keyboard.press("Control+s")
    expect(save_line(page)).to_have_text(re.compile("^All changes saved at"))
    expect(page.locator(".s55-note")).to_contain_text(TEXT)
    expect(note).to_have_value("")
    assert [each.text for each in read_notes(path).open] == [TEXT]
    assert path.read_bytes() == before
    go_to(page, "check")
    page.get_by_role("button", name=f"Key findings: {TEXT}", exact=True).click()
    expect(note).to_be_focused()
    page.get_by_role("button", name=re.compile("^Settled: note of")).click()
    expect(page.get_by_role("button", name=re.compile("^Show 1 settled note"))).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Control+s")
    expect(save_line(page)).to_have_text(re.compile("^All changes saved at"))
    assert read_notes(path).open == ()
