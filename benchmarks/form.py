"""How quickly the form is there and answers, in JupyterLab and a real browser: 43 items, and a build of Norfolk's."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from section55 import workspace
from section55.form.view.background_build import SECONDS_AFTER_BUILD, SECONDS_AFTER_OPENING

sys.path.insert(0, str(workspace.ROOT / "tests"))

from playwright.sync_api import Browser, Page

from support.browser import chromium
from support.examples import write_examples
from support.filling_in import go_to
from support.notebook_pages import follow, form, wait_for_kernel
from support.servers import TOKEN, Server, jupyter_lab, section55_lab
from support.workbook import NORFOLK

MANY = "2022-11-02-many-recommendations"
KEYS = 40
ROUNDS = 3
EMPTY = {
    "cells": [],
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}
# From a key to the next picture after it, in milliseconds: what was typed is in sight then.
_PRESS = """() => new Promise((answered) => {
  const begun = performance.now();
  document.execCommand("insertText", false, " a");
  requestAnimationFrame(() => setTimeout(() => answered(performance.now() - begun)));
})"""


def measure(scratch: Path) -> dict:
    """Seconds until the form is there, beside an empty notebook; to open, find and answer in it; and to build."""
    for name in ("plain", "workbook"):
        (scratch / name).mkdir()
    write_examples(scratch / "examples")
    with (
        jupyter_lab(scratch / "plain") as plain,
        section55_lab(scratch / "workbook") as server,
        chromium() as browser,
    ):
        (plain.notebook.parent / "empty.ipynb").write_text(json.dumps(EMPTY), encoding="utf-8")
        _renew(server, scratch / "examples")
        figures = {
            "load": os.getloadavg()[0],
            **_measure_pages(browser, plain, server),
            **_measure_answers(browser, server),
            **_measure_builds(browser, server, scratch),
        }
    _print(figures)
    return figures


def _renew(server: Server, examples: Path) -> None:
    norfolk = workspace.PARAMETERS / f"{NORFOLK}.yaml"
    server.renew(examples / f"{MANY}.yaml", norfolk)
    for profile in (examples / "offices").iterdir():
        (server.parameters / "offices" / profile.name).write_bytes(profile.read_bytes())
    draft = server.parameters / norfolk.name
    draft.write_text(draft.read_text(encoding="utf-8").replace("status: final", "status: draft"), encoding="utf-8")


def _measure_pages(browser: Browser, plain: Server, server: Server) -> dict:
    """Seconds from the address to an idle kernel of an empty notebook, and to the form's first page, in turn."""
    empty = f"{plain.address}/doc/tree/notebooks/empty.ipynb?reset&token={TOKEN}"
    seconds: dict[str, list[float]] = {"empty page, seconds": [], "form page, seconds": []}
    for number in range(ROUNDS + 1):
        for name, address, wait in (
            ("empty page, seconds", empty, wait_for_kernel),
            ("form page, seconds", server.notebook_address, form),
        ):
            for each in (plain, server):
                for kernel in each.kernels():
                    each.rest(f"kernels/{kernel}", "DELETE")
            context = browser.new_context(viewport={"width": 1366, "height": 768})
            page = context.new_page()
            took = _seconds(lambda page=page, address=address, wait=wait: (page.goto(address), wait(page)))
            context.close()
            if number:  # the first reads everything from the disk
                seconds[name].append(took)
    return _medians(seconds)


def _measure_answers(browser: Browser, server: Server) -> dict:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(server.notebook_address)
    inspections = form(page)
    opened = _seconds(lambda: follow(inspections, _index(page, "vetting")))
    go_to(page, "findings")
    rows = _seconds(lambda: (go_to(page, "recommendations"), _wait_for_rows(page, "length >= 43")))
    find = page.get_by_label("Find in recommendations")
    found = _seconds(lambda: (find.fill("43"), _wait_for_rows(page, "length < 10")))
    find.fill("")
    _wait_for_rows(page, "length >= 43")
    toggle = page.locator(".s55-main .s55-toggle").nth(20)
    card = _seconds(lambda: (toggle.click(), page.locator(".s55-card textarea").first.click()))
    times = []
    for _ in range(KEYS):
        times.append(page.evaluate(_PRESS))
        page.wait_for_timeout(100)
    page.context.close()
    return {
        "open, seconds": opened,
        "43 rows, seconds": rows,
        "found by a word, seconds": found,
        "a card, seconds": card,
        "a key, milliseconds": {"median": statistics.median(times), "most": max(times)},
    }


def _measure_builds(browser: Browser, server: Server, scratch: Path) -> dict:
    """Seconds from the press of Build to the links, of Norfolk's response, and of the command that does the same."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(server.notebook_address)
    follow(form(page), _index(page, "Meeting the needs"))
    build = page.get_by_role("button", name="Build HTML and PDF")
    links = page.get_by_role("link", name="Open the web page")
    file = server.parameters / f"{NORFOLK}.yaml"
    command = [sys.executable, "-P", "-m", "section55", "build", str(file), "-o", str(scratch / "outputs"), "-j", "1"]
    seconds: dict[str, list[float]] = {"build, seconds": [], "build by the command, seconds": []}
    page.wait_for_timeout(1000 * SECONDS_AFTER_OPENING)  # as an officer has the inspection open for a while
    for _ in range(ROUNDS):
        page.wait_for_timeout(1000 * (SECONDS_AFTER_BUILD + 1.5))
        for folder in (server.outputs, scratch / "outputs"):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        page.get_by_role("button", name="Preview", exact=True).click()  # in the place of the links before
        page.get_by_title("Preview of the finished page").wait_for()
        seconds["build, seconds"].append(_seconds(lambda: (build.click(), links.wait_for())))
        run = partial(subprocess.run, command, check=True, capture_output=True)
        seconds["build by the command, seconds"].append(_seconds(run))
    return _medians(seconds)


def _medians(seconds: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    return {name: {"median": statistics.median(times), "most": max(times)} for name, times in seconds.items()}


def _index(page: Page, words: str) -> int:
    """Which of the inspections in the form's list has some words in its title."""
    titles = page.locator(".s55-inspections [data-jump]").all_text_contents()
    return next(index for index, title in enumerate(titles) if words in title)


def _wait_for_rows(page: Page, test: str) -> None:
    page.wait_for_function(f"document.querySelectorAll('.s55-main .s55-toggle').{test}")


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _print(figures: dict) -> None:
    empty, shown, build = (figures[f"{name}, seconds"] for name in ("empty page", "form page", "build"))
    key = figures["a key, milliseconds"]
    print(f"The form in JupyterLab (load {figures['load']:.1f}; medians of {ROUNDS}):")
    print(f"  an empty notebook is there in {empty['median']:.2f} s, the form in {shown['median']:.2f} s")
    print("  43 recommendations:")
    print(f"    opened in {figures['open, seconds']:.2f} s, rows in {figures['43 rows, seconds']:.2f} s")
    print(f"    found by a word in {figures['found by a word, seconds']:.2f} s")
    print(f"    a card in {figures['a card, seconds']:.2f} s")
    print(f"    a key in {key['median']:.0f} ms (median of {KEYS}), {key['most']:.0f} ms at most")
    print(f"  Norfolk's documents, from the press to the links: {build['median']:.2f} s, {build['most']:.2f} s at most")
    print(f"    and by the command: {figures['build by the command, seconds']['median']:.2f} s")
