"""Saves a parameter file and the line of its history, so that neither is ever without the other.

A save first writes down what it is about to do (``.<slug>.pending``), then adds the line to the
history, then puts the file in place, then deletes the note. A save that a crash or a kill interrupts
is finished by the next writer; one that fails, on a full disk for example, leaves everything as it
was, and one in which Ctrl-C is pressed goes on to its end. One writer at a time holds
``.<slug>.lock``. Where the parameter file is a link, all of this happens where it leads to.
"""

import getpass
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from section55.files.access import refuse_unwritable
from section55.files.answer_changes import changes_between
from section55.files.atomic_write import append_whole, real_path, write_whole
from section55.files.bounded_read import MOST_HISTORY_BYTES, NotAFile, TooLarge, read_file
from section55.files.broken_history import HistoryBroken
from section55.files.corrections import is_correction
from section55.files.hashes import sha256
from section55.files.history import (
    BY_HAND,
    Revision,
    file_at,
    history_path,
    make_revision,
    read_history,
)
from section55.files.in_use import remove
from section55.files.interrupts import interrupts_held_off
from section55.files.locks import lock_file
from section55.files.parts import sweep_parts
from section55.files.timestamps import utc_timestamp
from section55.files.yaml.parser import read_answers
from section55.files.yaml.text import MOST_BYTES
from section55.model.clean_text import clean_name
from section55.model.errors import WorkbookError, reason_of

LOCK_TIMEOUT = 30
"""Seconds that one writer waits for another before it gives up."""


class ChangedMeanwhile(WorkbookError):
    """Raised when a file changed after its writer had read it; nothing was saved."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name}: the file changed in the meantime, and nothing was saved. Try again.")


def save(path: Path, data: bytes, by: str, who: str | None = None, instead_of: bytes | None = None) -> Revision:
    """Saves a parameter file, adds the line of its history, and returns the revision that the file now is.

    No line is added where the file holds the data already. A change that was made by hand since the
    last line is recorded first. Raises `ChangedMeanwhile` where the file does not hold ``instead_of``,
    if that is given (empty for no file), `WorkbookError` where another writer does not finish or the
    history is not whole, or where the file may not be written, and ``OSError`` where the disk refuses.
    Then nothing has changed. Ctrl-C in a save that has begun changes nothing about it.
    """
    path = real_path(path)
    refuse_unwritable(path)
    with lock_for_saving(path):
        if instead_of is not None and _read_bytes(path) != instead_of:
            raise ChangedMeanwhile(path)
        before = _add_hand_edit(path)
        if before and not path.exists():
            # Somebody removed the file; the history goes on from what it was.
            write_whole(path, file_at(before, len(before)), is_own=True, like=history_path(path))
        old = _read_bytes(path)
        if before and data == old:
            return before[-1]
        return _save(path, before, old, data, by, who)


def restore(path: Path, sequence: int) -> Revision:
    """Saves a parameter file as an earlier revision left it, to the byte, as a new revision.

    What the file holds now is recorded first. Raises `WorkbookError` for a revision that does not exist,
    and else as `save` does.
    """
    path = real_path(path)
    refuse_unwritable(path)
    with lock_for_saving(path):
        before = _add_hand_edit(path)
        data = file_at(before, sequence)
        old = _read_bytes(path)
        return before[-1] if data == old else _save(path, before, old, data, f"restored from revision {sequence}", None)


def save_without_history(path: Path, data: bytes, instead_of: bytes) -> None:
    """Saves a file that has no history, an office's profile; raises as `save` does, and nothing has changed then."""
    path = real_path(path)
    refuse_unwritable(path)
    with lock_for_saving(path):
        if _read_bytes(path) != instead_of:
            raise ChangedMeanwhile(path)
        write_whole(path, data)


def record_hand_edit(path: Path) -> Revision | None:
    """Adds a line to the history for an edit by hand since the last line; finishes an interrupted save first.

    Returns the revision that the file is; None for a file that is not text, which the reader refuses.
    """
    path = real_path(path)
    # Look without the lock first: a history that looks broken may only be in the middle of a save.
    with suppress(HistoryBroken):
        revisions = read_revisions(path)
        if revisions and not pending_path(path).exists() and revisions[-1].file_sha256 == sha256(_read_bytes(path)):
            return revisions[-1]
    with lock_for_saving(path):
        revisions = _add_hand_edit(path)
    return revisions[-1] if revisions else None


def read_revisions(path: Path) -> tuple[Revision, ...]:
    """The revisions of a parameter file; none where it has no history yet. Raises `HistoryBroken`."""
    history = history_path(path)
    return read_history(read_file(history, MOST_HISTORY_BYTES), history.name) if history.exists() else ()


def is_being_saved(path: Path) -> bool:
    """Whether a save was begun and is not finished."""
    try:
        line = read_file(pending_path(path), MOST_HISTORY_BYTES)
        history = read_file(history_path(path), MOST_HISTORY_BYTES)
    except (FileNotFoundError, NotAFile, TooLarge):
        return pending_path(path).exists()
    # Its note may have stayed because another program had it open.
    return not history.endswith(line) or f'"file_sha256":"{sha256(_read_bytes(path))}"'.encode() not in line


def pending_path(path: Path) -> Path:
    """The file in which a save of this parameter file notes what it is about to do; it exists during a save only."""
    if path.is_symlink():
        path = Path(os.path.realpath(path))
    return path.with_name(f".{path.stem}.pending")


def _read_bytes(path: Path) -> bytes:
    return read_file(path, MOST_BYTES) if path.exists() else b""


@contextmanager
def lock_for_saving(path: Path) -> Iterator[None]:
    """Keeps other writers of this parameter file waiting, once an interrupted save of it is finished."""
    from filelock import Timeout

    try:
        lock = lock_file(path.with_name(f".{path.stem}.lock"), path, LOCK_TIMEOUT)
    except Timeout:
        raise WorkbookError(
            f"{path.name}: another program has been saving it for {LOCK_TIMEOUT} seconds. Try again."
        ) from None
    try:
        sweep_parts(path.parent)
        _finish_interrupted(path)
        yield
    finally:
        lock.release()


def _add_hand_edit(path: Path) -> tuple[Revision, ...]:
    """Adds a line for an edit by hand, if there was one since the last line; returns every revision."""
    revisions = read_revisions(path)
    data = _read_bytes(path)
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
    revision = make_revision(
        before,
        time=utc_timestamp(),
        by=by,
        who=who or officer_name(),
        old=old,
        new=new,
        changes=changes,
        is_correction=is_correction(answers_before, [change.field for change in changes]),
    )
    with interrupts_held_off() as interrupts:
        _put_in_place(path, revision, new)
        if by != BY_HAND:
            interrupts.clear()  # what the officer asked for is done, and the command can say so
    return revision


def _put_in_place(path: Path, revision: Revision, new: bytes) -> None:
    history = history_path(path)
    length = history.stat().st_size if history.exists() else 0
    write_whole(pending_path(path), revision.line(), is_own=True, like=path)
    try:
        append_whole(history, revision.line(), like=path)
    except Exception:
        _undo(path, history, length)
        raise
    try:
        if _read_bytes(path) != new:
            write_whole(path, new)
    except Exception:
        if _read_bytes(path) != new:
            _undo(path, history, length)
            raise
    _remove_note(path)


def _undo(path: Path, history: Path, length: int) -> None:
    """Takes back what a failed save had done; what cannot be taken back, the next writer finishes."""
    # One that may not be written was not added to either.
    if history.exists() and history.stat().st_size != length:
        with history.open("r+b") as file:
            file.truncate(length)
            file.flush()
            os.fsync(file.fileno())
    if history.exists() and not length:
        remove(history)
    remove(pending_path(path))


def _remove_note(path: Path) -> None:
    """Deletes the note of a finished save; where another program keeps it open, it is known to be finished."""
    with suppress(PermissionError):
        remove(pending_path(path))


def _finish_interrupted(path: Path) -> None:
    """Finishes an interrupted save: its line goes into the history, its text into the file."""
    pending = pending_path(path)
    if not pending.exists():
        return
    line = _read_note(pending)
    history = history_path(path)
    written = read_file(history, MOST_HISTORY_BYTES) if history.exists() else b""
    whole, cut_off = _split_cut_off(written, line)
    if cut_off is None:
        raise WorkbookError(
            f"{history.name}: a save was interrupted, and the history is not what it was then. "
            f"Put back both from a copy, or delete {pending.name} to keep the history as it is."
        )
    if cut_off != line:
        with history.open("ab") as file:
            file.truncate(len(whole))
        append_whole(history, line, like=path)
    revisions = read_revisions(path)
    before = file_at(revisions, len(revisions) - 1) if len(revisions) > 1 else b""
    # A file that is neither of the two was edited by hand since then, and is recorded as that.
    if _read_bytes(path) == before:
        write_whole(path, file_at(revisions, len(revisions)))
    _remove_note(path)


def _read_note(pending: Path) -> bytes:
    try:
        return read_file(pending, MOST_HISTORY_BYTES)
    except (NotAFile, TooLarge) as error:
        raise WorkbookError(
            f"{pending.name} should be the note of an interrupted save, and is none: {reason_of(error)}. Move it out "
            "of the folder and try again."
        ) from None


def _split_cut_off(written: bytes, line: bytes) -> tuple[bytes, bytes | None]:
    """Splits a history into the lines before an interrupted one, and the part of that one that it has.

    The part is None where the line does not follow from this history.
    """
    if written.endswith(line):
        return written[: -len(line)], line
    end = written.rfind(b"\n") + 1
    whole, tail = written[:end], written[end:]
    if not line.startswith(tail):
        return whole, None
    try:
        revisions = read_history(whole)
        wanted = read_history(whole + line)
    except HistoryBroken:
        return whole, None
    return whole, tail if len(wanted) == len(revisions) + 1 else None


def officer_name() -> str:
    """The name of who is at the keyboard: ``SECTION55_OFFICER``, else the name that they logged in with."""
    if named := clean_name(os.environ.get("SECTION55_OFFICER", "")):
        return named
    try:
        return clean_name(getpass.getuser())
    except (KeyError, OSError, ImportError):  # the last on Windows, where Python has no module for it
        return "unknown"
