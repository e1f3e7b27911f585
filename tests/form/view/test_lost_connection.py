"""Every word is in the file, is offered, or was said to be only in the browser and is offered on reload."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from support import servers
from support.filling_in import control, go_to
from support.network import network_to
from support.notebook_pages import open_inspection
from support.saving_in_browser import (
    LOST,
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
