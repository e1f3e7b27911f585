"""Unsaved work, kept beside the parameter file, so that a killed kernel, a closed tab or a full disk loses nothing.

Each open form writes its own file, ``.<slug>.<token>.unsaved.json``, and holds a lock on another beside
it. The lock is released when the form's process ends, however it ends. So the work in a file without
a lock was left behind, and behind a locked one somebody is at work now.
"""

import contextlib
import glob
import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import BaseFileLock, FileLock, Timeout
from pydantic import BaseModel

from section55.files.atomic_write import write_whole
from section55.files.bounded_read import read_file
from section55.files.in_use import move, remove
from section55.files.locks import lock_file
from section55.files.parts import sweep_parts
from section55.files.saving import officer_name
from section55.files.timestamps import utc_timestamp
from section55.form.state.answers import keys_of_wrong_shape
from section55.model.clean_text import clean_name
from section55.model.inspection import Inspection

PATIENCE = 5
"""Seconds to wait for the form's own lock: another form takes it for a moment to see whether it is held."""
NEW = "new-inspection"
"""Used in place of the slug of an inspection that has no file yet."""
_UNSAVED = ".unsaved.json"
_DISCARDED = ".discarded.json"
FORMAT = 1
MOST_BYTES = 150_000_000
"""More than unsaved work has: two sets of answers of 10 MB, with every character escaped."""


@dataclass(frozen=True)
class UnsavedWork:
    """Work that was left unsaved."""

    path: Path
    slug: str
    """Empty for an inspection that has no file yet."""
    officer: str
    time: str
    """Time of its last change, in UTC: ``2024-02-09T10:30:00Z``."""
    base: dict[str, Any]
    """The answers of the parameter file that it began from."""
    base_sha256: str
    """The SHA-256 of that file; empty where there was none."""
    answers: dict[str, Any]
    is_open: bool
    """Whether its form is still open."""
    file_name: str = ""
    """The words that were typed to name a new inspection's file by; empty where none were."""
    notes: Any = None
    """What was new in the notes for colleagues, as the form keeps it."""

    @property
    def title(self) -> str:
        return str(self.answers.get("inspection_title") or "")


class UnsavedFile:
    """The file in which one open form keeps its unsaved work."""

    def __init__(self, folder: Path, slug: str | None) -> None:
        self.folder = folder
        self._slug = slug or ""
        self.path = folder / f".{slug or NEW}.{secrets.token_hex(4)}{_UNSAVED}"
        self._lock: BaseFileLock | None = None

    def write(
        self, base: dict[str, Any], base_sha256: str, answers: dict[str, Any], file_name: str = "", notes: Any = None
    ) -> None:
        """Write the answers, and what is new in the notes for colleagues.

        Raises ``OSError``, on a full disk say; what was written before is still there then.

        Whoever may read or write the parameter file may read or write this one, and nobody else.
        """
        saved = self.folder / f"{self._slug or NEW}.yaml"
        if self._lock is None:
            self._lock = lock_file(_lock_path(self.path), saved, PATIENCE)
        work = {
            "format": FORMAT,
            "slug": self._slug,
            "officer": officer_name(),
            "time": utc_timestamp(),
            "base_sha256": base_sha256,
            "base": base,
            "answers": answers,
            "file_name": file_name,
            "notes": notes,
        }
        # In ASCII, with escapes: a browser may send half of a pair of surrogates, which UTF-8 cannot hold.
        write_whole(self.path, json.dumps(work).encode(), is_own=True, like=saved)

    def delete(self) -> None:
        """Delete the file, once its work is saved."""
        remove(self.path)
        self.release()

    def discard(self) -> Path:
        """Rename the file, so that its work is not offered any more; return its new path."""
        discarded = _discarded_path(self.path)
        move(self.path, discarded)
        self.release()
        return discarded

    def release(self) -> None:
        """Release the lock. What was written stays, for the next form to offer."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
            _remove_lock(self.path)


def find_unsaved(folder: Path, slug: str | None = None, model: type[BaseModel] = Inspection) -> list[UnsavedWork]:
    """Return the unsaved work in a folder, or of one file in it, newest first. ``model`` is that of the files.

    A file that cannot be read as unsaved work is skipped and left where it is.
    """
    found = []
    sweep_parts(folder)
    for path in folder.glob(f".{glob.escape(slug) if slug else '*'}.*{_UNSAVED}"):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
            unsaved = _read(path, model)
            if slug in (None, unsaved.slug):
                found.append(unsaved)
    return sorted(found, key=lambda unsaved: unsaved.time, reverse=True)


def _read(path: Path, model: type[BaseModel]) -> UnsavedWork:
    """Read unsaved work.

    Raises ``OSError``, ``ValueError``, ``KeyError`` or ``TypeError`` where the file is something else.
    """
    work = json.loads(read_file(path, MOST_BYTES))
    texts = [work[name] for name in ("slug", "officer", "time", "base_sha256")]
    file_name = work.get("file_name", "")
    trees = [work["base"], work["answers"]]
    is_whole = all(isinstance(text, str) for text in (*texts, file_name)) and all(
        isinstance(tree, dict) and not keys_of_wrong_shape(tree, model) for tree in trees
    )
    if work["format"] != FORMAT or not is_whole:
        raise ValueError(path.name)
    slug, officer, time, base_sha256 = texts
    base, answers = trees
    return UnsavedWork(
        path,
        slug,
        clean_name(officer),
        time,
        base,
        base_sha256,
        answers,
        is_open=_is_locked(path),
        file_name=file_name,
        notes=work.get("notes"),
    )


def delete_unsaved(unsaved: UnsavedWork) -> None:
    """Delete unsaved work, once another form has written it to its own file."""
    remove(unsaved.path)
    _remove_lock(unsaved.path)


def discard_unsaved(unsaved: UnsavedWork) -> Path:
    """Rename the file of unsaved work, so that it is not offered any more; return its new path."""
    discarded = _discarded_path(unsaved.path)
    move(unsaved.path, discarded)
    _remove_lock(unsaved.path)
    return discarded


def _discarded_path(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(_UNSAVED) + _DISCARDED)


def undo_discard(unsaved: UnsavedWork, discarded: Path) -> None:
    """Offer discarded work again. ``discarded`` is the path that `discard_unsaved` returned."""
    move(discarded, unsaved.path)


def _lock_path(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(".json") + ".lock")


def _remove_lock(path: Path) -> None:
    """Delete a lock file that nobody holds; a process that was killed leaves its own."""
    with contextlib.suppress(OSError):  # another process may be checking it
        _lock_path(path).unlink()


def _is_locked(path: Path) -> bool:
    lock_path = _lock_path(path)
    if not lock_path.exists():
        return False
    lock = FileLock(lock_path, timeout=0)
    try:
        with lock:
            return False
    except Timeout:
        return True
