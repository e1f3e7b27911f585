"""Open a parameter file in the form: its answers, or why it has to be put right by hand first."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from section55.files.bounded_read import read_file
from section55.files.validation import validate
from section55.files.yaml.parser import read_yaml
from section55.files.yaml.text import MOST_BYTES
from section55.form.state.answers import AnswerTree, drop_gaps, has_gaps, keys_of_wrong_shape
from section55.model.disk_errors import cure_of
from section55.model.errors import WorkbookError, reason_of
from section55.model.inspection import Inspection


class CannotOpen(WorkbookError):
    """Raised for a parameter file that the form cannot show; the text says why and what to do."""


@dataclass(frozen=True)
class FileContents:
    """What a parameter file holds, where the form can show it."""

    data: bytes
    answers: AnswerTree
    has_gaps: bool
    """Whether something in it is left empty that the reader refuses and a save corrects: an item of a list, say."""


def read_contents(path: Path, model: type[BaseModel] = Inspection) -> FileContents:
    """Read a parameter file, or a file of another model.

    Raises `CannotOpen` for a file that is missing, is not sound YAML, or has answers of a shape that
    the form cannot show.
    """
    try:
        data = read_file(path, MOST_BYTES)
    except OSError as error:
        raise CannotOpen(f"{path.name} cannot be opened: {reason_of(error)}. {cure_of(error)}".rstrip()) from None
    return parse_contents(data, path.name, model)


def parse_contents(data: bytes, name: str, model: type[BaseModel] = Inspection) -> FileContents:
    """Return the contents of a file from its bytes. Raises `CannotOpen`, in which the file has this name."""
    tree, faults = read_yaml(data, name)
    answers = tree.plain() if tree else None
    if not faults:
        wrong = keys_of_wrong_shape(answers, model) if isinstance(answers, dict) else []
        if isinstance(answers, dict) and not wrong:
            return FileContents(data, drop_gaps(answers), has_gaps(answers))
        validate(model, tree, name, faults)
        faults = [fault for fault in faults if not wrong or (fault.where and fault.where[0] in wrong)]
    sentences = "\n".join(map(str, faults))
    raise CannotOpen(f"{name} cannot be opened here until it is put right by hand:\n{sentences}")
