"""The part of the form that runs in the browser, and the messages between it and Python."""

import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import anywidget
import traitlets

from section55.form.view.browser_scripts import joined_script

_HERE = Path(__file__).parent


class LinkedFile(NamedTuple):
    """A file that links of the form open."""

    key: str
    """What its links have as ``data-file``."""
    name: str
    media_type: str
    data: bytes


class OnMessage(Protocol):
    """What takes the messages of the browser."""

    def __call__(self, message: Mapping[str, Any], /) -> None:
        """Take one of these.

        - ``{"event": "save"}``: Ctrl+S was pressed
        - ``{"event": "jump", "index": "3"}``: the sentence of a problem was pressed
        - ``{"event": "input", "mark": "f12", "text": "…"}``: a text was typed, before a press that follows it
        """


class BrowserSide(anywidget.AnyWidget):
    """Names and groups for assistive technology, keys kept from the notebook, jumps, announcements, links."""

    _esm = joined_script()
    _css = _HERE / "form.css"
    token = traitlets.Unicode().tag(sync=True)

    def __init__(self, on_message: OnMessage) -> None:
        super().__init__(token=secrets.token_hex(3))
        self.on_msg(lambda _, message, __: on_message(message))

    def announce(self, message: str) -> None:
        """Let a screen reader say a message, politely."""
        self.send({"announce": message})

    def focus(self, mark: str) -> None:
        """Put the focus on the control at a mark, once it is there."""
        self.send({"focus": mark})

    def scroll_to(self, mark: str) -> None:
        """Bring what has a mark into sight, once it is there."""
        self.send({"scroll_to": mark})

    def link(self, files: Iterable[LinkedFile]) -> None:
        """Make the links to files open them, wherever the form is served from."""
        described, buffers = [], []
        for file in files:
            described.append({"key": file.key, "name": file.name, "type": file.media_type})
            buffers.append(file.data)
        self.send({"files": described}, buffers=buffers)
