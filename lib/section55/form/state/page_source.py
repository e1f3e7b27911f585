"""The inspection whose first page shows what an office's profile makes of it."""

from dataclasses import replace
from pathlib import Path

from section55 import workspace
from section55.files.history import Revision
from section55.files.reader import InputFile, InspectionFile, OfficeFile
from section55.form.state.answers import AnswerTree, to_yaml
from section55.form.state.form_state import FormState
from section55.form.state.opening import CannotOpen, read_contents
from section55.form.state.problems import check_answers


def find_page_source(state: FormState, office: OfficeFile) -> InspectionFile | None:
    """Return the inspection that is open, as it is typed, with a profile in place of its own.

    Where none is open, or it has no day of publication yet, the newest in the folder that can be
    read. What is wrong or missing in it is left out or has a placeholder. None where there is none.
    """
    if state.is_open and (source := _source_of(state, state.answers.tree, state.path, office, state.history.revisions)):
        return source
    for path in sorted(workspace.parameter_files_in(state.folder) if state.folder.is_dir() else (), reverse=True):
        try:
            answers = read_contents(path).answers
        except CannotOpen:
            continue
        if source := _source_of(state, answers, path, office):
            return source
    return None


def _source_of(
    state: FormState,
    answers: AnswerTree,
    path: Path | None,
    office: OfficeFile,
    revisions: tuple[Revision, ...] = (),
) -> InspectionFile | None:
    file = path or state.folder / "new.yaml"
    source = check_answers(answers, file, revisions, state.today, office=office).checked
    if source is None:
        return None
    try:
        text = to_yaml(answers, None)
    except ValueError:  # a character that no file may hold; the page is of what was checked, without it
        text = ""
    return replace(source, parameter_file=InputFile(file.name, text.encode()))
