"""The bar that never goes away: whose inspection this is, its deadline, whether it is saved, and the buttons."""

from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path

import ipywidgets as widgets

from section55 import workspace
from section55.form.state.form_state import FormState
from section55.form.view.field import Form
from section55.form.view.widget_factory import update_html
from section55.model.deadlines import urgency
from section55.model.wording import long_date, sentence_start, weekday

_URGENCY_CLASSES = {"overdue": "s55-late", "soon": "s55-soon", "waiting": "s55-calm"}
_NEW = "New inspection"


class TopBar:
    """The bar above the sections."""

    def __init__(
        self,
        form: Form,
        on_start: Callable[[], None],
        on_save: Callable[[], None],
        on_preview: Callable[[], None],
        on_build: Callable[[], None],
    ) -> None:
        factory = form.factory
        self._back = factory.button("All inspections", on_start, "", "s55-back")
        self.title = factory.html("", "s55-bar-title")
        self.deadline = factory.html("", "s55-deadline")
        # The browser's side says here how saving stands.
        self.save_status = factory.html("<p hidden></p>", "s55-changed-state")
        self.save_button = factory.button("Save", on_save, "", "s55-main-button", "s55-described", "s55-note-save")
        self.preview_button = factory.button("Preview", on_preview, "", "s55-described", "s55-note-preview")
        self.build_button = factory.button("Build HTML and PDF", on_build, "", "s55-described", "s55-note-build")
        self.button_notes = factory.html("", "s55-button-notes")
        buttons = (self.save_button, self.preview_button, self.build_button)
        self.box = factory.box(
            factory.box(self._back, self.title, across=True, classes=("s55-bar-head",)),
            factory.button_row(*buttons),
            factory.box(self.deadline, self.save_status, across=True, classes=("s55-bar-facts",)),
            self.button_notes,
            across=True,
            classes=("s55-bar",),
        )

    def update_buttons(self, state: FormState, output: Path, is_building: bool) -> None:
        """Say what each button will do, or why it cannot yet."""
        cannot_save, cannot_build = state.cannot_save, state.cannot_build or state.cannot_save
        nothing = not cannot_save and state.path is not None and not state.is_changed
        set_enabled(self.save_button, not cannot_save and not nothing)
        set_enabled(self.preview_button, not state.cannot_build)
        set_enabled(self.build_button, not cannot_build and not is_building)
        notes = []
        if cannot_save:
            notes.append(_render_note("save", "Save:", f"not yet. {cannot_save}"))
        elif nothing:
            notes.append(_render_note("save", "Save:", "there is nothing to save."))
        else:
            notes.append(_render_note("save", "Save", f"writes {state.display_path}."))
        if is_building:
            notes.append("<p><b>Building…</b></p>")
        elif cannot_build:
            notes.append(_render_note("preview s55-note-of-build", "Preview and build:", f"not yet. {cannot_build}"))
        else:
            first = "saves, then writes" if state.is_changed else "writes"
            notes.append(_render_note("preview", "Preview", "shows the finished page below the form."))
            notes.append(_render_note("build", "Build", f"{first} both documents into {workspace.named(output)}."))
        update_html(self.button_notes, "".join(notes))

    def update_facts(self, state: FormState) -> None:
        """Show the title and the deadline."""
        title = str(state.answers.get(("inspection_title",)) or "").strip() or _NEW
        update_html(self.title, f"<h2 class='s55-title' title='{escape(title)}'>{escape(title)}</h2>")
        update_html(self.deadline, render_deadline(state))


def set_enabled(button: widgets.Button, is_enabled: bool) -> None:
    """Show whether a button can do something now. It is never disabled: pressed all the same, it tells its reason."""
    (button.remove_class if is_enabled else button.add_class)("s55-off")


def _render_note(button: str, name: str, text: str) -> str:
    return f"<p class='s55-note-of-{button}'><b>{escape(name)}</b> {escape(text)}</p>"


def render_deadline(state: FormState) -> str:
    """Return the deadline and the days left as HTML, in words as well as in colour."""
    deadline = state.deadline
    if deadline is None:
        return "<p>Enter the publication date to see the deadline.</p>"
    facts = [("Last lawful day", _render_day(deadline.statutory))]
    if deadline.printed != deadline.statutory:
        facts.append(("Printed deadline", _render_day(deadline.printed)))
    css_class = ""
    if state.is_published:
        facts.append(("Response", "Published"))
    else:
        left = escape(sentence_start(deadline.left_in_words))
        facts.append(("Overdue" if deadline.days_left < 0 else "Days left", left))
        css_class = _URGENCY_CLASSES[urgency(deadline.statutory, state.today)]
    days = "".join(
        f"<div class='s55-{label.split()[0].lower()}'><dt>{label}</dt><dd>{html}</dd></div>" for label, html in facts
    )
    return f"<dl class='{css_class}'>{days}</dl>"


def _render_day(day: date) -> str:
    """Return a day as HTML: its weekday is cut short to be seen, and in full to be read aloud."""
    name = weekday(day)
    short = f"<span aria-hidden='true'>{name[:3]}</span><span class='s55-unseen'>{name}</span>"
    return f"{short} {long_date(day)}"
