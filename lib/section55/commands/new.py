"""``section55 new``."""

from datetime import date
from pathlib import Path

import click

from section55.commands.like import like_option, read_earlier
from section55.commands.option_types import DAY, SHORT_NAME
from section55.commands.printing import echo


@click.command("new", short_help="Write a draft parameter file.")
@click.argument("title")
@click.option("--published-on", type=DAY, required=True, help="The day HMICFRS published the report, like 2023-12-19.")
@click.option(
    "--office", help="Whose response it is: the name of a profile in the folder's offices/. [default: the only one]"
)
@click.option(
    "--name",
    type=SHORT_NAME,
    help="What the file is called after the day, like peel-2024. [default: the title's first words]",
)
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where to write the file. [default: the workbook's parameters/]",
)
@like_option
def command(
    title: str, published_on: date, office: str | None, name: str | None, folder: Path | None, like: str | None
) -> None:
    """Write a draft parameter file for the report called TITLE, and print its path.

    The file has every question with a hint above it. A file that is there already is never
    overwritten.

    \b
    Examples:
      section55 new "Meeting the needs of victims" --published-on 2023-12-19
      section55 new "An inspection of vetting" --published-on 2024-05-16 --like 2023-12-19-meeting-the-needs-of-victims
    """
    from section55 import workspace
    from section55.commands.paths import parameter_folder
    from section55.files.new_file import write_draft
    from section55.model.windows_names import too_long_on_windows

    carried = read_earlier(like, office) if like else None
    path = write_draft(
        title,
        published_on,
        carried.office if carried else office,
        folder or parameter_folder(),
        carried.answers if carried else None,
        owner=carried.owner if carried else "",
        name=name,
    )
    echo(workspace.shown(path))
    for sentence in carried.sentences if carried else ():
        echo(sentence)
    if too_long := too_long_on_windows(path.stem, workspace.OUTPUTS):
        echo(f"{workspace.shown(path)}: {too_long}", err=True)
