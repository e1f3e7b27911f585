"""``section55 history``."""

from typing import TYPE_CHECKING

import click

from section55.commands.paths import slug_argument
from section55.commands.printing import echo, echo_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from section55.files.history import Revision


@click.command("history", short_help="Say who changed what, and when.")
@slug_argument
@click.option("--item", metavar="ITEM", help="Only what changed of this item, like 4, “AFI 2” or “cause 1/2”.")
@click.option("--json", "as_json", is_flag=True, help="Print a list for programs instead of sentences.")
def command(slug: str, item: str | None, as_json: bool) -> None:
    """Say who changed what in a parameter file, and when.

    An item is called by its number, wherever it stood in its list; of long texts the words that
    differ are shown. SLUG is the name of an inspection in the workbook's parameters/, or the path of
    a parameter file. Times are in UTC. A change made by hand is recorded at the next build or save,
    with the name of whoever ran that: they noticed it, and nothing shows who made it.

    \b
    Examples:
      section55 history 2023-12-19-meeting-the-needs-of-victims
      section55 history 2023-12-19-meeting-the-needs-of-victims --item 4
    """
    if item is not None and as_json:
        raise click.UsageError("--item is for sentences. Leave --json out.")

    from section55.commands.paths import parameter_file
    from section55.files.broken_history import HistoryBroken
    from section55.files.history import history_path
    from section55.files.saving import read_revisions

    path = parameter_file(slug)
    try:
        revisions = read_revisions(path)
    except HistoryBroken as broken:
        raise broken.of(history_path(path).name) from broken
    if as_json:
        _print_json(revisions)
        return
    _print_sentences(revisions, item)
    if not revisions:
        echo("There is no history yet; it begins with the next build or save.")


def _print_json(revisions: "Sequence[Revision]") -> None:
    from section55.files.change_names import names_of_changes

    entries = [
        {
            "revision": revision.sequence,
            "time": revision.time,
            "by": revision.by,
            "who": "" if revision.is_by_hand else revision.name,
            "noticed_by": revision.name if revision.is_by_hand else "",
            "is_correction": revision.is_correction,
            "file_sha256": revision.file_sha256,
            "changes": [{**vars(change), "name": name} for change, name in zip(revision.changes, names, strict=True)],
        }
        for revision, names in zip(revisions, names_of_changes(revisions), strict=True)
    ]
    echo_json(entries)


def _print_sentences(revisions: "Sequence[Revision]", item: str | None) -> None:
    from section55.commands.change_words import change_line, first_line
    from section55.files.named_changes import label_of, named_changes
    from section55.model.errors import WorkbookError
    from section55.model.wording import shortened

    label = None if item is None else label_of(revisions, item)
    if item is not None and label is None:
        raise WorkbookError(f"No revision has an item {shortened(item)}. Without --item every change is shown.")
    for revision, changes in named_changes(revisions):
        if label is not None:
            changes = [one for one in changes if one.item == label or one.item.startswith(f"{label}, ")]
            if not changes:
                continue
        correction = ", a correction" if revision.is_correction else ""
        echo(f"Revision {revision.sequence}, {revision.time}, {revision.by}{correction}, {revision.author}")
        for change in changes:
            echo(f"  {first_line(change) if revision.sequence == 1 else change_line(change)}")
        if not changes:
            echo("  remarks or layout only")
