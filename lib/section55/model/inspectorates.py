"""What the inspectorate of constabulary was called on a day, and who made a joint report with it."""

from collections.abc import Sequence
from datetime import date

from section55.model.catalogue import N_, _
from section55.model.wording import listed

_FIRE_AND_RESCUE_SINCE = date(2017, 7, 19)
_HIS_MAJESTYS_SINCE = date(2022, 9, 9)


def inspectorate_abbreviation(published_on: date) -> str:
    """What the inspectorate was called for short when it published a report: HMIC or HMICFRS."""
    return "HMICFRS" if published_on >= _FIRE_AND_RESCUE_SINCE else "HMIC"


def inspectorate_name(published_on: date) -> str:
    """What the inspectorate was called in full when it published a report, with its abbreviation behind it."""
    if published_on < _FIRE_AND_RESCUE_SINCE:
        name = N_("Her Majesty's Inspectorate of Constabulary")
    elif published_on < _HIS_MAJESTYS_SINCE:
        name = N_("Her Majesty's Inspectorate of Constabulary and Fire & Rescue Services")
    else:
        name = N_("His Majesty's Inspectorate of Constabulary and Fire & Rescue Services")
    return f"{_(name)} ({inspectorate_abbreviation(published_on)})"


def all_inspectorates(published_on: date, others: Sequence[str]) -> str:
    """Everyone who made a report, in running text: the inspectorate of constabulary, then the others."""
    return listed([inspectorate_name(published_on), *others])
