"""Unsaved work, kept beside the parameter file: what a killed kernel, a closed tab or a full disk cannot take.

Each open form keeps its own file, ``.<slug>.<token>.unsaved.json``, and holds a lock on the one
beside it. The lock goes with the form's process, however that ends. So an unlocked file is work
that was left behind, and a locked one is somebody at work now.
"""

import contextlib
import glob
import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from section55.files.atomic_write import write_whole
from section55.files.saving import officer
from section55.files.timestamps import utc_timestamp
from section55.form.state.answers import misshapen

PATIENCE = 5
"""Seconds to wait for a lock of one's own, which another form holds for a moment to see whether it is held."""
NEW = "new-inspection"
"""Stands for the slug of an inspection that has no file yet."""
_KEPT = ".unsaved.json"
_DISCARDED = ".discarded.json"
FORMAT = 1


@dataclass(frozen=True)
class Unsaved:
    """Work that was left unsaved."""

    path: Path
    slug: str
    """Empty for an inspection that has no file yet."""
    officer: str
    time: str
    """Of its last change, in UTC: ``2024-02-09T10:30:00Z``."""
    base: dict[str, Any]
    """The answers of the file that it began from."""
    base_sha256: str
    """Of that file; empty where there was none."""
    answers: dict[str, Any]
    is_open: bool
    """Whether its form is still open somewhere."""
    file_name: str = ""
    """The words that a new inspection's file was to be named by, where some were typed."""

    @property
    def title(self) -> str:
        return str(self.answers.get("inspection_title") or "")


class UnsavedWork:
    """Where one open form keeps what was not saved."""

    def __init__(self, folder: Path, slug: str | None) -> None:
        self.folder = folder
        self._slug = slug or ""
        self.path = folder / f".{slug or NEW}.{secrets.token_hex(4)}{_KEPT}"
        self._lock: FileLock | None = None

    def keep(self, base: dict[str, Any], base_sha256: str, answers: dict[str, Any], file_name: str = "") -> None:
        """Writes the answers; what was kept before stays where this raises ``OSError``, on a full disk say."""
        if self._lock is None:
            lock = FileLock(_lock_path(self.path), timeout=PATIENCE)
            lock.acquire()
            self._lock = lock
        kept = {
            "format": FORMAT,
            "slug": self._slug,
            "officer": officer(),
            "time": utc_timestamp(),
            "base_sha256": base_sha256,
            "base": base,
            "answers": answers,
            "file_name": file_name,
        }
        # In ASCII, with escapes: a browser may send half of a pair of surrogates, which UTF-8 cannot hold.
        write_whole(self.path, json.dumps(kept).encode())

    def forget(self) -> None:
        """Takes away what was kept, once it is saved."""
        self.path.unlink(missing_ok=True)
        self.close()

    def put_aside(self) -> Path:
        """Puts what is kept where it is offered no more; gives the file it is in now."""
        aside = _aside(self.path)
        self.path.replace(aside)
        self.close()
        return aside

    def close(self) -> None:
        """Leaves what is kept for the next form to offer."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
            _remove_lock(self.path)


def unsaved_in(folder: Path, slug: str | None = None) -> list[Unsaved]:
    """The unsaved work of a folder, or of one inspection in it, the newest first.

    A file that cannot be read as such is passed over and left where it is.
    """
    found = []
    for path in folder.glob(f".{glob.escape(slug) if slug else '*'}.*{_KEPT}"):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
            unsaved = _read(path)
            if slug in (None, unsaved.slug):
                found.append(unsaved)
    return sorted(found, key=lambda unsaved: unsaved.time, reverse=True)


def _read(path: Path) -> Unsaved:
    """Raises ``OSError``, ``ValueError``, ``KeyError`` or ``TypeError`` for a file that is no unsaved work."""
    kept = json.loads(path.read_bytes())
    texts = [kept[name] for name in ("slug", "officer", "time", "base_sha256")]
    file_name = kept.get("file_name", "")
    trees = [kept["base"], kept["answers"]]
    is_whole = all(isinstance(text, str) for text in (*texts, file_name)) and all(
        isinstance(tree, dict) and not misshapen(tree) for tree in trees
    )
    if kept["format"] != FORMAT or not is_whole:
        raise ValueError(path.name)
    slug, officer_, time, base_sha256 = texts
    base, answers = trees
    return Unsaved(path, slug, officer_, time, base, base_sha256, answers, _is_locked(path), file_name)


def delete_unsaved(unsaved: Unsaved) -> None:
    """Deletes unsaved work, once another form keeps it."""
    unsaved.path.unlink(missing_ok=True)
    _remove_lock(unsaved.path)


def discard(unsaved: Unsaved) -> Path:
    """Puts unsaved work aside, where it is offered no more; gives the file it is in now."""
    aside = _aside(unsaved.path)
    unsaved.path.replace(aside)
    _remove_lock(unsaved.path)
    return aside


def _aside(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(_KEPT) + _DISCARDED)


def bring_back(unsaved: Unsaved, aside: Path) -> None:
    """Undoes `discard`."""
    aside.replace(unsaved.path)


def _lock_path(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(".json") + ".lock")


def _remove_lock(path: Path) -> None:
    """Takes away a lock that nobody holds; a process that was killed leaves its own."""
    with contextlib.suppress(OSError):  # another process may be looking whether it is locked
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
