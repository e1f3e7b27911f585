"""``section55 update``."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from section55.commands.option_types import DAY, ITEM_STATUS
from section55.commands.printing import echo
from section55.model.items import ITEM_LISTS, KINDS
from section55.model.paths import Where

if TYPE_CHECKING:
    from section55.model.inspection import Inspection, ItemInList


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
    at, item = (found.list_name, found.item_index), found.item
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


def _find_item(inspection: "Inspection", number: str, list_name: str | None, shown_as: str) -> "ItemInList":
    """The one item with a number. Raises `WorkbookError`, with what to type instead, for none or several."""
    from section55.model.errors import WorkbookError
    from section55.model.wording import closest_word, listed, shortened

    items = [found for found in inspection.items() if list_name in (None, found.list_name)]
    matching = [found for found in items if _fold(found.item.number) == _fold(number)]
    if len(matching) == 1:
        return matching[0]
    if matching:
        raise WorkbookError(
            f"{shown_as}: number {shortened(number)} stands in {listed([found.list_name for found in matching])}. "
            f"Say which with --list, for example --list {matching[0].list_name}."
        )
    numbers = [found.item.number for found in items]
    near = closest_word(_fold(number), [_fold(known) for known in numbers])
    if near:
        cure = f"Did you mean {next(known for known in numbers if _fold(known) == near)}?"
    else:
        cure = f"There are: {', '.join(numbers[:8])}{' and others' if numbers[8:] else ''}." if numbers else ""
    where = KINDS[list_name].many if list_name else "file"
    raise WorkbookError(f"{shown_as}: there is no number {shortened(number)} in its {where}. {cure}".rstrip())


def _fold(number: str) -> str:
    return " ".join(number.split()).casefold()
