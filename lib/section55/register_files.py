"""The register of folders of parameter files, read once: what has not changed since is not read again.

What was read is kept in ``.register.json`` beside the files, by each file's name, size and time of
change, and by those of its office's profile. It is a convenience: where it cannot be read or
written, or was made by another version, every file is read anew.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from section55 import workspace
from section55.reader import OFFICES
from section55.register import Register, RegisterEntry, RegisterItem, entry_of, register_of

KEPT = ".register.json"
FORMAT = 1
_FEW = 200
"""Fewer changed files than this are read here; for more it pays to start processes."""

_DATES = ("published_on", "last_day", "printed_deadline", "response_published_on", "due_on", "last_update_on")


def read_register(files: Sequence[Path], as_of: date) -> Register:
    """The register of some parameter files, as it stands on a day; a file that is refused is an entry too."""
    entries: list[RegisterEntry] = []
    by_folder: dict[Path, list[Path]] = {}
    for file in files:
        by_folder.setdefault(file.parent, []).append(file)
    for folder, members in by_folder.items():
        entries += _entries(folder, members)
    return register_of(entries, as_of)


def _entries(folder: Path, files: list[Path]) -> Iterator[RegisterEntry]:
    kept = _kept(folder)
    offices = _stamp_of_offices(folder)
    stamps = {
        file: f"{_stamp(file)} {_stamp(file.with_name(f'{file.stem}.history.jsonl'))} {offices}" for file in files
    }
    changed = [file for file in files if kept.get(file.name, {}).get("stamp") != stamps[file]]
    fresh = dict(zip(changed, _read(changed), strict=True))
    if changed or len(kept) != len(files):
        _keep(
            folder,
            {
                file.name: {"stamp": stamps[file], "entry": fresh[file]} if file in fresh else kept[file.name]
                for file in files
            },
        )
    for file in files:
        yield _entry(fresh[file] if file in fresh else kept[file.name]["entry"], workspace.shown(file))


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
        RegisterItem(**_typed(item) | {"inspection_title": title, "published_on": published}) for item in facts["items"]
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


def _stamp(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return "-"
    return f"{found.st_size}.{found.st_mtime_ns}"


def _stamp_of_offices(folder: Path) -> str:
    profiles = sorted((folder / OFFICES).glob("*")) if (folder / OFFICES).is_dir() else []
    return " ".join(f"{path.name}:{_stamp(path)}" for path in profiles)


def _version() -> str:
    """What the entries depend on besides their files: the package's own code."""
    package = Path(__file__).parent
    return " ".join(_stamp(path) for path in sorted(package.rglob("*.py")))


def _kept(folder: Path) -> dict[str, Any]:
    try:
        kept = json.loads((folder / KEPT).read_bytes())
        return kept["entries"] if (kept["format"], kept["version"]) == (FORMAT, _version()) else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _keep(folder: Path, entries: dict[str, Any]) -> None:
    kept = {"format": FORMAT, "version": _version(), "entries": entries}
    beside = folder / f"{KEPT}.part"
    try:
        beside.write_bytes(json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode())
        beside.replace(folder / KEPT)
    except OSError:
        beside.unlink(missing_ok=True)
