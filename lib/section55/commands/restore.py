"""``section55 restore``."""

from datetime import date

import click

from section55.commands.option_types import DAY, WholeNumber
from section55.commands.paths import slug_argument
from section55.commands.printing import echo


@click.command("restore", short_help="Bring an earlier revision back.")
@slug_argument
@click.argument("revision", type=WholeNumber(min=1), required=False)
@click.option("--on", type=DAY, help="The revision that the file was at the end of this day, in UTC.")
@click.option("--dry-run", is_flag=True, help="Say what would go and come, and save nothing.")
@click.option("--all", "with_all", is_flag=True, help="Take back what was recorded after publication too.")
def command(slug: str, revision: int | None, on: date | None, dry_run: bool, with_all: bool) -> None:
    """Bring an earlier REVISION of a parameter file back, as a new revision, and say what goes and what comes.

    Of a response that is published, what was recorded since stays: where it was sent, when it was
    approved and published, corrections, and how far items have come; --all takes that back too.
    Nothing is lost: the revisions in between stay in the history. SLUG is the name of an inspection
    in the workbook's parameters/, or the path of a parameter file.

    \b
    Examples:
      section55 restore 2023-12-19-meeting-the-needs-of-victims 1
      section55 restore 2023-12-19-meeting-the-needs-of-victims --on 2024-02-06 --dry-run
    """
    if (revision is None) == (on is None):
        raise click.UsageError("Say which revision, by its number or with --on 2024-02-06 by its day.")

    from section55.commands.change_words import change_line
    from section55.commands.paths import parameter_file
    from section55.files.broken_history import HistoryBroken
    from section55.files.history import history_path
    from section55.files.restoring import kept_words, plan_restoration, restore_planned, sequence_on
    from section55.files.saving import read_revisions, record_hand_edit
    from section55.workspace import shown

    path = parameter_file(slug)
    try:
        if not dry_run:
            record_hand_edit(path)
        sequence = revision if on is None else sequence_on(read_revisions(path), on)
        assert sequence is not None  # one of the two was given
        plan = plan_restoration(path, sequence, with_all)
        for change in plan.changes:
            echo(f"  {change_line(change)}")
        if kept := kept_words(plan):
            echo(kept)
        if dry_run:
            echo(f"Revision {sequence} would be brought back; nothing was saved.")
            return
        saved = restore_planned(plan)
    except HistoryBroken as broken:
        raise broken.of(history_path(path).name) from broken
    as_it_was = "is as it was at" if not plan.kept else "has its text as it was at"
    echo(f"{shown(path)} {as_it_was} revision {sequence}; this is revision {saved.sequence}.")
