"""The form for people who do not use a mouse or do not see it: names, descriptions, order, keys, contrast."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from section55.files.history import history_path
from section55.form.view.office_groups import GROUPS
from support.browser import RULES
from support.examples import write_examples
from support.filling_in import SECTION_KEYS, control, go_to
from support.notebook_pages import DARK, LIGHT, cells, open_inspection, set_theme
from support.servers import RenewServer, Server, jupyter_lab

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MANY = "2022-11-02-many-recommendations"


@pytest.fixture(scope="module")
def lab(renew_server: RenewServer, norfolk_file: Path) -> Server:
    server = renew_server(jupyter_lab)
    server.renew(norfolk_file, history_path(norfolk_file))
    return server


@pytest.fixture(scope="module")
def page(browser: Browser, lab: Server) -> Iterator[Page]:
    """The form with Norfolk's inspection open."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    opened = context.new_page()
    open_inspection(opened, lab)
    opened.locator(".s55-section").wait_for()
    yield opened
    context.close()


def violations(page: Page, of: str = ".s55-form") -> list[str]:
    """What axe-core finds in the form's area: a line for each rule."""
    found = Axe().run(page, context=of, options=RULES).response
    assert len(found["passes"]) > 10, "axe-core ran"
    return [f"{rule['id']}: {rule['help']}: {rule['nodes'][0]['html'][:160]}" for rule in found["violations"]]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_axe_finds_nothing_in_any_section(page: Page, theme: str) -> None:
    """WCAG 2.0 to 2.2, A and AA, and best practice: no violation in any section, in either theme."""
    set_theme(page, theme)
    for section in SECTION_KEYS:
        go_to(page, section)
        page.wait_for_timeout(300)
        assert violations(page) == [], section
    go_to(page, "finish")
    page.get_by_role("button", name="Show what changed", exact=True).click()
    page.get_by_role("button", name="Add a correction", exact=True).click()
    control(page, "Correction").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Remove this correction", exact=True).click()
    page.get_by_role("button", name="Preview", exact=True).click()
    expect(page.locator(".s55-result iframe")).to_be_in_viewport()
    assert violations(page) == []


def accessible(page: Page) -> Iterator[dict[str, Any]]:
    """The nodes of Chromium's accessibility tree that lie in the form."""
    session = page.context.new_cdp_session(page)
    root = session.send("Runtime.evaluate", {"expression": "document.querySelector('.s55-form')"})["result"]
    session.send("DOM.enable")
    node = session.send("DOM.describeNode", {"objectId": root["objectId"], "depth": -1})["node"]
    inside = set(_backend_ids(node))
    for found in session.send("Accessibility.getFullAXTree")["nodes"]:
        if found.get("backendDOMNodeId") in inside and not found.get("ignored"):
            yield found


def _backend_ids(node: dict[str, Any]) -> Iterator[int]:
    yield node["backendNodeId"]
    for child in node.get("children", ()):
        yield from _backend_ids(child)


def text_of(node: dict[str, Any], what: str) -> str:
    return str(node.get(what, {}).get("value", "")).replace("\u200b", "").strip()


def controls_in(page: Page) -> list[tuple[str, str]]:
    """The role and the name of every control in the form."""
    return [
        (text_of(node, "role"), text_of(node, "name"))
        for node in accessible(page)
        if text_of(node, "role") in ("button", "textbox", "combobox", "checkbox")
    ]


@pytest.mark.parametrize("section", SECTION_KEYS)
def test_every_control_has_a_name_of_its_own(page: Page, section: str) -> None:
    """Read from the browser's own accessibility tree: each control is named, and no two alike."""
    go_to(page, section)
    page.wait_for_timeout(400)
    controls = controls_in(page)
    assert len(controls) > 12
    assert [role for role, name in controls if not name] == []
    assert len(set(controls)) == len(controls), [found for found in controls if controls.count(found) > 1]


@pytest.fixture
def office(page: Page) -> Iterator[Locator]:
    """The groups of Our office, which is left again."""
    page.get_by_role("button", name="Our office", exact=True).click()
    page.locator(".s55-page img").wait_for()
    yield page.locator(".s55-tabs button")
    page.get_by_role("button", name="Back to the inspection", exact=True).click()
    page.locator(".s55-side").wait_for()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_axe_finds_nothing_in_our_office(page: Page, office: Locator, theme: str) -> None:
    """No violation in any group, in either theme; every control has a name of its own, and headings are in order."""
    set_theme(page, theme)
    for index, group in enumerate(GROUPS):
        office.nth(index).click()
        page.locator(f".s55-at-group-{group.key}").wait_for()
        page.wait_for_timeout(400)
        assert violations(page) == [], group.name
        named = controls_in(page)
        assert [role for role, name in named if not name] == []
        assert len(set(named)) == len(named), [found for found in named if named.count(found) > 1]


def test_hints_and_problems_are_tied_to_their_control(page: Page) -> None:
    """The description that a screen reader reads after a control's name is its hint and what is wrong with it."""
    go_to(page, "inspection")
    published = control(page, "Published on")
    was = published.input_value()
    published.fill("31 February 2024")
    expect(published).to_have_attribute("aria-invalid", "true")
    described = published.get_attribute("aria-describedby")
    assert described
    expect(page.locator(f"[id='{described}']")).to_contain_text("Needed to build:")
    published.fill(was)
    expect(published).not_to_have_attribute("aria-invalid", "true")


def test_what_happens_is_announced(page: Page) -> None:
    """A live region says what a press did."""
    go_to(page, "recommendations")
    page.get_by_role("button", name="Remove: Recommendation 3", exact=True).click()
    announced = page.locator(".s55-announced[role=status]")
    expect(announced).to_have_text("Recommendation 3 was removed. Press Undo to bring it back.")
    page.keyboard.press("Enter")
    expect(announced).to_have_text("Recommendation 3 is back.")


def test_the_focus_goes_in_reading_order(page: Page) -> None:
    """Tab goes through the section as it is read: down the page, from one control to the next."""
    go_to(page, "inspection")
    control(page, "Office").focus()
    places = []
    for _ in range(11):
        places.append(page.evaluate(
            "() => { const r = document.activeElement.getBoundingClientRect();"
            " return [document.activeElement.closest('.s55-section') !== null, r.top + scrollYOf(), r.left];"
            " function scrollYOf() { return document.querySelector('.s55-form').getBoundingClientRect().top * -1; } }"
        ))  # fmt: skip
        page.keyboard.press("Tab")
    assert all(inside for inside, _, _ in places)
    rows = [(round(top / 12), left) for _, top, left in places]
    assert rows == sorted(rows)


def test_a_sentence_jumps_to_its_question(page: Page) -> None:
    """Pressing what is missing puts the focus on the control that answers it, wherever that is."""
    go_to(page, "check")
    page.get_by_role("button", name=re.compile("^Nothing explains what the PCC has done")).focus()
    page.keyboard.press("Enter")
    expect(control(page, "Recommendation 3 action")).to_be_focused()
    expect(page.locator(".s55-nav button[aria-current=true]")).to_contain_text("PCC")


def test_the_deadline_and_what_is_missing_stay_in_sight(page: Page) -> None:
    """Wherever one scrolls, at 1366 by 768 pixels: deadlines, what is missing, saved or not, and the buttons."""
    for section in ("inspection", "findings", "finish"):
        go_to(page, section)
        page.wait_for_timeout(300)
        for words in (
            "Last lawful day",
            "All changes saved",
            "Build HTML and PDF",
        ):
            expect(page.locator(".s55-bar").get_by_text(words).first).to_be_in_viewport()


def test_a_button_that_cannot_yet_is_reached_and_says_why(page: Page) -> None:
    """Save with nothing to save keeps its place in the order of focus, and a press of it is answered."""
    go_to(page, "inspection")
    save = page.get_by_role("button", name="Save", exact=True)
    expect(save).to_have_attribute("aria-disabled", "true")
    save.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".s55-announced[role=status]")).to_have_text(re.compile("^There is nothing to save"))
    expect(save).to_be_focused()


def test_a_name_that_was_typed_is_never_left_behind(page: Page) -> None:
    """Typed and added by Enter, the next can follow at once; typed and left by Tab, it is added as well."""
    go_to(page, "inspection")
    control(page, "Police forces").click()
    page.keyboard.type("Kent")
    page.keyboard.press("Enter")
    page.keyboard.type("Essex")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    for name in ("Kent Police", "Essex Police"):
        page.get_by_role("button", name=f"Remove {name}", exact=True).click()
        expect(page.get_by_role("button", name=f"Remove {name}", exact=True)).to_have_count(0)
        expect(control(page, "Police forces")).to_be_focused()


KEYS = (["x"], ["d", "d"], ["b"], ["a"], ["c"], ["v"], ["z"], ["m"], ["y"], ["0", "0"], ["Shift+Enter"])
KEYS += (["Control+Enter"], ["Alt+Enter"], ["Control+z"], ["Shift+M"], ["Escape", "x"])


@pytest.mark.parametrize(
    ("section", "place"),
    [
        ("inspection", ".s55-field select"),
        ("inspection", ".s55-nav button"),
        ("check", ".s55-jump"),
        ("inspection", ".s55-adds input"),
        ("inspection", "button.s55-calendar"),
        ("inspection", ".s55-chosen button"),
        ("recommendations", ".s55-toggle"),
        ("recommendations", ".s55-card select"),
        ("office_use", ".s55-box input"),
        ("findings", ".s55-long textarea"),
    ],
)
def test_no_key_reaches_the_notebook(page: Page, section: str, place: str) -> None:
    """With the focus in the form, JupyterLab's keys neither cut nor add nor run a cell, nor ask to restart."""
    before = cells(page)
    was_run = page.evaluate("document.querySelector('.s55-form').dataset.seen = 'yes'")
    assert was_run == "yes"
    for keys in KEYS:
        go_to(page, section)
        page.locator(place).first.focus()
        for key in keys:
            page.keyboard.press(key)
    if place == ".s55-adds input":
        page.locator(place).first.fill("")  # else what is left there is added
    page.wait_for_timeout(200)
    assert cells(page) == before
    assert page.locator(".jp-Dialog").count() == 0
    assert page.locator(".s55-form[data-seen=yes]").count() == 1


def test_forty_three_recommendations_are_rows_that_open(page: Page, lab: Server, tmp_path: Path) -> None:
    """A long list is a row each; a row opens into its questions, is moved, removed and brought back by keyboard."""
    write_examples(tmp_path)
    lab.renew(tmp_path / f"{MANY}.yaml")
    for profile in (tmp_path / "offices").iterdir():
        (lab.parameters / "offices" / profile.name).write_bytes(profile.read_bytes())
    open_inspection(page, lab)
    go_to(page, "recommendations")
    rows = page.locator(".s55-main .s55-items").first.locator(".s55-toggle")
    expect(rows).to_have_count(43)
    assert rows.first.get_attribute("aria-expanded") == "false"
    rows.nth(41).focus()
    page.keyboard.press("Enter")
    expect(rows.nth(41)).to_have_attribute("aria-expanded", "true")
    up = page.get_by_role("button", name="Move up: Recommendation 42", exact=True)
    up.focus()
    for place in (40, 39):
        page.keyboard.press("Enter")
        expect(rows.nth(place)).to_contain_text("Recommendation 42")
        expect(up).to_be_focused()
    page.get_by_role("button", name="Remove: Recommendation 42", exact=True).focus()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(42)
    expect(page.get_by_role("button", name=re.compile("^Undo"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(43)
    expect(rows.nth(39)).to_be_focused()
    assert violations(page) == []


def test_axe_finds_nothing_on_voilas_page(browser: Browser, voila: Server) -> None:
    """On Voilà's page, which is the workbook's as a whole, axe-core finds nothing anywhere."""
    whole = browser.new_page(viewport={"width": 1366, "height": 768})
    open_inspection(whole, voila)
    whole.locator(".s55-section").wait_for()
    whole.wait_for_timeout(500)
    assert violations(whole, of="body") == []
    whole.close()
