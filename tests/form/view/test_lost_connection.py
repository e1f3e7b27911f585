"""Every word is in the file, is offered, or was said to be only in the browser and is offered on reload."""

import random
import re
import shutil
from contextlib import nullcontext
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from support import servers
from support.filling_in import control, go_to
from support.network import network_to
from support.notebook_pages import follow, form, open_form, open_inspection
from support.saving_in_browser import (
    LOST,
    claims_the_disk_has_it,
    lost_bar,
    save_line,
    stopped_kernels,
    texts_on_disk,
    words_in_browser,
)
from support.servers import RenewServer, Server, StartServer

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BOTH = pytest.mark.parametrize("start", [servers.section55_lab, servers.voila], ids=["lab", "voila"])
KEY = "key_findings"


def open_findings(page: Page, server: Server) -> None:
    """The form on Norfolk's inspection, with the cursor before its key findings."""
    open_inspection(page, server)
    go_to(page, "findings")
    control(page, "Key findings").click()
    page.keyboard.press("Control+Home")


def put_back(page: Page) -> None:
    """Presses what brings the words of the browser's store back."""
    page.get_by_role("button", name="Put them back", exact=True).click()
    expect(page.locator(".s55-message")).to_contain_text("Your words are back: Key findings.")
    go_to(page, "findings")


@BOTH
def test_words_typed_to_a_dead_kernel_are_offered(page: Page, renew_server: RenewServer, start: StartServer) -> None:
    """The kernel is killed while a person types: what was typed after it is offered with what was kept before it."""
    server = renew_server(start)
    open_findings(page, server)
    page.keyboard.type("Before the crash. ")
    expect(save_line(page)).to_contain_text("Kept at")
    with stopped_kernels(server):  # it is hung first: JupyterLab's own message takes the focus when a kernel dies
        page.keyboard.type("After it hung. ")
        server.kill_kernels()
    if server.is_page_alone:
        expect(lost_bar(page)).to_contain_text(LOST, timeout=20_000)
        expect(save_line(page)).to_have_text("Kept in this browser only.")
        page.on("dialog", lambda dialog: dialog.accept())
        page.reload()
    else:
        page.locator(".jp-Dialog button.jp-mod-accept").click()  # "Kernel Restarting"
    panel = page.get_by_role("region", name="Words that only this browser has")
    expect(panel).to_contain_text("Before the crash. After it hung. His Majesty", timeout=60_000)
    put_back(page)
    expect(control(page, "Key findings")).to_have_value(re.compile("^Before the crash. After it hung. His Majesty"))
    assert any(text.startswith("Before the crash. After it hung. ") for text in texts_on_disk(server, KEY))
    expect(panel).to_have_count(0)
    assert words_in_browser(page) == []


@BOTH
def test_words_typed_while_the_network_is_cut_arrive(page: Page, renew_server: RenewServer, start: StartServer) -> None:
    """The page says that they are in the browser only; when the network is back they are kept."""
    server = renew_server(start)
    with network_to(server.address) as network:
        open_findings(page, replace(server, address=network.address))
        network.cut()
        page.keyboard.type("While it was cut. ")
        expect(save_line(page)).to_have_text("Not received yet.")
        expect(lost_bar(page)).to_contain_text(LOST, timeout=15_000)
        assert not any("While it was cut." in text for text in texts_on_disk(server, KEY))
        network.mend()
        expect(lost_bar(page)).to_be_hidden(timeout=60_000)
        expect(save_line(page)).to_contain_text("Kept at", timeout=60_000)
        assert any(text.startswith("While it was cut. ") for text in texts_on_disk(server, KEY))


@BOTH
def test_words_typed_to_a_server_that_was_started_again_are_offered(
    page: Page, renew_server: RenewServer, start: StartServer, tmp_path: Path
) -> None:
    """The server ends and is started again: the page's old form takes nothing, says so, and a reload offers it all."""
    (tmp_path / "second").mkdir()
    server = renew_server(start)
    with start(tmp_path / "second") as second, network_to(server.address) as network:
        open_findings(page, replace(server, address=network.address))
        page.keyboard.type("Before it. ")
        expect(save_line(page)).to_contain_text("Kept at")
        for file in server.parameters.glob("*.*"):
            shutil.copy(file, second.parameters)
        for file in server.parameters.glob(".*.unsaved.json"):
            shutil.copy(file, second.parameters)
        network.end(second.address)
        page.keyboard.type("While it was down. ")
        expect(lost_bar(page)).to_contain_text(LOST, timeout=30_000)
        expect(save_line(page)).to_have_text("Kept in this browser only.")
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(replace(second, address=network.address).notebook_address)
        panel = page.get_by_role("region", name="Words that only this browser has")
        expect(panel).to_contain_text("Before it. While it was down. His Majesty", timeout=60_000)
        put_back(page)
        assert any(text.startswith("Before it. While it was down. ") for text in texts_on_disk(second, KEY))


def test_a_tab_that_is_closed_after_the_last_key_loses_nothing(page: Page, section55_lab: Server) -> None:
    """Closed 0 to 300 ms after it: the words are in unsaved work that is offered, or in the browser's store."""
    server = section55_lab
    open_findings(page, server)
    for pause in (0, 50, 150, 300):
        words = f"Closed after {pause}. "
        page.keyboard.press("Control+Home")
        page.keyboard.type(words)
        page.wait_for_timeout(pause)
        page.on("dialog", lambda dialog: dialog.accept())
        with page.expect_event("close"):
            page.close(run_before_unload=True)
        page = page.context.new_page()
        open_form(page, server)
        page.wait_for_timeout(1500)
        if page.get_by_role("button", name="Put them back", exact=True).count():
            put_back(page)
        else:
            follow(form(page))
            page.get_by_role("button", name=re.compile("^Go on with")).click()
        go_to(page, "findings")
        expect(control(page, "Key findings")).to_have_value(re.compile(f"^{re.escape(words)}"))
        page.keyboard.press("Control+s")
        expect(save_line(page)).to_contain_text("All changes saved at")
        control(page, "Key findings").click()  # where the next words are typed: each page is loaded once


@pytest.mark.parametrize(
    "start", [servers.section55_lab, servers.voila, servers.section55_form], ids=["lab", "voila", "form"]
)
def test_whoever_stays_when_leaving_asks_goes_on(page: Page, renew_server: RenewServer, start: StartServer) -> None:
    """A press of reload or close is asked about while something is on no disk; the page that stays has its kernel."""
    server = renew_server(start)
    open_findings(page, server)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    with stopped_kernels(server):
        page.keyboard.type("Not there yet. ")
        page.close(run_before_unload=True)
        page.wait_for_timeout(500)
        assert asked == ["beforeunload"]
        expect(control(page, "Key findings")).to_have_value(re.compile("^Not there yet. "))
    page.keyboard.type("And then it was. ")
    expect(save_line(page)).to_contain_text("Kept at")
    assert any(text.startswith("Not there yet. And then it was. ") for text in texts_on_disk(server, KEY))


SENTENCES = [f"Sentence {number} was typed by somebody who had little time. " for number in range(1, 21)]


@BOTH
def test_the_page_never_claims_more_than_the_disk_has(
    page: Page, renew_server: RenewServer, start: StartServer
) -> None:
    """At 50 random moments of typing 20 sentences, with kernels that stop meanwhile: kept and saved are true."""
    server = renew_server(start)
    open_findings(page, server)
    moments = random.Random(55)
    text, claims = "".join(SENTENCES), 0
    cuts = sorted(moments.sample(range(1, len(text)), 50))
    for begin, end in pairwise([0, *cuts]):
        with stopped_kernels(server) if moments.random() < 0.1 else nullcontext():
            page.keyboard.type(text[begin:end])
            if moments.random() < 0.1:
                page.keyboard.press("Control+s")
            page.wait_for_timeout(moments.choice((0, 50, 200, 500, 1000)))
            line, typed = page.evaluate(
                "[...document.querySelectorAll('.s55-save-state')].filter((each) => each.getClientRects().length)"
                ".map((each) => [each.textContent, document.querySelector('.s55-section textarea').value])[0]"
            )
            if claims_the_disk_has_it(line):
                claims += 1
                assert typed in texts_on_disk(server, KEY), (line, begin, end)
    assert claims > 5
    expect(save_line(page)).to_have_text(re.compile("Kept at|All changes saved"))
    assert any(each.startswith(text[: cuts[-1]]) for each in texts_on_disk(server, KEY))
