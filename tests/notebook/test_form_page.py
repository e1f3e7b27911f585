"""``section55 form``: the form as a page alone, for the person who started it and nobody else."""

import http.client
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from support.notebook_pages import open_form
from support.processes import wait_until
from support.servers import TOKEN, RenewServer, Server
from support.servers import section55_form as start_form

EVIL = "evil.example"
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.fixture(scope="module", autouse=True)
def left_alone(renew_server: RenewServer) -> tuple[Server, str, float]:
    """The server, a kernel of it whose page never comes, and when it was asked for: before all tests, as it takes time.

    It ends while they run.
    """
    server = renew_server(start_form)
    before = set(server.kernels())
    with urllib.request.urlopen(f"{server.address}/?token={TOKEN}", timeout=60) as got:
        got.read()
    (kernel,) = set(server.kernels()) - before
    return server, kernel, time.monotonic()


def answer(server: Server, path: str, method: str = "GET", **headers: str) -> int:
    """The status of an answer, no redirect followed."""
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=60)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    status = connection.getresponse().status
    connection.close()
    return status


def test_nobody_without_the_token_gets_in(section55_form: Server) -> None:
    """Neither the page nor a kernel: not by a page elsewhere that asks for it, nor for another user of the computer."""
    before = set(section55_form.kernels())
    assert answer(section55_form, "/") == 302
    assert answer(section55_form, "/?token=another") == 302
    assert answer(section55_form, "/voila/api/shutdown/1-2-3-4-5?page=closed", "POST") == 403
    assert answer(section55_form, "/api/kernels/1-2-3-4-5/channels", **UPGRADE) == 403
    assert set(section55_form.kernels()) <= before


def test_a_name_of_elsewhere_that_leads_here_is_refused(section55_form: Server) -> None:
    """Even with the token: a page elsewhere cannot get in by a name that it has pointed at this computer."""
    before = set(section55_form.kernels())
    for path in ("/", "/login", "/api/kernels/1-2-3-4-5", "/voila/api/shutdown/1-2-3-4-5"):
        method = "POST" if "shutdown" in path else "GET"
        assert answer(section55_form, f"{path}?token={TOKEN}", method, Host=f"{EVIL}:8866") == 403, path
    upgrade = {**UPGRADE, "Host": EVIL, "Origin": f"http://{EVIL}"}
    assert answer(section55_form, f"/api/kernels/1-2-3-4-5/channels?token={TOKEN}", **upgrade) == 403
    assert set(section55_form.kernels()) <= before


def test_its_cookie_goes_with_no_request_of_another_site(section55_form: Server) -> None:
    """A picture in a page elsewhere that has the form's address starts no kernel here."""
    opener = urllib.request.build_opener()
    with opener.open(f"{section55_form.address}/?token={TOKEN}") as got:
        cookies = [cookie for cookie in got.headers.get_all("Set-Cookie") if cookie.startswith("username-")]
        got.read()
    assert len(cookies) == 1
    assert "SameSite=Strict" in cookies[0]
    assert "HttpOnly" in cookies[0]


@pytest.mark.browser
@pytest.mark.browser
def test_kernels_end_with_their_pages(section55_form: Server, page: Page) -> None:
    """After a reload and at the close of a page its kernel is gone, and while one is open its own goes on."""
    others = set(section55_form.kernels())
    expect(open_form(page, section55_form)).to_be_in_viewport()
    (first,) = set(section55_form.kernels()) - others
    page.reload()
    open_form(page, section55_form)
    wait_until(lambda: first not in section55_form.kernels())
    (second,) = set(section55_form.kernels()) - others
    page.evaluate("window.dispatchEvent(new Event('beforeunload'))")
    time.sleep(2)
    assert second in section55_form.kernels()
    page.close()
    wait_until(lambda: second not in section55_form.kernels())


@pytest.mark.browser
@pytest.mark.slow
def test_it_prints_its_address_alone(section55_form: Server, page: Page) -> None:
    """No warning of a library's, and no log, stands by the address that an officer needs, when a page is open too."""
    wait_until(lambda: "The form is at" in section55_form.log)
    open_form(page, section55_form)
    assert section55_form.log.splitlines()[:2] == [
        "The form is opening. Keep this window open while you work; press Ctrl-C in it to stop.",
        f"The form is at {section55_form.address.replace('127.0.0.1', 'localhost')}/?token={TOKEN}",
    ]
    # A kernel that another test's page has left may still say that it is interrupted.
    assert "websocket_ping_timeout" not in section55_form.log


@pytest.mark.slow
def test_a_kernel_without_a_page_ends(left_alone: tuple[Server, str, float]) -> None:
    """One whose page never came, or went without a word, ends within two minutes."""
    server, kernel, begun = left_alone
    while kernel in server.kernels():
        assert time.monotonic() - begun < 120
        time.sleep(1)
