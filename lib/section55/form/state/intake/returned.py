"""The chief constable's return: made from the inspection that is open, and read back into it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from section55.files.access import make_folder
from section55.files.atomic_write import write_all_whole
from section55.files.bounded_read import NotRead, read_bounded
from section55.files.reader import InspectionFile
from section55.form.state.answers import path_in_form
from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.form_state import FormState
from section55.form.state.intake.read_file import GivenFile
from section55.intake.blocks import Source
from section55.intake.reading import MOST_BYTES, read_data
from section55.model.errors import WorkbookError
from section55.model.paths import Where

if TYPE_CHECKING:
    from section55.intake.returns.form import Carried
    from section55.intake.returns.read import ReadReturn, ReturnedAnswer

RECEIVED: Where = ("chief_constable_comments_received_on",)


class GivenReturn(NamedTuple):
    """A return that was read, and not yet looked at beside an inspection."""

    name: str
    source: Source
    carried: "Carried"


def read_given_return(given: GivenFile) -> GivenReturn:
    """Read a return. Raises `WorkbookError` for a file that is none, with the reason in a sentence."""
    from section55.intake.returns.form import read_carried

    source = read_data(given.data, given.name, given.name)
    try:
        return GivenReturn(given.name, source, read_carried(source.carried))
    except WorkbookError as error:
        raise WorkbookError(f"{given.name}: {error}") from None


@dataclass
class CheckedReturn:
    """What a return says beside the inspection that is open, and which of its answers are to be taken."""

    name: str
    found: "ReadReturn"
    taken: set[Where] = field(default_factory=set)
    """The paths of the answers that are to be taken: those that the inspection does not have, until a person says."""
    day: EditedAnswers = field(default_factory=lambda: EditedAnswers({}))
    """The answer that says on which day it came."""

    @property
    def answers(self) -> "list[ReturnedAnswer]":
        """The answers that are not as they came already."""
        return self.found.answers


def check_return(given: GivenReturn, state: FormState) -> CheckedReturn:
    """Look at a return beside the inspection that is open, with its answers as they are now, saved or not.

    Raises `ReturnRefused` where the report's words were changed or an item is gone, and another `WorkbookError` where
    it is the return of another inspection, or what is open has faults.
    """
    from section55.intake.returns.read import ReturnRefused, read_return

    slug = state.path.stem if state.path else ""
    if given.carried.slug != slug:
        raise WorkbookError(
            f"{given.name}: it is the return of {given.carried.slug}, and {slug or 'a new inspection'} is open. Open "
            f"{given.carried.slug} and read it there."
        )
    source = state.preview_source()
    try:
        found = read_return(given.source, given.carried, source)
    except ReturnRefused as error:
        raise ReturnRefused([f"{given.name}: {sentence}" for sentence in error.sentences]) from None
    day = EditedAnswers({str(RECEIVED[0]): str(state.answers.get(RECEIVED) or "")})
    return CheckedReturn(given.name, found, _find_new(found), day)


def _find_new(found: "ReadReturn") -> set[Where]:
    """The answers to items, and to the report as a whole, to which there is none yet."""
    answered = {answer.place for answer in found.answers if answer.old}
    return {answer.where for answer in found.answers if answer.place not in answered}


class MadeReturn(NamedTuple):
    """A return that was written."""

    path: Path
    data: bytes


def write_return(source: InspectionFile, folder: Path) -> MadeReturn:
    """Write the return of a saved inspection into a folder, beside the earlier ones: somebody may have typed in them.

    The same return is not written twice.
    """
    from section55.intake.returns.make import make_return

    data = make_return(source)
    number = 1
    while True:
        path = folder / f"{source.slug}-return{f'-{number}' if number > 1 else ''}.docx"
        if not path.exists():
            make_folder(folder)
            write_all_whole({path: data})
            return MadeReturn(path, data)
        if _is_same(path, data):
            return MadeReturn(path, data)
        number += 1


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and read_bounded(path, MOST_BYTES) == data
    except (OSError, NotRead):
        return False


def take_answers(checked: CheckedReturn, state: FormState) -> int:
    """Put the answers that are to be taken among those of the open inspection, unsaved; return how many they are."""
    taken = [answer for answer in checked.answers if answer.where in checked.taken]
    tree = state.answers.tree
    paths = {answer.where: path_in_form(tree, answer.where) for answer in taken}
    for answer in taken:
        state.answers.set(paths[answer.where], answer.new)
    if (day := checked.day.get(RECEIVED)) and day != (state.answers.get(RECEIVED) or ""):
        state.answers.set(RECEIVED, day)
    return len(taken)
