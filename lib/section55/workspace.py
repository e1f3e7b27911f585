"""Where the workbook's own files lie: found from the package, never from the current folder.

An office that keeps its parameter files or its documents elsewhere, on a shared drive for example,
names the folders in SECTION55_PARAMETERS and SECTION55_OUTPUTS.
"""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parents[1]
MASTER_NOTEBOOK = ROOT / "notebooks" / "response.ipynb"
REGISTER_NOTEBOOK = ROOT / "notebooks" / "register.ipynb"
PARAMETERS_VARIABLE = "SECTION55_PARAMETERS"
OUTPUTS_VARIABLE = "SECTION55_OUTPUTS"
PARAMETERS = ROOT / (os.environ.get(PARAMETERS_VARIABLE) or "parameters")
OUTPUTS = ROOT / (os.environ.get(OUTPUTS_VARIABLE) or "outputs")


def package_files() -> list[Path]:
    """Every file of the package (code, templates, fonts, tables) but what Python compiled, in a fixed order."""
    found = []
    for folder, folders, names in os.walk(PACKAGE):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found += [Path(folder, name) for name in names]
    return sorted(found, key=Path.as_posix)


def parameter_files_in(folder: Path) -> list[Path]:
    """The parameter files of a folder, by name; those of its subfolders are not looked at."""
    return sorted(
        path for path in folder.iterdir() if path.suffix in (".yaml", ".yml") and path.is_file() and path.name[0] != "."
    )


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
