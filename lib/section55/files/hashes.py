"""SHA-256 in hexadecimal, by which the history, the audit record and the ledger know a file."""

import hashlib
from pathlib import Path

from section55.files.bounded_read import open_file

_PART = 65536
"""Bytes that are read at once."""


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


def sha256_of_file(path: str | Path) -> str:
    """The SHA-256 of a file; raises ``OSError`` where it cannot be read."""
    digest = hashlib.sha256()
    with open_file(path) as file:
        # hashlib's own function makes room for 256 kB each time, which takes a fifth of what a small file takes.
        while part := file.read(_PART):
            digest.update(part)
    return digest.hexdigest()
