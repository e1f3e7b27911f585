"""A Chromium for the tests: the machine's own, else Playwright's; its absence is a failure, never a skip."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MEDIA = {"light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"}, "print": {"media": "print"}}
"""In what a page is seen, by the names that Playwright gives it."""
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # Of what breaks no rule one element for each, not all of them: they took longer to write down than to look at.
    "resultTypes": ["violations"],
}


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser that fetches nothing of its own."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        found = path or playwright.chromium.executable_path
        assert Path(found).exists(), "No Chromium for the tests. On Debian or Ubuntu: sudo apt-get install chromium"
        browser = playwright.chromium.launch(executable_path=found, args=_QUIET)
        yield browser
        browser.close()


def violations(page: Page, of: str | None = None) -> list[str]:
    """What axe-core finds against WCAG 2.0 to 2.2, A and AA, and its best practices: a line for each rule.

    ``of`` selects the part of the page that is looked at; else that is all of it.
    """
    found = Axe().run(page, context=of, options=RULES).response
    assert len(found["passes"]) > 10, "axe-core ran"
    return [
        f"{rule['id']}: {rule['help']}: {rule['nodes'][0]['html'][:120]} ({len(rule['nodes'])})"
        for rule in found["violations"]
    ]


_WORDS_IN_TWO_LINES = """
parts => parts.flatMap(part => [...part.querySelectorAll("th, td")]).flatMap(cell => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), broken = []
  while (texts.nextNode())
    for (const word of texts.currentNode.data.matchAll(/[^\\s-]+/g)) {
      const range = document.createRange()
      range.setStart(texts.currentNode, word.index)
      range.setEnd(texts.currentNode, word.index + word[0].length)
      if (new Set([...range.getClientRects()].map(line => line.top)).size > 1) broken.push(word[0])
    }
  return broken
})
"""


def words_in_two_lines(parts: Locator) -> list[str]:
    """The words in the cells of tables, or of their rows, that a browser cuts in two for want of room."""
    found: list[str] = parts.evaluate_all(_WORDS_IN_TWO_LINES)
    return found
