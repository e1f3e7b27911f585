"""Removes from the workbook's notebooks what running them left, each time JupyterLab saves one.

The audit record of a document has the SHA-256 of the master notebook. An officer who fills in the
form runs its cells, and JupyterLab saves the notebook by itself. The file must be the same afterwards.
"""

import json
from pathlib import Path
from typing import Any, Protocol

from section55 import workspace

_KERNEL_KEYS = ("kernelspec", "language_info")


class FileManager(Protocol):
    """What the hook uses of JupyterLab's file manager."""

    root_dir: str


def remove_run_traces(*, model: dict[str, Any], path: str, contents_manager: FileManager) -> None:
    """Remove from a notebook about to be saved what running it added; a hook of JupyterLab's file manager.

    Only the workbook's own notebooks are changed. Outputs, execution counts and the state of widgets
    are removed, and what the notebook says of its kernel stays as the file has it.
    """
    file = Path(contents_manager.root_dir, path.strip("/"))
    if model["type"] != "notebook" or not _is_the_workbooks_own(file):
        return
    notebook = model["content"]
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
            cell["execution_count"] = None
            for trace in ("collapsed", "execution", "scrolled", "trusted"):
                cell["metadata"].pop(trace, None)
    notebook["metadata"].pop("widgets", None)
    metadata = json.loads(file.read_text(encoding="utf-8"))["metadata"]
    notebook["metadata"].update({key: metadata[key] for key in _KERNEL_KEYS if key in metadata})


def _is_the_workbooks_own(file: Path) -> bool:
    own = (workspace.MASTER_NOTEBOOK, workspace.REGISTER_NOTEBOOK)
    return any(file.exists() and file.samefile(notebook) for notebook in own)
