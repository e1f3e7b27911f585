"""Writes a Word document that a command made."""

from pathlib import Path

from section55.commands.printing import echo
from section55.files.access import make_folder
from section55.files.atomic_write import write_whole
from section55.model.errors import WorkbookError
from section55.workspace import shown


def write_new(path: Path, data: bytes) -> None:
    """Writes a document that is not there yet and prints its path.

    Raises `WorkbookError` for one that is there with other content: somebody may have typed into it.
    """
    if path.suffix.lower() != ".docx":
        raise WorkbookError(f"{path}: the document is for Word. Give it a name that ends with .docx.")
    if path.exists() and not (path.is_file() and path.read_bytes() == data):
        raise WorkbookError(f"{path}: there is such a file already, and it was left as it is. Give another with -o.")
    make_folder(path.parent)
    write_whole(path, data)
    echo(shown(path))
