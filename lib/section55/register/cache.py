"""The register of folders of parameter files, read once: what has not changed since is not read again.

What was read is kept beside the files, inspections in ``.register.json`` and their items in
``.register-items.json``, by each file's size and time of change and those of its history and its
offices' profiles. It is a convenience: where it cannot be read or written, or was made by another
version, every file is read anew.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from section55 import workspace
from section55.files.access import most_private
from section55.files.atomic_write import write_whole
from section55.files.hashes import sha256
from section55.files.history import SUFFIX as HISTORY
from section55.files.parts import sweep_parts
from section55.files.reader import OFFICES
from section55.model.errors import WorkbookError
from section55.register.entries import Register, RegisterEntry, make_register, read_entry
from section55.register.facts import CACHED_ENTRIES, CACHED_ITEMS, Cached

ENTRIES_FILE, ITEMS_FILE = ".register.json", ".register-items.json"
_FEWEST_FOR_PROCESSES = 200
"""Fewer changed files than this are read here; for more it pays to start processes."""

_Read = TypeVar("_Read")


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
    return make_register(entries, as_of)


def _entries(folder: Path, files: list[Path], with_items: bool) -> Iterator[RegisterEntry]:
    sweep_parts(folder)
    stamps, shared = _stamps(folder, files), _shared_stamp(folder)
    entries = _read_cache(folder / ENTRIES_FILE, CACHED_ENTRIES, shared, stamps)
    items = (
        _read_cache(folder / ITEMS_FILE, CACHED_ITEMS, shared, stamps)
        if with_items or len(entries) < len(files)
        else {}
    )
    changed = [file for file in files if file.name not in entries or (with_items and file.name not in items)]
    for file, entry in zip(changed, _read_files(changed), strict=True):
        items[file.name] = entry.items
        entries[file.name] = replace(entry, items=())
    if changed:
        like = most_private(folder / name for name in entries)
        _write_cache(folder / ENTRIES_FILE, CACHED_ENTRIES, shared, stamps, entries, like)
        _write_cache(folder / ITEMS_FILE, CACHED_ITEMS, shared, stamps, items, like)
    for file in files:
        found = items[file.name] if with_items else ()
        yield replace(entries[file.name], file=workspace.shown(file), items=found)


def _stamps(folder: Path, files: list[Path]) -> dict[str, str]:
    """What is read of a file depends on, by the file's name: the sizes and times of change of it and its history."""
    found = {entry.name: _stamp(entry) for entry in os.scandir(folder) if entry.is_file()}
    return {file.name: f"{found.get(file.name, '-')} {found.get(f'{file.stem}{HISTORY}', '-')}" for file in files}


def _shared_stamp(folder: Path) -> str:
    """What every file of a folder depends on besides: the package, the bank holidays, the offices' profiles."""
    profiles = folder / OFFICES
    offices = sorted((entry.name, _stamp(entry)) for entry in os.scandir(profiles)) if profiles.is_dir() else []
    package = list(map(_stamp, workspace.package_files()))
    return sha256(repr((version("holidays"), package, offices)).encode())


def _read_files(files: list[Path]) -> Iterable[RegisterEntry]:
    if len(files) < _FEWEST_FOR_PROCESSES:
        return map(_read_file, files)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        return list(pool.map(_read_file, files, chunksize=100))


def _read_file(file: Path) -> RegisterEntry:
    return read_entry(file, file.name)


def _stamp(entry: os.DirEntry[str] | Path) -> str:
    found = entry.stat()
    return f"{found.st_size}.{found.st_mtime_ns}"


def _read_cache(
    path: Path, adapter: TypeAdapter[Cached[_Read]], shared: str, stamps: dict[str, str]
) -> dict[str, _Read]:
    """What is kept and still current, by the file's name; nothing where it is damaged or of another version."""
    try:
        cached_shared, cached = adapter.validate_json(path.read_bytes())
    except (OSError, ValueError):
        return {}
    if cached_shared != shared:
        return {}
    return {name: read for name, (stamp, read) in cached.items() if stamp == stamps.get(name)}


def _write_cache(
    path: Path,
    adapter: TypeAdapter[Cached[_Read]],
    shared: str,
    stamps: dict[str, str],
    read: dict[str, _Read],
    like: Path | None,
) -> None:
    """Keeps what was read, for those alone who may read all of it."""
    data = adapter.dump_json((shared, {name: (stamps[name], one) for name, one in read.items()}))
    # A folder that cannot be written, or that has a link in the cache's place, is read anew each time.
    with suppress(OSError, WorkbookError):
        write_whole(path, data, is_own=True, like=like)
