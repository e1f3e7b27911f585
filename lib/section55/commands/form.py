"""``section55 form``."""

from pathlib import Path

import click

from section55.commands.option_types import WholeNumber
from section55.commands.paths import browser_option, folder_option, output_option
from section55.commands.printing import echo


@click.command("form", short_help="Fill in an inspection on a page alone.")
@folder_option
@output_option
@click.option(
    "--port", type=WholeNumber(1, 65535), help="Where the page is served. [default: 8866, or another that is free]"
)
@browser_option
def command(folder: Path | None, output: Path | None, port: int | None, no_browser: bool) -> None:
    """Fill in an inspection in your browser: opens the form as a page alone, without JupyterLab.

    Only you can open it: its address, which is printed, has a token that is new at each start, or
    the one in JUPYTER_TOKEN. Keep the terminal open while you work, and press Ctrl-C in it to stop.
    What was typed and not saved is offered again at the next opening.

    \b
    Examples:
      section55 form
      section55 form --folder ../another-force/parameters -o ../another-force/outputs
    """
    from section55.commands.paths import name_folders

    name_folders(folder, output)

    from section55.notebook.lab.form_page import serve

    echo("The form is opening. Keep this window open while you work; press Ctrl-C in it to stop.")
    serve(port, not no_browser)
