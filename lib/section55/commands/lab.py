"""``section55 lab``."""

import os
from pathlib import Path

import click

from section55.commands.paths import output_option
from section55.commands.printing import echo


@click.command("lab", short_help="Fill in an inspection in JupyterLab.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    help="Folder of the parameter files. [default: the workbook's parameters/]",
)
@output_option
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Where JupyterLab listens. [default: 8888, or the next free one]"
)
@click.option("--no-browser", is_flag=True, help="Print the address instead of opening it.")
@click.argument("options", nargs=-1, type=click.UNPROCESSED, metavar="[-- JUPYTERLAB'S OPTIONS]")
def command(
    folder: Path | None, output: Path | None, port: int | None, no_browser: bool, options: tuple[str, ...]
) -> None:
    """Fill in an inspection in JupyterLab: opens it on the form, in your browser.

    Keep the terminal open while you work, and press Ctrl-C in it to stop. What was typed and not
    saved is offered again at the next opening.

    \b
    Examples:
      section55 lab
      section55 lab --folder ../another-force/parameters -o ../another-force/outputs
    """
    from section55 import workspace
    from section55.commands.paths import parameter_folder
    from section55.model.errors import WorkbookError

    if folder is None:
        folder = parameter_folder()
    elif not folder.is_dir():
        raise WorkbookError(
            f"There is no folder {folder}. Make it, or give the folder that the parameter files are in."
        )
    # The form runs in a process of its own, in another folder, and reads these.
    os.environ[workspace.PARAMETERS_VARIABLE] = str(folder.absolute())
    os.environ[workspace.OUTPUTS_VARIABLE] = str((output or workspace.OUTPUTS).absolute())

    from section55.notebook.lab.server import serve

    echo("JupyterLab is opening on the form. Keep this window open while you work; press Ctrl-C in it to stop.")
    serve(port, not no_browser, options)
