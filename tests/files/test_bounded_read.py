"""Files read with a bound: what is no ordinary file is not waited for, and what is too large is not read."""

import os
from pathlib import Path

import pytest

from section55.files.bounded_read import NotRead, read_bounded


def test_an_ordinary_file_is_read_up_to_the_bound(tmp_path: Path) -> None:
    """A file of just so many bytes is, one of one byte more is not."""
    (tmp_path / "file").write_bytes(b"12345")
    assert read_bounded(tmp_path / "file", 5) == b"12345"
    with pytest.raises(NotRead, match="more than 4 bytes"):
        read_bounded(tmp_path / "file", 4)


def test_a_huge_file_takes_no_memory(tmp_path: Path) -> None:
    """Its size is looked at first."""
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(10**13)
    with pytest.raises(NotRead, match=r"more than 1,000 bytes"):
        read_bounded(tmp_path / "huge", 1000)


@pytest.mark.parametrize("what", ["folder", "pipe", "device"])
def test_what_is_no_file_is_not_waited_for(tmp_path: Path, what: str) -> None:
    """A pipe that nobody writes to would be, for ever."""
    path = tmp_path / what
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    with pytest.raises((NotRead, IsADirectoryError)):
        read_bounded(path, 1000)
