"""What Windows asks of the names of files: none that it keeps for devices, and short paths."""

import os
import re
from pathlib import Path

# Whatever ending they have: Windows and OneDrive make no file of such a name.
_RESERVED = re.compile("con|prn|aux|nul|(?:com|lpt)[0-9]", re.IGNORECASE)
_LONGEST_PATH = 259
"""The most characters of a path in Windows as it is installed: 260 with the one that ends it."""
_USUAL_DEPTH = 130
"""How many characters the workbook's own folder may have in its path: a deep one in an office's OneDrive has 130."""
_AROUND_A_SLUG = len("\\\\.") + len(".failed.ipynb.12345678.part")
"""What stands around the two slugs in the longest path that a build writes for a moment, after the outputs folder."""


def is_reserved(text: str) -> bool:
    """Whether Windows keeps a name for a device, like con or com1, so that no file can be called by it there."""
    return bool(_RESERVED.fullmatch(text))


def longest_slug(outputs: Path, is_here: bool = os.name == "nt") -> int:
    """How many characters the name of an inspection's file may have, so that Windows can have its documents.

    On Windows, which ``is_here`` says, that depends on where the folder ``outputs`` lies. Elsewhere the
    workbook is taken to lie in a folder whose path has 130 characters, as it may at a colleague's.
    """
    folder = len(str(outputs.absolute())) if is_here else _USUAL_DEPTH + len("\\outputs")
    return (_LONGEST_PATH - folder - _AROUND_A_SLUG) // 2


def too_long_on_windows(slug: str, outputs: Path, is_here: bool = os.name == "nt") -> str:
    """Why the documents of a slug could not be written on Windows, and what to do, as sentences; else empty.

    It goes by `longest_slug`.
    """
    most = longest_slug(outputs, is_here)
    if len(slug) <= most:
        return ""
    where = f"in {outputs}" if is_here else f"where the workbook's folder has a path of {_USUAL_DEPTH} characters"
    cure = (
        f"Give the file a name of at most {most} characters without its ending"
        if most >= len("2023-12-19-a")
        else "Name a folder with a shorter path"
    )
    return (
        f"The name {slug} has {len(slug)} characters, which is too long for Windows {where}: "
        f"no path may have more than {_LONGEST_PATH}. {cure}, "
        "or keep the workbook nearer to the drive, as in C:\\Section55."
    )
