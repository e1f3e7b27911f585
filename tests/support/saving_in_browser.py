"""What the form's page says of saving, and what is on the disk."""

import json
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from playwright.sync_api import Locator, Page

from section55.form.state.answers import parse_answers
from support.servers import Server

LOST = "The form has lost its connection."


def save_line(page: Page) -> Locator:
    """The line that says how saving stands."""
    return page.locator(".s55-save-state:visible")


def lost_bar(page: Page) -> Locator:
    """The bar across the form where it has lost its connection."""
    return page.locator(".s55-lost")


def texts_on_disk(server: Server, key: str) -> list[str]:
    """The text of a question in every file that has it: saved ones, and unsaved work."""
    return [str(answers.get(key) or "") for answers in _answers_on_disk(server.parameters)]


def _answers_on_disk(folder: Path) -> Iterator[dict[str, object]]:
    for path in folder.glob("*.yaml"):
        yield parse_answers(path.read_bytes())
    for path in folder.glob(".*.unsaved.json"):
        yield json.loads(path.read_bytes())["answers"]


def claims_the_disk_has_it(line: str) -> bool:
    """Whether the line says that every word is kept or saved."""
    return bool(re.search("Kept at|All changes saved", line))


def words_in_browser(page: Page) -> list[str]:
    """The texts that lie in the browser's own store."""
    return page.evaluate(
        "Object.keys(localStorage).filter((id) => id.startsWith('section55:words:'))"
        ".map((id) => JSON.parse(localStorage.getItem(id)).text)"
    )


@contextmanager
def stopped_kernels(server: Server) -> Iterator[None]:
    """The kernels do nothing meanwhile, as in a computer that sleeps."""
    processes = server.kernel_processes()
    for process in processes:
        process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        for process in processes:
            with suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGCONT)
