"""Saving a parameter file and the line of its history, so that neither is ever without the other.

A save first writes down what it is about to do (``.<slug>.pending``), then adds the line to the
history, then puts the file in place, then takes the note away. Whatever is interrupted, by a crash
or a kill, is finished by whoever comes next; a save that fails, on a full disk say, leaves
everything as it was. One writer at a time holds ``.<slug>.lock``.
"""

import getpass
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from section55.files.atomic_write import append_whole, write_whole
from section55.files.corrections import is_correction
from section55.files.hashes import sha256
from section55.files.history import (
    HistoryBroken,
    Revision,
    changes_between,
    file_at,
    history_path,
    next_revision,
    read_history,
)
from section55.files.timestamps import utc_timestamp
from section55.files.yaml.parser import read_answers
from section55.model.errors import WorkbookError

PATIENCE = 30
"""Seconds that one writer waits for another."""
BY_HAND = "edited by hand"


class ChangedMeanwhile(WorkbookError):
    """The file is not what whoever saves had read; nothing was saved."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name}: the file changed in the meantime, and nothing was saved. Try again.")


def save(path: Path, data: bytes, by: str, who: str | None = None, instead_of: bytes | None = None) -> Revision:
    """Saves a parameter file and adds the line of its history; gives the revision that it now is.

    Data that is what the file holds already adds no line. A change that was made by hand since the
    last line is recorded as one first. Raises `ChangedMeanwhile` where the file does not hold
    ``instead_of``, if that is given (empty for no file); `WorkbookError` where another writer does not
    finish or the history is not whole, and ``OSError`` where the disk refuses. Then nothing has changed.
    """
    with _alone(path):
        if instead_of is not None and _bytes_of(path) != instead_of:
            raise ChangedMeanwhile(path)
        before = _recorded_by_hand(path)
        if before and not path.exists():
            # Its file was taken away; the history goes on from what it was.
            write_whole(path, file_at(before, len(before)))
        old = _bytes_of(path)
        if before and data == old:
            return before[-1]
        return _save(path, before, old, data, by, who)


def restore(path: Path, sequence: int) -> Revision:
    """Saves a parameter file as an earlier revision left it, to the byte, as a new revision.

    What the file holds now is recorded first. Raises `WorkbookError` for a revision that there is none of.
    """
    with _alone(path):
        before = _recorded_by_hand(path)
        data = file_at(before, sequence)
        old = _bytes_of(path)
        return before[-1] if data == old else _save(path, before, old, data, f"restored from revision {sequence}", None)


def record_hand_edit(path: Path) -> Revision | None:
    """Adds the line for a file that was edited by hand since its last line; finishes a save that was cut off.

    Gives the revision that the file is; None for a file that is not text, which the reader refuses.
    """
    # Looked at without the lock first: a history that looks broken may only be in the middle of a save.
    with suppress(HistoryBroken):
        revisions = revisions_of(path)
        if revisions and not pending_path(path).exists() and revisions[-1].file_sha256 == sha256(_bytes_of(path)):
            return revisions[-1]
    with _alone(path):
        recorded = _recorded_by_hand(path)
    return recorded[-1] if recorded else None


def revisions_of(path: Path) -> tuple[Revision, ...]:
    """The revisions of a parameter file; none where it has no history yet. Raises `HistoryBroken`."""
    history = history_path(path)
    return read_history(history.read_bytes()) if history.exists() else ()


def is_being_saved(path: Path) -> bool:
    """Whether a save was begun and has not come to its end."""
    return pending_path(path).exists()


def pending_path(path: Path) -> Path:
    """Where a save of this parameter file notes what it is about to do; there is no such file between saves."""
    return path.with_name(f".{path.stem}.pending")


def _bytes_of(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        with FileLock(path.with_name(f".{path.stem}.lock"), timeout=PATIENCE):
            _finish_interrupted(path)
            yield
    except Timeout:
        raise WorkbookError(
            f"{path.name}: another program has been saving it for {PATIENCE} seconds. Try again."
        ) from None


def _recorded_by_hand(path: Path) -> tuple[Revision, ...]:
    """The revisions, once a change made by hand has its line."""
    revisions = revisions_of(path)
    data = _bytes_of(path)
    if not data or (revisions and revisions[-1].file_sha256 == sha256(data)):
        return revisions
    try:
        data.decode()
    except UnicodeDecodeError:
        return revisions
    old = file_at(revisions, len(revisions)) if revisions else b""
    return (*revisions, _save(path, revisions, old, data, BY_HAND, None))


def _save(path: Path, before: Sequence[Revision], old: bytes, new: bytes, by: str, who: str | None) -> Revision:
    answers_before, answers = read_answers(old), read_answers(new)
    changes = tuple(changes_between(answers_before, answers))
    revision = next_revision(
        before,
        time=utc_timestamp(),
        by=by,
        who=who or officer(),
        old=old,
        new=new,
        changes=changes,
        is_correction=is_correction(answers_before, [change.field for change in changes]),
    )
    history = history_path(path)
    length = history.stat().st_size if history.exists() else 0
    write_whole(pending_path(path), revision.line())
    try:
        append_whole(history, revision.line())
        if _bytes_of(path) != new:
            write_whole(path, new)
    except BaseException:
        _undo(path, history, length)
        raise
    pending_path(path).unlink()
    return revision


def _undo(path: Path, history: Path, length: int) -> None:
    """Takes back what a save that failed had done; what cannot be taken back, the next writer finishes."""
    if history.exists():
        with history.open("r+b") as file:
            file.truncate(length)
            file.flush()
            os.fsync(file.fileno())
        if not length:
            history.unlink()
    pending_path(path).unlink()


def _finish_interrupted(path: Path) -> None:
    """Brings a save that was cut off to its end: its line into the history, its text into the file."""
    pending = pending_path(path)
    if not pending.exists():
        return
    line = pending.read_bytes()
    history = history_path(path)
    recorded = history.read_bytes() if history.exists() else b""
    kept, cut_off = _without_cut_off(recorded, line)
    if cut_off is None:
        raise WorkbookError(
            f"{history.name}: a save was interrupted, and the history is not what it was then. "
            f"Put back both from a copy, or delete {pending.name} to keep the history as it is."
        )
    if cut_off != line:
        with history.open("ab") as file:
            file.truncate(len(kept))
        append_whole(history, line)
    revisions = revisions_of(path)
    data = file_at(revisions, len(revisions))
    if _bytes_of(path) != data:
        write_whole(path, data)
    pending.unlink()


def _without_cut_off(recorded: bytes, line: bytes) -> tuple[bytes, bytes | None]:
    """The history before an interrupted line, and how much of the line it has; None where it is another history."""
    if recorded.endswith(line):
        return recorded[: -len(line)], line
    end = recorded.rfind(b"\n") + 1
    kept, tail = recorded[:end], recorded[end:]
    if not line.startswith(tail):
        return kept, None
    try:
        revisions = read_history(kept)
        wanted = read_history(kept + line)
    except HistoryBroken:
        return kept, None
    return kept, tail if len(wanted) == len(revisions) + 1 else None


def officer() -> str:
    """Who is at the keyboard: ``SECTION55_OFFICER``, else the name that they logged in with."""
    if named := os.environ.get("SECTION55_OFFICER", "").strip():
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
