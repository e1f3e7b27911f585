"""``section55 history``."""

import json

import click

from section55.commands.printing import echo, echo_json


@click.command("history", short_help="Say who changed what, and when.")
@click.argument("slug")
@click.option("--json", "as_json", is_flag=True, help="Print a list for programs instead of sentences.")
def command(slug: str, as_json: bool) -> None:
    """Say who changed what in a parameter file, and when.

    SLUG is the name of an inspection in the workbook's parameters/, or the path of a parameter
    file. Times are in UTC. A change made by hand is recorded at the next build or save, with the
    name of whoever ran that: they noticed it, and nothing shows who made it.

    \b
    Example:
      section55 history 2023-12-19-meeting-the-needs-of-victims
    """
    from section55.commands.paths import parameter_file
    from section55.files.broken_history import HistoryBroken
    from section55.files.change_names import names_of_changes
    from section55.files.history import history_path
    from section55.files.saving import read_revisions

    path = parameter_file(slug)
    try:
        revisions = read_revisions(path)
    except HistoryBroken as broken:
        raise broken.of(history_path(path).name) from broken
    if as_json:
        entries = [
            {
                "revision": revision.sequence,
                "time": revision.time,
                "by": revision.by,
                "who": "" if revision.is_by_hand else revision.name,
                "noticed_by": revision.name if revision.is_by_hand else "",
                "is_correction": revision.is_correction,
                "file_sha256": revision.file_sha256,
                "changes": [
                    {**vars(change), "name": name} for change, name in zip(revision.changes, names, strict=True)
                ],
            }
            for revision, names in zip(revisions, names_of_changes(revisions), strict=True)
        ]
        echo_json(entries)
        return
    for revision, names in zip(revisions, names_of_changes(revisions), strict=True):
        correction = ", a correction" if revision.is_correction else ""
        echo(f"Revision {revision.sequence}, {revision.time}, {revision.by}{correction}, {revision.author}")
        for change, name in zip(revision.changes, names, strict=True):
            if revision.sequence == 1:
                echo(f"  {name}: {_display(change.new)}")
            else:
                echo(f"  {name}: {_display(change.old)} became {_display(change.new)}")
        if not revision.changes:
            echo("  remarks or layout only")
    if not revisions:
        echo("There is no history yet; it begins with the next build or save.")


def _display(value: object) -> str:
    from section55.model.wording import shortened

    if value is None or value == [] or value == {}:
        return "nothing"
    return shortened(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
