"""What a save did, or why the open inspection cannot be saved or built, with links to what is to be put right."""

from collections.abc import Sequence

from section55.form.state.form_state import FormState
from section55.form.view.message_bar import Reason
from section55.form.view.sections import CHECK
from section55.model.wording import first_few, listed

SECTION = "section-"
"""What begins the name of a link to a section, before its key."""
_MOST_LABELS = 3
_NAMES_FILE = (("inspection_title",), ("published_on",))


def find_save_reason(state: FormState) -> Reason:
    """Return why it cannot be saved, with links to the answers that its file is named by."""
    if not (sentence := state.cannot_save):
        return Reason("")
    links = [
        (str(index), problem.sentence)
        for index, problem in enumerate(state.check_result.problems)
        if problem.is_blocking and problem.where in _NAMES_FILE
    ]
    return Reason(sentence, links)


def describe_save(state: FormState, revisions_before: int) -> str:
    """Return what a save did, in sentences, and whether the documents can be built of it."""
    revisions = len(state.history.revisions)
    if state.notes_not_saved:
        return state.notes_not_saved
    if revisions == revisions_before:
        return "The notes for colleagues are saved."
    came_in = f" {_describe_others(state.came_in)}" if state.came_in else ""
    discarded = state.discarded_path
    aside = f" What you did not keep is put aside as {discarded.name}." if discarded else ""
    left = f"\nThe documents cannot be built yet. {state.cannot_build}" if state.cannot_build else ""
    return f"Saved in {state.display_path}, as revision {revisions}.{came_in}{aside}{left}"


def _describe_others(labels: Sequence[str]) -> str:
    """Return which answers of others came in with a save."""
    return f"Saved elsewhere meanwhile, and here now too: {listed(first_few(labels, _MOST_LABELS))}."


def find_build_reason(state: FormState) -> Reason:
    """Return why its documents cannot be built, with a link to all that is left."""
    sentence = state.cannot_build
    return Reason(sentence, [(f"{SECTION}{CHECK}", "Go to Check your answers")] if sentence else [])
