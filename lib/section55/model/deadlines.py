"""The 56 days of section 55(5A), the working days among them, and what to note about them."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from section55.model.wording import counted, long_date, weekday

STATUTORY_DAYS = 55
"""The period is 56 days *beginning with* the day of publication (Police Act 1996, s.55(5A)).

So that day is the first, and the last lawful day comes 55 days after it.
"""
CUSTOMARY_DAYS = 56
"""What many offices print: publication plus 56 days, one day after the last lawful one."""
SOON = 14
"""A day is soon when it is this many days off, or fewer."""
SATURDAY = 5
_SUBSTITUTE = " (observed)"
_NAMED_BY_SEASON = {
    "May Day": "the early May bank holiday",
    "Spring Bank Holiday": "the spring bank holiday",
    "Late Summer Bank Holiday": "the summer bank holiday",
}


def statutory_last_day(published_on: date) -> date:
    """The last day on which the response may lawfully be published: s.55(5A)."""
    return published_on + timedelta(days=STATUTORY_DAYS)


def printed_deadline(published_on: date, statutory: bool) -> date:
    """The deadline that an office prints: the statutory last day, or the customary one a day later."""
    return published_on + timedelta(days=STATUTORY_DAYS if statutory else CUSTOMARY_DAYS)


class DeadlineWarning(NamedTuple):
    """What to note about a deadline."""

    sentence: str
    """It names every day, for a reader who sees nothing else."""
    beside_the_days: str
    """The same for a reader who sees the days above it."""


def printed_deadline_warning(published_on: date, statutory: bool) -> DeadlineWarning | None:
    """The warning that an office prints a deadline later than the last lawful day; None where it does not."""
    last, printed = statutory_last_day(published_on), printed_deadline(published_on, statutory)
    if printed <= last:
        return None
    return DeadlineWarning(
        f"The document prints {long_date(printed)} as its deadline, but the last lawful day is {long_date(last)}: "
        "the 56 days begin with the day of publication (s.55(5A)).",
        f"The printed deadline is {counted((printed - last).days, 'day')} after the last lawful day (s.55(5A)).",
    )


def last_day_warning(published_on: date, is_published: bool) -> DeadlineWarning | None:
    """The warning that the last lawful day is a weekend or a bank holiday; None where it is neither.

    There is none where the response is published (``is_published``), since it no longer matters.
    """
    last = statutory_last_day(published_on)
    why = "" if is_published else why_not_working(last)
    if not why:
        return None
    before = last_working_day(last)
    cure = f"The last working day before it is {weekday(before)} {long_date(before)}."
    return DeadlineWarning(
        f"The last lawful day, {long_date(last)}, is {why}. {cure}", f"The last lawful day is {why}. {cure}"
    )


def urgency(day: date, as_of: date) -> Literal["overdue", "soon", "waiting"]:
    """How urgent something is on the day ``as_of``, that is due on ``day``."""
    left = (day - as_of).days
    return "overdue" if left < 0 else "soon" if left <= SOON else "waiting"


def is_working_day(day: date) -> bool:
    """Whether a day is neither a Saturday, a Sunday nor a bank holiday of England and Wales."""
    return day.weekday() < SATURDAY and day not in _bank_holidays(day.year)


def last_working_day(day: date) -> date:
    """The day itself where it is a working day, else the last one before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def why_not_working(day: date) -> str:
    """Why a day is no working day: "a Sunday", "Christmas Day, a bank holiday"; empty for a working day."""
    if day.weekday() >= SATURDAY:
        return f"a {weekday(day)}"
    return _bank_holidays(day.year).get(day, "")


@cache
def _bank_holidays(year: int) -> Mapping[date, str]:
    """The bank holidays of England and Wales in a year, and what each is called in a sentence."""
    import holidays

    found = holidays.country_holidays("GB", subdiv="ENG", language="en_GB", years=year)
    return {day: _in_a_sentence(name) for day, name in found.items()}


def _in_a_sentence(name: str) -> str:
    if name in _NAMED_BY_SEASON:
        return _NAMED_BY_SEASON[name]
    if name.endswith(_SUBSTITUTE):
        return f"a bank holiday in place of {name.removesuffix(_SUBSTITUTE)}"
    return f"{name}, a bank holiday"
