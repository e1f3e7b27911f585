"""Puts the files that a document carries back where they were, to the byte."""

from collections.abc import Mapping
from pathlib import Path

from section55.files.access import make_folder
from section55.files.atomic_write import write_whole
from section55.files.saving import save
from section55.model.errors import WorkbookError
from section55.workspace import shown

BY_IMPORT = "import"
"""How a history says that a file was brought in."""


def bring_back(carried: Mapping[str, bytes], folder: Path) -> tuple[list[Path], list[Path]]:
    """Writes the parameter file, and its office's profile and logo where they are not there; gives what it wrote.

    The second list is of files that were there with other content and were left. Raises `WorkbookError` where the
    parameter file itself is there already.
    """
    parameter_name, *other_names = carried
    path = folder / parameter_name
    if path.exists():
        raise WorkbookError(
            f"{shown(path)}: there is such a file already, and it was left as it is. Open it, or move it away first."
        )
    written, kept = [path], []
    for name in other_names:
        beside = folder / name
        if not beside.exists():
            make_folder(beside.parent)
            write_whole(beside, carried[name])
            written.append(beside)
        elif beside.read_bytes() != carried[name]:
            kept.append(beside)
    save(path, carried[parameter_name], by=BY_IMPORT, instead_of=b"")
    return written, kept
