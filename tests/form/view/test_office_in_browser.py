"""Our office in a real browser: the profile changed by keyboard and mouse, with page one beside it."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from section55.form.view.office_groups import GROUPS
from support.browser import violations
from support.filling_in import control
from support.notebook_pages import open_inspection
from support.servers import RenewServer, Server
from support.servers import section55_lab as start_lab

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST_SECONDS_TO_DRAW = 6.0
"""From the last key to the new page, the pause included; a machine that runs the tests is often busy."""


def open_office(page: Page, server: Server) -> Locator:
    """Opens Our office on the office of Norfolk's inspection, and gives the picture of page one."""
    open_inspection(page, server)
    page.locator(".s55-section").wait_for()
    page.get_by_role("button", name="Our office", exact=True).click()
    picture = page.locator(".s55-page img")
    picture.wait_for()
    return picture


@pytest.fixture(scope="module")
def in_jupyterlab(browser: Browser, renew_server: RenewServer) -> Iterator[Page]:
    """Our office in JupyterLab, on a small screen; the tests look at it, and change nothing."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    open_office(page, renew_server(start_lab))
    yield page
    page.close()


def group(page: Page, name: str) -> None:
    """Shows a group of questions."""
    page.locator(".s55-tabs").get_by_role("button", name=name).click()
    page.get_by_role("heading", name=name, exact=True, level=3).wait_for()


def test_an_office_changes_its_name_and_colour(page: Page, section55_form: Server) -> None:
    """The page follows once typing pauses, a colour too pale is put right by a press, and two lines are saved."""
    profile = section55_form.parameters / "offices" / "norfolk.yaml"
    before = profile.read_text(encoding="utf-8").splitlines()
    picture = open_office(page, section55_form)
    first = picture.get_attribute("src")
    control(page, "Office name").fill("")
    page.keyboard.type("The Commissioner for Norfolk", delay=60)
    assert picture.get_attribute("src") == first, "not while keys are pressed"
    typed = time.monotonic()
    expect(picture).not_to_have_attribute("src", str(first))
    assert time.monotonic() - typed < MOST_SECONDS_TO_DRAW
    second = picture.get_attribute("src")
    group(page, "Look")
    control(page, "Colour").fill("#ffcc00")
    expect(page.locator(".s55-page-note")).to_contain_text("Colour: #ffcc00 on white has a contrast of 1.5 to 1")
    expect(control(page, "Colour")).to_have_attribute("aria-invalid", "true")
    save = page.get_by_role("button", name="Save", exact=True)
    expect(save).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Use #8f7200, the nearest colour that can be read").press("Enter")
    expect(control(page, "Colour")).to_have_value("#8f7200")
    expect(control(page, "Colour")).to_be_focused()
    expect(picture).not_to_have_attribute("src", str(second))
    page.keyboard.press("Control+s")
    expect(page.locator(".s55-message")).to_contain_text("Saved in ")
    expect(page.get_by_text("All changes saved at ")).to_be_visible()
    after = profile.read_text(encoding="utf-8").splitlines()
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        (
            "office_name: Office of the Police and Crime Commissioner for Norfolk",
            "office_name: The Commissioner for Norfolk",
        ),
        ('accent_colour: "#1d4f7b"', 'accent_colour: "#8f7200"'),
    ]
    page.get_by_role("button", name="Back to the inspection", exact=True).click()
    expect(page.locator(".s55-at-section-inspection")).to_be_visible()
    expect(page.get_by_role("combobox", name="Office", exact=True)).to_contain_text("The Commissioner for Norfolk")


def test_save_stays_in_sight(in_jupyterlab: Page) -> None:
    """However far one scrolls at 1366 by 768 pixels, with what is saved and part of page one."""
    page = in_jupyterlab
    picture = page.locator(".s55-page img")
    for name in ("Names", "Document"):
        group(page, name)
        page.locator(".s55-group-box :is(input, button)").last.scroll_into_view_if_needed()
        expect(page.get_by_role("button", name="Save", exact=True)).to_be_in_viewport()
        expect(page.get_by_text("All changes saved")).to_be_in_viewport()
        expect(picture).to_be_in_viewport()


def test_it_fits_a_telephone(browser: Browser, voila: Server) -> None:
    """At 320 pixels nothing is wider than the page in any group, and axe-core finds nothing on it."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    open_office(page, voila)
    for each in GROUPS:
        group(page, each.name)
        page.wait_for_timeout(300)
        widths = page.evaluate(
            "[...document.querySelectorAll('.s55-form, .s55-form *:not(.s55-announced)')]"
            ".map((each) => each.getBoundingClientRect().right)"
        )
        assert max(widths) <= 320, each.name
        assert page.evaluate("document.scrollingElement.scrollWidth") == 320
        assert violations(page) == [], each.name
    page.close()


def test_the_groups_stand_beside_each_other(page: Page, section55_form: Server) -> None:
    """On a desk they take one line, above the questions; the one that is shown is marked."""
    open_office(page, section55_form)
    groups = page.locator(".s55-tabs button")
    assert groups.count() == len(GROUPS)
    assert len({groups.nth(index).bounding_box()["y"] for index in range(len(GROUPS))}) == 1
    group(page, GROUPS[1].name)
    expect(groups.nth(1)).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("panels", [[], ["filebrowser:activate"]], ids=["", "beside JupyterLab's files"])
def test_the_focus_is_never_under_the_buttons(in_jupyterlab: Page, panels: list[str]) -> None:
    """Going back through the questions, each control with the focus is seen below what stays in sight (WCAG 2.4.11)."""
    page = in_jupyterlab
    group(page, GROUPS[0].name)
    for panel in panels:
        page.evaluate("(panel) => window.jupyterapp.commands.execute(panel)", panel)
    control(page, "Chief officer in a sentence").focus()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        # The page may still be scrolling, and the buttons' own lines may grow, just after the key.
        page.wait_for_function(
            "document.activeElement.getBoundingClientRect().top"
            " >= document.querySelector('.s55-office-head').getBoundingClientRect().bottom",
            timeout=5000,
        )
