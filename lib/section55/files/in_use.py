"""Files that another program has open: Windows refuses to replace or remove them, often only for a moment."""

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from section55.model.disk_errors import is_allowed
from section55.model.errors import WorkbookError

PATIENCE = 2.0
"""Seconds for which a file is tried again: virus scanners, indexers and OneDrive let go within them."""
_PAUSE = 0.05

Given = TypeVar("Given")


class FileInUse(WorkbookError, PermissionError):
    """A file could not be replaced, since another program has it open; nothing was replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is open in another program. Close it and try again; nothing was replaced.")
        self.path = path


def try_again(action: Callable[[], Given], path: Path) -> Given:
    """Gives what the action gives; where the file may be open elsewhere, tries again for two seconds before it raises.

    Windows denies access (errors 5, 32 and 33) for as long as another program has the file open.
    """
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return action()
        except PermissionError as error:
            if time.monotonic() >= end or not _may_pass(error, path):
                raise
            time.sleep(_PAUSE)


def _may_pass(error: PermissionError, path: Path) -> bool:
    """Whether access may be given in a moment: on Windows, and elsewhere only where the file's rights do not say no.

    Then it is Windows that denies it, which has the disk (a share by SMB). Linux and macOS themselves
    deny access for good, to a file in a folder that may not be written or one that is protected.
    """
    return os.name == "nt" or (error.errno == errno.EACCES and _may_write(path.parent) and _may_write(path))


def _may_write(path: Path) -> bool:
    return not path.exists() or is_allowed(path, os.W_OK)


def move(source: Path, target: Path) -> None:
    """Moves a file to another's place in the same folder.

    Raises `FileInUse` where that one stays open elsewhere, or is protected, and ``PermissionError``
    where the folder may not be written.
    """
    try:
        try_again(lambda: source.replace(target), target)
    except PermissionError:
        if not _may_write(target.parent):
            raise
        raise FileInUse(target) from None


def remove(path: Path) -> None:
    """Removes a file, if it is there; raises ``PermissionError`` where another program keeps it open."""
    try_again(lambda: path.unlink(missing_ok=True), path)
