"""Writes files whole or not at all, so that they survive a power cut."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file under another name and then renames it, so that nobody ever reads half of it.

    Once this returns, the file survives a crash of the machine. Where it raises ``OSError``, on a full
    disk for example, the file is what it was before.
    """
    write_all_whole({path: data})


def write_all_whole(files: Mapping[Path, bytes]) -> None:
    """Writes several files in the same way; none is renamed before all of them are on the disk."""
    parts = {path: path.with_name(part_name(path.name)) for path in files}
    try:
        for path, data in files.items():
            with _naming(path), parts[path].open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for path, part in parts.items():
            part.replace(path)
    except BaseException:
        for part in parts.values():
            part.unlink(missing_ok=True)
        raise
    for folder in {path.parent for path in files}:
        sync_folder(folder)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Lets an ``OSError`` of this block name a file: of one that is open already the system says no name."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def part_name(name: str) -> str:
    """What a file is called while it is being written."""
    return f".{name}.part"


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Locks a folder until the block or the process ends; whoever else locks it waits until then.

    Leaves no file behind. Windows cannot lock a folder; there the system refuses the second of two
    processes that write a file at the same time.
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
    """Adds data to the end of a file so that it survives a crash; where this raises, the file is what it was before."""
    with _naming(path), path.open("ab") as file:
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
    """Makes the names of a folder's files survive a crash; Windows does so by itself, and has no call for it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
