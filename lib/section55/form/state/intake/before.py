"""The answers of the open inspection before something was taken over into them, to go back to."""

import copy

from section55.form.state.answers import AnswerTree
from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.form_state import FormState
from section55.model.errors import WorkbookError


class AnswersBefore:
    """What an inspection had before, as long as nobody has changed it since."""

    def __init__(self, state: FormState) -> None:
        self._answers: AnswerTree = copy.deepcopy(state.answers.tree)
        self._path = state.path
        self._edited: EditedAnswers | None = None
        self._version = 0
        """The answers into which it was taken over, and their version once that was done."""

    def mark_done(self, state: FormState) -> None:
        """Note that everything was taken over: what changes now is somebody's own work."""
        self._edited, self._version = state.answers, state.answers.version

    def bring_back(self, state: FormState) -> None:
        """Put the answers back as they were. Raises `WorkbookError` where there are changes since, which would go."""
        if state.answers is not self._edited or state.path != self._path or state.answers.version != self._version:
            raise WorkbookError(
                "The inspection was changed or saved since, so this cannot be undone by one press any more. Put right "
                "what is wrong; what was saved before is in the history, under Finish."
            )
        state.answers.replace(copy.deepcopy(self._answers))
