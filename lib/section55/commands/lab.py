"""``section55 lab``."""

from pathlib import Path

import click

from section55.commands.option_types import WholeNumber
from section55.commands.paths import browser_option, folder_option, output_option
from section55.commands.printing import echo


@click.command("lab", short_help="Fill in an inspection in JupyterLab.")
@folder_option
@output_option
@click.option(
    "--port", type=WholeNumber(1, 65535), help="Where JupyterLab listens. [default: 8888, or the next free one]"
)
@browser_option
@click.option("--allow-root", is_flag=True, help="Let root run JupyterLab.")
@click.argument("options", nargs=-1, type=click.UNPROCESSED, metavar="[-- JUPYTERLAB'S OPTIONS]")
def command(
    folder: Path | None,
    output: Path | None,
    port: int | None,
    no_browser: bool,
    allow_root: bool,
    options: tuple[str, ...],
) -> None:
    """Fill in an inspection in JupyterLab: opens it on the form, in your browser.

    Keep the terminal open while you work, and press Ctrl-C in it to stop. What was typed and not
    saved is offered again at the next opening. Your own settings of Jupyter and IPython do not
    count here.

    \b
    Examples:
      section55 lab
      section55 lab --folder ../another-force/parameters -o ../another-force/outputs
    """
    from section55.commands.paths import name_folders

    name_folders(folder, output)

    from section55.notebook.lab.server import serve

    echo("JupyterLab is opening on the form. Keep this window open while you work; press Ctrl-C in it to stop.")
    serve(port, not no_browser, allow_root, options)
