"""Master notebooks that misbehave for some inspections: an inspection's file is data, and can do nothing itself."""

import json
from pathlib import Path

from section55 import workspace

MISBEHAVING = """\
import os, pathlib, signal, sys, time
slug = pathlib.Path(parameters_file).stem
if "faulty" in slug:
    raise ValueError("a faulty inspection")
if "hanging" in slug:
    time.sleep(600)
if "ending" in slug:
    os._exit(3)
if "leaving" in slug:
    sys.exit()
if "killing" in slug:
    os.kill(os.getppid(), signal.SIGKILL)
if "slow" in slug:
    time.sleep(1)
"""


def misbehaving_notebook(folder: Path) -> Path:
    """The master notebook with a cell before its last that looks at the inspection's slug."""
    master = json.loads(workspace.MASTER_NOTEBOOK.read_text(encoding="utf-8"))
    cell = {"cell_type": "code", "id": "misbehaving", "metadata": {}, "outputs": [], "execution_count": None}
    master["cells"].insert(-1, cell | {"source": MISBEHAVING})
    path = folder / "misbehaving.ipynb"
    path.write_text(json.dumps(master), encoding="utf-8")
    return path
