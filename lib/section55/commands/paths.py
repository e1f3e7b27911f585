"""The PATHS that several commands take, and the SLUG that others take."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

output_option = click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the documents. [default: outputs]",
)
folder_option = click.option(
    "--folder",
    type=click.Path(path_type=Path),
    help="Folder of the parameter files. [default: the workbook's parameters/]",
)
browser_option = click.option("--no-browser", is_flag=True, help="Print the address instead of opening it.")


def _complete_slug(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The slugs of the workbook's own parameter files that begin so, for a shell that completes what is typed.

    None where there is no such folder: in the middle of a line a shell has no place for a sentence.
    """
    from section55 import workspace
    from section55.model.errors import WorkbookError

    try:
        files = workspace.parameter_files_in(parameter_folder())
    except (WorkbookError, OSError):
        return []
    return [file.stem for file in files if file.stem.startswith(incomplete)]


slug_argument = click.argument("slug", shell_complete=_complete_slug)
optional_slug_argument = click.argument("slug", required=False, shell_complete=_complete_slug)
paths_argument = click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))


def paths_or_default(paths: Sequence[Path]) -> Sequence[Path]:
    """The paths that were typed; the workbook's own parameter folder where none was.

    Raises `WorkbookError` for a folder that does not exist or has no parameter file.
    """
    from section55 import workspace
    from section55.model.errors import WorkbookError

    named = paths or (parameter_folder(),)
    if not paths and sys.stderr is not None and sys.stderr.isatty() and os.path.isabs(workspace.shown(named[0])):
        # Whoever stands in another folder may mean the files there; a job of the night has nobody who does.
        from section55.commands.printing import echo

        echo(f"These are the files of {workspace.shown(named[0])}. Name another folder to read that.", err=True)
    for path in named:
        if path.is_dir() and not workspace.has_parameter_files(path):
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
        folder = path if path.is_dir() else path.parent
        sweep_parts(folder)
        whole = folder.resolve()
        for file in parameter_files_in(path) if path.is_dir() else [path]:
            # A name alone is looked up quickly: a link is the file that it leads to.
            found.setdefault(Path(os.path.realpath(file)) if file.is_symlink() else whole / file.name, file)
    return list(found.values())


def refuse_missing_folder(output: Path | None) -> None:
    """Raises `WorkbookError` where the folder of a file to write is not there: a mistyped drive must not become one."""
    from section55.model.errors import WorkbookError
    from section55.workspace import shown

    if output is not None and not output.absolute().parent.is_dir():
        raise WorkbookError(f"There is no folder {shown(output.absolute().parent)}. Make it, or name another.")


def parameter_folder() -> Path:
    """The workbook's own parameter folder, or the one that SECTION55_PARAMETERS names.

    Raises `WorkbookError` where that is not there, and where another workbook's may be meant.
    """
    from section55 import workspace
    from section55.files.own_folders import own_parameters
    from section55.model.errors import WorkbookError

    folder = own_parameters()
    if not folder.is_dir():
        raise WorkbookError(
            f"There is no folder {workspace.shown(folder)} for the parameter files. "
            f"Make it, or name another in {workspace.PARAMETERS_VARIABLE}."
        )
    return folder


def name_folders(folder: Path | None, output: Path | None) -> None:
    """Name the folders that a form is to use, for it runs in a process of its own, in another folder.

    Raises `WorkbookError` for a folder of parameter files that is not there.
    """
    from section55 import workspace
    from section55.files.own_folders import own_outputs
    from section55.model.errors import WorkbookError

    if folder is None:
        folder = parameter_folder()
    elif not folder.is_dir():
        raise WorkbookError(
            f"There is no folder {folder}. Make it, or give the folder that the parameter files are in."
        )
    output = output or own_outputs()
    os.environ[workspace.PARAMETERS_VARIABLE] = str(folder.absolute())
    os.environ[workspace.OUTPUTS_VARIABLE] = str(output.absolute())


def parameter_file(slug: str, is_typed: bool = True) -> Path:
    """The parameter file of a slug in the workbook's parameters/, or the file at a path.

    Raises `WorkbookError`, which names the nearest slug, where there is none. ``is_typed`` is whether the command has
    the slug from a person, who may type a path instead, and not from a document.
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
    meant = f"Did you mean {near}? " if near else ""
    if not is_typed:
        cure = f"{meant}Put the file there, or name its folder in {workspace.PARAMETERS_VARIABLE}."
    else:
        cure = meant.rstrip() or "Type the name of a file there, or the path of a parameter file."
    raise WorkbookError(f"There is no parameter file {shortened(slug)} in {workspace.shown(folder)}. {cure}")


def _swept(path: Path) -> Path:
    """The path, once what a command left beside it that was killed is gone."""
    from section55.files.parts import sweep_parts

    sweep_parts(path.parent)
    return path
