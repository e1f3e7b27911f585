"""What the form asks the officer above its sections: to go on with unsaved work, or which of two versions to keep."""

from functools import partial
from html import escape
from pathlib import Path
from typing import Protocol

from section55.form.state.file_history import read_file_history
from section55.form.state.form_state import FormState
from section55.form.state.merge import Choices, Conflict
from section55.form.state.unsaved import UnsavedWork, discard_unsaved, undo_discard
from section55.form.view.conflict_panel import ConflictPanel
from section55.form.view.differences import time_in_words, who_in_words
from section55.form.view.error_messages import show_errors
from section55.form.view.field import Form
from section55.form.view.unsaved_panel import UnsavedPanel
from section55.model.errors import WorkbookError


class PromptingForm(Form, Protocol):
    """What a prompt needs of the form that it is in."""

    def hide_sections(self) -> None:
        """Take the sections out of sight, so that nothing is typed before the answer."""

    def show_sections(self) -> None:
        """Show the sections as they were."""

    def rebuild(self) -> None:
        """Make the sections anew from the state, and show them."""

    def focus_section(self) -> None:
        """Put the focus on the section that is shown."""

    def save_with(self, choices: Choices | None, is_again: bool = False) -> bool:
        """Save with a person's choices between two versions; return False where that leads to a conflict again."""


class Prompts:
    """One question at a time, with the sections out of sight until it is answered."""

    def __init__(self, form: PromptingForm, state: FormState) -> None:
        self._form, self._state = form, state
        self._offered: UnsavedWork | None = None
        self.put_aside = form.factory.box(classes=("s55-row",))
        """The button that brings back the unsaved work that was put aside, if there is any."""
        self.question = form.factory.box(classes=("s55-asked",))

    @property
    def is_asking(self) -> bool:
        """Whether a question waits for its answer."""
        return bool(self.question.children)

    def clear(self) -> None:
        """Ask nothing, and offer nothing to bring back."""
        self.question.children = self.put_aside.children = []

    def show_message(self, message: str, is_error: bool = False) -> None:
        """Show a message above the form."""
        self._form.show_message(message, is_error)

    # Unsaved work

    def offer_unsaved(self) -> bool:
        """Ask whether to go on with unsaved work that was left behind; return whether there is any."""
        found = self._state.find_abandoned_work()
        if not found:
            return False
        self._offered = unsaved = found[0]
        panel = UnsavedPanel(
            self._form, unsaved, self._state, partial(self._resume, unsaved), partial(self._discard, unsaved)
        )
        self.question.children = [panel.box]
        self._form.hide_sections()
        self._form.announce("Unsaved work was found. Choose whether to go on with it.")
        self._form.focus(panel.mark)
        return True

    def go_on(self) -> None:
        """Go on with the unsaved work that is asked about, if any is."""
        if self._offered is not None and self.is_asking:
            self._resume(self._offered)

    def warn_of_others(self) -> None:
        """Say who else has the inspection open, with changes that are not saved."""
        if others := self._state.find_work_elsewhere():
            who = who_in_words(others[0].officer)
            has = (
                "You have this inspection open in another window" if who == "You" else f"{who} has this inspection open"
            )
            self.show_message(
                f"{has} as well, with unsaved changes. Different answers come together when each is saved; of one that "
                "both change, the second to be saved is shown both versions."
            )

    @show_errors
    def _resume(self, unsaved: UnsavedWork) -> None:
        if not self.is_asking:  # the second press of a double click
            return
        self._state.resume(unsaved)
        self.question.children = []
        self._form.rebuild()
        self.show_message("The unsaved work is back. Save it when it is right.")
        self._form.focus_section()

    @show_errors
    def _discard(self, unsaved: UnsavedWork) -> None:
        if not self.is_asking:
            return
        aside = discard_unsaved(unsaved)
        button = self._form.factory.button("Bring the unsaved work back", partial(self._bring_back, unsaved, aside))
        self.put_aside.children = [button]
        self.question.children = []
        if self.offer_unsaved():
            return
        self._form.rebuild()
        self.show_message(f"The form shows the saved file. The unsaved work was put aside as {aside.name}.")
        self._form.focus_section()

    @show_errors
    def _bring_back(self, unsaved: UnsavedWork, aside: Path) -> None:
        if not self.put_aside.children:  # the second press of a double click
            return
        if self._state.is_changed:
            raise WorkbookError("Save what you typed since, then press this again.")
        undo_discard(unsaved, aside)
        self.put_aside.children = []
        self.show_message("")
        self.offer_unsaved()

    # Two versions

    def ask_which_version(self, conflict: Conflict) -> None:
        """Show both versions of each answer that differs, instead of a save over somebody's work."""
        self._offered = None
        panel = ConflictPanel(self._form, conflict, self._save, self._cancel, saved_by=self._find_who_saved())
        self.question.children = [panel.box]
        self._form.hide_sections()
        self.show_message("")
        self._form.announce("The file was changed meanwhile. Nothing was overwritten. Choose between the two versions.")
        self._form.focus(panel.mark)

    # A file that is gone

    def ask_whether_again(self, gone: str) -> None:
        """Ask whether to save a file again where it was, instead of letting it rise again unasked."""
        factory, mark = self._form.factory, self._form.new_mark()
        words = (
            f"<h2>The file is gone</h2><p>{escape(gone)}</p><p>Nothing was saved, and nothing is lost: what you "
            "typed is here. Look for the file first; saved again here, it begins a history of its own.</p>"
        )
        later = factory.button("Not now", self._cancel, "", "s55-main-button", f"s55-at-{mark}")
        again = factory.button("Save it again here", self._save_again)
        row = factory.box(later, again, across=True, classes=("s55-row",))
        self.question.children = [factory.box(factory.html(words), row, classes=("s55-region", "s55-offer"))]
        self._form.hide_sections()
        self.show_message("")
        self._form.announce(f"Nothing was saved. {gone}")
        self._form.focus(mark)

    @show_errors
    def _save_again(self) -> None:
        if self.is_asking and self._form.save_with(None, is_again=True):
            self._form.show_sections()
            self._form.focus_section()

    def _find_who_saved(self) -> str:
        """Who saved the file last, and when; empty where its history does not say."""
        revisions = read_file_history(self._state.path).revisions
        if not revisions:
            return ""
        last = revisions[-1]
        return f"{who_in_words(last.author)}, {time_in_words(last.time)}"

    @show_errors
    def _save(self, choices: Choices) -> None:
        if self.is_asking and self._form.save_with(choices):
            self._form.focus_section()

    def _cancel(self) -> None:
        self.question.children = []
        self._form.show_sections()
        self._form.focus_section()
        self.show_message("Nothing was saved. Your changes are kept as unsaved work.")
