"""Files that another program has open: Windows refuses to replace or remove them, often only for a moment."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

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


def try_again(action: Callable[[], Given]) -> Given:
    """Gives what the action gives; where the system denies access, tries again for two seconds before it raises.

    Windows denies access (errors 5, 32 and 33) for as long as another program has the file open.
    """
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return action()
        except PermissionError:
            if time.monotonic() >= end:
                raise
            time.sleep(_PAUSE)


def move(source: Path, target: Path) -> None:
    """Moves a file to another's place in the same folder; raises `FileInUse` where that one stays open elsewhere."""
    try:
        try_again(lambda: source.replace(target))
    except PermissionError:
        raise FileInUse(target) from None


def remove(path: Path) -> None:
    """Removes a file, if it is there; raises ``PermissionError`` where another program keeps it open."""
    try_again(lambda: path.unlink(missing_ok=True))
