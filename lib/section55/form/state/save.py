"""Save the open inspection. What others have saved meanwhile is merged in, and never overwritten unseen."""

import copy
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from section55 import workspace
from section55.files.bounded_read import read_file
from section55.files.hashes import sha256
from section55.files.history import history_path
from section55.files.new_file import first_line
from section55.files.saving import save
from section55.files.yaml.text import MOST_BYTES
from section55.form.state.answers import AnswerTree, normalise, to_yaml
from section55.form.state.merge import THEIRS, Choices, Conflict, find_differences, merge, suggestions
from section55.form.state.opening import FileContents, parse_contents
from section55.model.errors import WorkbookError
from section55.model.item_places import answer_of, item_places
from section55.model.paths import Where, answer_at

SAVED_BY = "form"


class FileGone(WorkbookError):
    """Raised where the file that was opened, or its history, is not where it was: it may have been moved away."""


@dataclass(frozen=True)
class SavedFile:
    """The parameter file of the open inspection, as the form last read or saved it."""

    path: Path | None
    """None while a new inspection has no file."""
    data: bytes
    has_gaps: bool
    """Whether something in it is left empty that a save corrects."""
    base: AnswerTree
    """The answers from which those in the form began. Unsaved work may have begun from an earlier version."""
    base_sha256: str
    """The SHA-256 of the file with these answers."""

    @classmethod
    def from_contents(cls, path: Path | None, contents: FileContents) -> "SavedFile":
        """Return the file at ``path`` with contents that were just read or saved, to begin from them."""
        return cls(path, contents.data, contents.has_gaps, copy.deepcopy(contents.answers), sha256(contents.data))

    def differs_from(self, answers: AnswerTree) -> bool:
        """Whether answers differ from those that they began from."""
        return normalise(answers) != normalise(self.base)

    def needs_save(self, answers: AnswerTree) -> bool:
        """Whether a save of these answers would change the file."""
        return self.differs_from(answers) or self.has_gaps or (self.path is not None and not self.path.exists())

    def has_entry(self, where: Where, label: str, entry: AnswerTree) -> bool:
        """Whether the file has a dated entry in the list at a path: the corrections, or the updates of an item.

        The item is found by its label; where no item of its kind has that label, the entry may be in any.
        """
        if len(where) == 1:
            return entry in (answer_at(self.base, where) or [])
        alike = [place for place in item_places(self.base) if _keys(place.where) == _keys(where[:-1])]
        same = [place for place in alike if place.label == label] or alike
        return any(entry in (answer_of(place.item, str(where[-1])) or []) for place in same)

    def to_yaml(self, answers: AnswerTree) -> str:
        """Return the text of the file with these answers. Raises ``ValueError`` for characters that it may not hold."""
        return to_yaml(answers, self.data.decode() if self.path else None)


def _keys(where: Where) -> list[str]:
    """Return a path without its indexes: the kind of list that it leads to."""
    return [part for part in where if isinstance(part, str)]


class MergedAnswers(NamedTuple):
    """Answers to save, with what others have saved merged in."""

    answers: AnswerTree
    current: bytes
    """What the file holds now; empty where there is none."""
    drops_mine: bool
    """Whether they lack something that was typed in this form, because a person chose the file's."""
    came_in: tuple[str, ...] = ()
    """What others alone changed, and is now in this form too: the answers by their labels."""


def merge_with_file(
    file: SavedFile, path: Path, mine: AnswerTree, choices: Choices | None, shown: Conflict | None
) -> MergedAnswers | Conflict:
    """Merge the form's answers, ``mine``, with what others have saved at ``path`` since they began.

    What only one side changed is that side's. Returns a conflict where both changed the same answer, unless a
    person has chosen in every difference. ``choices`` count only if they were made in the conflict ``shown``,
    about the file as it is now. Raises `CannotOpen` where the form cannot read what the file holds now.
    """
    current = read_file(path, MOST_BYTES) if path.exists() else b""
    if not current or sha256(current) == file.base_sha256:
        return MergedAnswers(mine, current, drops_mine=False)
    theirs = parse_contents(current, path.name).answers
    found = find_differences(file.base, mine, theirs)
    valid = choices if choices is not None and shown is not None and shown.data == current else {}
    if any(difference.where not in valid for difference in found):
        alone = suggestions(found)
        if alone is None:
            return Conflict(found, current)
        valid = alone
    theirs_chosen = [difference for difference in found if valid[difference.where] == THEIRS]
    came_in = tuple(difference.label for difference in theirs_chosen if difference.suggested == THEIRS)
    drops_mine = len(came_in) < len(theirs_chosen)
    return MergedAnswers(merge(mine, theirs, valid), current, drops_mine, came_in)


def find_gone(path: Path, had_history: bool) -> str:
    """Return what is gone of a file that was opened and is to be saved, as a sentence; empty where nothing is."""
    if not path.parent.is_dir():
        return f"The folder {workspace.named(path.parent)} is not where it was: is the drive disconnected?"
    if not path.exists():
        return f"{path.name} is not where it was: was it moved, or is the drive disconnected?"
    if had_history and not history_path(path).exists():
        return f"The history of {path.name} is not where it was: was it moved, or is the drive disconnected?"
    return ""


def write_file(file: SavedFile, path: Path, merged: MergedAnswers) -> SavedFile:
    """Save merged answers at ``path``, with a line in the history; return the file as it is now.

    Raises `ChangedMeanwhile` where the file has changed since the merge, another `WorkbookError` with
    the reason in a sentence, and ``OSError``. Nothing is saved or lost then.
    """
    # A file that was deleted comes back with its comments.
    old = merged.current or file.data
    try:
        text = to_yaml(merged.answers, old.decode() if old else None, first_line(path.parent))
    except ValueError as error:
        raise WorkbookError(f"This cannot be saved yet: {error}") from None
    save(path, text.encode(), by=SAVED_BY, instead_of=merged.current)
    return SavedFile.from_contents(path, FileContents(text.encode(), merged.answers, has_gaps=False))
