"""The list of inspections at the top of the form."""

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as widgets

from section55.form.state.form_state import FormState
from section55.form.state.inspection_list import Choice
from section55.form.view.field import Form

_CHOOSE, _NEW = "", "new"


class Chooser:
    """A list to choose an inspection from, and a button for a new one."""

    def __init__(
        self, form: Form, state: FormState, choose: Callable[[Choice], None], begin_new: Callable[[bool], None]
    ) -> None:
        """``begin_new`` is told whether to go to its first question: not from the list, whose arrows pass over it."""
        self._state, self._choose, self._begin_new = state, choose, begin_new
        self.choices: list[Choice] = []
        self._is_listing = False
        factory = self._factory = form.factory
        self.control = factory.control(widgets.Dropdown, "Inspection")
        self.control.observe(self._changed, "value")
        new = factory.button("New inspection", lambda: begin_new(True))
        self.box = factory.box(self.control, new, across=True, classes=("s55-top", "s55-field"))
        self.refresh()

    def refresh(self) -> None:
        """Lists what there is now, with what is open chosen."""
        self.choices = self._state.choices()
        options = [("Choose an inspection", _CHOOSE), ("New inspection", _NEW)]
        options += [(choice.label, str(place)) for place, choice in enumerate(self.choices)]
        self._is_listing = True
        if list(self.control.options) != options:
            self.control.options = options
        self.control.value = self._what_is_open()
        self._is_listing = False

    def _what_is_open(self) -> str:
        if not self._state.is_open:
            return _CHOOSE
        places = (
            str(place)
            for place, choice in enumerate(self.choices)
            if choice.path is not None and choice.path == self._state.path
        )
        return next(places, _NEW)

    def _changed(self, change: Mapping[str, Any]) -> None:
        chosen = change["new"]
        if self._is_listing or chosen == _CHOOSE:
            return
        if chosen == _NEW:
            self._begin_new(False)
        else:
            self._choose(self.choices[int(chosen)])

    def welcome(self) -> widgets.HTML:
        """What stands below before anything is chosen."""
        if not self._state.offices:
            html = (
                "<p>There is no office profile yet. Copy one into the offices folder beside the parameter files, "
                "with your office's names, and run this notebook again.</p>"
            )
        elif any(choice.path is not None for choice in self.choices):
            html = "<p>Choose an inspection above, or begin a new one.</p>"
        else:
            html = "<p>There are no inspections yet. Press New inspection to begin the first.</p>"
        return self._factory.html(html, "s55-welcome")
