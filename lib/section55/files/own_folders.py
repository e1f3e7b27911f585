"""The folders that are meant where none is named, and why there may be none: nothing is guessed."""

import os
from pathlib import Path

from section55 import workspace
from section55.model.errors import WorkbookError


class WhichFolder(WorkbookError):
    """No folder was named, and none may be taken instead; the text says what to type."""


def own_parameters() -> Path:
    """The workbook's own parameter folder, or the one in SECTION55_PARAMETERS; it need not be there.

    Raises `WhichFolder` where neither can be meant: in another workbook, or without one.
    """
    _check(workspace.PARAMETERS_VARIABLE)
    return workspace.PARAMETERS


def own_outputs() -> Path:
    """The workbook's own folder for documents, or the one in SECTION55_OUTPUTS; raises as `own_parameters` does."""
    _check(workspace.OUTPUTS_VARIABLE)
    return workspace.OUTPUTS


def _check(variable: str) -> None:
    if os.environ.get(variable):
        return
    if another := workspace.other_workbook_sentence():
        raise WhichFolder(f"{another} To work on another workbook's files from here, name its folder in {variable}.")
    if not workspace.HAS_FOLDER:
        raise WhichFolder(
            "This section55 is installed without a workbook's folder, so it has no parameters and outputs of its own. "
            f"Name a folder in {variable}; or unpack the workbook, and type in its folder: pip install -e ."
        )
