"""SHA-256 in hexadecimal, by which the history, the audit record and the ledger know a file."""

import hashlib
from pathlib import Path

from section55.files.bounded_read import open_file


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


def sha256_of_file(path: str | Path) -> str:
    """The SHA-256 of a file; raises ``OSError`` where it cannot be read."""
    with open_file(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
