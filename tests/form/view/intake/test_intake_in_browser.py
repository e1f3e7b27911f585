"""Bringing in and sending out in a real browser: from a report to its response, and the return there and back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from section55.form.view.intake.return_buttons import MAKE
from support.brought_in import REPORT_PAGE, write_report
from support.browser import violations
from support.filling_in import add_names, control, go_to
from support.notebook_pages import form, open_form
from support.returns import filled_as_by_word, position_of
from support.saving_in_browser import words_in_browser
from support.servers import Server
from support.words import words_of_html

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SLUG = "2023-03-08-an-inspection-of-how-well"


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name, exact=isinstance(name, str)).click()


def heading(page: Page, name: str) -> None:
    """Waits until the focus is on a heading."""
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_focused()


def give(page: Page, label: str, file: Path) -> None:
    """Chooses a file and has it read."""
    page.get_by_label(label, exact=True).set_input_files(file)
    expect(page.locator(".s55-file-field")).to_contain_text(f"{file.name} is here")
    press(page, "Read it")


def bring_a_report_in(page: Page, server: Server, folder: Path) -> None:
    """Reads a report, corrects three fields, takes it over and saves it."""
    open_form(page, server)
    press(page, "Start from a report")
    heading(page, "Start from a report")
    assert violations(page, of=".s55-form") == []
    give(page, "The report’s file", write_report(folder))
    heading(page, "Check what was read")
    assert violations(page, of=".s55-form") == []
    assert not list(server.parameters.glob("*.yaml")), "nothing is written before it is taken over"
    page.get_by_role("button", name="Use these answers").first.click()
    expect(page.locator(".s55-message")).to_contain_text("pages that were moved bear the day of the move")
    expect(control(page, "Published on")).to_be_focused()
    page.get_by_label("This day is right: I have looked it up").check()
    expect(page.get_by_text("The last lawful day for the response is Tuesday 2 May 2023")).to_be_visible()
    press(page, re.compile("^Recommendation 3: "))
    control(page, "Recommendation 3 due").fill("By 31 March 2024")
    control(page, "Recommendation 3 due on").fill("31 March 2024")
    control(page, "Recommendation 3 text").fill("By 31 March 2024, chief constables should review their approach.")
    expect(page.get_by_role("button", name="Recommendation 3: By 31 March 2024, chief")).to_be_visible()
    expect(page.locator(".s55-reading", has_text="Yours.")).to_have_count(3)
    control(page, "Link to report").fill("https://example.org/publications/stalking/")
    add_names(page, "Publication types", ["Specific reviews"])
    assert violations(page, of=".s55-form") == []
    assert not list(server.parameters.glob(".*.unsaved.json")) and not list(server.parameters.glob("*.yaml"))
    page.get_by_role("button", name="Use these answers").first.click()
    expect(page.locator(".s55-message")).to_contain_text("A new inspection has what was read of report.html")
    page.keyboard.press("Control+s")
    expect(page.locator(".s55-message")).to_contain_text("as revision 1")


def test_a_report_becomes_a_response_and_the_return_comes_back(page: Page, jupyter_lab: Server, tmp_path: Path) -> None:
    """Brought in, corrected, saved and built; the return made, filled by a script, read, and built again."""
    jupyter_lab.renew()
    bring_a_report_in(page, jupyter_lab, tmp_path)
    build(page, jupyter_lab, "By 31 March 2024, chief constables should review their approach.")
    go_to(page, "force")
    with page.expect_download() as downloaded:
        press(page, MAKE)
        page.get_by_role("link", name=f"download {SLUG}-return.docx").click()
    made = Path(downloaded.value.path()).read_bytes()
    assert made == (jupyter_lab.outputs / SLUG / f"{SLUG}-return.docx").read_bytes()
    filled = tmp_path / "filled.docx"
    filled.write_bytes(filled_as_by_word(made))
    press(page, "Read the return")
    heading(page, "Read the return")
    give(page, "The return (.docx)", filled)
    heading(page, "Check what came back")
    expect(page.get_by_role("heading", name="Recommendation 2", exact=True, level=3)).to_be_visible()
    assert violations(page, of=".s55-form") == []
    saved = (jupyter_lab.parameters / f"{SLUG}.yaml").read_bytes()
    page.get_by_label("Take over the answer to Recommendation 4").uncheck()
    press(page, re.compile("^Take over .* answers$"))
    expect(page.locator(".s55-message")).to_contain_text("are in the inspection. Look at them, then press Save.")
    assert (jupyter_lab.parameters / f"{SLUG}.yaml").read_bytes() == saved, "nothing is saved before Save"
    page.keyboard.press("Control+s")
    expect(page.locator(".s55-message")).to_contain_text("as revision 2")
    words = (jupyter_lab.parameters / f"{SLUG}.yaml").read_text(encoding="utf-8")
    assert position_of(1) in words and "The figures of 4" not in words
    build(page, jupyter_lab, "First, matter 2.")


def build(page: Page, server: Server, words: str) -> None:
    """Builds both documents, and looks for some words in the page."""
    press(page, "Build HTML and PDF")
    expect(page.get_by_role("link", name="Open the PDF")).to_have_attribute(
        "href", re.compile("^blob:"), timeout=60_000
    )
    assert words in words_of_html((server.outputs / SLUG / f"{SLUG}.html").read_text(encoding="utf-8"))


def test_a_pasted_page_keeps_its_headings_in_voila(page: Page, voila: Server) -> None:
    """What is copied from the report's web page and pasted is read as the page itself would be."""
    voila.renew()
    open_form(page, voila)
    press(page, "Start from a report")
    heading(page, "Start from a report")
    paste_page(page, REPORT_PAGE)
    press(page, "Read it")
    heading(page, "Check what was read")
    expect(page.get_by_role("button", name=re.compile("^Recommendation 4: Immediately"))).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Area for improvement 2: "))).to_be_visible()
    page.get_by_label("Link to report").fill("https://example.org/stalking/")
    expect(page.locator(".s55-reading", has_text="Yours.")).to_have_count(1)
    press(page, "Read another file")
    press(page, "Read another file")
    heading(page, "Start from a report")
    paste_page(page, REPORT_PAGE.replace("</main>", f"<p>{'Words of the report. ' * 30}</p>" * 2000 + "</main>"))
    expect(page.locator(".s55-file-field")).to_contain_text("Pasted words.md is here (1,", timeout=60_000)
    press(page, "Read it")
    heading(page, "Check what was read")


def paste_page(page: Page, html: str) -> None:
    """Pastes a web page where its words may be pasted."""
    page.get_by_label("Or paste the report’s words").focus()
    page.evaluate(
        """(html) => {
          const data = new DataTransfer()
          data.setData("text/html", html)
          data.setData("text/plain", new DOMParser().parseFromString(html, "text/html").body.innerText)
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true,
            cancelable: true}))
        }""",
        html,
    )


def test_a_refused_file_is_explained_and_the_form_goes_on(page: Page, voila: Server, tmp_path: Path) -> None:
    """A file that is too large, or of no kind that is read, is refused in a sentence where it was chosen."""
    voila.renew()
    open_form(page, voila)
    press(page, "Start from a report")
    heading(page, "Start from a report")
    large, picture = tmp_path / "large.pdf", tmp_path / "picture.pdf"
    large.write_bytes(b"%PDF-1.7" + b" " * 20_000_001)
    page.get_by_label("The report’s file").set_input_files(large)
    refused = "large.pdf: it has 20,000,009 bytes, and at most 20,000,000 are read."
    expect(page.locator(".s55-file-field")).to_contain_text(refused)
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 12_000_000)
    give(page, "The report’s file", picture)
    expect(page.get_by_role("heading", name="It was not read")).to_be_visible()
    expect(page.locator(".s55-intake-status")).to_contain_text("It is no web page, PDF, Word document or text")
    assert violations(page, of=".s55-form") == []
    press(page, "Back")
    expect(page.get_by_role("heading", name="Inspections", exact=True)).to_be_visible()


@pytest.mark.parametrize("correction", ["typed", "left out"])
def test_leaving_asks_while_corrections_are_nowhere_else(
    page: Page, section55_form: Server, tmp_path: Path, correction: str
) -> None:
    """What was checked of a report is on no disk before it is used: whoever closes the page is asked, and may stay."""
    open_form(page, section55_form)
    press(page, "Start from a report")
    give(page, "The report’s file", write_report(tmp_path))
    heading(page, "Check what was read")
    if correction == "typed":
        control(page, "Link to report").fill("https://example.org/publications/stalking/")
        expect(page.locator(".s55-reading", has_text="Yours.")).to_have_count(1)
    else:
        press(page, re.compile("^Leave out two recommendations that ask others"))
        expect(page.get_by_role("button", name="Take back what was left out last")).to_be_visible()
    page.wait_for_timeout(1500)  # so that nothing is on its way any more, of which leaving asks anyway
    assert words_in_browser(page) == []
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.close(run_before_unload=True)
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    expect(page.get_by_role("heading", name="Check what was read", exact=True)).to_be_visible()


def test_it_fits_a_telephone_and_a_dark_theme(browser: Browser, section55_form: Server, tmp_path: Path) -> None:
    """At 320 pixels nothing is wider than the page, and in the dark theme axe-core finds nothing."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{section55_form.notebook_address}&theme=dark")
    form(page)
    press(page, "Start from a report")
    give(page, "The report’s file", write_report(tmp_path))
    heading(page, "Check what was read")
    for _ in range(3):
        press(page, re.compile("^Next to look at"))
        page.wait_for_timeout(300)
    widths = page.evaluate(
        "[...document.querySelectorAll('.s55-form, .s55-form *:not(.s55-announced)')]"
        ".map((each) => each.getBoundingClientRect().right)"
    )
    assert max(widths) <= 320
    assert violations(page, of=".s55-form") == []
    page.close()
