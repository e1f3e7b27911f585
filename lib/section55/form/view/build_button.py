"""What a press of Build does: save, then build both documents."""

from functools import partial
from typing import Protocol

from section55.form.state.form_state import FormState
from section55.form.state.merge import Choices
from section55.form.state.problems import BY_LAW, Problem
from section55.form.view.documents_panel import DocumentsPanel
from section55.form.view.error_messages import ShowsMessages, show_errors
from section55.form.view.field import Form
from section55.form.view.message_bar import MessageBar
from section55.form.view.reasons import find_build_reason
from section55.form.view.sections import CHECK
from section55.form.view.top_bar import TopBar
from section55.model.errors import WorkbookError
from section55.model.wording import counted

_AFTER_THE_BUILD = ("inspectors-not-copied", "secretary-of-state-not-copied")
"""What the law requires on publishing: a copy of the response cannot be sent before there is one."""


class BuildingForm(Form, ShowsMessages, Protocol):
    """What a build needs of the form."""

    bar: TopBar
    documents: DocumentsPanel
    message: MessageBar

    def save_with(self, choices: Choices | None) -> bool:
        """Save; return False where a person has to choose between two versions first."""

    def choose_section(self, key: str) -> None:
        """Show a section, with the focus on its heading."""

    def update_buttons(self) -> None:
        """Say what each button does now."""


class BuildButton:
    """Builds the documents of the open inspection."""

    def __init__(self, form: BuildingForm, state: FormState) -> None:
        self._form, self._state = form, state

    def show_message(self, message: str, is_error: bool = False) -> None:
        """Show a message above the form."""
        self._form.show_message(message, is_error)

    @show_errors
    def press(self) -> None:
        """Save, then build the HTML and the PDF, and link to both."""
        form, state = self._form, self._state
        if form.documents.is_building:
            form.announce("The documents are being built already.")
            return
        if state.cannot_build:
            form.message.show_reason(partial(find_build_reason, state), takes_focus=True)
            return
        if state.is_final and (missing := _find_missing(state)):
            form.choose_section(CHECK)
            raise WorkbookError(_why_not_final(state, missing))
        if (state.is_changed or state.path is None) and not form.save_with(None):
            return
        if state.path is not None:
            form.documents.build(state.path, form.update_buttons)
            form.update_buttons()


def _find_missing(state: FormState) -> list[Problem]:
    """Return what a final is not built with unnoticed."""
    return [
        problem
        for problem in state.check_result.problems
        if (problem.kind == BY_LAW and not _can_wait(problem, state)) or problem.code == "force-unknown"
    ]


def _can_wait(problem: Problem, state: FormState) -> bool:
    return problem.code in _AFTER_THE_BUILD and not state.is_published


def _why_not_final(state: FormState, missing: list[Problem]) -> str:
    of_law = sum(each.kind == BY_LAW for each in missing)
    what = f"the law requires {counted(of_law, 'more thing')} of it" if of_law else "a force's name is not known"
    copies = "The copies that section 55(6) asks for can wait until it is published. "
    waits = any(_can_wait(problem, state) for problem in state.check_result.problems)
    it = "it" if len(missing) == 1 else "each"
    return (
        f"This response is final, and {what}. {copies if of_law and waits else ''}Put {it} right, or give a reason for "
        "going without; then press Build again."
    )
