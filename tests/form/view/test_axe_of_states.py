"""Every state that the form can be in, by axe-core, in either theme: what comes and goes beside the sections."""

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browser import violations
from support.examples import write_examples
from support.filling_in import control, go_to, type_in
from support.notebook_pages import follow, form
from support.servers import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]

KEPT, SAVED = re.compile("Kept at"), re.compile("All changes saved")


class Form:
    """The form in one of its themes, on a server of its own files."""

    def __init__(self, page: Page, server: Server, theme: str) -> None:
        self.page, self.server = page, server
        self.address = f"{server.notebook_address}&theme={theme}"

    def open(self) -> Page:
        """Opens the first page, and loads it again where it is open."""
        self.page.goto(self.address)
        form(self.page)
        return self.page

    def open_inspection(self) -> Page:
        """Opens Norfolk's inspection."""
        follow(form(self.open()))
        return self.page

    def press(self, name: str) -> None:
        """By keyboard: one that cannot do anything now answers as well."""
        self.page.get_by_role("button", name=name, exact=True).first.press("Enter")

    def expect_saving(self, words: re.Pattern[str]) -> None:
        expect(self.page.locator(".s55-bar .s55-save-state")).to_have_text(words)

    def expect_none(self, state: str) -> None:
        """There is no violation on the whole page, once a button that changes has the colours of what it is now."""
        for _ in range(5):
            self.page.wait_for_timeout(300)
            if not (found := violations(self.page)):
                return
        assert found == [], state


@pytest.fixture(params=["light", "dark"])
def opened(browser: Browser, section55_form: Server, request: pytest.FixtureRequest) -> Iterator[Form]:
    """The form in each theme."""
    context = browser.new_context(viewport={"width": 1366, "height": 640})
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    yield Form(page, section55_form, request.param)
    context.close()
    while section55_form.kernels():  # each keeps what is unsaved in the folders that the next test takes away
        time.sleep(0.1)


def test_the_theme_is_the_one_that_is_asked_for(opened: Form) -> None:
    """Else the other tests here would look at one theme twice."""
    background = opened.open().evaluate("getComputedStyle(document.body).backgroundColor")
    lightness = sum(map(int, re.findall(r"\d+", background)[:3])) / 3
    assert (lightness < 80) == ("dark" in opened.address)


def test_the_first_page_and_a_new_inspection(opened: Form, tmp_path: Path) -> None:
    """With inspections of each kind, unsaved work, nothing typed yet, a save too early, and a force nobody knows."""
    write_examples(tmp_path)
    shutil.copytree(tmp_path, opened.server.parameters, dirs_exist_ok=True)
    page = opened.open()
    opened.expect_none("first page")
    opened.press("New inspection")
    expect(control(page, "Inspection title")).to_be_focused()
    opened.expect_none("new inspection")
    opened.press("Save")
    expect(page.locator(".s55-message .s55-jump")).to_have_count(2)
    opened.expect_none("save too early")
    type_in(page, "Inspection title", "A report")
    type_in(page, "Police forces", "Nowhere Constabulary")
    page.keyboard.press("Enter")
    page.locator(".s55-asked-force button").first.wait_for()
    opened.expect_none("unknown force")
    opened.expect_saving(KEPT)
    opened.press("All inspections")
    expect(page.get_by_text("You have unsaved work in one inspection.")).to_be_visible()
    opened.expect_none("first page with unsaved work")


def test_what_is_left_to_do(opened: Form) -> None:
    """Check your answers with each kind of problem, the question for a reason, a reason, and a wrong answer."""
    page = opened.open_inspection()
    go_to(page, "finish")
    type_in(page, "Approved on", "31 February 2024")
    opened.expect_saving(KEPT)
    go_to(page, "check")
    for heading in ("Needed to build", "Required by law", "Advice"):
        expect(page.get_by_role("heading", name=re.compile(f"^{heading}"))).to_be_visible()
    opened.expect_none("problems")
    opened.press("Build HTML and PDF")
    expect(page.locator(".s55-message .s55-fault")).to_be_visible()
    opened.expect_none("build refused")
    page.get_by_role("button", name=re.compile("^Leave it, with a reason")).first.click()
    control(page, "Reason").fill("It was published so.")
    opened.expect_none("question for a reason")
    opened.press("Keep this reason")
    expect(page.get_by_role("heading", name="Noted", exact=True)).to_be_visible()
    opened.expect_none("reason")
    go_to(page, "finish")
    expect(control(page, "Approved on")).to_have_attribute("aria-invalid", "true")
    opened.expect_none("wrong answer")


def test_a_card_and_the_documents(opened: Form) -> None:
    """An unfolded card with how to format a text and what was pasted, saved; the preview and the built documents."""
    page = opened.open_inspection()
    go_to(page, "recommendations")
    expect(page.locator(".s55-toggle[aria-expanded=true]")).to_have_count(1)
    page.get_by_role("button", name="How to format").first.click()
    opened.press("Add an update: Recommendation 3")
    opened.expect_none("unfolded card")
    go_to(page, "finish")
    type_in(page, "Approved by", "The Commissioner")
    page.keyboard.press("Control+s")
    opened.expect_saving(SAVED)
    opened.expect_none("saved")
    opened.press("Preview")
    expect(page.locator(".s55-result iframe")).to_be_in_viewport()
    opened.expect_none("preview")


def test_two_versions_and_a_file_that_is_gone(opened: Form) -> None:
    """What is asked where the file was changed meanwhile, and where it is not there any more."""
    page = opened.open_inspection()
    [path] = opened.server.parameters.glob("*.yaml")
    go_to(page, "findings")
    page.locator(".s55-section textarea").first.press_sequentially("Mine. ")
    path.write_text(path.read_text(encoding="utf-8").replace("jointly inspected", "together inspected"), "utf-8")
    page.keyboard.press("Control+s")
    page.get_by_role("region", name="The file was changed meanwhile").wait_for()
    opened.expect_none("two versions")
    opened.press("Save with these choices")
    opened.expect_none("a choice that is missing")
    page.get_by_role("button", name=re.compile("^Not now")).click()
    path.unlink()
    opened.press("Save")
    page.get_by_role("region", name="The file is gone").wait_for()
    opened.expect_none("file gone")


def test_unsaved_work_and_a_lost_connection(opened: Form) -> None:
    """What is offered when the page comes back, and what stands across a form whose kernel is gone."""
    page = opened.open_inspection()
    go_to(page, "findings")
    page.locator(".s55-section textarea").first.press_sequentially("Unsaved. ")
    opened.expect_saving(KEPT)
    page = opened.open_inspection()
    page.get_by_role("region", name="Unsaved work was found").wait_for()
    opened.expect_none("unsaved work")
    opened.press("See what changed")
    page.locator(".s55-offer ins").first.wait_for()
    opened.expect_none("what changed")
    opened.press("Go on with it")
    go_to(page, "findings")
    opened.server.kill_kernels()
    page.locator(".s55-section textarea").first.press_sequentially("Lost. ")
    page.locator(".s55-lost").wait_for(timeout=30_000)
    opened.expect_none("lost connection")
    opened.open()
    page.locator(".s55-left-text").wait_for(timeout=30_000)
    opened.expect_none("words that only the browser has")
