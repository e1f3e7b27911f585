"""The PATHS that several commands take, and the SLUG that others take."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

output_option = click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the documents. [default: outputs]",
)
paths_argument = click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))


def paths_or_default(paths: Sequence[Path]) -> Sequence[Path]:
    """The paths that were typed; the workbook's own parameter folder where none was.

    Raises `WorkbookError` for a folder that does not exist or has no parameter file.
    """
    from section55 import workspace
    from section55.model.errors import WorkbookError

    named = paths or (parameter_folder(),)
    for path in named:
        if path.is_dir() and not workspace.parameter_files_in(path):
            raise WorkbookError(
                f"{workspace.shown(path)}: there is no parameter file (.yaml) in this folder. "
                "Write one with: section55 new --help"
            )
    return named


def find_parameter_files(paths: Iterable[Path]) -> list[Path]:
    """The files among these paths, and the parameter files of the folders among them, each once, in the order given."""
    from section55.files.parts import sweep_parts
    from section55.workspace import parameter_files_in

    found: dict[Path, Path] = {}
    for path in paths:
        sweep_parts(path if path.is_dir() else path.parent)
        for file in parameter_files_in(path) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def parameter_folder() -> Path:
    """The workbook's own parameter folder; raises `WorkbookError` where it does not exist."""
    from section55 import workspace
    from section55.model.errors import WorkbookError

    if not workspace.PARAMETERS.is_dir():
        raise WorkbookError(
            f"There is no folder {workspace.shown(workspace.PARAMETERS)} for the parameter files. "
            f"Make it, or name another in {workspace.PARAMETERS_VARIABLE}."
        )
    return workspace.PARAMETERS


def parameter_file(slug: str) -> Path:
    """The parameter file of a slug in the workbook's parameters/, or the file at a path.

    Raises `WorkbookError`, which names the nearest slug, where there is none.
    """
    from section55 import workspace
    from section55.model.errors import WorkbookError
    from section55.model.wording import closest_word, shortened

    if Path(slug).is_file():
        return _swept(Path(slug))
    folder = parameter_folder()
    path = folder / f"{slug.removesuffix('.yaml')}.yaml"
    if path.is_file():
        return _swept(path)
    near = closest_word(path.stem, [other.stem for other in workspace.parameter_files_in(folder)])
    cure = f"Did you mean {near}?" if near else "Type the name of a file there, or the path of a parameter file."
    raise WorkbookError(f"There is no parameter file {shortened(slug)} in {workspace.shown(folder)}. {cure}")


def _swept(path: Path) -> Path:
    """The path, once what a command left beside it that was killed is gone."""
    from section55.files.parts import sweep_parts

    sweep_parts(path.parent)
    return path
