"""Words that a form left unsaved, and the files that keep them."""

from pathlib import Path

from section55.form.state.unsaved import UnsavedWork
from support.form_states import open_form

TYPED = ("approved_by",)


def leave_unsaved(path: Path, words: str) -> None:
    """Types words into a form and closes it without a save."""
    state = open_form(path)
    state.answers.set(TYPED, words)
    state.close()


def unsaved_files(folder: Path) -> list[str]:
    """The names of the files with unsaved work, and with work that was discarded."""
    return sorted(path.name for path in folder.iterdir() if "unsaved" in path.name or "discarded" in path.name)


def words_of(found: list[UnsavedWork]) -> list[str]:
    """The words that were typed in each."""
    return [unsaved.answers.get("approved_by") for unsaved in found]
