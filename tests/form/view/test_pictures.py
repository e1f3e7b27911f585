"""The pictures of the form in the README and the guide: taken by a test, so that they show the form as it is."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Page, expect

from section55 import workspace
from support.filling_in import give_a_reason, go_to
from support.notebook_pages import DARK, LIGHT, follow, open_form, open_inspection, set_theme
from support.servers import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PICTURES = workspace.ROOT / "tests" / "approved"
MOST_DIFFERENT = 12.0
"""Of 255, the mean over the whole picture at an eighth of its size: fonts may differ, the layout may not."""


def picture(page: Page, name: str) -> None:
    """Compares what is seen with the approved picture, or keeps it as such with ``make approve``."""
    page.wait_for_timeout(600)
    seen = Image.open(BytesIO(page.screenshot())).convert("RGB")
    kept = PICTURES / name
    if os.environ.get("SECTION55_ACCEPT"):
        seen.save(kept, optimize=True)
    assert difference(seen, kept) < MOST_DIFFERENT, f"{name} does not show the form as it is: make approve, and look"


def difference(seen: Image.Image, kept: Path) -> float:
    approved = Image.open(kept).convert("RGB")
    assert approved.size == seen.size
    small = (seen.width // 8, seen.height // 8)
    apart = ImageChops.difference(seen.resize(small), approved.resize(small))
    return sum(ImageStat.Stat(apart).mean) / 3


@pytest.mark.parametrize(
    ("theme", "size", "section", "name"),
    [
        (LIGHT, (1366, 768), "recommendations", "form-light.png"),
        (DARK, (1920, 1080), "findings", "form-dark.png"),
    ],
)
def test_the_readmes_pictures_show_the_form(
    browser: Browser, section55_lab: Server, theme: str, size: tuple[int, int], section: str, name: str
) -> None:
    """What the README shows is what ``section55 lab`` opens, on a small screen and on a large one."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    inspections = open_form(page, section55_lab)
    set_theme(page, theme)
    follow(inspections)
    page.locator(".s55-section").wait_for()
    go_to(page, section)
    page.locator(".s55-bar h2").first.wait_for()
    picture(page, name)
    context.close()


def test_the_readmes_picture_shows_our_office(page: Page, section55_lab: Server) -> None:
    """The office's look, with page one beside it."""
    open_inspection(page, section55_lab)
    page.locator(".s55-section").wait_for()
    page.get_by_role("button", name="Our office", exact=True).click()
    page.locator(".s55-page img").wait_for()
    page.locator(".s55-tabs").get_by_role("button", name="Look").click()
    page.locator(".s55-at-group-look").wait_for()
    page.get_by_text("every document of this office").evaluate(
        "(note, folder) => (note.innerHTML = note.innerHTML.replace(folder, 'parameters'))",
        str(section55_lab.parameters),
    )
    picture(page, "form-office.png")


MOST_BYTES_OF_A_PICTURE = 200_000


def guide_picture(page: Page, name: str) -> None:
    """A picture of the guide, which the form sends with it: small, and without the folder of the tests."""
    picture(page, name)
    assert (PICTURES / name).stat().st_size < MOST_BYTES_OF_A_PICTURE


def test_the_guides_pictures_show_the_way_to_a_document(page: Page, section55_form: Server) -> None:
    """The first page, a recommendation's card, Check your answers, and the documents, as an officer meets them."""
    page.set_viewport_size({"width": 1100, "height": 640})
    inspections = open_form(page, section55_form)
    guide_picture(page, "guide-first-page.png")
    follow(inspections)
    go_to(page, "recommendations")
    page.locator(".s55-main .s55-toggle[aria-expanded=true]").first.wait_for()
    page.locator(".s55-main .s55-toggle").first.evaluate("(row) => row.scrollIntoView({ block: 'start' })")
    page.mouse.move(0, 0)
    page.mouse.wheel(0, -110)
    guide_picture(page, "guide-card.png")
    go_to(page, "check")
    page.locator(".s55-problems h3").first.wait_for()
    guide_picture(page, "guide-check.png")
    build = page.get_by_role("button", name="Build HTML and PDF", exact=True)
    build.click()
    give_a_reason(page)
    build.click()
    built = page.get_by_text("Both documents are in")
    built.wait_for(timeout=60_000)
    expect(page.get_by_role("link", name="Open the PDF")).to_be_in_viewport()
    for line in (built, page.locator(".s55-message p").first):
        line.evaluate(
            "(node, folder) => (node.innerHTML = node.innerHTML.replaceAll(folder, ''))", f"{section55_form.home}/"
        )
    page.mouse.move(0, 0)
    guide_picture(page, "guide-documents.png")
