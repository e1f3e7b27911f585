"""The register of folders of parameter files, read once: what has not changed since is not read again.

What was read is kept beside the files, inspections in ``.register.json`` and their items in
``.register-items.json``, by each file's size and time of change and those of its history and its
offices' profiles. It is a convenience: where it cannot be read or written, or was made by another
version, every file is read anew.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from section55 import workspace
from section55.history import SUFFIX as HISTORY
from section55.reader import OFFICES
from section55.register import Register, RegisterEntry, RegisterItem, entry_of, register_of

KEPT, KEPT_ITEMS = ".register.json", ".register-items.json"
FORMAT = 2
_FEW = 200
"""Fewer changed files than this are read here; for more it pays to start processes."""

_DATES = ("published_on", "last_day", "printed_deadline", "response_published_on", "due_on", "last_update_on")

Kept = dict[str, dict[str, Any]]
"""By a file's name: its stamp, and what was read of it."""


def read_register(files: Sequence[Path], as_of: date, with_items: bool = True) -> Register:
    """The register of some parameter files, as it stands on a day; a file that is refused is an entry too.

    Without items the entries have none, which is quicker for a long list of inspections alone.
    """
    entries: list[RegisterEntry] = []
    by_folder: dict[Path, list[Path]] = {}
    for file in files:
        by_folder.setdefault(file.parent, []).append(file)
    for folder, members in by_folder.items():
        entries += _entries(folder, members, with_items)
    return register_of(entries, as_of)


def _entries(folder: Path, files: list[Path], with_items: bool) -> Iterator[RegisterEntry]:
    stamps = _stamps(folder, files)
    entries = _kept(folder / KEPT, stamps)
    items = _kept(folder / KEPT_ITEMS, stamps) if with_items or len(entries) < len(files) else {}
    changed = [file for file in files if file.name not in entries or (with_items and file.name not in items)]
    for file, facts in zip(changed, _read(changed), strict=True):
        items[file.name] = {"stamp": stamps[file.name], "facts": facts.pop("items")}
        entries[file.name] = {"stamp": stamps[file.name], "facts": facts}
    if changed:
        _keep(folder / KEPT, entries)
        _keep(folder / KEPT_ITEMS, items)
    for file in files:
        found = items[file.name]["facts"] if with_items else []
        yield _entry(entries[file.name]["facts"] | {"items": found}, workspace.shown(file))


def _stamps(folder: Path, files: list[Path]) -> dict[str, str]:
    """What an entry depends on, by its file's name, as sizes and times of change."""
    found = {entry.name: _stamp(entry) for entry in os.scandir(folder) if entry.is_file()}
    profiles = folder / OFFICES
    offices = sorted((entry.name, _stamp(entry)) for entry in os.scandir(profiles)) if profiles.is_dir() else []
    around = hashlib.sha256(repr(offices).encode()).hexdigest()[:16]
    return {
        file.name: f"{found.get(file.name, '-')} {found.get(f'{file.stem}{HISTORY}', '-')} {around}" for file in files
    }


def _read(files: list[Path]) -> Iterable[dict[str, Any]]:
    if len(files) < _FEW:
        return map(_facts, files)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        return list(pool.map(_facts, files, chunksize=100))


def _facts(file: Path) -> dict[str, Any]:
    """An entry in the shape that JSON has."""
    entry = entry_of(file, file.name)
    return json.loads(json.dumps(_plain(entry), default=str))


def _plain(entry: RegisterEntry) -> dict[str, Any]:
    return vars(entry) | {"items": [vars(item) for item in entry.items]}


def _entry(facts: dict[str, Any], shown: str) -> RegisterEntry:
    title, published = facts["title"], _day(facts["published_on"])
    items = tuple(
        RegisterItem(
            **_typed(item)
            | {
                "inspection_title": title,
                "published_on": published,
                "updates": tuple((date.fromisoformat(day), text) for day, text in item["updates"]),
            }
        )
        for item in facts["items"]
    )
    milestones = tuple((label, date.fromisoformat(day)) for label, day in facts["milestones"])
    return RegisterEntry(**_typed(facts) | {"file": shown, "items": items, "milestones": milestones})


def _typed(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _day(value) if key in _DATES else tuple(value) if isinstance(value, list) else value
        for key, value in facts.items()
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _stamp(entry: os.DirEntry | Path) -> str:
    found = entry.stat()
    return f"{found.st_size}.{found.st_mtime_ns}"


def _version() -> str:
    """What the entries depend on besides their files: the package, and the bank holidays of its library."""
    return " ".join((version("holidays"), *map(_stamp, workspace.package_files())))


def _kept(path: Path, stamps: dict[str, str]) -> Kept:
    """What is kept and still current."""
    try:
        kept = json.loads(path.read_bytes())
        if (kept["format"], kept["version"]) != (FORMAT, _version()):
            return {}
        return {name: found for name, found in kept["files"].items() if found["stamp"] == stamps.get(name)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _keep(path: Path, files: Kept) -> None:
    kept = {"format": FORMAT, "version": _version(), "files": files}
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.write_bytes(json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
