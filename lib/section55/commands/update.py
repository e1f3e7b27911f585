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
@click.argument("item_name", metavar="ITEM")
@click.option("--status", type=ITEM_STATUS, help="How far it has come: open, partly done, complete and so on.")
@click.option("--text", metavar="TEXT", help="What has happened since, in Markdown.")
@click.option("--on", type=DAY, help="The day that the text speaks of. [default: today]")
@click.option(
    "--list", "list_name", type=click.Choice(ITEM_LISTS), help="The list to look in, where two have the name."
)
def command(
    slug: str, item_name: str, status: str | None, text: str | None, on: date | None, list_name: str | None
) -> None:
    """Add what became of a recommendation, and set its status.

    SLUG is the name of an inspection in the workbook's parameters/, or the path of a parameter
    file; ITEM is the item's number, as the report prints it, after its group where it has one:
    "3", "Vetting 1", "AFI 2", "cause 1". A part has its letter behind: "7b". The second
    recommendation of a cause of concern is "cause 1/2". Earlier updates stay as they are.

    \b
    Examples:
      section55 update 2023-12-19-meeting-the-needs-of-victims 3 --status complete --text "Standards agreed."
      section55 update 2024-05-02-peel "cause 1/2b" --status "partly done"
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
    found = _find_item(source.inspection, item_name, list_name, shown(path))
    at, item = found.where, found.item
    answers: dict[Where, Any] = {}
    sentences = []
    if text is not None:
        day = on or date.today()
        answers[*at, "updates", len(item.updates)] = {"on": day, "text": text}
        sentences.append(f"{found.heading} has a new update, of {long_date(day)}.")
    if status is not None:
        answers[*at, "status"] = status
        sentences.append(f"The status of {found.place.in_sentence} is now {shortened(status)}.")
    save_answers(source, shown(path), answers, by="command")
    for sentence in sentences:
        echo(sentence)


def _find_item(inspection: "Inspection", name: str, list_name: str | None, shown_as: str) -> "PlacedItem":
    """The one item of a name. Raises `WorkbookError`, with what to type instead, for none or several."""
    from section55.model.errors import WorkbookError
    from section55.model.item_names import item_names, items_of_number, named_items
    from section55.model.wording import closest_word, shortened

    items = [item for item in inspection.items() if list_name in (None, item.place.list_name)]
    places = [item.place for item in items]
    names = dict(zip(places, item_names(places), strict=True))
    matching = named_items(name, places)
    if len(matching) == 1:
        return items[places.index(matching[0])]
    meant = [shortened(names[place]) for place in matching or items_of_number(name, places)]
    if matching:
        headings = " or ".join(place.heading for place in matching)
        raise WorkbookError(f"{shown_as}: {shortened(name)} may be {headings}. Say which: {' or '.join(meant)}.")
    known = list(names.values())
    near = closest_word(name, [known_name.casefold() for known_name in known])
    if meant:
        cure = f"Did you mean {' or '.join(meant)}?"
    elif near:
        cure = f"Did you mean {shortened(next(known_name for known_name in known if known_name.casefold() == near))}?"
    else:
        cure = f"There are: {', '.join(known[:8])}{' and others' if known[8:] else ''}." if known else ""
    where = f"the {KINDS[list_name].many} of the file" if list_name else "the file"
    raise WorkbookError(f"{shown_as}: there is no item {shortened(name)} in {where}. {cure}".rstrip())
