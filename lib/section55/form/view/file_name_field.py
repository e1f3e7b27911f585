"""What an inspection's file is called, and for a new one, the words to name it by."""

from collections.abc import Callable
from html import escape

import ipywidgets as widgets

from section55.form.state.form_state import FormState
from section55.form.view.field import Form


class FileNameField:
    """A field while there is no file yet; a sentence once there is."""

    def __init__(self, form: Form, state: FormState, on_change: Callable[[], None]) -> None:
        """``on_change`` is called when other words were typed."""
        self._factory, self._state, self._on_change = form.factory, state, on_change
        self.mark = form.new_mark()
        self._is_disconnected = False
        self._notes = form.factory.html("", "s55-notes")
        self.box = form.factory.box()
        self.refresh()

    def refresh(self) -> None:
        """Show the field, or the file's name once the inspection has its file."""
        factory = self._factory
        if self._state.path is not None:
            name = f"<p class='s55-hint'>File: {escape(self._state.display_path)}</p>"
            self.box.children = [factory.html(name, "s55-file")]
            return
        control = factory.control(widgets.Text, "File name", on_value=self.on_input, value=self._state.file_name_words)
        self.update_note()
        self.box.children = [factory.box(control, self._notes, classes=("s55-field", f"s55-at-{self.mark}"))]

    def on_input(self, words: str) -> None:
        """Take what is typed."""
        if not self._is_disconnected and self._state.path is None:
            self._state.file_name_words = words
            self._on_change()

    def disconnect(self) -> None:
        """Take no words any more: another inspection is open."""
        self._is_disconnected = True
        self._notes.close()

    def update_note(self) -> None:
        """Say what the file will be called, as far as that is known."""
        html = (
            "<p class='s55-hint'>A few words to name the file by, in lower case letters, digits and hyphens. Where "
            "this is empty, the title's own words do.</p>"
        )
        if self._state.path is None and self._state.new_slug:
            html += f"<p class='s55-meant'>The file will be {escape(self._state.display_path)}.</p>"
        self._notes.value = html
