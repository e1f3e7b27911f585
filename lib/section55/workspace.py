"""Where the workbook's own files lie: found from the package, never from the current folder.

An office that keeps its parameter files or its documents elsewhere, on a shared drive for example,
names the folders in SECTION55_PARAMETERS and SECTION55_OUTPUTS.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_NOTEBOOKS, _MASTER = "notebooks", "response.ipynb"


def is_workbook(folder: Path) -> bool:
    """Whether a folder is the workbook's own: it has the master notebook and the package in it."""
    return (folder / _NOTEBOOKS / _MASTER).is_file() and (folder / "lib" / PACKAGE.name).is_dir()


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path()  # it was deleted: whoever goes on to look into it is told so


HAS_FOLDER = is_workbook(PACKAGE.parents[1])
"""Whether the package lies in a workbook's folder; a wheel has the notebooks in it, and no folder around it."""
ROOT = PACKAGE.parents[1] if HAS_FOLDER else PACKAGE
MASTER_NOTEBOOK = ROOT / _NOTEBOOKS / _MASTER
REGISTER_NOTEBOOK = ROOT / _NOTEBOOKS / "register.ipynb"
PARAMETER_ENDINGS = (".yaml", ".yml", ".yaml.txt", ".yml.txt")
"""How the names of parameter files end, in whatever capitals. Only .yaml is right; the others are read to say so:
programs write them so, and an inspection that nothing lists has a deadline that nobody sees."""
OFFICES = "offices"
"""The folder of the offices' profiles, beside the parameter files."""
PARAMETERS_VARIABLE = "SECTION55_PARAMETERS"
OUTPUTS_VARIABLE = "SECTION55_OUTPUTS"
# A folder that is named is one of the workbook's; without a workbook, one of the folder that a person stands in.
_AROUND = ROOT if HAS_FOLDER else _current_folder()
PARAMETERS = _AROUND / (os.environ.get(PARAMETERS_VARIABLE) or "parameters")
OUTPUTS = _AROUND / (os.environ.get(OUTPUTS_VARIABLE) or "outputs")


def other_workbook() -> Path | None:
    """The workbook that a person stands in, or whose command they typed, where this package is not of that one."""
    command = Path(sys.argv[0]) if sys.argv else Path()
    places = [Path.cwd(), *([command.absolute()] if command.stem == PACKAGE.name else [])]
    for place in places:
        around = next(filter(is_workbook, (place, *place.parents)), None)
        if around is not None and not (HAS_FOLDER and around.samefile(ROOT)):
            return around
    return None


def other_workbook_sentence() -> str:
    """What to type to work on the workbook that a person stands in, where this package is not of that one; else empty.

    It is a sentence or two, for a warning or before a refusal.
    """
    other = other_workbook()
    if other is None:
        return ""
    whose = f"is installed from another: {ROOT}" if HAS_FOLDER else "is installed without a workbook"
    return (
        f"You are in the workbook {other}, but this section55 {whose}. To work on the files here, install it from "
        f"here: type “make setup” in {other}, and then .venv/bin/section55; without make, “pip install -e .”."
    )


def package_files() -> list[Path]:
    """Every file of the package (code, templates, fonts, tables), in a fixed order.

    What Python compiled is none of them, nor what an editor keeps beside a file that it has open.
    """
    found = []
    for folder, folders, names in os.walk(PACKAGE):
        folders[:] = [name for name in folders if name != "__pycache__" and name[0] != "."]
        found += [Path(folder, name) for name in names if name[0] != "."]
    return sorted(found, key=Path.as_posix)


def parameter_files_in(folder: Path) -> list[Path]:
    """The parameter files of a folder, by name; those of its subfolders are not looked at."""
    # By their names: to compare paths takes ten times as long, and Windows knows no capitals in either.
    return [folder / name for name in sorted(_parameter_names(folder), key=os.path.normcase)]


def has_parameter_files(folder: Path) -> bool:
    """Whether a folder has any, by itself."""
    return next(_parameter_names(folder), None) is not None


def _parameter_names(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.lower().endswith(PARAMETER_ENDINGS) and entry.name[0] != "." and _is_file(entry):
                yield entry.name


def _is_file(entry: os.DirEntry[str]) -> bool:
    # A link that leads to nothing, or in a ring, counts: its file may be on a disk that is not there just now.
    return _leads_to_file_or_nowhere(Path(entry.path)) if entry.is_symlink() else entry.is_file()


def _leads_to_file_or_nowhere(link: Path) -> bool:
    return link.is_file() or not link.exists()


def shown(path: Path) -> str:
    """A path as a person would name it: from where they stand when it lies below, else from its root."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        return str(path)
    return str(path) if relative.startswith("..") else relative


def named(path: Path) -> str:
    """A path as a page names it, whose reader stands nowhere: from the workbook's folder, else from its root."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def recorded_path(parameter_file: Path, folder: Path, root: Path = ROOT) -> str:
    """A parameter file as the documents of an output folder name it, with forward slashes and no path of the machine.

    It is named from the output folder where both lie in the workbook, and where that leads up from
    the output folder and down into no folder but the parameter folder. Any other way would lead
    through folders of the machine, such as somebody's home: then the file is named from the
    workbook, or by its name alone where it lies outside.
    """
    path, folder, root = parameter_file.resolve(), folder.resolve(), root.resolve()
    if path.is_relative_to(root) and not folder.is_relative_to(root):
        return path.relative_to(root).as_posix()
    leads_into_it_alone = folder.is_relative_to(path.parent.parent) and path.parent != Path.home().resolve()
    if path.is_relative_to(root) or folder.is_relative_to(path.parent) or leads_into_it_alone:
        return Path(os.path.relpath(path, folder)).as_posix()
    return path.name


def recorded_file(recorded: str, folder: Path, root: Path = ROOT, parameters: Path = PARAMETERS) -> Path:
    """The parameter file that `recorded_path` named for an output folder; where it lay, if it is no longer there."""
    if recorded.startswith("../"):
        return folder / recorded
    around = [place / recorded for place in (folder, root, parameters)]
    return next(filter(Path.is_file, around), around[-1])
