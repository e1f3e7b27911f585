"""The part of the form that runs in the browser, and the messages between it and Python."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import anywidget
import traitlets

from section55.form.view.browser_scripts import joined_script
from section55.form.view.change_numbers import ChangeNumbers
from section55.form.view.sent_files import SentFiles

_HERE = Path(__file__).parent


class LinkedFile(NamedTuple):
    """A file that links of the form open."""

    key: str
    """What its links have as ``data-file``."""
    name: str
    media_type: str
    data: bytes


class SaveState(NamedTuple):
    """How saving stands, as far as Python knows; the browser adds what has not reached Python."""

    kind: str
    """saved | kept: unsaved, but beside the file | unsaved | new: nothing is typed, and there is no file"""
    kept_at: float = 0
    """When unsaved changes were kept last, in seconds since 1970."""
    saved_at: float = 0
    """When this form saved last, in seconds since 1970; 0 where it has not yet."""
    problem: str = ""
    """Why the disk has not all that arrived, as a sentence; empty where it has."""
    inspection: str = ""
    """The name of what is open, under which the browser stores what is typed in it."""
    title: str = ""


class OnMessage(Protocol):
    """What takes the messages of the browser."""

    def __call__(self, message: Mapping[str, Any], /) -> None:
        """Take one of these.

        - ``{"event": "save"}``: Ctrl+S was pressed
        - ``{"event": "jump", "index": "3"}``: the sentence of a problem was pressed
        - ``{"event": "input", "mark": "f12", "text": "…", "number": 7}``: a text was typed
        - ``{"event": "choice", "mark": "f12", "label": "Done", "choice": true, "number": 8}``: a box was ticked, or
          the choice with that index chosen
        - ``{"event": "change", "number": 9}``: a button was pressed
        - ``{"event": "begin", "left": […]}``: the page shows the form; ``left`` is what the browser's store has of
          pages that are gone, see `left_words`
        - ``{"event": "ping", "hidden": false}``: the page is there, every few seconds, or out of sight
        - ``{"event": "leave"}``: the page is being left
        - ``{"event": "file", "mark": "f12", "name": "report.html", "size": 240000, "at": 0}``: a piece of a file that
          was chosen, with its bytes behind the message; see `SentFiles`

        Each has the id of its ``page`` besides. What has a number is acknowledged to that page once it is on the disk.
        """


class BrowserSide(anywidget.AnyWidget):
    """Names and groups for assistive technology, keys kept from the notebook, jumps, announcements, links."""

    _esm = joined_script()
    _css = "\n".join(path.read_text(encoding="utf-8") for path in sorted(_HERE.glob("*.css")))
    token = traitlets.Unicode().tag(sync=True)

    def __init__(self, on_message: OnMessage) -> None:
        super().__init__(token=secrets.token_hex(3))
        self.numbers = ChangeNumbers()
        self.save_state = SaveState("saved")
        """What the browser knows of it."""
        self.files = SentFiles()
        self._on_message = on_message
        self.on_msg(lambda _, message, buffers: self.receive(message, buffers))

    def close(self) -> None:
        """Close the widget, and its layout, which is no other's."""
        self.layout.close()
        super().close()

    def receive(self, message: Mapping[str, Any], buffers: Sequence[bytes | memoryview] = ()) -> None:
        """Take a message of the browser."""
        if message.get("event") == "file":
            self.files.take_piece(message, buffers)
            return
        if message.get("event") == "ping":
            self.send({"pong": True})
        self.numbers.receive(message)
        self._on_message(message)

    def show_save_state(self, state: SaveState) -> None:
        """Say how saving stands, and acknowledge the changes that are on the disk."""
        self.save_state = state
        self.send({"saving": state._asdict() | {"numbers": self.numbers.kept}})

    def drop_words(self, ids: Iterable[str]) -> None:
        """Drop words from the browser's store: they are on the disk, or not wanted."""
        self.send({"drop_words": [*ids]})

    def ask_before_leaving(self, has_unkept: bool) -> None:
        """Let the browser ask whoever leaves the page, while something in it is nowhere else."""
        self.send({"unkept": has_unkept})

    def drop_drafts(self, mark: str) -> None:
        """Drop what was typed in the panel of a mark, and put into no answer by itself: it is put in, or not wanted."""
        self.send({"drop_drafts": mark})

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
