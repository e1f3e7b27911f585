"""The list of inspections at the top of the form."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import ipywidgets as widgets

from section55.form.state.form_state import FormState
from section55.form.state.inspection_list import ListedInspection
from section55.form.view.field import Form

_NOTHING, _NEW = "", "new"


class OnNew(Protocol):
    """What begins a new inspection."""

    def __call__(self, with_focus: bool, /) -> None:
        """Begin it, and go to its first question or not: not from the list, where arrow keys only pass over it."""


class InspectionChooser:
    """A list to choose an inspection from, and a button for a new one."""

    def __init__(
        self,
        form: Form,
        state: FormState,
        on_choice: Callable[[ListedInspection], None],
        on_new: OnNew,
        on_office: Callable[[], None],
    ) -> None:
        self._state, self._on_choice, self._on_new = state, on_choice, on_new
        self.inspections: list[ListedInspection] = []
        self._is_refreshing = False
        factory = self._factory = form.factory
        self.control = factory.control(widgets.Dropdown, "Inspection", on_value=self._on_value)
        new = factory.button("New inspection", lambda: on_new(True))
        office = factory.button("Our office", on_office)
        self.box = factory.box(self.control, new, office, across=True, classes=("s55-top", "s55-field"))
        self.refresh()

    def refresh(self) -> None:
        """List the inspections that there are now, with the open one chosen."""
        self.inspections = self._state.list_inspections()
        options = [("Choose an inspection", _NOTHING), ("New inspection", _NEW)]
        options += [(inspection.label, str(index)) for index, inspection in enumerate(self.inspections)]
        self._is_refreshing = True
        if list(self.control.options) != options:
            self.control.options = options
        self.control.value = self._open_value()
        self._is_refreshing = False

    def _open_value(self) -> str:
        """Return the value of what is open now."""
        if not self._state.is_open:
            return _NOTHING
        sources = [inspection.source for inspection in self.inspections]
        values = (str(index) for index, source in enumerate(sources) if source == self._state.path)
        return next(values, _NEW)

    def _on_value(self, value: str) -> None:
        if self._is_refreshing or value == _NOTHING:
            return
        if value == _NEW:
            self._on_new(False)
        else:
            self._on_choice(self.inspections[int(value)])

    def welcome(self) -> widgets.HTML:
        """Return what stands below before anything is chosen."""
        if not self._state.offices:
            html = (
                "<p>There is no office profile yet. Press Our office and give your office's names; every inspection "
                "needs them.</p>"
            )
        elif any(isinstance(inspection.source, Path) for inspection in self.inspections):
            html = "<p>Choose an inspection above, or begin a new one.</p>"
        else:
            html = "<p>There are no inspections yet. Press New inspection to begin the first.</p>"
        return self._factory.html(html, "s55-welcome")
