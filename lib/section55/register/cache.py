"""The register of folders of parameter files, read once: what has not changed since is not read again.

What was read is kept beside the files, inspections in ``.register.json`` and their items in
``.register-items.json``, by the marks of each file and its history, of the offices' profiles and of
the package, as the ledger of a build has them, and by the versions of the libraries. It is a
convenience: where it cannot be read or written, is damaged or was made by another version, every
file is read anew.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import repeat, starmap
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from section55 import workspace
from section55.documents.libraries import installed_versions
from section55.files.access import most_private
from section55.files.atomic_write import write_whole
from section55.files.bounded_read import read_file
from section55.files.copies import files_like
from section55.files.fingerprints import Mark, MarkReader
from section55.files.history import history_path
from section55.files.parts import sweep_parts
from section55.files.reader import OFFICES
from section55.model.errors import WorkbookError
from section55.model.printable import is_utf8, printable
from section55.register.earlier import entry_on
from section55.register.entries import Register, RegisterEntry, make_register
from section55.register.entry_reader import read_entry
from section55.register.facts import CACHED_ENTRIES, CACHED_ITEMS, Cached, Marks

ENTRIES_FILE, ITEMS_FILE = ".register.json", ".register-items.json"
MOST_BYTES = 500_000_000
"""More than what is kept of 10,000 inspections with all their items."""
_FEWEST_FOR_PROCESSES = 200
"""Fewer changed files than this are read here; for more it pays to start processes."""

_Read = TypeVar("_Read")
Paths = dict[str, Path]
"""Files by the names that their marks are kept under."""


def read_register(files: Sequence[Path], as_of: date, with_items: bool = True) -> Register:
    """The register of some parameter files, as it stood on a day; a file that is refused is an entry too.

    For a day before today it is made of what the files' histories have for that day. Without items the
    entries have none, which is quicker for a long list of inspections alone.
    """
    entries: list[RegisterEntry] = []
    by_folder: dict[Path, list[Path]] = {}
    for file in files:
        by_folder.setdefault(file.parent, []).append(file)
    is_past = as_of < date.today()
    for folder, members in by_folder.items():
        found = list(_entries(folder, members, with_items))
        entries += _earlier_entries(found, members, as_of) if is_past else found
    return make_register(entries, as_of)


def _entries(folder: Path, files: list[Path], with_items: bool) -> Iterator[RegisterEntry]:
    sweep_parts(folder)
    present = _Present(folder)
    entries = _Cache(folder / ENTRIES_FILE, CACHED_ENTRIES, present, files)
    is_complete = all(file.name in entries.read for file in files)
    items = _Cache(folder / ITEMS_FILE, CACHED_ITEMS, present, files if with_items or not is_complete else [])
    changed = [file for file in files if file.name not in entries.read or (with_items and file.name not in items.read)]
    # Marked before they are read: what changes in between is read again next time.
    marks = {file.name: present.marks(_inputs(file)) for file in changed}
    for file, entry in zip(changed, _read_files(changed), strict=True):
        items.add(file.name, marks[file.name], entry.items)
        entries.add(file.name, marks[file.name], replace(entry, items=()))
    like = most_private(folder / name for name in entries.read)
    entries.write(like)
    items.write(like)
    for file in files:
        found = items.read[file.name] if with_items else ()
        yield replace(entries.read[file.name], file=printable(workspace.shown(file)), items=found)


def _earlier_entries(entries: list[RegisterEntry], files: list[Path], as_of: date) -> Iterable[RegisterEntry]:
    return _map(entry_on, list(zip(entries, files, repeat(as_of), strict=False)))


def _map(function: Callable[..., RegisterEntry], arguments: list[tuple[Any, ...]]) -> Iterable[RegisterEntry]:
    """A function's results in the arguments' order; of many, by several processes."""
    if len(arguments) < _FEWEST_FOR_PROCESSES:
        return starmap(function, arguments)
    columns = zip(*arguments, strict=True)
    with _imports_from_no_folder(), ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        return list(pool.map(function, *columns, chunksize=100))


def _inputs(file: Path) -> Paths:
    """The files that one entry depends on, besides those that all depend on: its history, and copies of either."""
    history = history_path(file)
    return {file.name: file, history.name: history} | {other.name: other for other in files_like(file)}


def _read_files(files: list[Path]) -> Iterable[RegisterEntry]:
    return _map(_read_file, [(file,) for file in files])


@contextmanager
def _imports_from_no_folder() -> Iterator[None]:
    """While processes are started: the current folder, which may be anybody's, is no place for them to import from."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before


def _read_file(file: Path) -> RegisterEntry:
    return read_entry(file, file.name)


class _Present:
    """The files of a folder as they are now."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._reader = MarkReader()

    @cached_property
    def versions(self) -> str:
        return ", ".join(installed_versions())

    @cached_property
    def shared(self) -> Paths:
        """The files that every entry depends on: the package's, and the offices' profiles and logos."""
        profiles = self._folder / OFFICES
        offices = [file for file in sorted(profiles.iterdir()) if file.is_file()] if profiles.is_dir() else []
        package = {file.relative_to(workspace.PACKAGE.parent).as_posix(): file for file in workspace.package_files()}
        return package | {f"{OFFICES}/{file.name}": file for file in offices}

    def are_unchanged(self, paths: Paths, marks: Marks) -> bool:
        """Whether files are what their marks say, and no other than those that were marked."""
        try:
            return paths.keys() == marks.keys() and all(
                self._reader.is_unchanged(str(path), marks[name]) for name, path in paths.items()
            )
        except OSError:
            return False

    def have_same_times(self, paths: Paths, marks: Marks) -> bool:
        """Whether sizes and times alone say that files are what their marks say."""
        return all(self._reader.has_same_times(str(path), marks[name]) for name, path in paths.items())

    def marks(self, paths: Paths) -> Marks:
        """The marks of files as they are; None for one that is not there or may not be read."""
        return {name: self._mark(path) for name, path in paths.items()}

    def _mark(self, path: Path) -> Mark | None:
        try:
            return self._reader.mark(str(path))
        except OSError:
            return None


class _Cache(Generic[_Read]):
    """What one file keeps of the entries of a folder."""

    def __init__(self, path: Path, adapter: TypeAdapter[Cached[_Read]], present: _Present, files: list[Path]) -> None:
        """Reads what is kept of ``files`` and is still so; the file itself is not looked at where they are none."""
        self._path, self._adapter, self._present = path, adapter, present
        self._shared: Marks = {}
        self._marks: dict[str, Marks] = {}
        self.read: dict[str, _Read] = {}
        self._is_current = True
        if files:
            self._read(files)

    def _read(self, files: list[Path]) -> None:
        present = self._present
        try:
            versions, self._shared, kept = self._adapter.validate_json(read_file(self._path, MOST_BYTES))
        except Exception:  # not there, or damaged in one of more ways than can be listed
            return
        if versions != present.versions or not present.are_unchanged(present.shared, self._shared):
            return
        self._is_current = present.have_same_times(present.shared, self._shared)
        for file in files:
            marks, read = kept.get(file.name, ({}, None))
            inputs = _inputs(file)
            if read is None or not present.are_unchanged(inputs, marks):
                continue
            if not present.have_same_times(inputs, marks):
                marks, self._is_current = present.marks(inputs), False
            self._marks[file.name], self.read[file.name] = marks, read

    def add(self, name: str, marks: Marks, read: _Read) -> None:
        """Keeps what was read of a file that had these marks."""
        self._marks[name], self.read[name] = marks, read
        self._is_current = False

    def write(self, like: Path | None) -> None:
        """Writes what was added, for those who may read ``like``; where it cannot be, all is read anew each time."""
        if self._is_current:
            return
        shared = self._present.marks(self._present.shared)
        kept = {name: (self._marks[name], read) for name, read in self.read.items() if is_utf8(name)}
        # Nor where an office has a name that is no text, or a link lies in the cache's place.
        with suppress(OSError, ValueError, WorkbookError):
            data = self._adapter.dump_json((self._present.versions, shared, kept))
            write_whole(self._path, data, is_own=True, like=like)
