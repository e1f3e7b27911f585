"""Files that are there whole or not at all, and stay there when the power goes."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file beside its place and moves it there, so that nobody ever meets half of it.

    Once it returns, the file survives a crash of the machine. Where it raises ``OSError`` (a full
    disk, say), what was at the place before is still there, untouched.
    """
    write_all_whole({path: data})


def write_all_whole(files: Mapping[Path, bytes]) -> None:
    """Writes several files so; none is put in its place before all of them are on the disk."""
    beside = {path: path.with_name(part_of(path.name)) for path in files}
    try:
        for path, data in files.items():
            with beside[path].open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for path, part in beside.items():
            part.replace(path)
    except BaseException:
        for part in beside.values():
            part.unlink(missing_ok=True)
        raise
    for folder in {path.parent for path in files}:
        sync_folder(folder)


def part_of(name: str) -> str:
    """What a file is called while it is being written beside its place."""
    return f".{name}.part"


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Holds off others who ask the same of this folder, until the block or the process ends.

    Leaves no file behind. Windows cannot lock a folder; there the second of two who write one
    file at once is refused by the system.
    """
    if os.name == "nt":
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def append_whole(path: Path, data: bytes) -> None:
    """Adds to the end of a file so that it survives a crash; where it raises, the file is as long as before."""
    with path.open("ab") as file:
        length = file.seek(0, os.SEEK_END)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            os.ftruncate(file.fileno(), length)
            raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes the names of a folder's files survive a crash; Windows does so by itself and cannot be asked."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
