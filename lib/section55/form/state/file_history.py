"""The history of the open file, or why it cannot be read."""

from pathlib import Path
from typing import NamedTuple

from section55.files.broken_history import HistoryBroken
from section55.files.history import Revision
from section55.files.saving import read_revisions
from section55.model.errors import reason_of
from section55.model.wording import sentence_start


class FileHistory(NamedTuple):
    """The revisions of a parameter file, or why they cannot be read."""

    revisions: tuple[Revision, ...]
    """Oldest first; none where the history is not whole."""
    problem: str
    """A sentence where the history is not whole; empty otherwise."""


def read_file_history(path: Path | None) -> FileHistory:
    """Read the history of a parameter file, which is empty before the first save."""
    if path is None:
        return FileHistory((), "")
    try:
        return FileHistory(read_revisions(path), "")
    except HistoryBroken as broken:
        reason = sentence_start(" ".join(str(broken).splitlines()))
        return FileHistory((), f"The history of this inspection is not whole. {reason} {broken.cure}")
    except OSError as error:
        return FileHistory((), f"The history of this inspection cannot be opened: {reason_of(error)}.")
