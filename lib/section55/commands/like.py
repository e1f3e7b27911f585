"""The option --like: a new inspection begins with what an earlier response of the office has."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from section55.intake.carry_over import CarriedOver
    from section55.intake.proposal import Proposal

like_option = click.option(
    "--like",
    metavar="SLUG",
    help="An earlier response of the office: its letter's addressees, standard texts and owner are taken over.",
)


def read_earlier(slug: str, office: str | None) -> "CarriedOver":
    """What a new inspection takes over from an earlier one.

    Raises `WorkbookError` where that is not there or is another office's, and `FaultsFound` where it is refused.
    """
    from section55.commands.paths import parameter_file
    from section55.files.reader import read_inspection
    from section55.intake.carry_over import carry_over
    from section55.model.errors import WorkbookError
    from section55.workspace import shown

    path = parameter_file(slug)
    carried = carry_over(read_inspection(path, shown(path)))
    if office is not None and office != carried.office:
        raise WorkbookError(
            f"{shown(path)} is a response of {carried.office}, and not of {office}. Leave --office out, or give "
            f"a response of {office} with --like."
        )
    return carried


def add_earlier_answers(proposal: "Proposal", earlier: "CarriedOver") -> None:
    """Adds what an earlier response has to what was read of a report."""
    from section55.model.item_places import item_places

    proposal.answers |= earlier.answers
    if earlier.owner:
        for place in item_places(proposal.answers):
            place.item.setdefault("owner", earlier.owner)
    proposal.notes += earlier.sentences
