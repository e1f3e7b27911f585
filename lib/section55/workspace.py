"""Where the workbook's own files lie: found from the package, never from the current folder.

An office that keeps its parameter files or its documents elsewhere, on a shared drive for example,
names the folders in SECTION55_PARAMETERS and SECTION55_OUTPUTS.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MASTER_NOTEBOOK = ROOT / "notebooks" / "response.ipynb"
REGISTER_NOTEBOOK = ROOT / "notebooks" / "register.ipynb"
PARAMETERS_VARIABLE = "SECTION55_PARAMETERS"
OUTPUTS_VARIABLE = "SECTION55_OUTPUTS"
PARAMETERS = ROOT / (os.environ.get(PARAMETERS_VARIABLE) or "parameters")
OUTPUTS = ROOT / (os.environ.get(OUTPUTS_VARIABLE) or "outputs")


def parameter_files(folder: Path) -> list[Path]:
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
