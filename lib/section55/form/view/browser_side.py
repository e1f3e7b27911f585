"""The part of the form that runs in the browser, and what Python says to it."""

import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import anywidget
import traitlets

_HERE = Path(__file__).parent


class Document(NamedTuple):
    """A file that a link of the form opens."""

    mark: str
    """What the link has as ``data-file``."""
    name: str
    media_type: str
    data: bytes


class BrowserSide(anywidget.AnyWidget):
    """Names and groups for assistive technology, keys kept from the notebook, jumps, announcements, links."""

    _esm = _HERE / "browser_side.js"
    _css = _HERE / "form.css"
    token = traitlets.Unicode().tag(sync=True)

    def __init__(self, hear: Callable[[dict[str, Any]], None]) -> None:
        """``hear`` is given what the browser says: ``{"do": "save" | "jump" | "typed" | "ready", ...}``."""
        super().__init__(token=secrets.token_hex(3))
        self.on_msg(lambda _, message, __: hear(message))

    def announce(self, sentence: str) -> None:
        """Lets a screen reader say a sentence, politely."""
        self.send({"announce": sentence})

    def focus(self, mark: str) -> None:
        """Puts the focus on the control at a mark, once it is there."""
        self.send({"focus": mark})

    def show(self, mark: str) -> None:
        """Brings the place of a mark into sight."""
        self.send({"show": mark})

    def link(self, documents: Iterable[Document]) -> None:
        """Makes the links of documents open them, wherever the form is served from."""
        files = list(documents)
        told = [{"mark": file.mark, "name": file.name, "type": file.media_type} for file in files]
        self.send({"files": told}, buffers=[file.data for file in files])
