"""The problems of the answers as they are now, checked again only when something changed."""

from datetime import date
from pathlib import Path

from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.file_history import FileHistory
from section55.form.state.problems import CheckResult, check_answers, find_file_problems
from section55.model.office import OfficeProfile


class CheckedAnswers:
    """The last result, and what it was a result of."""

    def __init__(self) -> None:
        self._result: CheckResult | None = None
        self._of: tuple[int, date, OfficeProfile | None] | None = None
        """The version of the answers that were checked, the day, and the office's profile."""

    def forget(self) -> None:
        """Check anew at the next call: the file or its history changed."""
        self._result = None

    def check(
        self,
        answers: EditedAnswers,
        saved: Path | None,
        path: Path,
        history: FileHistory,
        today: date,
        office: OfficeProfile | None,
    ) -> CheckResult:
        """Return the problems of answers that are in the file ``saved``, or will be in the one at ``path``."""
        current = answers.version, today, office
        if self._result is None or self._of != current:
            file_problems = find_file_problems(saved, history)
            self._result = check_answers(answers.tree, path, history.revisions, today, file_problems)
            self._of = current
        return self._result
