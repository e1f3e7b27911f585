"""A copy of the workbook whose master notebook misbehaves for some inspections, as their slugs say."""

import shutil
import sys
from pathlib import Path

from section55 import workspace

sys.path.insert(0, str(workspace.ROOT / "tests"))

from support.master_notebooks import misbehaving_notebook


def copy_of_workbook(folder: Path) -> dict[str, str]:
    """Makes the copy; gives what the environment needs, for the command to be the copy's."""
    for name in ("lib", "notebooks"):
        shutil.copytree(workspace.ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    misbehaving_notebook(folder).replace(folder / "notebooks" / workspace.MASTER_NOTEBOOK.name)
    return {"PYTHONPATH": str(folder / "lib")}
