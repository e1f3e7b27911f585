"""What the cells of the notebooks show, and what they know of who runs them and from where."""

import os
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from section55 import workspace


class CellOutput:
    """What a cell shows, by MIME type, for every kind of reader of the notebook; an empty one shows nothing."""

    def __init__(self, bundle: Mapping[str, object]) -> None:
        self.bundle = dict(bundle)

    def _ipython_display_(self) -> None:
        if self.bundle:
            show(self.bundle, raw=True)


class TextLines(CellOutput):
    """Some sentences, one a line."""

    def __init__(self, lines: Iterable[str]) -> None:
        texts = list(lines)
        html = "\n".join(f"<p>{escape(text)}</p>" for text in texts)
        super().__init__({"text/plain": "\n".join(texts), "text/html": html})


def show(value: object, raw: bool = False) -> None:
    """Show a value below the cell that runs; a ``raw`` one is its forms by MIME type."""
    from IPython.display import display

    display(value, raw=raw)


def find_path(name: str) -> Path:
    """Return the path of a file or folder that a cell names: from the current folder, else from the workbook's own."""
    path = Path(name)
    from_workbook = workspace.ROOT / path
    return path if path.exists() or not from_workbook.exists() else from_workbook


def is_a_person_there() -> bool:
    """Whether a person is looking on: true in JupyterLab and Voilà, false under papermill, nbconvert and nbval."""
    from IPython import get_ipython

    shell = get_ipython()
    kernel_can_ask = bool(shell and getattr(getattr(shell, "kernel", None), "_allow_stdin", False))
    return kernel_can_ask or os.environ.get("SERVER_SOFTWARE", "").startswith("voila/")
