"""What the last builds made, and from what: ``.ledger.jsonl`` in the output folder.

A line for each inspection built, added as soon as its documents are in place, so that a build that
is stopped loses nothing of what it did. The last line of a slug counts. The ledger only saves
work: what it does not know, or what its marks do not fit, is built again, so it may be deleted
at any time.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from section55 import workspace
from section55.build.task import LedgerEntry, Result, Task
from section55.documents.formats import FORMATS
from section55.documents.libraries import installed_versions
from section55.files.atomic_write import append_line, write_whole
from section55.files.bounded_read import read_file
from section55.files.fingerprints import Mark, MarkReader, mark_of
from section55.files.hashes import sha256_of_file
from section55.files.locks import lock_folder
from section55.files.parts import sweep_parts
from section55.model.errors import WorkbookError

LEDGER = ".ledger.jsonl"
MOST_BYTES = 200_000_000
"""More than the ledger of 100,000 inspections has, each built several times."""
_DAMAGE = (ValueError, KeyError, TypeError, RecursionError, OSError)
"""What reading or following a damaged line raises: nested too deep, of other types, a path that no system has."""


def program_mark(notebook: Path) -> str:
    """One hash over what is the same for all inspections: the master notebook, the package, the libraries' versions."""
    total = hashlib.sha256("\0".join(installed_versions()).encode())
    for file in workspace.package_files():
        total.update(f"\0{file.relative_to(workspace.PACKAGE).as_posix()} {sha256_of_file(file)}".encode())
    total.update(f"\0{sha256_of_file(notebook)}".encode())
    return total.hexdigest()


def ledger_entry(
    task: Task, program: str, inputs: dict[Path, Mark | None], outputs: dict[str, Mark | None], seconds: float
) -> LedgerEntry:
    """The entry of an inspection that was built: its inputs by path, its outputs by name in its folder."""
    return {
        "slug": task.slug,
        "parameter_file": _from(task.output, task.path),
        "program": program,
        "inputs": {_from(task.output, path): mark for path, mark in inputs.items()},
        "outputs": outputs,
        "seconds": round(seconds, 3),
    }


def marks_in(listed: Mapping[str, Any]) -> dict[str, Mark | None]:
    """The marks of an entry's inputs or outputs by name; raises ``TypeError`` where one is no mark."""
    return {name: None if mark is None else Mark(*mark) for name, mark in listed.items()}


def output_marks(task: Task, documents: dict[str, str]) -> dict[str, Mark | None]:
    """The marks of an inspection's output, its documents' hashes known.

    What a run that failed would leave is marked as not there.
    """
    marks = {name: mark_of(task.folder / name, sha256, is_settled=True) for name, sha256 in documents.items()}
    return marks | {f"{task.slug}.failed.ipynb": None}


class Ledger:
    """The ledger of an output folder."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._path = output / LEDGER
        self._data = b""
        self._lines: dict[str, bytes] = {}
        self._marks = MarkReader()
        self._read()

    def _read(self) -> bytes:
        try:
            data = read_file(self._path, MOST_BYTES)
        except OSError:  # not there, or none that a build left
            return b""
        if data == self._data:
            return data
        self._data = data
        for line in data.splitlines():
            with contextlib.suppress(*_DAMAGE):
                self._lines[json.loads(line)["slug"]] = line
        return data

    def entry(self, slug: str) -> LedgerEntry | None:
        """The entry of an inspection; None where it is not known to have been built.

        Anybody may have written the file: a part of the entry may be missing or of another type.
        """
        entry: LedgerEntry | None = json.loads(self._lines[slug]) if slug in self._lines else None
        return entry

    def seconds(self, slug: str) -> float:
        """How long the inspection took to build; 0 where that is not known."""
        try:
            entry = self.entry(slug)
            return max(0.0, float(entry["seconds"])) if entry else 0.0
        except (*_DAMAGE, OverflowError):
            return 0.0

    def unchanged(self, task: Task, program: str) -> Result | None:
        """The result for an inspection whose documents are what a build would make again; None where they are not."""
        line = self._lines.get(task.slug)
        if line is None:
            return None
        try:
            return self._unchanged(task, program, json.loads(line))
        except (*_DAMAGE, AttributeError, IndexError):
            return None  # of another version of the ledger, or not ours

    def _unchanged(self, task: Task, program: str, entry: LedgerEntry) -> Result | None:
        inputs, outputs = marks_in(entry["inputs"]), marks_in(entry["outputs"])
        if entry["program"] != program or entry["parameter_file"] != _from(self._output, task.path):
            return None
        if any(outputs.get(f"{task.slug}.{kind}") is None for kind in task.formats):
            return None
        sweep_parts(task.folder)
        root, folder = str(self._output), os.path.join(self._output, task.slug)
        marks = [(os.path.join(root, path), mark) for path, mark in inputs.items()]
        marks += [(os.path.join(folder, name), mark) for name, mark in outputs.items()]
        if not all(self._marks.is_unchanged(path, mark) for path, mark in marks):
            return None
        if any(_is_there(folder, task.slug, kind) for kind in FORMATS if f"{task.slug}.{kind}" not in outputs):
            return None
        if not all(self._marks.has_same_times(path, mark) for path, mark in marks):
            self._refresh(entry)
        return Result(task.slug, "unchanged", 0.0, [f"{task.slug}/{name}" for name, mark in outputs.items() if mark])

    def _refresh(self, entry: LedgerEntry) -> None:
        """Notes the present times of files that are what they were, so that the next look need not read them."""
        inputs = {path: self._marks.mark(os.path.join(self._output, path)) for path in entry["inputs"]}
        folder = os.path.join(self._output, entry["slug"])
        outputs = {name: self._marks.mark(os.path.join(folder, name)) for name in entry["outputs"]}
        refreshed: LedgerEntry = {**entry, "inputs": inputs, "outputs": outputs}
        self.add(refreshed)

    def add(self, entry: LedgerEntry) -> None:
        """Notes an inspection that was built; where the disk refuses, the next build does not know of it."""
        line = json.dumps(entry, separators=(",", ":")).encode()
        self._lines[entry["slug"]] = line
        with contextlib.suppress(OSError, WorkbookError), lock_folder(self._output):
            # The line break before it too: the line before may have been cut off.
            append_line(self._path, b"\n" + line + b"\n")

    def tidy(self, without: Sequence[str] = ()) -> None:
        """Writes the ledger anew with one line for each inspection, those that other builds added meanwhile included.

        ``without`` are the slugs of inspections to take out. Where the disk refuses, it stays as it is.
        """
        with contextlib.suppress(OSError, WorkbookError), lock_folder(self._output):
            before = self._read()
            for slug in without:
                self._lines.pop(slug, None)
            text = b"".join(line + b"\n" for line in self._lines.values())
            if text != before:
                write_whole(self._path, text, is_own=True)


def _is_there(folder: str, slug: str, kind: str) -> bool:
    return os.path.exists(os.path.join(folder, f"{slug}.{kind}"))


def _from(folder: Path, path: Path) -> str:
    """A path as seen from a folder, with forward slashes; the whole path where they share no drive."""
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:
        return path.as_posix()
