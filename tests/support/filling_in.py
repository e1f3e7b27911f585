"""An inspection entered into the form in a browser, as an officer does it: by keyboard and by mouse."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from playwright.sync_api import Locator, Page, TimeoutError, expect

from section55.form.view.sections import SECTIONS
from section55.model.inspection import Inspection
from section55.model.item_places import ItemPlace, item_places
from section55.model.paths import question_at
from section55.model.wording import long_date, sentence_start, with_article

AREAS = ("areas_for_improvement",)
SECTION_KEYS = [section.key for section in SECTIONS]


def go_to(page: Page, section: str) -> None:
    """Shows a section, and waits until the focus is on its heading, which comes after all else."""
    page.locator(".s55-nav button").nth(SECTION_KEYS.index(section)).click()
    expect(page.locator(f".s55-at-section-{section} h2[tabindex]")).to_be_focused()


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
        page.get_by_role("button", name=re.compile(f"^Remove {re.escape(name)}")).wait_for()


def tick(page: Page, label: str) -> None:
    """Ticks a box by keyboard."""
    box = control(page, label)
    box.focus()
    page.keyboard.press("Space")
    assert box.is_checked()


LOOKS_FOR_ROWS = 3


def open_rows(page: Page) -> None:
    """Opens every row of the section that is shown, those inside others too."""
    rows = page.locator(".s55-main .s55-toggle[aria-expanded=false]")
    looks = 0
    for _ in range(200):
        if not rows.count():
            looks += 1
            if looks == LOOKS_FOR_ROWS:
                return
            page.wait_for_timeout(200)  # a busy machine shows them late
            continue
        looks = 0
        # By its name, since a row that is shown late may stand before the one that was the first a moment ago; and
        # once more where it was drawn anew just as it was pressed.
        name = str(rows.first.text_content())
        opened = page.locator(".s55-main .s55-toggle[aria-expanded=true]").get_by_text(name, exact=True).first
        with suppress(TimeoutError):
            rows.get_by_text(name, exact=True).first.click(timeout=8000)
            opened.wait_for(timeout=8000)
    raise AssertionError(f"Some rows do not open: {rows.all_text_contents()}")


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
    if "report_link_text" in answers:
        page.keyboard.press("Tab")
        page.keyboard.type(answers["report_link_text"])
    go_to(page, "findings")
    paste_in(page, "Key findings", answers["key_findings"])
    for section, lists in (("recommendations", ("recommendations", "causes_of_concern")), ("areas", AREAS)):
        go_to(page, section)
        for name in lists:
            _fill_in_list(page, answers, name)
    places = list(item_places(answers))
    _fill_in_answers(page, answers, "force", "chief_constable", places)
    _fill_in_answers(page, answers, "body", "commissioner", places)
    go_to(page, "office_use")
    for label in _done(answers.get("office_use", {})):
        tick(page, f"{label}: Done, date not known")
    go_to(page, "finish")
    choose(page, "Status", answers["status"])


def give_a_reason(page: Page) -> None:
    """Says why a final goes out without what the law requires of it besides, which Build asks for."""
    expect(page.locator(".s55-message")).to_contain_text("This response is final")
    page.get_by_role("button", name=re.compile("^Give one reason for")).click()
    expect(control(page, "Reason")).to_be_focused()
    page.keyboard.type("As it was published in 2024.")
    page.get_by_role("button", name="Keep this reason", exact=True).click()
    expect(page.locator(".s55-problems").get_by_role("heading", name="Noted")).to_be_visible()


def _fill_in_list(page: Page, answers: Mapping[str, Any], name: str) -> None:
    """Enters what is asked about a list as a whole, then its items, and last which of them are answered together."""
    for key in (f"{name}_total", f"{name}_to_chief_constables"):
        if answers.get(key) == "0":
            tick(page, f"{_label(key)}: The report {'makes' if name == 'recommendations' else 'has'} none")
        elif key in answers:
            type_in(page, _label(key), answers[key])
    if name in answers.get("numbering", {}):
        choose(page, _label("numbering", name), "Given by the office")
    if answers.get(f"{name}_answered_in_comments"):
        tick(page, _label(f"{name}_answered_in_comments"))
    places = [place for place in item_places(answers) if place.list_name == name]
    for place in places:
        _report_words(page, place)
    for place in places:
        if place.answered_with:
            numbers = {other.number: other.heading for other in places if other.where[:-1] == place.where[:-1]}
            choose(page, f"{place.heading} answered with", numbers[place.answered_with])


def _report_words(page: Page, place: ItemPlace) -> None:
    """Adds an item to its list, wherever that is, and enters what the report says."""
    around, item = place.whole or place.cause, place.item
    what = "part" if place.whole else place.kind.one
    button = f"Add {with_article(what)}{f': {around.heading}' if around else ''}"
    page.get_by_role("button", name=button, exact=True).click()
    label = "letter or number" if place.whole else "number"
    expect(control(page, f"{replace(place, number='', group='').heading} {label}")).to_be_focused()
    page.keyboard.type(item["number"])
    name = replace(place, group="").heading
    if "group" in item:
        control(page, f"{name} group").wait_for()
        page.keyboard.press("Tab")
        page.keyboard.type(item["group"])
        name = place.heading
    control(page, f"{name} text").wait_for()
    if "title" in item:
        type_in(page, f"{name} short name", item["title"])
    if item.get("accelerated"):
        tick(page, f"{name} accelerated")
    paste_in(page, f"{name} text", item["text"])
    add_names(page, f"{name} addressed to", item.get("addressed_to", ()))
    for key in ("due", "due_on", "owner"):
        if key in item:
            type_in(page, f"{name} {key.replace('_', ' ')}", item[key])
    if "status" in item:
        choose(page, f"{name} status", item["status"])


def _fill_in_answers(
    page: Page, answers: Mapping[str, Any], section: str, key: str, places: Sequence[ItemPlace]
) -> None:
    """Enters the comments and the answers of the force or of the body, each at the item that it answers."""
    go_to(page, section)
    paste_in(page, _label(f"{key}_comments"), answers[f"{key}_comments"])
    open_rows(page)
    for place in places:
        answer = place.item.get(key, {})
        for word, label in answer.items():
            (choose if word in ("position", "action") else paste_in)(page, f"{place.heading} {word}", label)


def _label(*keys: str) -> str:
    return str(question_at(Inspection, keys).title)


def _done(office_use: Mapping[str, str]) -> list[str]:
    assert {*office_use.values()} <= {"true"}
    return [_label("office_use", key) for key in office_use]
