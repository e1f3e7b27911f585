"""What is kept of the files of a folder, beside them, so that only what changed is read again.

It is kept by the marks of each file and its history, of the offices' profiles and of the package, as
the ledger of a build has them, and by the versions of the libraries. It is a convenience: where it
cannot be read or written, is damaged or was made by another version, every file is read anew.
"""

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter

from section55 import workspace
from section55.documents.libraries import installed_versions
from section55.files.atomic_write import write_whole
from section55.files.bounded_read import read_file
from section55.files.copies import files_like
from section55.files.fingerprints import Mark, MarkReader
from section55.files.history import history_path
from section55.model.errors import WorkbookError
from section55.model.printable import is_utf8
from section55.register.facts import Cached, Marks

MOST_BYTES = 500_000_000
"""More than what is kept of 10,000 inspections with all their items."""

_Read = TypeVar("_Read")
Paths = dict[str, Path]
"""Files by the names that their marks are kept under."""


def inputs_of(file: Path) -> Paths:
    """The files that one entry depends on, besides those that all depend on: its history, and copies of either."""
    history = history_path(file)
    return {file.name: file, history.name: history} | {other.name: other for other in files_like(file)}


class PresentFiles:
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
        profiles = self._folder / workspace.OFFICES
        offices = [file for file in sorted(profiles.iterdir()) if file.is_file()] if profiles.is_dir() else []
        package = {file.relative_to(workspace.PACKAGE.parent).as_posix(): file for file in workspace.package_files()}
        return package | {f"{workspace.OFFICES}/{file.name}": file for file in offices}

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


class FolderCache(Generic[_Read]):
    """What one file keeps of the entries of a folder."""

    def __init__(
        self, path: Path, adapter: TypeAdapter[Cached[_Read]], present: PresentFiles, files: list[Path]
    ) -> None:
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
            inputs = inputs_of(file)
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
