"""Two officers on one file: both versions of each answer that differs, and a choice between them."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import ipywidgets as widgets

from section55.form.state.form_state import Conflict
from section55.form.state.merge import MINE, THEIRS
from section55.form.view.differences import as_text
from section55.form.view.field import Form
from section55.model.paths import Where
from section55.model.wording import counted

_CHANGED = {
    "": "Both were changed.",
    MINE: "Only this form's was changed.",
    THEIRS: "Only the file's was changed.",
}
_OPTIONS = (("Choose one", ""), ("Keep this form's", MINE), ("Keep the file's", THEIRS))


class ConflictPanel:
    """Shown instead of a save that would have overwritten somebody's work."""

    def __init__(
        self, form: Form, conflict: Conflict, save: Callable[[Mapping[Where, str]], None], cancel: Callable[[], None]
    ) -> None:
        factory = form.factory
        self.form, self._save = form, save
        self.mark = form.new_mark()
        self._choices: dict[Where, widgets.Dropdown] = {}
        number = len(conflict.differences)
        told = f"{counted(number, 'answer').capitalize()} {'differs' if number == 1 else 'differ'}."
        parts: list[widgets.Widget] = [
            factory.html(
                "<h2>The file was changed meanwhile</h2>"
                "<p>Somebody else, or another window, saved this inspection after you opened it. Nothing was "
                f"overwritten. {escape(told)} Choose which to keep. What is not kept of the file stays in the history; "
                "what is not kept of this form is put aside beside the file.</p>"
            )
        ]
        for difference in conflict.differences:
            choice = factory.control(
                widgets.Dropdown,
                f"Keep: {difference.label}",
                classes=("s55-control", *([] if self._choices else [f"s55-at-{self.mark}"])),
                options=_OPTIONS,
                value=difference.suggested,
            )
            self._choices[difference.where] = choice
            both = (
                "<div class='s55-versions'>"
                f"<div><h4>This form's</h4>{_version(difference.mine)}</div>"
                f"<div><h4>The file's</h4>{_version(difference.theirs)}</div></div>"
            )
            heading = f"<h3>{escape(difference.label)}</h3><p>{_CHANGED[difference.suggested]}</p>"
            parts.append(factory.box(factory.html(heading + both), choice, classes=("s55-group", "s55-difference")))
        self._told = factory.html("", "s55-problem")
        parts.append(self._told)
        parts.append(
            factory.box(
                factory.button("Save with these choices", self.save, "", "s55-main-button"),
                factory.button("Not now", cancel, "Not now: go back to the form, save nothing"),
                across=True,
                classes=("s55-row",),
            )
        )
        self.box = factory.box(*parts, classes=("s55-region", "s55-conflict"))

    def save(self) -> None:
        """Saves, once every difference has its choice."""
        chosen = {where: choice.value for where, choice in self._choices.items()}
        left = sum(not value for value in chosen.values())
        if left:
            self._told.value = f"<p>Choose which to keep of {escape(counted(left, 'more answer'))}.</p>"
            self.form.announce(f"Choose which to keep of {counted(left, 'more answer')}.")
            return
        self._save(chosen)


def _version(value: Any) -> str:
    text = as_text(value)
    return f"<p>{escape(text)}</p>".replace("\n", "<br>") if text else "<p><em>Nothing</em></p>"
