"""``section55 restore``."""

import click

from section55.commands.printing import echo


@click.command("restore", short_help="Bring an earlier revision back.")
@click.argument("slug")
@click.argument("revision", type=click.IntRange(min=1))
def command(slug: str, revision: int) -> None:
    """Bring an earlier REVISION of a parameter file back, as a new revision.

    Nothing is lost: the revisions in between stay in the history. SLUG is the name of an inspection
    in the workbook's parameters/, or the path of a parameter file.

    \b
    Example:
      section55 restore 2023-12-19-meeting-the-needs-of-victims 1
    """
    from section55.commands.paths import parameter_file
    from section55.files.broken_history import HistoryBroken
    from section55.files.history import history_path
    from section55.files.saving import restore
    from section55.workspace import shown

    path = parameter_file(slug)
    try:
        saved = restore(path, revision)
    except HistoryBroken as broken:
        raise broken.of(history_path(path).name) from broken
    echo(f"{shown(path)} is as it was at revision {revision}; this is revision {saved.sequence}.")
