"""Outputs whose parameter file is gone: found, and taken away where a person asks for it."""

import json
import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from section55.hashes import sha256_of_file
from section55.ledger import Ledger, marks_in
from section55.whole_files import part_of


@dataclass(frozen=True)
class Orphan:
    """An output folder that a build made from a parameter file that is no longer there."""

    folder: Path
    made: dict[str, str]
    """The files that the build put there, with their SHA-256."""

    def remove(self) -> list[str]:
        """Takes away what a build made and nobody has changed since; gives the names of what is kept.

        The folder goes too, once it is empty.
        """
        slug = self.folder.name
        for name, sha256 in self.made.items():
            path = self.folder / name
            if path.is_file() and sha256_of_file(path) == sha256:
                path.unlink()
        for name in (f"{slug}.failed.ipynb", f".{slug}.running.ipynb", *(part_of(name) for name in self.made)):
            (self.folder / name).unlink(missing_ok=True)
        kept = sorted(os.listdir(self.folder))
        if not kept:
            self.folder.rmdir()
        return kept


def orphans(output: Path, folders: Collection[Path], slugs: Collection[str]) -> list[Orphan]:
    """The output folders, by name, whose parameter file lay in one of these folders and is gone.

    Those of ``slugs`` are known to have theirs. A folder that no build made is none of them.
    """
    found = []
    ledger = None
    output = output.resolve()
    here = {str(folder.resolve()) for folder in folders}
    for folder in sorted(entry.name for entry in os.scandir(output) if entry.is_dir() and entry.name not in slugs):
        ledger = ledger or Ledger(output)
        path, made = _from_ledger(ledger, folder) or _from_audit(output / folder) or ("", {})
        parameter_file = os.path.normpath(output / path)
        if path and os.path.dirname(parameter_file) in here and not os.path.exists(parameter_file):
            found.append(Orphan(output / folder, made))
    return found


def prune(output: Path, found: list[Orphan]) -> dict[Path, list[str]]:
    """Removes orphans; for each folder, the names of the files in it that are kept."""
    kept = {orphan.folder: orphan.remove() for orphan in found}
    ledger = Ledger(output)
    ledger.forget([folder.name for folder in kept])
    ledger.tidy()
    return kept


def _from_ledger(ledger: Ledger, slug: str) -> tuple[str, dict[str, str]] | None:
    entry = ledger.entry(slug)
    try:
        return entry["parameter_file"], {name: mark.sha256 for name, mark in marks_in(entry["outputs"]).items() if mark}
    except (TypeError, KeyError, AttributeError):
        return None


def _from_audit(folder: Path) -> tuple[str, dict[str, str]] | None:
    """The same from the folder's audit record, for a folder that the ledger does not know."""
    from section55.audit import AUDIT_FILE

    try:
        text = (folder / AUDIT_FILE).read_bytes()
        found = json.loads(text)
        path = os.path.join(folder.name, found["parameter_file"])
        return path, dict(found["documents"]) | {AUDIT_FILE: sha256_of_file(folder / AUDIT_FILE)}
    except (OSError, ValueError, TypeError, KeyError):
        return None
