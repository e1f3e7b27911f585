"""``section55 update``."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from section55.commands.option_types import DAY, ITEM_STATUS
from section55.commands.printing import echo
from section55.model.items import ITEM_LISTS, KINDS
from section55.model.paths import Where

if TYPE_CHECKING:
    from section55.model.inspection import Inspection
    from section55.model.placed_items import PlacedItem


@click.command("update", short_help="Add a dated update to a recommendation.")
@click.argument("slug")
@click.argument("number")
@click.option("--status", type=ITEM_STATUS, help="How far it has come: open, partly done, complete and so on.")
@click.option("--text", metavar="TEXT", help="What has happened since, in Markdown.")
@click.option("--on", type=DAY, help="The day that the text speaks of. [default: today]")
@click.option(
    "--list", "list_name", type=click.Choice(ITEM_LISTS), help="The list to look in, where two have the number."
)
def command(
    slug: str, number: str, status: str | None, text: str | None, on: date | None, list_name: str | None
) -> None:
    """Add what became of a recommendation, and set its status.

    SLUG is the name of an inspection in the workbook's parameters/, or the path of a parameter
    file; NUMBER is the item's, as the report prints it. Earlier updates stay as they are.

    \b
    Example:
      section55 update 2023-12-19-meeting-the-needs-of-victims 3 --status complete --text "Standards agreed."
    """
    if status is None and text is None:
        raise click.UsageError("Say what became of it, with --text, --status or both.")
    if on is not None and text is None:
        raise click.UsageError("--on is the day of an update. Say what happened with --text.")

    from section55.commands.paths import parameter_file
    from section55.files.change_answers import save_answers
    from section55.files.reader import read_inspection
    from section55.model.wording import long_date, shortened
    from section55.workspace import shown

    path = parameter_file(slug)
    source = read_inspection(path, shown(path))
    found = _find_item(source.inspection, number, list_name, shown(path))
    at, item = found.where, found.item
    answers: dict[Where, Any] = {}
    sentences = []
    if text is not None:
        day = on or date.today()
        answers[*at, "updates", len(item.updates)] = {"on": day, "text": text}
        sentences.append(f"Number {shortened(item.number)} has a new update, of {long_date(day)}.")
    if status is not None:
        answers[*at, "status"] = status
        sentences.append(f"The status of number {shortened(item.number)} is now {shortened(status)}.")
    save_answers(source, shown(path), answers, by="command")
    for sentence in sentences:
        echo(sentence)


def _find_item(inspection: "Inspection", name: str, list_name: str | None, shown_as: str) -> "PlacedItem":
    """The one item of a name. Raises `WorkbookError`, with what to type instead, for none or several."""
    from section55.model.errors import WorkbookError
    from section55.model.item_names import item_names, named_items
    from section55.model.wording import closest_word, listed, shortened

    items = [item for item in inspection.items() if list_name in (None, item.place.list_name)]
    places = [item.place for item in items]
    matching = named_items(name, places)
    names = item_names(places)
    if len(matching) == 1:
        return items[places.index(matching[0])]
    if matching:
        lists = dict.fromkeys(place.list_name for place in matching)
        raise WorkbookError(
            f"{shown_as}: number {shortened(name)} stands in {listed(list(lists))}. "
            f"Say which with --list, for example --list {matching[0].list_name}."
        )
    near = closest_word(name.casefold(), [known.casefold() for known in names])
    if near:
        cure = f"Did you mean {next(known for known in names if known.casefold() == near)}?"
    else:
        cure = f"There are: {', '.join(names[:8])}{' and others' if names[8:] else ''}." if names else ""
    where = KINDS[list_name].many if list_name else "file"
    raise WorkbookError(f"{shown_as}: there is no number {shortened(name)} in its {where}. {cure}".rstrip())
