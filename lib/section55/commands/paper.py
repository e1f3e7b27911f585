"""``section55 paper``."""

from datetime import date
from pathlib import Path

import click

from section55.commands.option_types import DAY, language_option
from section55.commands.paths import paths_argument
from section55.commands.printing import echo


@click.command("paper", short_help="Write a paper for the panel.")
@paths_argument
@click.option("--since", type=DAY, required=True, help="The day of the last paper, like 2024-02-09.")
@click.option("--as-of", type=DAY, help="The day of this one. [default: today]")
@language_option
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder for it. [default: outputs]"
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[Path, ...],
    since: date,
    as_of: date | None,
    language: str | None,
    output: Path | None,
) -> None:
    """Write a paper for the panel: what was published, closed and moved since a day, and what is overdue.

    What was closed or has another status goes by the histories. It comes as an accessible HTML page
    and a PDF that say the same. A file that cannot be read is named, and the exit status is 1.

    \b
    Example:
      section55 paper --since 2024-02-09
    """
    from section55 import workspace
    from section55.commands.paths import find_parameter_files, paths_or_default
    from section55.documents.pdf import pdf_from_html
    from section55.files.access import make_folder
    from section55.files.atomic_write import write_all_whole
    from section55.files.own_folders import own_outputs
    from section55.register.cache import read_changes, read_register
    from section55.register.changes import between
    from section55.register.panel_paper import render_paper

    day = as_of or date.today()
    if since > day:
        raise click.BadParameter(f"{since.isoformat()} is after {day.isoformat()}, the day of the paper.")
    parameter_files = find_parameter_files(paths_or_default(paths))
    register = read_register(parameter_files, day, language=language or "")
    page = render_paper(register, since, between(read_changes(parameter_files), since, day))
    folder = output or own_outputs()
    make_folder(folder)
    name = f"paper-{since.isoformat()}-to-{day.isoformat()}"
    files = {folder / f"{name}.html": page.encode(), folder / f"{name}.pdf": pdf_from_html(page)}
    write_all_whole(files)
    for file in files:
        echo(workspace.shown(file))
    for entry in register.refused:
        echo(f"{entry.file}: it cannot be read, so that nothing of it is in the paper.", err=True)
    ctx.exit(1 if register.refused else 0)
