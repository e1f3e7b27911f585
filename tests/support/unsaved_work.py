"""Words that a form left unsaved, and the files that keep them."""

from pathlib import Path

from section55.form.state.form_state import FormState
from section55.form.state.unsaved import UnsavedWork

TYPED = ("approved_by",)


def open_form_on(path: Path) -> FormState:
    state = FormState(path.parent)
    state.open(path)
    return state


def leave_unsaved(path: Path, words: str) -> None:
    """What a form leaves whose words nobody saved."""
    state = open_form_on(path)
    state.answers.set(TYPED, words)
    state.close()


def unsaved_files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if "unsaved" in path.name or "discarded" in path.name)


def words_of(found: list[UnsavedWork]) -> list[str]:
    return [unsaved.answers.get("approved_by") for unsaved in found]
