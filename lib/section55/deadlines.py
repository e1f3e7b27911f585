"""The 56 days of section 55(5A), counted."""

from datetime import date, timedelta

STATUTORY_DAYS = 55
"""The period is 56 days *beginning with* the day of publication (Police Act 1996, s.55(5A)).

So that day is the first, and the last lawful day comes 55 days after it.
"""
CUSTOMARY_DAYS = 56
"""What many offices print: publication plus 56 days, one day after the last lawful one."""


def statutory_last_day(published_on: date) -> date:
    """The last day on which the response may lawfully be published: s.55(5A)."""
    return published_on + timedelta(days=STATUTORY_DAYS)


def printed_deadline(published_on: date, statutory: bool) -> date:
    """The deadline that an office prints: the statutory last day, or the customary one a day later."""
    return published_on + timedelta(days=STATUTORY_DAYS if statutory else CUSTOMARY_DAYS)
