"""Why a finding is left as it is: the reason is asked for in Check your answers, and kept in the parameter file."""

from collections.abc import Callable, Sequence
from html import escape

import ipywidgets as widgets

from section55.form.state.problems import Problem
from section55.form.view.field import Form
from section55.model.wording import counted


class ReasonPanel:
    """A reason for one finding, or one for several."""

    def __init__(
        self, form: Form, problems: Sequence[Problem], on_reason: Callable[[str], None], on_cancel: Callable[[], None]
    ) -> None:
        """``on_reason`` is called with the reason, which is not empty."""
        self._form, self._on_reason = form, on_reason
        self.mark = form.new_mark()
        factory = form.factory
        sentences = "".join(f"<li>{escape(problem.sentence)}</li>" for problem in problems)
        heading = (
            "Leave this as it is" if len(problems) == 1 else f"Leave {counted(len(problems), 'finding')} as they are"
        )
        words = factory.html(f"<h3>{heading}</h3><ul>{sentences}</ul>")
        self.reason = factory.control(widgets.Text, "Reason", on_value=self.on_input)
        self._text = ""
        self._notes = factory.html(
            "<p class='s55-hint'>It is kept in the parameter file and in its history. No document prints it.</p>",
            "s55-notes",
        )
        field = factory.box(self.reason, self._notes, classes=("s55-field", f"s55-at-{self.mark}"))
        keep = factory.button("Keep this reason", self.keep, "", "s55-main-button")
        cancel = factory.button("Cancel", on_cancel)
        self.box = factory.box(
            words,
            field,
            factory.box(keep, cancel, across=True, classes=("s55-row",)),
            classes=("s55-region", "s55-offer"),
        )

    def on_input(self, text: str) -> None:
        """Take what is typed so far."""
        self._text = text

    def keep(self) -> None:
        """Hand the reason over, once there is one."""
        if self._text.strip():
            self._on_reason(self._text)
        else:
            self._form.show_message("Type the reason first.", is_error=True)
            self._form.focus(self.mark)
