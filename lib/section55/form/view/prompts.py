"""What the form asks the officer above its sections: to go on with unsaved work, or which of two versions to keep."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from section55.form.state.form_state import Conflict, FormState
from section55.form.state.unsaved import Unsaved
from section55.form.view.conflict_panel import ConflictPanel
from section55.form.view.error_messages import told_when_it_fails
from section55.form.view.field import Form
from section55.form.view.unsaved_panel import OffersPanel
from section55.model.errors import WorkbookError
from section55.model.paths import Where


class PromptingForm(Form, Protocol):
    """What a prompt needs of the form that it is in."""

    def say(self, sentence: str, is_fault: bool = False) -> None:
        """Tells a sentence above the form."""

    def hide_sections(self) -> None:
        """Takes the sections out of sight, so that nothing is typed before the answer."""

    def show_sections(self) -> None:
        """Shows the sections as they were."""

    def rebuild(self) -> None:
        """Makes the sections anew from the state, and shows them."""

    def focus_section(self) -> None:
        """Puts the focus on the section that is shown."""

    def save_with(self, choices: Mapping[Where, str]) -> bool:
        """Saves with a person's choices between two versions; False where that leads to a conflict again."""


class Prompts:
    """One question at a time, with the sections out of sight until it is answered."""

    def __init__(self, form: PromptingForm, state: FormState) -> None:
        self._form, self._state = form, state
        self.put_aside = form.factory.box(classes=("s55-row",))
        """The button that brings back the unsaved work that was put aside."""
        self.question = form.factory.box(classes=("s55-asked",))

    @property
    def is_asking(self) -> bool:
        """Whether a question waits for its answer."""
        return bool(self.question.children)

    def clear(self) -> None:
        """Asks nothing, and offers nothing to bring back."""
        self.question.children = self.put_aside.children = []

    def say(self, sentence: str, is_fault: bool = False) -> None:
        """Tells a sentence above the form."""
        self._form.say(sentence, is_fault)

    # Unsaved work

    def offer_unsaved(self) -> bool:
        """Asks whether to go on with unsaved work that was left behind; returns whether there is any."""
        offered = self._state.offered()
        if offered:
            panel = OffersPanel(self._form, offered[0], self._state, self._take, self._discard)
            self.question.children = [panel.box]
            self._form.hide_sections()
            self._form.announce("Unsaved work was found. Choose whether to go on with it.")
            self._form.focus(panel.mark)
        return bool(offered)

    @told_when_it_fails
    def _take(self, unsaved: Unsaved) -> None:
        if not self.is_asking:  # the second press of a double click
            return
        self._state.take(unsaved)
        self.question.children = []
        self._form.rebuild()
        self.say("The unsaved work is back. Save it when it is right.")
        self._form.focus_section()

    @told_when_it_fails
    def _discard(self, unsaved: Unsaved) -> None:
        if not self.is_asking:
            return
        aside = self._state.discard(unsaved)
        back = self._form.factory.button("Bring the unsaved work back", lambda: self._bring_back(unsaved, aside))
        self.put_aside.children = [back]
        self.question.children = []
        if self.offer_unsaved():
            return
        self._form.rebuild()
        self.say(f"The form shows the saved file. The unsaved work was put aside as {aside.name}.")
        self._form.focus_section()

    @told_when_it_fails
    def _bring_back(self, unsaved: Unsaved, aside: Path) -> None:
        if not self.put_aside.children:  # the second press of a double click
            return
        if self._state.is_changed:
            raise WorkbookError("Save what you typed since, then press this again.")
        self._state.bring_back(unsaved, aside)
        self.put_aside.children = []
        self.say("")
        self.offer_unsaved()

    # Two versions

    def ask_which_version(self, conflict: Conflict) -> None:
        """Shows both versions of each answer that differs, instead of a save over somebody's work."""
        panel = ConflictPanel(self._form, conflict, self._save, self._cancel)
        self.question.children = [panel.box]
        self._form.hide_sections()
        self.say("")
        self._form.announce("The file was changed meanwhile. Nothing was overwritten. Choose between the two versions.")
        self._form.focus(panel.mark)

    @told_when_it_fails
    def _save(self, choices: Mapping[Where, str]) -> None:
        if self.is_asking and self._form.save_with(choices):
            self._form.focus_section()

    def _cancel(self) -> None:
        self.question.children = []
        self._form.show_sections()
        self._form.focus_section()
        self.say("Nothing was saved. Your changes are kept as unsaved work.")
