"""What a press of Save does, and what follows from a save."""

from functools import partial
from typing import Protocol

from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.form_state import FormState
from section55.form.state.merge import Choices
from section55.form.state.save import FileGone
from section55.form.view.autosave import Autosave
from section55.form.view.error_messages import ShowsMessages, show_errors
from section55.form.view.field import Form
from section55.form.view.message_bar import MessageBar
from section55.form.view.prompts import Prompts
from section55.form.view.reasons import describe_save, find_save_reason
from section55.form.view.section_stack import SectionStack


class SavingForm(Form, ShowsMessages, Protocol):
    """What saving needs of the form."""

    autosave: Autosave
    message: MessageBar
    prompts: Prompts
    sections: SectionStack

    @property
    def answers(self) -> EditedAnswers:
        """The answers of the open inspection."""

    def rebuild(self) -> None:
        """Make the sections anew from the state, and show them."""

    def focus_section(self) -> None:
        """Put the focus on the section that is shown."""


class SaveButton:
    """Saves the open inspection, and brings back what was saved earlier."""

    def __init__(self, form: SavingForm, state: FormState) -> None:
        self._form, self._state = form, state

    def show_message(self, message: str, is_error: bool = False) -> None:
        """Show a message above the form."""
        self._form.show_message(message, is_error)

    @show_errors
    def press(self, is_pressed: bool = True) -> None:
        """Save, or show both versions of a file that changed; only where a button ``is_pressed`` may the focus go."""
        form, state = self._form, self._state
        if not state.is_open:
            return
        if form.prompts.is_asking:
            form.announce("First answer what is asked above.")
        elif not state.is_changed and state.path is not None:
            self.show_message("There is nothing to save: all changes are saved.")
        elif state.cannot_save:
            form.message.show_reason(partial(find_save_reason, state), is_pressed)
        else:
            self.save_with(None)

    def save_with(self, choices: Choices | None, is_again: bool = False) -> bool:
        """Save with a person's choices between two versions, if any were made; return False where they have to be."""
        form, state = self._form, self._state
        version, revisions = state.answers.version, len(state.history.revisions)
        shown = form.sections.remember_answers()
        try:
            conflict = state.save(choices, is_again)
        except FileGone as gone:
            form.prompts.ask_whether_again(str(gone))
            return False
        if conflict is not None:
            form.prompts.ask_which_version(conflict)
            return False
        was_asking, form.prompts.question.children = form.prompts.is_asking, []
        if was_asking:
            form.rebuild()
        elif state.answers.version != version:  # what others saved meanwhile came in, perhaps while a person types
            form.sections.show_changes_since(shown)
        self._after_save()
        self.show_message(describe_save(state, revisions), is_error=bool(state.notes_not_saved))
        if not state.notes_not_saved:
            form.message.mark_news()
        return True

    def _after_save(self) -> None:
        (self._form.autosave.keep if self._state.notes_not_saved else self._form.autosave.mark_saved)()
        self._form.sections.update_after_save()
        self._form.update_problems()

    @show_errors
    def restore(self, sequence: int) -> None:
        """Bring an earlier revision back."""
        self._state.restore(sequence)
        self._form.rebuild()
        self._form.focus_section()
        self._after_save()
        self.show_message(f"Revision {sequence} is back, as revision {len(self._state.history.revisions)}.")
