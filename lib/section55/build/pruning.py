"""Outputs whose parameter file is gone: finds them, and removes them where a person asks for that."""

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from section55.build.earlier_documents import is_copy
from section55.build.ledger import Ledger, marks_in
from section55.documents.formats import FORMATS
from section55.files.hashes import sha256_of_file
from section55.files.parts import sweep_parts


@dataclass(frozen=True)
class Orphan:
    """An output folder that a build made from a parameter file that is no longer there."""

    folder: Path
    files: dict[str, str]
    """The names of the files that the build put there, with their SHA-256; anybody may have written them."""

    def remove(self) -> list[str]:
        """Removes the files that a build made and nobody has changed since; gives the names of those that are kept.

        Removes the folder too where it is empty then.
        """
        slug = self.folder.name
        for name in [*_output_names(slug), *filter(is_copy, self.files)]:
            path = self.folder / name
            if path.is_file() and not path.is_symlink() and sha256_of_file(path) == self.files.get(name):
                path.unlink()
        (self.folder / f"{slug}.failed.ipynb").unlink(missing_ok=True)
        sweep_parts(self.folder)
        kept = sorted(os.listdir(self.folder))
        if not kept:
            self.folder.rmdir()
        return kept


def _output_names(slug: str) -> list[str]:
    """The names of the files that a build writes: nothing else is removed, whatever a record names."""
    from section55.documents.audit import AUDIT_FILE

    return [*(f"{slug}.{kind}" for kind in (*FORMATS, "ipynb")), AUDIT_FILE]


def find_orphans(output: Path, folders: Collection[Path], slugs: Collection[str]) -> list[Orphan]:
    """The output folders, in the order of their names, whose parameter file lay in one of these folders and is gone.

    ``slugs`` are those that are known to have theirs. A folder that no build made is not an orphan.
    """
    orphans = []
    ledger = None
    output = output.resolve()
    here = {str(folder.resolve()) for folder in folders}
    built = (entry.name for entry in os.scandir(output) if entry.is_dir(follow_symlinks=False))
    for slug in sorted(name for name in built if name not in slugs):
        ledger = ledger or Ledger(output)
        path, files = _from_ledger(ledger, slug) or _from_audit(output / slug) or ("", {})
        parameter_file = os.path.normpath(output / path)
        if path and os.path.dirname(parameter_file) in here and not os.path.exists(parameter_file):
            orphans.append(Orphan(output / slug, files))
    return orphans


def prune(output: Path, orphans: list[Orphan]) -> dict[Path, list[str]]:
    """Removes orphans; gives for each folder the names of the files in it that are kept."""
    kept = {orphan.folder: orphan.remove() for orphan in orphans}
    Ledger(output).tidy(without=[folder.name for folder in kept])
    return kept


def _from_ledger(ledger: Ledger, slug: str) -> tuple[str, dict[str, str]] | None:
    """The parameter file, as seen from the output folder, and the files that a build made of it; None where unknown."""
    entry = ledger.entry(slug)
    if entry is None:
        return None
    try:
        path = os.path.join("", entry["parameter_file"])  # which raises for what is no text
        return path, {name: mark.sha256 for name, mark in marks_in(entry["outputs"]).items() if mark}
    except (TypeError, KeyError, AttributeError):
        return None


def _from_audit(folder: Path) -> tuple[str, dict[str, str]] | None:
    """The same from the folder's audit record, for a folder that the ledger does not know."""
    from section55.documents.audit import AUDIT_FILE, read_folder_audit

    try:
        found = read_folder_audit(folder)
        path = os.path.join(folder.name, found["parameter_file"])
        return path, dict(found["documents"]) | {AUDIT_FILE: sha256_of_file(folder / AUDIT_FILE)}
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
