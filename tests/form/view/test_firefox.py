"""The form in Firefox: an inspection opened, words typed, undone and saved."""

from pathlib import Path

import pytest

from support.firefox import FirefoxPage, firefox
from support.servers import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LINE = "[...document.querySelectorAll('.s55-save-state')].find((line) => line.getClientRects().length)?.textContent"
TEXT = "document.querySelector('.s55-section textarea')"


def open_findings(page: FirefoxPage, server: Server) -> None:
    """The form on Norfolk's inspection, with the cursor before its key findings."""
    page.open(server.notebook_address)
    page.click(".s55-inspections [data-jump]")
    page.wait_for("document.querySelector('.s55-section')")
    page.evaluate("[...document.querySelectorAll('.s55-nav button')][1].click()")
    page.wait_for("document.querySelector('.s55-at-section-findings textarea')")
    page.evaluate(f"{TEXT}.focus(), {TEXT}.setSelectionRange(0, 0)")


def test_the_core_journey_in_firefox(section55_form: Server, tmp_path: Path) -> None:
    """What is said of saving, undo by sentences, and the saved file are as in Chromium."""
    with firefox(tmp_path) as page:
        open_findings(page, section55_form)
        assert page.evaluate(LINE) == "All changes saved."
        page.type("First sentence. Second sentence. ")
        assert page.evaluate(LINE) == "Unsaved changes."
        page.wait_for(f"/Kept at/.test({LINE})")
        page.press("Control+z")
        assert page.evaluate(TEXT + ".value.slice(0, 18)") == "First sentence. Hi"
        page.press("Control+s")
        page.wait_for(f"/All changes saved at/.test({LINE})")
        [saved] = section55_form.parameters.glob("*.yaml")
        assert "First sentence. His Majesty" in saved.read_text(encoding="utf-8")


def test_the_end_of_a_build_is_announced_in_firefox(section55_form: Server, tmp_path: Path) -> None:
    """A screen reader is given its beginning and its end, one after the other, in the same place."""
    [file] = section55_form.parameters.glob("*.yaml")
    file.write_text(file.read_text(encoding="utf-8").replace("status: final", "status: draft"), encoding="utf-8")
    with firefox(tmp_path) as page:
        page.open(section55_form.notebook_address)
        page.click(".s55-inspections [data-jump]")
        page.wait_for("document.querySelector('.s55-section')")
        page.evaluate(
            "window.announced = [], new MutationObserver(() => announced.push(document.querySelector("
            "'.s55-announced').textContent)).observe(document.querySelector('.s55-announced'), { childList: true }), 0"
        )
        page.evaluate("[...document.querySelectorAll('.s55-bar button')].at(-1).click()")
        page.wait_for("announced.includes('The HTML and the PDF are built. The links are below the form.')")
        assert page.evaluate("announced.filter(Boolean).at(-2)") == "Building the documents. It takes a few seconds."


def test_words_that_only_firefox_has_are_offered_again(section55_form: Server, tmp_path: Path) -> None:
    """The kernel is killed; what was typed since is offered when the page is loaded again."""
    with firefox(tmp_path) as page:
        open_findings(page, section55_form)
        page.type("Before. ")
        page.wait_for(f"/Kept at/.test({LINE})")
        section55_form.kill_kernels()
        page.type("After. ")
        page.wait_for(f"/in this browser only/.test({LINE})")
        page.open(section55_form.notebook_address)
        page.wait_for("/Before. After. His Majesty/.test(document.querySelector('.s55-left-text')?.textContent)")
