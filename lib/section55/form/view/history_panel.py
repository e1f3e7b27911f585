"""The history in the form: two revisions, the words that changed between them, an earlier one brought back."""

from collections.abc import Callable
from html import escape

import ipywidgets as widgets

from section55.files.history import Revision, file_at
from section55.form.state.answers import from_file
from section55.form.state.form_state import FormState
from section55.form.view.differences import changed_answers, moment
from section55.form.view.field import Form
from section55.form.view.widget_factory import WidgetFactory


class HistoryPanel:
    """What was saved, when and by whom."""

    def __init__(self, form: Form, state: FormState, restore: Callable[[int], None]) -> None:
        """``restore`` is told which revision to bring back."""
        self._form, self.state, self._restore = form, state, restore
        factory = form.factory
        self._told = factory.html()
        self._from = self._revisions("Compare revision", factory)
        self._to = self._revisions("with revision", factory)
        self._show = factory.button("Show what changed", self.show)
        self._back = factory.button("Bring the first one back", self.bring_back)
        self.changed = factory.html("", "s55-changed")
        self._controls = factory.box(
            factory.box(self._from, self._to, across=True, classes=("s55-pair",)),
            factory.box(self._show, self._back, across=True, classes=("s55-row",)),
            self.changed,
        )
        self.box = factory.box(factory.html("<h3>History</h3>"), self._told, classes=("s55-group", "s55-history"))
        self.refresh()

    def _revisions(self, label: str, factory: WidgetFactory) -> widgets.Dropdown:
        return factory.control(widgets.Dropdown, label)

    def refresh(self) -> None:
        """Follows the state."""
        revisions = self.state.revisions
        heading = self.box.children[0]
        if self.state.problem_with_history:
            self._told.value = f"<p class='s55-problem s55-fault'>{escape(self.state.problem_with_history)}</p>"
        elif not revisions:
            self._told.value = "<p>There is no history yet; it begins with the first save.</p>"
        else:
            self._told.value = (
                "<p>Every save is a revision. Nothing is taken out: an earlier one comes back as a new one.</p>"
            )
        if not revisions:
            self.box.children = [heading, self._told]
            return
        options = [(_told(revision), revision.sequence) for revision in reversed(revisions)]
        for control, wanted in ((self._from, max(1, len(revisions) - 1)), (self._to, len(revisions))):
            if list(control.options) != options:
                control.options = options
                control.value = wanted
        self.changed.value = ""
        self.box.children = [heading, self._told, self._controls]

    def show(self) -> None:
        """Shows the words that changed from the first picked revision to the second."""
        old, new = (from_file(file_at(self.state.revisions, number)) for number in (self._from.value, self._to.value))
        self.changed.value = (
            f"<h4>From revision {self._from.value} to revision {self._to.value}</h4>{changed_answers(old, new)}"
        )
        self._form.announce("What changed is shown below the buttons.")

    def bring_back(self) -> None:
        """Brings the first picked revision back, as a new one."""
        self._restore(self._from.value)


def _told(revision: Revision) -> str:
    return f"{revision.sequence}: {moment(revision.time)}, {revision.by}, {revision.name}"
