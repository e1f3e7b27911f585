"""Saving the open inspection: what others saved in the meantime is merged in, and never overwritten unseen."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from section55.files.hashes import sha256
from section55.files.history import HistoryBroken, Revision
from section55.files.new_file import first_line
from section55.files.saving import revisions_of, save
from section55.form.state.answers import AnswerTree, normalise, to_yaml
from section55.form.state.merge import THEIRS, Conflict, Difference, differences, merged
from section55.form.state.opening import FileContents, parse_contents
from section55.model.errors import WorkbookError
from section55.model.paths import Where
from section55.model.wording import sentence_start

SAVED_BY = "form"


class FileHistory(NamedTuple):
    """The revisions of a parameter file, or why they cannot be read."""

    revisions: tuple[Revision, ...]
    problem: str
    """A sentence where the history is not whole; empty otherwise."""


@dataclass(frozen=True)
class SavedFile:
    """The parameter file of the open inspection, as the form last read or saved it."""

    path: Path | None
    """None while a new inspection has no file."""
    data: bytes
    has_gaps: bool
    """Whether a save would put right something that is left empty in it."""
    base: AnswerTree
    """The answers that changes are counted from. Unsaved work may have begun from an earlier file than this."""
    base_sha256: str
    """Of the file that had them."""

    def is_other_than(self, answers: AnswerTree) -> bool:
        """Whether answers say something else than those that they began from."""
        return normalise(answers) != normalise(self.base)

    def needs_save(self, answers: AnswerTree) -> bool:
        """Whether a save of these answers would change the file."""
        return self.is_other_than(answers) or self.has_gaps or (self.path is not None and not self.path.exists())

    def text_with(self, answers: AnswerTree) -> str:
        """The text of the file with these answers. Raises ``ValueError`` for characters that no file may hold."""
        return to_yaml(answers, self.data.decode() if self.path else None)


class Merged(NamedTuple):
    """Answers that are ready to be saved."""

    answers: AnswerTree
    current: bytes
    """What the file holds now; empty where there is none."""
    drops_mine: bool
    """Whether something that was typed in this form is not among them, by a person's choice."""


def saved_file(path: Path | None, contents: FileContents) -> SavedFile:
    """A parameter file that was just read or saved, whose answers are those to begin from."""
    return SavedFile(path, contents.data, contents.has_gaps, copy.deepcopy(contents.answers), sha256(contents.data))


def read_file_history(path: Path | None) -> FileHistory:
    """The history of a parameter file; an empty one where it has none yet."""
    if path is None:
        return FileHistory((), "")
    try:
        return FileHistory(revisions_of(path), "")
    except HistoryBroken as broken:
        reason = sentence_start(" ".join(str(broken).splitlines()))
        return FileHistory((), f"The history of this inspection is not whole. {reason} {broken.cure}")


def merge_with_file(
    file: SavedFile, path: Path, mine: AnswerTree, choices: Mapping[Where, str] | None, shown: Conflict | None
) -> Merged | Conflict:
    """Merges the form's answers with what others have saved at ``path`` since.

    Gives a conflict while both differ and ``choices`` do not cover every difference, or were made in
    ``shown``, the last conflict, when the file was another. Raises `CannotOpen` where the form cannot
    read what the file holds now.
    """
    current = path.read_bytes() if path.exists() else b""
    if not current or sha256(current) == file.base_sha256:
        return Merged(mine, current, drops_mine=False)
    theirs = parse_contents(current, path.name).answers
    found = differences(file.base, mine, theirs)
    chosen = choices if choices is not None and shown is not None and shown.data == current else {}
    if not _covers(chosen, found):
        return Conflict(found, theirs, current)
    drops_mine = any(chosen[it.where] == THEIRS and it.suggested != THEIRS for it in found)
    return Merged(merged(mine, theirs, chosen), current, drops_mine)


def _covers(choices: Mapping[Where, str], found: Sequence[Difference]) -> bool:
    return all(difference.where in choices for difference in found)


def write_file(file: SavedFile, path: Path, answers: Merged) -> SavedFile:
    """Saves answers at ``path`` with a line of the history; gives the file that it now is.

    Raises `ChangedMeanwhile` where the file changed since they were merged, `WorkbookError` in a
    sentence, and ``OSError``; nothing is saved or lost then.
    """
    # A file that was taken away comes back with its comments.
    old = answers.current or file.data
    try:
        text = to_yaml(answers.answers, old.decode() if old else None, first_line(path.parent))
    except ValueError as error:
        raise WorkbookError(f"This cannot be saved yet: {error}") from None
    save(path, text.encode(), by=SAVED_BY, instead_of=answers.current)
    return saved_file(path, FileContents(text.encode(), answers.answers, has_gaps=False))
