"""What stands around the questions: the bar that never goes away, and the sections' buttons, on screens of any size."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support.filling_in import SECTION_KEYS, control, go_to
from support.notebook_pages import open_form, open_inspection
from support.servers import RenewServer, Server
from support.servers import section55_form as start_form

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SIZES = [(1366, 640), (1440, 780), (1536, 735), (1920, 1080), (683, 320)]
"""The last is 1366 by 640 at a zoom of 200 %."""


@pytest.fixture(scope="module", params=SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
def sized(browser: Browser, renew_server: RenewServer, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Norfolk's inspection in a window of one of the usual sizes; the tests look at it, and change nothing."""
    context = browser.new_context(viewport={"width": request.param[0], "height": request.param[1]})
    page = context.new_page()
    open_inspection(page, renew_server(start_form))
    yield page
    context.close()


def test_the_bar_stays_in_sight_at_any_size(sized: Page) -> None:
    """Title, last lawful day, state, Save, Preview and Build are in the window wherever one has scrolled to."""
    for section in ("inspection", "findings", "finish", "check"):
        go_to(sized, section)
        sized.mouse.move(*(side / 2 for side in sized.viewport_size.values()))
        for wheel in (700, 5000, -300):
            sized.mouse.wheel(0, wheel)
            sized.wait_for_timeout(60)
            bar = sized.locator(".s55-bar")
            for words in ("Meeting the needs of victims", "Last lawful day", "Published", "All changes saved"):
                expect(bar.get_by_text(words).first).to_be_in_viewport(ratio=0.9)
            for name in ("Save", "Preview", "Build HTML and PDF"):
                expect(bar.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)


def test_every_sections_button_is_reached_by_mouse_and_by_keyboard(sized: Page) -> None:
    """Each is scrolled to and pressed; the heading of its section then has the focus, in sight below the bar."""
    for index, key in enumerate(SECTION_KEYS):
        sized.locator(".s55-nav button").nth(index).click()
        heading = sized.locator(f".s55-at-section-{key} h2")
        expect(heading).to_be_focused()
        expect(heading).to_be_in_viewport()
        bar, below = sized.locator(".s55-bar").bounding_box(), heading.bounding_box()
        assert bar is not None
        assert below is not None
        assert below["y"] >= bar["y"] + bar["height"]
    first = sized.locator(".s55-nav button").first
    first.focus()
    for _ in SECTION_KEYS[1:]:
        sized.keyboard.press("Tab")
    sized.keyboard.press("Enter")
    expect(sized.locator(".s55-at-section-check h2")).to_be_focused()


def test_the_first_question_is_three_tabs_after_its_section(sized: Page) -> None:
    """A section's button leads to its heading, and the next control is the section's first."""
    for section, label in (("inspection", "Office"), ("findings", "Key findings"), ("finish", "Approved by")):
        go_to(sized, section)
        expect(sized.locator(f".s55-at-section-{section} h2")).to_be_focused()
        question = control(sized, label)
        for _ in range(3):
            sized.keyboard.press("Tab")
            if question.evaluate("node => node === document.activeElement"):
                break
        expect(question).to_be_focused()


def test_no_label_runs_into_the_next(sized: Page) -> None:
    """A question's name, with the mark that it is needed, has room beside its neighbour's, or a line to itself."""
    go_to(sized, "recommendations")
    labels = sized.locator(".s55-main .s55-field .widget-label")
    expect(labels.get_by_text("Number", exact=True)).to_be_visible()
    long = "labels => labels.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.innerText)"
    assert labels.evaluate_all(long) == []


def test_the_first_page_lists_inspections_as_links(page: Page, section55_form: Server) -> None:
    """Nothing opens by passing over it, and nothing is amber or red before something was typed."""
    inspections = open_form(page, section55_form)
    expect(page.get_by_role("heading", name="Inspections", exact=True)).to_be_in_viewport()
    link = inspections.get_by_role("link")
    expect(link).to_have_count(1)
    link.focus()
    for key in ("ArrowDown", "ArrowUp", "Tab"):
        page.keyboard.press(key)
    expect(page.locator(".s55-section")).to_have_count(0)
    page.get_by_role("button", name="New inspection", exact=True).click()
    expect(control(page, "Inspection title")).to_be_focused()
    page.wait_for_timeout(600)
    expect(page.locator(".s55-problem")).to_have_count(0)
    page.get_by_role("button", name="All inspections").click()
    expect(page.get_by_role("heading", name="Inspections", exact=True)).to_be_focused()
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".s55-bar h2")).to_contain_text("Meeting the needs of victims")
