"""What is kept of the files of a folder, beside them, so that only what changed is read again.

It is kept by the marks of each file and its history, of the offices' profiles and of the package, as
the ledger of a build has them, and by the versions of the libraries. It is a convenience: where it
cannot be read or written, is damaged or was made by another version, every file is read anew.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from section55 import workspace
from section55.documents.libraries import installed_versions
from section55.files.bounded_read import read_file
from section55.files.copy_names import HISTORY, names_like
from section55.files.fingerprints import Mark, MarkReader, mark_of
from section55.model.errors import WorkbookError
from section55.model.printable import is_utf8
from section55.register.kept_values import kept_text, reader_of

MOST_BYTES = 500_000_000
"""More than what is kept of 10,000 inspections with all their items."""

_Read = TypeVar("_Read")
Paths = dict[str, str]
"""Files by the names that their marks are kept under."""
Marks = dict[str, Mark | None]
"""The marks of files by their names."""


def inputs_of(folder: str, file: str) -> Paths:
    """The files that one entry depends on, besides those that all depend on: its history, and copies of either."""
    path = os.path.join(folder, file)
    history = f"{os.path.splitext(os.path.realpath(path) if os.path.islink(path) else path)[0]}{HISTORY}"
    others = {name: os.path.join(folder, name) for name in names_like(folder, file)}
    return {file: path, os.path.basename(history): history} | others


class PresentFiles:
    """The files of a folder as they are now."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._reader = MarkReader()
        self._inputs: dict[str, Paths] = {}

    @cached_property
    def versions(self) -> str:
        return ", ".join(installed_versions())

    @cached_property
    def shared(self) -> Paths:
        """The files that every entry depends on: the package's, and the offices' profiles and logos."""
        profiles = self._folder / workspace.OFFICES
        offices = [file for file in sorted(profiles.iterdir()) if file.is_file()] if profiles.is_dir() else []
        begin = len(str(workspace.PACKAGE.parent)) + 1
        package = {str(file)[begin:].replace(os.sep, "/"): str(file) for file in workspace.package_files()}
        return package | {f"{workspace.OFFICES}/{file.name}": str(file) for file in offices}

    def inputs(self, file: str) -> Paths:
        """The files that the entry of a file of the folder depends on by itself, as they were at first."""
        if file not in self._inputs:
            self._inputs[file] = inputs_of(str(self._folder), file)
        return self._inputs[file]

    def are_unchanged(self, paths: Paths, marks: Marks) -> bool:
        """Whether files are what their marks say, and no other than those that were marked."""
        try:
            return paths.keys() == marks.keys() and all(
                self._reader.is_unchanged(path, marks[name]) for name, path in paths.items()
            )
        except OSError:
            return False

    def have_same_times(self, paths: Paths, marks: Marks) -> bool:
        """Whether they are there, and sizes and times alone say that they are what their marks say."""
        return paths.keys() == marks.keys() and all(
            self._reader.has_same_times(path, marks[name]) for name, path in paths.items()
        )

    def marks(self, paths: Paths) -> Marks:
        """What `marks_of` gives, of which each file is read once."""
        return marks_of(paths, self._reader.mark)


def marks_of(paths: Paths, mark: Callable[[str], Mark | None] = mark_of) -> Marks:
    """The marks of files as they are; None for one that is not there or may not be read."""
    marks: Marks = {}
    for name, path in paths.items():
        try:
            marks[name] = mark(path)
        except OSError:
            marks[name] = None
    return marks


class FolderCache(Generic[_Read]):
    """What one file keeps of the entries of a folder, by the names of the files that they were read from."""

    def __init__(self, path: Path, kind: type[_Read], present: PresentFiles, files: list[Path]) -> None:
        """Reads what is kept of ``files`` and is still so; the file itself is not looked at where they are none."""
        self._path, self._reader, self._present = path, reader_of(kind), present
        self._shared: Marks = {}
        self._kept: dict[str, tuple[Marks, _Read]] = {}
        self._added: dict[str, str] = {}
        self._is_current = True
        if files:
            try:
                self._read([file.name for file in files])
            except Exception:  # not there, or damaged in one of more ways than can be listed
                self._kept = {}

    def _read(self, files: list[str]) -> None:
        present = self._present
        versions, shared, kept = json.loads(read_file(self._path, MOST_BYTES))
        self._shared = _marks(shared)
        if versions != present.versions or not present.are_unchanged(present.shared, self._shared):
            return
        self._is_current = present.have_same_times(present.shared, self._shared)
        for file in files:
            if file not in kept:
                continue
            marks, inputs = _marks(kept[file][0]), present.inputs(file)
            if not present.have_same_times(inputs, marks):
                if not present.are_unchanged(inputs, marks):
                    continue
                marks, self._is_current = present.marks(inputs), False
            self._kept[file] = marks, self._reader(kept[file][1])

    def __iter__(self) -> Iterator[str]:
        yield from self._kept
        yield from self._added

    def __contains__(self, name: str) -> bool:
        return name in self._kept or name in self._added

    def __getitem__(self, name: str) -> _Read:
        """What is kept of a file, or was added."""
        if name in self._added:
            return self._reader(json.loads(self._added[name])[1])
        return self._kept[name][1]

    def add(self, name: str, text: str) -> None:
        """Keeps what was read of a file: its marks, as they were before, and what it says, as `kept_text` has both."""
        self._added[name] = text
        self._is_current = False

    def write(self, like: Callable[[], Path | None]) -> None:
        """Writes what was added, for those who may read ``like``; where it cannot be, all is read anew each time."""
        if self._is_current:
            return
        # Imported here: it takes longer than to read what is kept of a small folder.
        from section55.files.atomic_write import write_whole

        present = self._present
        texts = {name: kept_text(kept) for name, kept in self._kept.items()} | self._added
        kept = ",".join(f"{kept_text(name)}:{text}" for name, text in texts.items() if is_utf8(name))
        text = f"[{kept_text(present.versions)},{kept_text(present.marks(present.shared))},{{{kept}}}]"
        # Nor where an office has a name that is no text, or a link lies in the cache's place.
        with suppress(OSError, ValueError, WorkbookError):
            write_whole(self._path, text.encode(), is_own=True, like=like())


def _marks(kept: Any) -> Marks:
    """Marks as JSON has them; raises ``ValueError`` or ``TypeError`` for anything else."""
    return {name: None if mark is None else _mark(*mark) for name, mark in kept.items()}


def _mark(size: Any, modified: Any, changed: Any, sha256: Any) -> Mark:
    if not (type(size) is type(modified) is type(changed) is int and type(sha256) is str):
        raise TypeError(size, modified, changed, sha256)
    return Mark(size, modified, changed, sha256)
