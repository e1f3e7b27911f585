"""The documents that an earlier build left: whether they say what the parameter file says now."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from section55.files.hashes import sha256_of_file

_COPY = re.compile(r"to-[a-z0-9]+(-[a-z0-9]+)*\.(html|pdf)")
"""The name of a letter to one of several addressees."""


def is_copy(name: str) -> bool:
    """Whether a file has the name that a build gives to one addressee's letter."""
    return bool(_COPY.fullmatch(name))


def earlier_copies(folder: Path) -> list[Path]:
    """The letters to single addressees that the folder's last build made, and that are as it left them."""
    made = _recorded(folder)
    return [folder / name for name in sorted(made) if is_copy(name) and _has_hash(folder / name, made[name])]


def outdated_documents(parameter_file: Path, folder: Path, formats: Sequence[str]) -> list[str]:
    """The names of a folder's documents, in order, that were not made of these words or have changed since.

    One that the system does not let this process read is among them: nothing says that it is as it should be.
    """
    made = _made_of_these_words(parameter_file, folder)
    names = [*(f"{parameter_file.stem}.{kind}" for kind in formats), *filter(is_copy, _recorded(folder))]
    there = (name for name in sorted(names) if os.path.exists(folder / name))
    return [name for name in there if not _has_hash(folder / name, made.get(name))]


def _recorded(folder: Path) -> dict[str, Any]:
    """The SHA-256 of a folder's documents by name, as its audit record has them; anybody may have written it."""
    from section55.documents.audit import read_folder_audit

    try:
        return dict(read_folder_audit(folder)["documents"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def _made_of_these_words(parameter_file: Path, folder: Path) -> dict[str, Any]:
    """The SHA-256 of the folder's documents by name; none where they were made of other words, or nothing says so."""
    from section55.documents.audit import read_folder_audit

    try:
        audit = read_folder_audit(folder)
        # The history changes with the file, and is not the one that a document carries.
        inputs = [file for file in audit["record"]["inputs"] if file["role"] != "history"]
        if inputs and all(_has_hash(parameter_file.parent / file["name"], file["sha256"]) for file in inputs):
            return dict(audit["documents"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    return {}


def _has_hash(path: Path, sha256: object) -> bool:
    """Whether a file is there, may be read, and has this SHA-256."""
    try:
        return path.is_file() and sha256_of_file(path) == sha256
    except OSError:
        return False
