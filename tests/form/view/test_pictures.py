"""The pictures of the form in the README: taken by a test, so that they show the form as it is."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Page

from section55 import workspace
from support.filling_in import go_to
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
