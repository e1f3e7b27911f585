"""What an inspection's file is called, and for a new one, the words to name it by."""

from collections.abc import Callable
from html import escape

import ipywidgets as widgets

from section55.form.state.form_state import FormState
from section55.form.view.field import Form


class FileName:
    """A field while there is no file yet; a sentence once there is."""

    def __init__(self, form: Form, state: FormState, changed: Callable[[], None]) -> None:
        """``changed`` hears that other words were typed."""
        self._factory, self._state, self._changed = form.factory, state, changed
        self.mark = form.new_mark()
        self._has_left = False
        self._notes = form.factory.html("", "s55-notes")
        self.box = form.factory.box()
        self.show()

    def show(self) -> None:
        """Follows the state, once the inspection has its file."""
        factory = self._factory
        if self._state.path is not None:
            told = f"<p class='s55-hint'>File: {escape(self._state.shown_path)}</p>"
            self.box.children = [factory.html(told, "s55-file")]
            return
        control = factory.control(widgets.Text, "File name", value=self._state.file_name_wanted)
        control.observe(lambda change: self.hear(change["new"]), "value")
        self.tell()
        self.box.children = [factory.box(control, self._notes, classes=("s55-field", f"s55-at-{self.mark}"))]

    def hear(self, words: str) -> None:
        """Hears what is typed."""
        if not self._has_left and self._state.path is None:
            self._state.file_name_wanted = words
            self._changed()

    def leave(self) -> None:
        """Takes no words any more: another inspection is open."""
        self._has_left = True

    def tell(self) -> None:
        """Says what the file will be called, as far as that is known."""
        told = (
            "<p class='s55-hint'>A few words to name the file by, in lower case letters, digits and hyphens. Where "
            "this is empty, the title's own words do.</p>"
        )
        if self._state.path is None and self._state.slug_wanted:
            told += f"<p class='s55-meant'>The file will be {escape(self._state.shown_path)}.</p>"
        self._notes.value = told
