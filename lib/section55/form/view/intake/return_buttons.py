"""The two buttons of the chief constable's return, in the section of the force's answers."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Protocol

import ipywidgets as widgets

from section55 import workspace
from section55.files.reader import read_inspection
from section55.form.state.form_state import FormState
from section55.form.state.intake.returned import write_return
from section55.form.view.browser_side import BrowserSide, LinkedFile
from section55.form.view.error_messages import show_errors
from section55.form.view.widget_factory import WidgetFactory, update_html
from section55.model.errors import WorkbookError

MAKE = "Make the chief constable’s return"
_KEY = "return"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LEAD = (
    "<h3>The chief constable’s return</h3><p>A Word document with each recommendation’s text and a box for the answer. "
    "Send it to the force; when it comes back, read it in here.</p>"
)


class ReturningForm(Protocol):
    """What the buttons need of the form."""

    factory: WidgetFactory
    browser: BrowserSide

    def save_with(self, choices: None) -> bool:
        """Save; return False where a person has to choose between two versions first."""

    def show_message(self, message: str, is_error: bool = False) -> None:
        """Show a message above the form."""

    def announce(self, message: str) -> None:
        """Let a screen reader say a message."""


class ReturnButtons:
    """Makes the return, and opens the page on which it is read."""

    def __init__(self, form: ReturningForm, state: FormState, output: Path, on_read: Callable[[], None]) -> None:
        """``output`` is the folder of the documents; ``on_read`` is called to read a return."""
        self._form, self._state, self._output, self._on_read = form, state, output, on_read
        self._made: widgets.HTML | None = None

    def show_message(self, message: str, is_error: bool = False) -> None:
        """Show a message above the form."""
        self._form.show_message(message, is_error)

    def make_box(self) -> widgets.Widget:
        """Return the buttons anew, for a section that is made anew."""
        factory = self._form.factory
        self._made = factory.html("", "s55-made-return")
        row = factory.box(
            factory.button(MAKE, self.make), factory.button("Read the return", self._on_read), classes=("s55-row",)
        )
        return factory.box(factory.html(_LEAD), row, self._made, classes=("s55-list", "s55-return"))

    @show_errors
    def make(self) -> None:
        """Save what is unsaved, then write the Word document of the saved file, and link to it."""
        state = self._state
        if reason := state.cannot_build:
            raise WorkbookError(f"No return was made. {reason}")
        if (state.is_changed or state.path is None) and not self._form.save_with(None):
            return
        if state.path is None or self._made is None:
            return
        source = read_inspection(state.path, workspace.shown(state.path))
        made = write_return(source, self._output / source.slug)
        update_html(
            self._made,
            f"<p>The return is in {escape(workspace.named(made.path.parent))}. It has what is saved; what was typed "
            f"was saved first.</p><ul><li><a data-file='{_KEY}' data-save='1'>download {escape(made.path.name)}</a> "
            f"({len(made.data) / 1000:,.0f} KB)</li></ul>",
        )
        self._form.browser.link([LinkedFile(_KEY, made.path.name, _DOCX, made.data)])
        self._form.announce(f"The return is made: {made.path.name}. The link is below the button.")
