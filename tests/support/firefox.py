"""A Firefox for the tests, driven by WebDriver BiDi, which it speaks itself; its absence is a failure, never a skip."""

import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import websocket

NAMES = ("firefox-esr", "firefox")
_PROMPT = "browsingContext.userPromptOpened"
_KEYS = {"Control": "\ue009", "Enter": "\ue007", "Home": "\ue011"}
_QUIET = {
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


class FirefoxPage:
    """One page of a running Firefox."""

    def __init__(self, address: str) -> None:
        self._socket = websocket.create_connection(f"{address}/session", timeout=60, suppress_origin=True)
        self._numbers = count(1)
        # Firefox says that it accepts the question whether to leave unsaved words, and may leave it open.
        self._ask("session.new", capabilities={"alwaysMatch": {"unhandledPromptBehavior": {"default": "ignore"}}})
        self._ask("session.subscribe", events=[_PROMPT])
        [tree] = self._ask("browsingContext.getTree")["contexts"]
        self._context = tree["context"]

    def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = self._send(method, **parameters)
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("method") == _PROMPT:
                self._send("browsingContext.handleUserPrompt", context=self._context, accept=True)
            elif answer.get("id") == number:
                assert answer["type"] == "success", answer
                return answer["result"]

    def _send(self, method: str, **parameters: Any) -> int:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        return number

    def close(self) -> None:
        """Lets go of the page."""
        self._socket.close()

    def open(self, address: str) -> None:
        """Opens an address, and waits until it is loaded."""
        self._ask("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """What an expression of JavaScript gives: a text, a number, a truth value, or None."""
        found = self._ask(
            "script.evaluate", expression=expression, target={"context": self._context}, awaitPromise=True
        )
        assert found["type"] == "success", found
        return found["result"].get("value")

    def wait_for(self, expression: str) -> None:
        """Waits until an expression holds; gives up after a minute."""
        end = time.monotonic() + 60
        while not self.evaluate(f"Boolean({expression})"):
            assert time.monotonic() < end, f"{expression}\n{self.evaluate('document.body.innerText')}"
            time.sleep(0.1)

    def click(self, selector: str) -> None:
        """Presses an element, once it is there."""
        found = f"document.querySelector({json.dumps(selector)})"
        self.wait_for(found)
        self.evaluate(f"{found}.focus(), {found}.click()")

    def type(self, text: str) -> None:
        """Types a text, key by key."""
        self._press([step for letter in text for step in (("keyDown", letter), ("keyUp", letter))])

    def press(self, keys: str) -> None:
        """Presses keys together, like ``Control+z``."""
        values = [_KEYS.get(key, key) for key in keys.split("+")]
        self._press([("keyDown", key) for key in values] + [("keyUp", key) for key in reversed(values)])

    def _press(self, steps: list[tuple[str, str]]) -> None:
        actions = [{"type": kind, "value": value} for kind, value in steps]
        self._ask(
            "input.performActions", context=self._context, actions=[{"type": "key", "id": "keys", "actions": actions}]
        )


@contextmanager
def firefox(profile: Path) -> Iterator[FirefoxPage]:
    """A running Firefox with a profile of its own."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    assert path, "No Firefox for the tests. On Debian or Ubuntu: sudo apt-get install firefox-esr"
    settings = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _QUIET.items())
    (profile / "user.js").write_text(settings, encoding="utf-8")
    command = [path, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with subprocess.Popen([*command, "about:blank"], stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            for line in process.stderr:
                if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
                    page = FirefoxPage(found[1])
                    try:
                        yield page
                    finally:
                        page.close()
                    break
        finally:
            process.terminate()
            process.wait(30)
