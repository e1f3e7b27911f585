"""Versions of Norfolk's parameter file one after the other, and whether the file and its history are whole."""

from pathlib import Path

from section55.files.history import file_at
from section55.files.saving import read_revisions


def version(text: str, number: int) -> bytes:
    """A version of the file that says its number, of changing length."""
    warmly = "very much " * (number % 7)
    return text.replace("I welcome this report", f"I {warmly}welcome {number} this report").encode()


def assert_whole(path: Path) -> None:
    """The file is its history's last revision, and every revision can be made again."""
    revisions = read_revisions(path)
    assert path.read_bytes() == file_at(revisions, len(revisions))
    for number in range(1, len(revisions) + 1):
        file_at(revisions, number)
