"""One response in two files, one in each language."""

import shutil
from pathlib import Path

from support.kinds import FOLDER

ENGLISH, WELSH = "2024-11-13-crime-recording", "2024-11-13-cofnodi-troseddau"


def copy_pair(folder: Path) -> Path:
    """Puts both files and their offices into a folder, and returns it."""
    shutil.copytree(FOLDER / "offices", folder / "offices")
    for slug in (ENGLISH, WELSH):
        shutil.copy(FOLDER / f"{slug}.yaml", folder)
    return folder


def replace_in(path: Path, old: str, new: str) -> None:
    """Replaces some words of a file, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
