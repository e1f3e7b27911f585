"""``section55 update``."""

from datetime import date
from pathlib import Path

import click

from section55.commands.option_types import DAY, ITEM_STATUS
from section55.commands.paths import optional_slug_argument
from section55.commands.printing import echo
from section55.model.items import ITEM_LISTS


@click.command("update", short_help="Add what became of recommendations.")
@optional_slug_argument
@click.argument("names", metavar="[ITEMS]...", nargs=-1)
@click.option("--status", type=ITEM_STATUS, help="How far it has come: open, partly done, complete and so on.")
@click.option("--text", metavar="TEXT", help="What has happened since, in Markdown.")
@click.option("--on", type=DAY, help="The day that the text speaks of. [default: today]")
@click.option("--owner", metavar="TEXT", help="The post that answers for it.")
@click.option("--due-on", type=DAY, help="The day by which it is due.")
@click.option(
    "--list", "list_name", type=click.Choice(ITEM_LISTS), help="The list to look in, where two have the name."
)
@click.option(
    "--from",
    "table",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The register's own spreadsheet or CSV of items, with changed cells.",
)
@click.option("--yes", is_flag=True, help="With --from: save without asking.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    slug: str | None,
    names: tuple[str, ...],
    status: str | None,
    text: str | None,
    on: date | None,
    owner: str | None,
    due_on: date | None,
    list_name: str | None,
    table: Path | None,
    yes: bool,
) -> None:
    """Add what became of recommendations, and set their status, owner or due date, in one revision.

    SLUG is the name of an inspection in the workbook's parameters/, or the path of a parameter
    file; ITEMS are the items' numbers, as the report prints them, after their group where they have
    one: 3, "Vetting 1", "AFI 2", "cause 1". A part has its letter behind: 7b. The second
    recommendation of a cause of concern is "cause 1/2". Several are 1-12,15 or "AFI 1-3". Earlier
    updates stay as they are.

    With --from, the changed cells of the register's own sheet are saved: Status, Owner, Due on, and a
    new text under Last update with its day under Last update on. What would change is shown first.

    \b
    Examples:
      section55 update 2023-12-19-meeting-the-needs-of-victims 3 --status complete --text "Standards agreed."
      section55 update 2024-05-02-peel 1-12,15 "cause 1/2b" --status complete --text "Closed by the board."
      section55 update --from register.xlsx
    """
    given = (status, text, owner, due_on)
    if table is not None:
        if slug is not None or any(answer is not None for answer in (*given, on, list_name)):
            raise click.UsageError("With --from, everything stands in the table. Leave the other words out.")
        from section55.commands.update_from_table import update_from_table

        ctx.exit(update_from_table(table, is_sure=yes))
    if slug is None or not names:
        raise click.UsageError("Say which inspection and which items: section55 update SLUG 1-12,15")
    if all(answer is None for answer in given):
        raise click.UsageError("Say what became of it, with --text, --status or both; or --owner or --due-on.")
    if on is not None and text is None:
        raise click.UsageError("--on is the day of an update. Say what happened with --text.")
    if text is not None and not text.strip():
        raise click.UsageError("The text is empty. Say what happened, or leave --text out.")
    if yes:
        raise click.UsageError("--yes is for --from, which asks before it saves.")
    day = on or date.today()
    if text is not None and day > date.today():
        raise click.UsageError(f"{day.isoformat()} is still to come. --on is the day that something happened.")

    from section55.commands.paths import parameter_file
    from section55.files.change_answers import save_answers
    from section55.files.item_updates import ItemUpdate, find_items
    from section55.files.reader import read_inspection
    from section55.workspace import shown

    path = parameter_file(slug)
    source = read_inspection(path, shown(path))
    update = ItemUpdate(status, owner, due_on, text, day)
    items = find_items(source.inspection, names, list_name, shown(path))
    answers = {where: answer for item in items for where, answer in update.answers(item).items()}
    save_answers(source, shown(path), answers, by="command")
    for item in items:
        for sentence in update.sentences(item):
            echo(sentence)
