"""The history in the form: two revisions, the words that changed between them, an earlier one brought back."""

from collections.abc import Callable
from html import escape

import ipywidgets as widgets

from section55.files.history import Revision, file_at
from section55.form.state.answers import parse_answers
from section55.form.state.form_state import FormState
from section55.form.state.save import SAVED_BY
from section55.form.view.differences import render_answer_changes, time_in_words, who_in_words
from section55.form.view.error_messages import show_errors
from section55.form.view.field import Form
from section55.form.view.widget_factory import close_inside


class HistoryPanel:
    """What was saved, when and by whom."""

    def __init__(self, form: Form, state: FormState, on_restore: Callable[[int], None]) -> None:
        """``on_restore`` is called with the number of the revision to bring back."""
        self._form, self._state, self._on_restore = form, state, on_restore
        factory = form.factory
        self._heading = factory.html("<h3>History</h3>")
        self._summary = factory.html()
        self._first = factory.control(widgets.Dropdown, "Earlier revision")
        self._second = factory.control(widgets.Dropdown, "Later revision")
        show = factory.button("Show what changed", self.show_changes)
        restore = factory.button("Bring the earlier one back", self.restore)
        self.changes = factory.html("", "s55-changed")
        self._controls = factory.box(
            factory.box(self._first, self._second, across=True, classes=("s55-pair",)),
            factory.box(show, restore, across=True, classes=("s55-row",)),
            self.changes,
        )
        self.box = factory.box(self._heading, self._summary, classes=("s55-group", "s55-history"))
        self.refresh()

    def refresh(self) -> None:
        """Show the revisions that the inspection has now, the last two chosen."""
        revisions = self._state.history.revisions
        self._summary.value = self._render_summary()
        if not revisions:
            self.box.children = [self._heading, self._summary]
            return
        options = [(_label_of(revision), revision.sequence) for revision in reversed(revisions)]
        for control, sequence in ((self._first, max(1, len(revisions) - 1)), (self._second, len(revisions))):
            if list(control.options) != options:
                control.options = options
                control.value = sequence
        self.changes.value = ""
        self.box.children = [self._heading, self._summary, self._controls]

    def close(self) -> None:
        """Close what is shown only once there is a history."""
        close_inside(self._controls)

    def _render_summary(self) -> str:
        if self._state.history.problem:
            return f"<p class='s55-problem s55-fault'>{escape(self._state.history.problem)}</p>"
        if not self._state.history.revisions:
            return "<p>There is no history yet; it begins with the first save.</p>"
        return "<p>Every save is a revision. Nothing is taken out: an earlier one comes back as a new one.</p>"

    def show_message(self, message: str, is_error: bool = False) -> None:
        """Show a message above the form."""
        self._form.show_message(message, is_error)

    @show_errors
    def show_changes(self) -> None:
        """Show the words that changed from the first chosen revision to the second."""
        first, second = self._first.value, self._second.value
        old, new = (parse_answers(file_at(self._state.history.revisions, sequence)) for sequence in (first, second))
        self.changes.value = f"<h4>From revision {first} to revision {second}</h4>{render_answer_changes(old, new)}"
        self._form.announce("What changed is shown below the buttons.")

    def restore(self) -> None:
        """Bring the first chosen revision back, as a new one."""
        self._on_restore(self._first.value)


def _label_of(revision: Revision) -> str:
    by = "" if revision.by == SAVED_BY else f" ({revision.by})"
    return f"{revision.sequence}: {time_in_words(revision.time)}, {who_in_words(revision.author)}{by}"
