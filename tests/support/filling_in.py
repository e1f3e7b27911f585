"""An inspection entered into the form in a browser, as an officer does it: by keyboard and by mouse."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from playwright.sync_api import Locator, Page, expect

from section55.form.view.sections import SECTIONS
from section55.model.wording import long_date, sentence_start

SECTION_KEYS = [section.key for section in SECTIONS]


def go_to(page: Page, section: str) -> None:
    """Shows a section, and waits for it."""
    page.locator(".s55-nav button").nth(SECTION_KEYS.index(section)).click()
    page.locator(f".s55-at-section-{section}").wait_for()


def control(page: Page, label: str) -> Locator:
    """The control with a label in the section that is shown."""
    return page.locator(".s55-main").get_by_label(label, exact=True)


def type_in(page: Page, label: str, text: str) -> None:
    """Types into a field, key by key."""
    control(page, label).click()
    page.keyboard.type(text)


def paste_in(page: Page, label: str, text: str) -> None:
    """Puts a long text into a field at once, as pasting does."""
    control(page, label).click()
    page.keyboard.insert_text(text)


def choose(page: Page, label: str, word: str) -> None:
    """Chooses a word of a list."""
    # ipywidgets writes the spaces of options as no-break spaces.
    option = control(page, label).locator("option").filter(has_text=sentence_start(word).replace(" ", "\u00a0")).first
    control(page, label).select_option(value=option.get_attribute("value"))


def add_names(page: Page, label: str, names: Sequence[str]) -> None:
    """Adds names: each typed, and added by Enter."""
    for name in names:
        type_in(page, label, name)
        page.keyboard.press("Enter")
        page.get_by_role("button", name=re.compile(f"^Remove {re.escape(name)} ✕")).wait_for()


def fill_in(page: Page, answers: Mapping[str, Any]) -> None:
    """Enters the answers of a parameter file into a new inspection, section by section."""
    page.get_by_role("button", name="New inspection", exact=True).click()
    expect(control(page, "Inspection title")).to_be_focused()
    page.keyboard.type(answers["inspection_title"])
    page.keyboard.press("Tab")
    page.keyboard.type(long_date(date.fromisoformat(answers["published_on"])))
    add_names(page, "Publication types", answers["publication_types"])
    add_names(page, "Police forces", answers["police_forces"])
    type_in(page, "Link to report", answers["report_url"])
    page.keyboard.press("Tab")
    page.keyboard.type(answers["report_link_text"])
    go_to(page, "findings")
    paste_in(page, "Key findings", answers["key_findings"])
    go_to(page, "recommendations")
    type_in(page, "Recommendations in the report", answers["recommendations_total"])
    for item in answers["recommendations"]:
        _report_words(page, item)
    go_to(page, "force")
    paste_in(page, "Chief constable's comments", answers["chief_constable_comments"])
    for item in answers["recommendations"]:
        name, answer = f"Recommendation {item['number']}", item["chief_constable"]
        choose(page, f"{name} position", answer["position"])
        paste_in(page, f"{name} response", answer["response"])
    go_to(page, "body")
    paste_in(page, "Local policing body's comments", answers["commissioner_comments"])
    go_to(page, "office_use")
    for label in _done(answers["office_use"]):
        box = control(page, f"{label}: Done, on a day not known")
        box.focus()
        page.keyboard.press("Space")
        assert box.is_checked()
    go_to(page, "finish")
    choose(page, "Status", answers["status"])


def _report_words(page: Page, item: Mapping[str, Any]) -> None:
    page.get_by_role("button", name="Add a recommendation", exact=True).click()
    expect(control(page, "New recommendation number")).to_be_focused()
    page.keyboard.type(item["number"])
    name = f"Recommendation {item['number']}"
    control(page, f"{name} text").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.insert_text(item["text"])
    add_names(page, f"{name} addressed to", item["addressed_to"])
    type_in(page, f"{name} due", item["due"])
    type_in(page, f"{name} due on", item["due_on"])
    choose(page, f"{name} status", item["status"])
    type_in(page, f"{name} owner", item["owner"])


def _done(office_use: Mapping[str, str]) -> list[str]:
    from section55.model.inspection import OfficeUse

    assert set(office_use.values()) == {"true"}
    return [str(OfficeUse.model_fields[key].title) for key in office_use]
