"""How quickly the form answers: an inspection of 43 recommendations in JupyterLab, in a real browser."""

import statistics
import sys
import time
from pathlib import Path

from section55 import workspace

sys.path.insert(0, str(workspace.ROOT / "tests"))

from support.browser import chromium
from support.examples import write_examples
from support.filling_in import go_to
from support.notebook_pages import open_form
from support.servers import jupyter_lab

MANY = "2022-11-02-many-recommendations"
KEYS = 40
# From a key to the next picture after the form's answer to it (its count of words), in milliseconds.
_PRESS = """() => new Promise((answered) => {
  const notes = document.activeElement.closest(".s55-field").querySelector(".s55-notes");
  const begun = performance.now();
  const observer = new MutationObserver(() => {
    observer.disconnect();
    requestAnimationFrame(() => answered(performance.now() - begun));
  });
  observer.observe(notes, { subtree: true, childList: true, characterData: true });
  document.execCommand("insertText", false, " a");
})"""


def measure(scratch: Path) -> dict:
    """Seconds to open, to show the 43 rows and a card, and from a key to its answer."""
    write_examples(scratch / "examples")
    with jupyter_lab(scratch) as server, chromium() as browser:
        server.renew(scratch / "examples" / f"{MANY}.yaml")
        for profile in (scratch / "examples" / "offices").iterdir():
            (server.parameters / "offices" / profile.name).write_bytes(profile.read_bytes())
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        inspections = open_form(page, server)
        begun = time.perf_counter()
        inspections.select_option(index=2)
        page.locator(".s55-missing-head h2").wait_for()
        opened = time.perf_counter() - begun
        begun = time.perf_counter()
        go_to(page, "recommendations")
        page.wait_for_function("document.querySelectorAll('.s55-main .s55-toggle').length >= 43")
        rows = time.perf_counter() - begun
        begun = time.perf_counter()
        page.locator(".s55-toggle").nth(20).click()
        page.locator(".s55-card textarea").first.click()
        card = time.perf_counter() - begun
        times = []
        for _ in range(KEYS):
            times.append(page.evaluate(_PRESS))
            page.wait_for_timeout(100)
    figures = {
        "open, seconds": opened,
        "43 rows, seconds": rows,
        "a card, seconds": card,
        "a key, milliseconds": {"median": statistics.median(times), "most": max(times)},
    }
    print("The form, an inspection of 43 recommendations in JupyterLab (after imports):")
    print(f"  opened in {opened:.2f} s, its 43 rows shown in {rows:.2f} s, one of them opened in {card:.2f} s")
    print(f"  a key is answered in {statistics.median(times):.0f} ms (median of {KEYS}), {max(times):.0f} ms at most")
    return figures
