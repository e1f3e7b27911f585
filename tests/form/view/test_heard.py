"""What assistive technology and the browser's tab get of the form, beside the names of its controls."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support.filling_in import control, go_to
from support.notebook_pages import open_inspection
from support.servers import RenewServer, section55_form

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def page(browser: Browser, renew_server: RenewServer) -> Iterator[Page]:
    """Norfolk's inspection; each test leaves it as it was."""
    context = browser.new_context(viewport={"width": 1366, "height": 640})
    opened = context.new_page()
    open_inspection(opened, renew_server(section55_form))
    yield opened
    context.close()


def test_each_button_is_described_by_its_own_note(page: Page) -> None:
    """Save says that there is nothing to save, Preview what it shows, and Build what it writes."""
    for name, words in (
        ("Save", "Save: there is nothing to save."),
        ("Preview", "Preview shows the finished page below the form."),
        ("Build HTML and PDF", "Build writes both documents into "),
    ):
        button = page.locator(".s55-bar").get_by_role("button", name=name, exact=True)
        expect(button).to_have_attribute("aria-describedby", re.compile("."))
        note = button.get_attribute("aria-describedby")
        assert (page.locator(f"[id='{note}']").text_content() or "").startswith(words)


def test_required_questions_are_marked(page: Page) -> None:
    """Those without which no document is built, and no other; the mark that is seen is not read as part of a name."""
    go_to(page, "inspection")
    for label in ("Office", "Inspection title", "Published on", "Publication types", "Police forces", "Link to report"):
        expect(control(page, label)).to_have_attribute("aria-required", "true")
    for label in ("Other inspectorates", "Link text", "Language of the report"):
        assert control(page, label).get_attribute("aria-required") is None
    mark = "node => getComputedStyle(node.labels[0], '::after').content"
    assert "needed to build" in control(page, "Inspection title").evaluate(mark)


def test_a_section_is_headed_once(page: Page) -> None:
    """The first list of Recommendations stands below the section's own heading; the causes of concern have theirs."""
    go_to(page, "recommendations")
    section = page.locator(".s55-at-section-recommendations")
    expect(section.get_by_role("heading", name="Recommendations", exact=True)).to_have_count(1)
    expect(section.get_by_role("heading", name="Causes of concern", exact=True, level=3)).to_have_count(1)


def test_rows_and_days_are_read_in_words(page: Page) -> None:
    """A row is called by its parts with commas between them, not dots; a weekday that is cut short is read in full."""
    go_to(page, "recommendations")
    row = page.locator(".s55-main .s55-toggle").first
    expect(row).to_have_accessible_name(re.compile("^Recommendation 3, "))
    assert "\u00b7" not in (row.get_attribute("aria-label") or "")
    expect(row).to_contain_text("Recommendation 3 \u00b7 ")
    read = page.locator(".s55-deadline").aria_snapshot()
    assert "Monday 12 February 2024" in read and "Tuesday 13 February 2024" in read
    assert not re.search("Mon |Tue ", read)
    expect(page.locator(".s55-deadline").get_by_text("Mon", exact=True)).to_be_visible()


def test_the_calendar_opens_on_the_day_that_is_typed(page: Page) -> None:
    """Whether it stands in words or in figures; what is chosen stands in words."""
    go_to(page, "inspection")
    picker = page.locator(".s55-key-published_on .s55-hidden-date")
    picker.evaluate("node => (node.showPicker = () => {})")
    for typed, day in (
        ("19 December 2023", "2023-12-19"),
        ("1/3/24", "2024-03-01"),
        ("19 December 2023", "2023-12-19"),
    ):
        control(page, "Published on").fill(typed)
        expect(page.locator(f".s55-key-published_on [data-day='{day}']")).to_be_attached()
        page.get_by_role("button", name="Calendar for Published on").click()
        assert picker.input_value() == day
    picker.evaluate("node => { node.value = '2024-01-05'; node.dispatchEvent(new Event('change')) }")
    expect(control(page, "Published on")).to_have_value("5 January 2024")
    control(page, "Published on").fill("19 December 2023")
    expect(page.locator(".s55-bar .s55-save-state")).to_contain_text("All changes saved")


def test_what_is_chosen_is_a_group_of_buttons(page: Page) -> None:
    """Each is called by what it removes; the sign on it is not read."""
    go_to(page, "inspection")
    chosen = page.get_by_role("group", name="Publication types, chosen")
    expect(chosen.get_by_role("button", name="Remove Joint Inspection", exact=True)).to_be_visible()
    shown = "node => getComputedStyle(node, '::after').content"
    assert chosen.get_by_role("button").first.evaluate(shown).endswith('/ ""')


def test_no_stop_of_the_tab_key_is_without_a_name(page: Page) -> None:
    """The list of the sections scrolls, and a browser would stop at it; what scrolls and has no control has a name."""
    go_to(page, "findings")
    assert page.locator(".s55-side").get_attribute("tabindex") == "-1"
    expect(page.get_by_role("group", name="Key findings, as it will be read")).to_have_attribute("tabindex", "0")


def test_the_documents_are_a_region(page: Page) -> None:
    """It is reached from anywhere by its name, and not by all the questions before it."""
    page.get_by_role("button", name="Preview", exact=True).click()
    expect(page.get_by_role("region", name="Preview", exact=True)).to_be_visible()


def test_a_change_is_read_once(page: Page) -> None:
    """By the words before and after it; browsers that say so of the elements as well would say it twice."""
    go_to(page, "finish")
    control(page, "Approved by").fill("The Commissioner")
    page.keyboard.press("Control+s")
    expect(page.locator(".s55-message")).to_contain_text("as revision 2")
    page.get_by_role("button", name="Show what changed", exact=True).click()
    added = page.locator(".s55-changed ins")
    expect(added).to_have_attribute("role", "none")
    expect(added).to_contain_text("[added: The Commissioner]")


def test_the_language_is_that_of_the_words(page: Page) -> None:
    """Spelling is checked, and words are spoken, as in Britain."""
    expect(page.locator(".s55-form")).to_have_attribute("lang", "en-GB")


def test_the_tab_is_named_by_what_is_open(page: Page) -> None:
    """The inspection, Our office, or the list; never the notebook behind them."""
    page.get_by_role("button", name="Our office", exact=True).click()
    expect(page).to_have_title("Our office – Section 55 response")
    page.get_by_role("button", name="Back to the inspection", exact=True).click()
    expect(page).to_have_title(
        "Meeting the needs of victims in the Criminal Justice System: An inspection of how well "
        "the police, the Crown Prosecution Service and the Probation Service support victims of "
        "crime – Section 55 response"
    )
    page.get_by_role("button", name="All inspections", exact=True).click()
    expect(page).to_have_title("Inspections – Section 55 response")
