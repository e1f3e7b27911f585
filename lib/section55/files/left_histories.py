"""Histories without their parameter file: left behind where that was renamed, or was deleted."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from section55.files.bounded_read import MOST_HISTORY_BYTES, read_file
from section55.files.broken_history import HistoryBroken
from section55.files.colleague_notes import SUFFIX as NOTES
from section55.files.colleague_notes import notes_path
from section55.files.hashes import sha256_of_file
from section55.files.history import SUFFIX, Revision, history_path, read_history
from section55.workspace import parameter_files_in


@dataclass(frozen=True)
class LeftHistory:
    """A history whose parameter file is not there."""

    path: Path
    fits: Path | None
    """The parameter file beside it that is, or began as, what the history recorded last; None where none is."""

    @property
    def sentence(self) -> str:
        """What it is, and what to do."""
        own = self.path.name.removesuffix(SUFFIX) + ".yaml"
        gone = f"The parameter file of this history, {own}, is gone."
        if self.fits is None:
            return (
                f"{gone} No file beside it is what the history recorded last. Put {own} back from a copy. "
                "Where it was renamed, rename the history in the same way; where it was deleted on purpose, move the "
                "history out of the folder and keep it."
            )
        to = history_path(self.fits)
        if to.exists():
            return (
                f"{gone} {self.fits.name} has what it recorded last, and a history of its own. Where the file was "
                f"renamed, move {to.name} out of the folder, keep it, and rename this history to {to.name}."
            )
        return (
            f"{gone} {self.fits.name} is what it recorded last, so the file was renamed. "
            f"Rename the history too, to {to.name}."
        )


def left_histories(folder: Path) -> list[LeftHistory]:
    """The histories of a folder whose parameter file is not in it, by name."""
    parameter_files = parameter_files_in(folder)
    known_slugs = {file.stem for file in parameter_files}
    left = sorted(
        path
        for path in folder.glob(f"*{SUFFIX}")
        if path.name[0] != "." and path.name.removesuffix(SUFFIX) not in known_slugs and path.is_file()
    )
    if not left:
        return []
    files: dict[str, Path] = {}
    for file in parameter_files:
        for known in _known_as(file):
            # Of two files with the same words, the one without a history is the one that lost it.
            if known not in files or not history_path(file).exists():
                files[known] = file
    return [LeftHistory(path, files.get(_last_recorded(path))) for path in left]


def left_notes(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the notes for colleagues of a folder whose parameter file is not in it, each with what to do."""
    known_slugs = {file.stem for file in parameter_files_in(folder)}
    found = sorted(path for path in folder.glob(f"*{NOTES}") if path.name.removesuffix(NOTES) not in known_slugs)
    fits = {left.path.name.removesuffix(SUFFIX): left.fits for left in left_histories(folder)} if found else {}
    for path in found:
        slug = path.name.removesuffix(NOTES)
        renamed = fits.get(slug)
        cure = "Where it was renamed, rename the notes in the same way; else move them out of the folder and keep them."
        if renamed:
            cure = f"{renamed.name} is that file, renamed: rename the notes too, to {notes_path(renamed).name}."
        yield path, f"The parameter file of these notes for colleagues, {slug}.yaml, is gone. {cure}"


def history_left_by(parameter_file: Path) -> LeftHistory | None:
    """The history that a renamed parameter file left behind; None where it has one, or no other fits it."""
    if history_path(parameter_file).exists():
        return None
    fitting = (left for left in left_histories(parameter_file.parent) if left.fits == parameter_file)
    return next(fitting, None)


def _known_as(parameter_file: Path) -> Iterator[str]:
    """The SHA-256 of a parameter file as it is, and as its own history began."""
    with suppress(OSError):
        yield sha256_of_file(parameter_file)
    if revisions := _revisions(history_path(parameter_file)):
        yield revisions[0].file_sha256


def _last_recorded(history: Path) -> str:
    revisions = _revisions(history)
    return revisions[-1].file_sha256 if revisions else ""


def _revisions(history: Path) -> tuple[Revision, ...]:
    with suppress(OSError, HistoryBroken):
        return read_history(read_file(history, MOST_HISTORY_BYTES))
    return ()
