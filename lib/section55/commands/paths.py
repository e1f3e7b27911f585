"""The PATHS that several commands take."""

from collections.abc import Sequence
from pathlib import Path

import click

paths_argument = click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))


def existing(paths: Sequence[Path]) -> Sequence[Path]:
    """The paths that were typed; the workbook's own parameter folder where none was.

    Raises `WorkbookError` for a folder that holds no parameter file.
    """
    from section55 import workspace
    from section55.faults import WorkbookError

    named = paths or (workspace.PARAMETERS,)
    for path in named:
        if path.is_dir() and not workspace.parameter_files(path):
            raise WorkbookError(
                f"{workspace.shown(path)}: there is no parameter file (.yaml) in this folder. "
                "Write one with: section55 new --help"
            )
    return named
