"""Two officers on one file: both versions of each answer that differs, and a choice between them."""

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as widgets

from section55.form.state.flat_answers import NumberedPath
from section55.form.state.merge import BOTH, MINE, THEIRS, Choices, Conflict, Difference
from section55.form.view.differences import as_text, render_own_words
from section55.form.view.field import Form
from section55.model.wording import counted, sentence_start

_CHANGED = {
    "": "Both were changed.",
    MINE: "Only your words were changed.",
    THEIRS: "Only the saved words were changed.",
}
_OF_INSPECTION = (
    "Somebody else, or another window, saved this inspection after you opened it. Nothing was overwritten. Saved words "
    "that are not kept stay in the history; words of yours that are not kept are put aside beside the file."
)
OF_PROFILE = (
    "Somebody else, or an editor, changed this profile after you opened it. Nothing was overwritten. A profile has no "
    "history: what you do not keep is gone."
)
"""What happened to a profile, and what becomes of what is not kept."""
_OPTIONS = (("Keep your words", MINE), ("Keep the saved words", THEIRS))
_BOTH = ("Keep both, and edit them", BOTH)


class ConflictPanel:
    """Both versions, shown instead of a save that would have overwritten somebody's work."""

    def __init__(
        self,
        form: Form,
        conflict: Conflict,
        on_save: Callable[[Choices], None],
        on_cancel: Callable[[], None],
        happened: str = _OF_INSPECTION,
        saved_by: str = "",
    ) -> None:
        """``on_save`` is called with what was chosen for each difference, once that is complete.

        ``happened`` says what came between, and what becomes of what is not kept; ``saved_by`` says who saved the
        other words, and when: "J Smith, 14:02".
        """
        factory = form.factory
        self._form, self._on_save = form, on_save
        self._saved = f"Words saved by {saved_by}" if saved_by else "Saved words"
        self.mark = form.new_mark()
        self._choices: dict[NumberedPath, widgets.RadioButtons] = {}
        parts: list[widgets.Widget] = [factory.html(_render_question(len(conflict.differences), happened))]
        parts += [self._make_choice(difference) for difference in conflict.differences]
        self._message = factory.html("", "s55-problem")
        save = factory.button("Save with these choices", self.save, "", "s55-main-button")
        cancel = factory.button("Not now", on_cancel, "Not now: go back to the form, save nothing")
        parts += [self._message, factory.box(save, cancel, across=True, classes=("s55-row",))]
        self.box = factory.box(*parts, classes=("s55-region", "s55-conflict"))

    def _make_choice(self, difference: Difference) -> widgets.Widget:
        factory = self._form.factory
        # The focus goes to the first of them.
        mark = [] if self._choices else [f"s55-at-{self.mark}"]
        choice = factory.control(
            widgets.RadioButtons,
            f"Keep: {difference.label}",
            classes=("s55-radios", *mark),
            options=(*_OPTIONS, _BOTH) if difference.can_have_both else _OPTIONS,
            value=difference.suggested or None,
        )
        self._choices[difference.where] = choice
        versions = factory.html(
            f"<h3>{escape(difference.label)}</h3><p>{_CHANGED[difference.suggested]}</p>"
            "<div class='s55-versions'>"
            f"<div><h4>Your words</h4>{_render_version(difference.mine, difference.theirs)}</div>"
            f"<div><h4>{escape(self._saved)}</h4>{_render_version(difference.theirs, difference.mine)}</div></div>"
        )
        return factory.box(versions, choice, classes=("s55-group", "s55-difference"))

    def save(self) -> None:
        """Save, once every difference has its choice."""
        choices = {where: control.value for where, control in self._choices.items()}
        missing = sum(not choice for choice in choices.values())
        if missing:
            message = f"Choose which to keep of {counted(missing, 'answer')}."
            self._message.value = f"<p>{escape(message)}</p>"
            self._form.announce(message)
            return
        self._on_save(choices)


def _render_question(number: int, happened: str) -> str:
    differ = f"{sentence_start(counted(number, 'answer'))} {'differs' if number == 1 else 'differ'}."
    return f"<h2>The file was changed meanwhile</h2><p>{escape(happened)} {escape(differ)} Choose which to keep.</p>"


def _render_version(value: Any, other: Any) -> str:
    """One version, with the words marked that the other does not have."""
    text = as_text(value)
    return f"<p>{render_own_words(as_text(other), text)}</p>" if text else "<p><em>Nothing</em></p>"
