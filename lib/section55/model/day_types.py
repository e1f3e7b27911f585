"""The kinds of answer that are a day, with their rule and the sentences for breaking it."""

import re
from calendar import monthrange
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from section55.model.answer_types import bare_word, refusal
from section55.model.wording import iso_day, long_date, meant_dates, month_without, shortened

FIRST_YEAR, LAST_YEAR = 1990, 2100

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_WITH_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt]|\s+)[0-9]{1,2}[:.][0-9]{2}.*")
_NOT_QUITE_TRUE = ("true", "false", "yes", "no", "done", "not done", "y", "n")


def _day(value: object) -> date:
    if isinstance(value, datetime):
        raise _date_refusal("date_with_time", "This should be a date without a time.", "Type it")
    day = value if isinstance(value, date) else _day_from_text(bare_word(value))
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _date_refusal(
            "date_implausible",
            f"The year {day.year} cannot be meant.",
            f"Type a date between {FIRST_YEAR} and {LAST_YEAR},",
        )
    return day


def _date_refusal(code: str, text: str, cure: str) -> PydanticCustomError:
    """The error that refuses a date, its cure with an example of what a file takes and of what the form does."""
    return refusal(code, text, in_file=f"{cure} like 2023-12-19.", in_form=f"{cure} like 19 December 2023.")


def _day_from_text(text: str) -> date:
    if _ISO_DATE.fullmatch(text):
        if day := iso_day(text):
            return day
        raise _date_refusal(
            "date_impossible",
            f"There is no such day as {text}.",
            "Check the month and the day; type the date",
        )
    if match := _DATE_WITH_TIME.fullmatch(text):
        raise refusal("date_with_time", f"{shortened(text)} has a time in it. Type the date alone: {match[1]}.")
    if meant := meant_dates(text):
        days = " or ".join(map(long_date, meant))
        typed = ", or ".join(f"{day.isoformat()} for {long_date(day)}" for day in meant)
        in_file = f"{shortened(text)} is not in the form year-month-day. Type {typed}."
        if len(meant) > 1:
            in_form = f"{shortened(text)} can be {days}. Type the one that is meant, with its month in letters."
            raise refusal("date_ambiguous", in_file=in_file, in_form=in_form)
        in_form = f"{shortened(text)} can only be {days}. Type it like that."
        raise refusal("date_not_iso", in_file=in_file, in_form=in_form)
    if month := month_without(text):
        last = monthrange(month.year, month.month)[1]
        raise _date_refusal(
            "date_impossible",
            f"{long_date(month).split(maxsplit=1)[1]} has {last} days.",
            "Check the day; type the date",
        )
    raise refusal(
        "date_not_iso",
        in_file=f"{shortened(text)} is not a date in the form year-month-day. "
        "Type it like 2023-12-19 for 19 December 2023.",
        in_form=f"{shortened(text)} is not a date. Type it like 19 December 2023.",
    )


def _day_or_done(value: object) -> date | Literal[True]:
    if value is True or (isinstance(value, str) and value.strip() == "true"):
        return True
    if isinstance(value, bool) or (isinstance(value, str) and value.strip().casefold() in _NOT_QUITE_TRUE):
        word = f"“{str(value).strip().lower()}”"
        raise refusal(
            "not_a_date_or_true",
            in_file=f"{word} is neither a date nor true. Type the date on which it was done, like 2024-02-09; "
            "or true, in small letters, where the day is not known; or nothing where it has not been done.",
            in_form=f"{word} is not a date. Type the date on which it was done, like 9 February 2024; "
            "or tick the box where the day is not known; or leave this empty where it has not been done.",
        )
    return _day(value)


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A calendar day, never a moment."""
DayOrDone = Annotated[
    date | Literal[True],
    BeforeValidator(_day_or_done),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"const": True}]}),
]
"""The day on which a thing was done, or True where it was done on a day not known."""
