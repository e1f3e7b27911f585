"""What the system refused, for a person: the file that they know, why, and what to do about it."""

import errno
import os
import re
from contextlib import suppress
from pathlib import Path

from section55 import workspace

_PART = re.compile(r"\.(.+?)(?:\.[a-z0-9_]{8})?\.part")
_NAMELESS = re.compile(r"\.[a-z0-9_]{8}\.part|\..+\.running\.ipynb")
_BESIDE_A_FILE = re.compile(r"\.(.+?)\.(?:lock|pending|(?:.+\.)?(?:unsaved|discarded)\.json)")
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_OF_A_PLACE = _REFUSED | {errno.EEXIST, errno.ENOTDIR, errno.ENOENT}
_IN_USE = {errno.EBUSY, errno.ETXTBSY}
_AWAY = {
    getattr(errno, name)
    for name in (
        *("EIO", "ENXIO", "ENODEV", "ESTALE", "ETIMEDOUT", "ENOTCONN", "EREMOTEIO"),
        *("EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH"),
    )
    if hasattr(errno, name)
}
_IN_USE_ON_WINDOWS = {32, 33}
_AWAY_ON_WINDOWS = {21, 53, 55, 59, 64, 67, 121, 362, 1231}
OTHER_TEMPORARY_FOLDER = "Another folder for temporary files is named in TMPDIR, on Windows in TEMP."
_OTHER_CURES = {
    errno.EISDIR: "It is a folder, and a file is wanted. Name a file.",
    errno.ENAMETOOLONG: "Its name is too long. Use a shorter one, or a folder that is less deep.",
    errno.ELOOP: "It is a link that leads nowhere, or one where the file itself is wanted. Put the file itself there.",
    errno.EMFILE: "Too many files are open at once. Do fewer things at a time, for example with -j 1.",
    errno.ENFILE: "Too many files are open at once. Close other programs and try again.",
    errno.ENOMEM: "The memory is full. Close other programs and try again.",
    errno.EADDRINUSE: "Another program uses this port. Name another with --port.",
    errno.ENOENT: "The folder that you are in may be gone. Go to another and try again.",
}
"""What to do about an error that is of no file, or of any alike."""
_SETTINGS_FOLDERS = (
    *(".local", ".jupyter", ".ipython", ".cache", ".config"),
    *("Library/Jupyter", "AppData/Roaming/jupyter"),
)
"""Where JupyterLab and IPython keep files of their own, below a person's home."""


def name_of_file(error: OSError) -> str:
    """The file that was refused, as the person knows it; empty where the system names none.

    A file that is only there while another is being written, or to lock it, is called by that other's name.
    """
    path = _path_of(error)
    return workspace.shown(_known(path)) if path else ""


def cure_of(error: OSError) -> str:
    """What a person can do about it, in a sentence or two; empty where that is not known."""
    path, number, of_windows = _path_of(error), error.errno, getattr(error, "winerror", None)
    if of_windows in _IN_USE_ON_WINDOWS or number in _IN_USE:
        return "It is open in another program. Close it there and try again."
    if of_windows in _AWAY_ON_WINDOWS or number in _AWAY:
        return "The disk or the network drive does not answer. See that it is connected, and try again."
    if number in _FULL:
        return "The disk is full, or you may not use more of it. Make room there and try again."
    if path is None and "temporary" in str(error):
        return f"Make room in one of these folders, or name another. {OTHER_TEMPORARY_FOLDER}"
    if path is None or number is None:
        return _OTHER_CURES.get(number or 0, "")
    if number in _OF_A_PLACE and _is_for_settings(path):
        return (
            "JupyterLab keeps files of its own in your home folder, and cannot there. Name a folder that can be "
            "written in HOME, or in JUPYTER_RUNTIME_DIR, JUPYTER_DATA_DIR, JUPYTER_CONFIG_DIR and IPYTHONDIR."
        )
    if number in _REFUSED:
        return _cure_of_refusal(path, number)
    if number in (errno.EEXIST, errno.ENOTDIR):
        return _cure_of_file_for_folder(path)
    if number == errno.ENOENT:
        return _cure_of_absence(path)
    return _OTHER_CURES.get(number, "")


def _path_of(error: OSError) -> Path | None:
    name = error.filename
    return Path(os.fsdecode(name)) if isinstance(name, (str, bytes, os.PathLike)) and name else None


def _known(path: Path) -> Path:
    """The file that a person knows, where a path is of a file that the workbook made for a moment or for itself."""
    if _NAMELESS.fullmatch(path.name):
        return path.parent
    if found := _PART.fullmatch(path.name):
        return path.parent if found[1].startswith(".") else path.with_name(found[1])
    if found := _BESIDE_A_FILE.fullmatch(path.name):
        return path.with_name(f"{found[1]}.yaml")
    return path


def _cure_of_refusal(path: Path, number: int) -> str:
    known = _known(path)
    if number == errno.EROFS:
        return f"That disk can be read only. Ask for the right to write on it.{_elsewhere(known)}"
    if known == path and os.path.isfile(path):
        if not is_allowed(path, os.R_OK):
            return f"You may not read it.{_owner_of(path, 'It')} Ask for the right to read it."
        if not is_allowed(path, os.W_OK):
            return f"You may not change it.{_owner_of(path, 'It')} Ask for the right to write it.{_elsewhere(known)}"
        return f"It is protected, or open in another program. Close it there and try again.{_elsewhere(known)}"
    folder = _nearest_folder(path)
    why = "" if known.suffix != ".yaml" else ", where its history is kept beside it"
    right = "write" if is_allowed(folder, os.R_OK | os.X_OK) else "read and write"
    return (
        f"You may not {right} in the folder {workspace.shown(folder)}{why}.{_owner_of(folder, 'The folder')} "
        f"Ask for the right to {right} there.{_elsewhere(known)}"
    )


def _cure_of_file_for_folder(path: Path) -> str:
    file = next((place for place in (path, *path.parents) if os.path.isfile(place)), path)
    what = "It is a file" if file == path else f"{workspace.shown(file)} is a file"
    return f"{what}, and a folder is wanted there. Move the file away.{_elsewhere(path)}"


def _cure_of_absence(path: Path) -> str:
    if os.path.isdir(path.parent):
        return "It is not there, or not there any more. See that its name is right."
    return f"There is no folder {workspace.shown(path.parent)}. Make it, or name one that is there."


def _elsewhere(path: Path) -> str:
    """How to name another folder in its place, with a space before it."""
    if path.absolute().is_relative_to(workspace.OUTPUTS):
        return f" Or name another folder for the documents, with -o or in {workspace.OUTPUTS_VARIABLE}."
    if path.absolute().is_relative_to(workspace.PARAMETERS):
        return f" Or keep the parameter files in another folder, and name it in {workspace.PARAMETERS_VARIABLE}."
    return "" if path.suffix == ".yaml" else " Or name another file or folder."


def _is_for_settings(path: Path) -> bool:
    with suppress(RuntimeError):  # which is how Python says that this person has no home
        home = Path.home()
        if home.is_relative_to(path):
            return True
        return any(path.is_relative_to(home / name) for name in _SETTINGS_FOLDERS) and not path.is_relative_to(
            workspace.ROOT
        )
    return False


def _nearest_folder(path: Path) -> Path:
    return next((folder for folder in path.parents if os.path.isdir(folder)), path.parent)


def is_allowed(path: Path, how: int) -> bool:
    """Whether this user may read, write or enter what is at a path (``os.R_OK``, ``os.W_OK``, ``os.X_OK``)."""
    return os.access(path, how, effective_ids=os.access in os.supports_effective_ids)


def _owner_of(path: Path, name: str) -> str:
    """Whose it is, as a sentence with a space before it; empty where the system does not say."""
    with suppress(OSError, KeyError, NotImplementedError, ImportError):
        return f" {name} belongs to {path.owner()}."
    return ""
