"""The options that narrow a register down, the same for each of its formats."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from section55.commands.option_types import WholeNumber
from section55.model.items import KINDS

if TYPE_CHECKING:
    from section55.register.filters import Filters


def _kind(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The name of a kind for any of the words that stand before an item's number."""
    if value is None:
        return None
    typed = " ".join(value.split()).casefold()
    for kind in KINDS.values():
        if typed in map(str.casefold, (kind.one, kind.many, *kind.typed, f"{kind.short}s")):
            return kind.one
    known = ", ".join(kind.one for kind in KINDS.values())
    raise click.BadParameter(f"{value} is not a kind of item. There are: {known}.")


_DAYS = WholeNumber(min=0)
_OPTIONS = (
    click.option("--open", "is_open", is_flag=True, help="Only what is still to be published or done."),
    click.option("--overdue", "is_overdue", is_flag=True, help="Only what is past its day."),
    click.option("--due-within", type=_DAYS, metavar="DAYS", help="Only what is due in so many days."),
    click.option("--older-than", type=_DAYS, metavar="DAYS", help="Only what has been open for more days."),
    click.option("--owner", metavar="NAME", help="Only items of this owner; “nobody” for those without one."),
    click.option("--addressed-to", metavar="NAME", help="Only items addressed to this name."),
    click.option("--office", metavar="NAME", help="Only inspections that this office answers."),
    click.option("--year", type=WholeNumber(1990, 2100), help="Only reports of this year."),
    click.option("--type", "type_", metavar="TYPE", help="Only reports of this publication type, like PEEL."),
    click.option("--force", metavar="NAME", help="Only reports that speak of this force."),
    click.option("--kind", metavar="KIND", callback=_kind, help="Only recommendations, causes or AFIs."),
    click.option("--words", metavar="WORDS", help="Only what has all these words in it, in any of its texts."),
)


def filter_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options; it gets them as keyword arguments, which `filters_of` takes."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def filters_of(given: dict[str, Any]) -> "Filters":
    """What the options ask for."""
    from section55.register.filters import Filters

    names = {"type_": "type"}
    return Filters(**{names.get(key, key): value for key, value in given.items() if value is not None})
