"""Names of copies of files that OneDrive, Dropbox and Windows make beside them.

What is kept of a folder is looked through by them, so that nothing is imported here that reads a file.
"""

import os
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

HISTORY = ".history.jsonl"
"""How the name of a history ends."""
_COPY = re.compile(
    r"(?P<name>.+?)(?: ?\([0-9]{1,3}\)| ?[-–] ?[Cc]opy(?: ?\([0-9]{1,3}\))?| copy(?: [0-9]{1,3})?"
    r"| ?\([^()]*[Cc]onflict[^()]*\)|[.-]sync-conflict-.+|_conflict-.+)+"
)


def original_of(path: Path) -> Path | None:
    """The file that a file's name says it is a copy of, whether that is there or not; None for any other name.

    A computer's name at the end, as OneDrive writes it, is known only where the file without it is there.
    """
    original = _original(str(path.parent), path.name)
    return path.with_name(original) if original else None


def names_like(folder: str, name: str) -> list[str]:
    """The names of the parameter files and histories that a file is compared with, where it is a copy or has copies."""
    stem = _split(_original(folder, name) or name)[0]
    return [other for other in names_from(folder, stem) if other.endswith((".yaml", ".jsonl"))]


def names_from(folder: str, stem: str) -> Sequence[str]:
    """The names in a folder that begin with so many characters; none where the folder cannot be read."""
    names = _names(folder)
    return names[bisect_left(names, stem) : bisect_left(names, f"{stem}\U0010ffff")]


def _names(folder: str) -> tuple[str, ...]:
    try:
        return _names_in(folder, os.stat(folder).st_mtime_ns)
    except OSError:
        return ()


def _original(folder: str, name: str) -> str:
    stem, ending = _split(name)
    if found := _COPY.fullmatch(stem):
        return found["name"] + ending
    # By the names that are known already: a file has many hyphens, and a folder thousands of files.
    names = _names(folder)
    for place in reversed([match.start() for match in re.finditer("-", stem)]):
        begin = stem[:place] + ending
        index = bisect_left(names, begin)
        if names[index : index + 1] == (begin,) and os.path.isfile(os.path.join(folder, begin)):
            return begin
    return ""


def _split(name: str) -> tuple[str, str]:
    """A name's stem, and how it ends."""
    if name.endswith(HISTORY):
        return name.removesuffix(HISTORY), HISTORY
    return os.path.splitext(name)


@lru_cache(maxsize=16)
def _names_in(folder: str, changed: int) -> tuple[str, ...]:
    """The names in a folder that was changed at a time, sorted: the copies of thousands of files are looked for."""
    return tuple(sorted(os.listdir(folder)))
