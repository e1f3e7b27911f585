"""Notes for colleagues on an item or a section: what was noted, what is settled, and room for one more."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from typing import Any, Protocol

import ipywidgets as widgets

from section55.files.colleague_notes import Note
from section55.form.state.edited_notes import NOTES
from section55.form.state.form_state import FormState
from section55.form.view.differences import time_in_words, who_in_words
from section55.form.view.field import Form
from section55.form.view.widget_factory import close_inside, update_html

_HINT = "Only your colleagues see it: no document has it. It is saved when you press Save."


class NotingForm(Form, Protocol):
    """What notes, and answers to several items at once, need of the form that they are in."""

    def drop_drafts(self, mark: str) -> None:
        """Let the browser forget what was typed in the panel of a mark: it is put in, or not wanted."""

    def on_note_change(self) -> None:
        """Keep what is new in the notes, and show what follows from it."""


class NotesPanel:
    """The notes about one thing: a button that opens them, open from the start where one is not settled."""

    def __init__(
        self, form: NotingForm, state: FormState, find_key: Callable[[], str], find_name: Callable[[], str]
    ) -> None:
        """``find_key`` returns the name by which the notes are kept, ``find_name`` what the thing is called now."""
        self._form, self._state, self._find_key, self._find_name = form, state, find_key, find_name
        self.mark = form.new_mark()
        factory = form.factory
        self._toggle = factory.button("", self.toggle, "", "s55-notes-toggle", f"s55-at-{self.mark}-toggle")
        self._shows_settled = False
        self.box = factory.box(self._toggle, classes=("s55-colleagues",))
        if state.notes.count_open(find_key()):
            self._open()
        else:
            self._name_toggle()

    @property
    def is_open(self) -> bool:
        return len(self.box.children) > 1

    @property
    def key(self) -> str:
        """The name by which its notes are kept."""
        return self._find_key()

    def toggle(self) -> None:
        """Open the notes, with the focus where one is written; or close them."""
        if self.is_open:
            self._toggle.remove_class("s55-is-open")
            replaced = self.box.children[1:]
            self.box.children = [self._toggle]
            close_inside(*replaced)
        else:
            self.show()

    def show(self) -> None:
        """Open the notes, and put the focus where one is written."""
        if not self.is_open:
            self._open()
        self._form.focus(self.mark)

    def _open(self) -> None:
        factory, notes = self._form.factory, self._state.notes
        self._toggle.add_class("s55-is-open")
        self._list = factory.box(classes=("s55-note-list",))
        self._text = factory.control(
            widgets.Textarea,
            "New note",
            on_value=self.on_input,
            rows=2,
            value=notes.unsaved.new.get(self.key, ""),
        )
        self._notes = factory.html("", "s55-notes")
        field = factory.box(self._text, self._notes, classes=("s55-field", "s55-note-text", f"s55-at-{self.mark}"))
        self.box.children = [self._toggle, self._list, field]
        self._shown: tuple[list[Note], bool] | None = None
        self.update()

    # What is shown

    def refresh(self) -> None:
        """Show the notes and the new one as they are now: some were saved, others came from colleagues."""
        if self.is_open:
            self._text.value = self._state.notes.unsaved.new.get(self.key, "")
        self.update()

    def update(self) -> None:
        """Show the notes as they are now, and what their thing is called; the new one is being typed, and stays."""
        self._name_toggle()
        if self.is_open:
            self._show_notes()
            update_html(self._notes, self._render_notes())

    def _name_toggle(self) -> None:
        number = self._state.notes.count_open(self.key)
        label = f"Notes for colleagues ({number} open)" if number else "Notes for colleagues"
        self._toggle.description, self._toggle.tooltip = label, f"{label}: {self._find_name()}"

    def _render_notes(self) -> str:
        place = escape(json.dumps([NOTES, self.key]))
        name = escape(f"New note on {self._find_name()}")
        return (
            f"<span class='s55-where' hidden data-where='{place}' data-name='{name}'></span>"
            f"<span class='s55-name' hidden>{name}</span><p class='s55-hint'>{_HINT}</p>"
        )

    def _show_notes(self) -> None:
        notes = self._state.notes.about(self.key)
        if (shown := (notes, self._shows_settled)) == self._shown:
            return
        self._shown = shown
        settled = [note for note in notes if not note.is_open]
        rows = [self._make_row(note, "Settled", True) for note in notes if note.is_open]
        if settled:
            words = f"{len(settled)} settled note{'s' if len(settled) > 1 else ''}"
            label = f"Hide {words}" if self._shows_settled else f"Show {words}"
            rows.append(self._form.factory.button(label, self._turn_settled, f"{label}: {self._find_name()}"))
        if self._shows_settled:
            rows += [self._make_row(note, "Open it again", False) for note in settled]
        replaced, self._list.children = self._list.children, rows
        close_inside(*replaced)

    def _make_row(self, note: Note, label: str, is_settled: bool) -> widgets.Widget:
        factory = self._form.factory
        html = f"<p class='s55-note-head'><b>{escape(who_in_words(note.who))}</b>, {escape(time_in_words(note.time))}"
        if note.settled_by:
            html += f". Settled by {escape(who_in_words(note.settled_by))}, {escape(time_in_words(note.settled_at))}"
        elif not note.is_open:
            html += ". Settled, and not saved yet"
        text = escape(note.text).replace("\n", "<br>")
        words = factory.html(f"{html}</p><p>{text}</p>", "s55-note-words")
        name = f"{label}: note of {time_in_words(note.time)} on {self._find_name()}, {note.text[:40]}"
        button = factory.button(label, partial(self._settle, note, is_settled), name, "s55-note-button")
        return factory.box(words, button, across=True, classes=("s55-note", *([] if note.is_open else ["s55-settled"])))

    def _turn_settled(self) -> None:
        self._shows_settled = not self._shows_settled
        self._show_notes()

    # What is done

    def on_message(self, message: Mapping[str, Any]) -> None:
        """Take what the browser says was typed here."""
        if message.get("mark") == self.mark and message.get("event") == "input" and self.is_open:
            self.on_input(str(message["text"]))

    def on_input(self, text: str) -> None:
        """Take what is typed so far."""
        notes = self._state.notes
        before = notes.unsaved.new.get(self.key, "")
        if not before and notes.was_just_saved(self.key, text):
            self._text.value = ""  # the browser held the text back until it was saved, by way of the press of Save
        elif text != before:
            notes.write(self.key, text)
            self._form.on_note_change()

    def _settle(self, note: Note, is_settled: bool) -> None:
        self._state.notes.settle(note, is_settled)
        self._form.on_note_change()
        self.update()
        self._form.announce("The note is settled." if is_settled else "The note is open again.")
        self._form.focus(f"{self.mark}-toggle")
