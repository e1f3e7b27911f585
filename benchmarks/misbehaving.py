"""A copy of the workbook whose master notebook misbehaves for some inspections, as their slugs say."""

import json
import shutil
from pathlib import Path

from section55 import workspace

MISBEHAVING = """\
import os, pathlib, signal, time
slug = pathlib.Path(parameters_file).stem
if "faulty" in slug:
    raise ValueError("a faulty inspection")
if "hanging" in slug:
    time.sleep(600)
if "killing" in slug:
    os.kill(os.getppid(), signal.SIGKILL)
"""


def copy_of_workbook(folder: Path) -> dict[str, str]:
    """Makes the copy; gives what the environment needs, for the command to be the copy's."""
    for name in ("lib", "notebooks"):
        shutil.copytree(workspace.ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    path = folder / "notebooks" / workspace.MASTER_NOTEBOOK.name
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = {"cell_type": "code", "id": "misbehaving", "metadata": {}, "outputs": [], "execution_count": None}
    notebook["cells"].insert(-1, cell | {"source": MISBEHAVING})
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return {"PYTHONPATH": str(folder / "lib")}
