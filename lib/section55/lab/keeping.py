"""Keeps the workbook's notebooks as they are: JupyterLab saves them without what a run leaves.

The audit record of a document has the SHA-256 of the master notebook. An officer who fills in the
form runs its cells, and JupyterLab saves the notebook by itself; the file must be the same after it.
"""

import json
from pathlib import Path
from typing import Any

from section55 import workspace

_OF_THE_KERNEL = ("kernelspec", "language_info")


def save_without_run(*, model: dict[str, Any], path: str, contents_manager: Any) -> None:
    """A hook of JupyterLab's file manager, before it saves: takes out what running a notebook put in.

    Only the workbook's own notebooks are changed: outputs, execution counts and the state of widgets
    go, and what the notebook says of its kernel stays as the file has it.
    """
    file = Path(contents_manager.root_dir, path.strip("/"))
    if model["type"] != "notebook" or not _is_of_the_workbook(file):
        return
    notebook = model["content"]
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
            cell["execution_count"] = None
            for trace in ("collapsed", "execution", "scrolled", "trusted"):
                cell["metadata"].pop(trace, None)
    notebook["metadata"].pop("widgets", None)
    kept = json.loads(file.read_text(encoding="utf-8"))["metadata"]
    notebook["metadata"].update({key: kept[key] for key in _OF_THE_KERNEL if key in kept})


def _is_of_the_workbook(file: Path) -> bool:
    own = (workspace.MASTER_NOTEBOOK, workspace.REGISTER_NOTEBOOK)
    return any(file.exists() and file.samefile(notebook) for notebook in own)
