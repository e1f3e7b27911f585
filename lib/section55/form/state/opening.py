"""Opening a parameter file in the form: its answers, or why it has to be put right by hand first."""

from dataclasses import dataclass
from pathlib import Path

from section55.files.validation import validated
from section55.files.yaml.parser import read_yaml
from section55.form.state.answers import AnswerTree, drop_gaps, has_gaps, keys_of_wrong_shape
from section55.model.errors import Fault, WorkbookError, reason_of
from section55.model.inspection import Inspection


class CannotOpen(WorkbookError):
    """A parameter file that the form cannot show; the text says why and what to do."""


@dataclass(frozen=True)
class Opened:
    """A parameter file that the form can show."""

    data: bytes
    answers: AnswerTree
    has_gaps: bool
    """Whether something is left empty in it that the reader refuses and a save puts right: a place in a list, say."""


def opened(path: Path) -> Opened:
    """A parameter file as it is saved.

    Raises `CannotOpen` for a file that is not there, is not sound YAML, or is laid out so that the
    form has no place for its answers.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotOpen(f"{path.name} cannot be opened: {reason_of(error)}.") from None
    return opened_data(data, path.name)


def opened_data(data: bytes, name: str) -> Opened:
    """The same for what a file of that name holds. Raises `CannotOpen`."""
    tree, faults = read_yaml(data, name)
    plain = tree.plain() if tree else None
    if not faults and not isinstance(plain, dict):
        validated(Inspection, tree, name, faults)
    if not faults and (wrong := keys_of_wrong_shape(plain)):
        found: list[Fault] = []
        validated(Inspection, tree, name, found)
        faults = [fault for fault in found if fault.where and fault.where[0] in wrong]
    if faults:
        told = "\n".join(map(str, faults))
        raise CannotOpen(f"{name} cannot be opened here until it is put right by hand:\n{told}")
    return Opened(data, drop_gaps(plain), has_gaps(plain))
