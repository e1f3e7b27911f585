"""Items inside others in a real browser: a PEEL report entered from nothing, by keyboard, and on a narrow screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from section55.files.reader import read_inspection
from section55.form.state.answers import parse_answers
from support.browser import violations
from support.filling_in import SECTION_KEYS, control, fill_in, go_to, open_rows
from support.nested_texts import NESTED, PEEL
from support.notebook_pages import open_form, open_inspection
from support.servers import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NARROW, LAPTOP = {"width": 320, "height": 700}, {"width": 1536, "height": 735}


def open_nested(page: Page, server: Server) -> None:
    """The form on the nested inspection, at its recommendations, with every row open."""
    server.renew()
    (server.parameters / "2024-05-02-peel.yaml").write_text(NESTED, encoding="utf-8")
    open_inspection(page, server)
    go_to(page, "recommendations")
    open_rows(page)


def test_a_peel_report_is_entered_saved_and_built(page: Page, section55_form: Server) -> None:
    """A cause of concern with two recommendations, parts, groups and a shared answer, from nothing to its documents."""
    section55_form.renew()
    open_form(page, section55_form)
    fill_in(page, parse_answers(PEEL.encode()))
    expect(page.locator(".s55-button-notes")).not_to_contain_text("not yet")
    page.keyboard.press("Control+s")
    expect(page.locator(".s55-message")).to_contain_text("as revision 1")
    [saved] = section55_form.parameters.glob("2024-05-02-*.yaml")
    assert saved.read_text(encoding="utf-8") == PEEL
    expected = saved.with_name("2024-05-02-expected.yaml")
    expected.write_text(PEEL, encoding="utf-8")
    assert read_inspection(saved).inspection == read_inspection(expected).inspection
    page.get_by_role("button", name="Build HTML and PDF", exact=True).click()
    expect(page.get_by_role("link", name="Open the PDF")).to_have_attribute(
        "href", re.compile("^blob:"), timeout=60_000
    )


def test_the_focus_stays_with_what_was_done(page: Page, section55_form: Server) -> None:
    """By keyboard: at a new item's number, at Undo, at the row of what is back, at the button that moved an item."""
    open_nested(page, section55_form)
    announced = page.locator(".s55-announced[role=status]")

    def press(name: str, key: str = "Enter") -> None:
        page.get_by_role("button", name=name, exact=True).focus()
        page.keyboard.press(key)

    press("Add a part: Recommendation 1 of cause of concern 1", "Space")
    expect(control(page, "Recommendation 1 of cause of concern 1, new part letter or number")).to_be_focused()
    page.keyboard.type("a")
    press("Move up: Recommendation 2 of cause of concern 1, part b")
    expect(announced).to_have_text("Recommendation 2 of cause of concern 1, part b is now number 1 of 2 in the list.")
    expect(
        page.get_by_role("button", name="Move up: Recommendation 2 of cause of concern 1, part b", exact=True)
    ).to_be_focused()
    press("Remove: Recommendation 2 of cause of concern 1")
    expect(announced).to_have_text("Recommendation 2 of cause of concern 1 was removed. Press Undo to bring it back.")
    undo = page.get_by_role("button", name=re.compile("^Undo"))
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("^Recommendation 2 of cause of concern 1, "))).to_be_focused()
    expect(undo).to_have_count(0)
    expect(announced).to_have_text("Recommendation 2 of cause of concern 1 is back.")


def test_a_sentence_leads_into_a_closed_card(page: Page, section55_form: Server) -> None:
    """What is missing of a recommendation of a cause of concern is found from Check your answers."""
    open_nested(page, section55_form)
    go_to(page, "check")
    page.get_by_role("button", name=re.compile("^Nothing explains .* recommendation 1 of cause of concern 2")).click()
    expect(control(page, "Recommendation 1 of cause of concern 2 action")).to_be_focused()
    expect(page.locator(".s55-nav button[aria-current=true]")).to_contain_text("PCC")


@pytest.mark.parametrize("size", [NARROW, LAPTOP], ids=["narrow", "laptop"])
def test_axe_finds_nothing_and_nothing_is_cut_off(page: Page, section55_form: Server, size: dict[str, int]) -> None:
    """With every card open in every section: no violation, no scrolling sideways, and room to type in every field."""
    page.set_viewport_size(size)
    open_nested(page, section55_form)
    for section in SECTION_KEYS:
        go_to(page, section)
        open_rows(page)
        page.wait_for_timeout(400)
        assert violations(page) == [], section
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        narrowest = page.evaluate(
            "Math.min(...[...document.querySelectorAll('.s55-main :is(input:not([type=checkbox], .s55-hidden-date),"
            " textarea, select)')].map((field) => field.getBoundingClientRect().width))"
        )
        assert narrowest > 90, section


def test_every_control_of_an_inner_item_has_a_name_of_its_own(page: Page, section55_form: Server) -> None:
    """No two controls of the page are called alike, with every card open."""
    open_nested(page, section55_form)
    for section in ("recommendations", "areas", "force", "body"):
        go_to(page, section)
        open_rows(page)
        page.wait_for_timeout(400)
        names = page.evaluate(
            "[...document.querySelectorAll('.s55-main :is(input:not(.s55-hidden-date), textarea, select, button)')]"
            ".map((node) => [node.tagName, node.getAttribute('aria-label') ?? node.labels?.[0]?.textContent ??"
            " node.textContent].join(' '))"
        )
        assert len(names) > 20
        assert len(set(names)) == len(names), [name for name in names if names.count(name) > 1]
