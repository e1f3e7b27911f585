"""When something is due, in the words that reports use: by a day or a month, within so many months, immediately.

Only what can be read surely is read: "within three months of the review", "by 31 March" and "by the end of Q2" are not.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from section55.model.number_words import NUMBER_PATTERN, read_number
from section55.model.wording import MONTHS, meant_dates

_DAY = r"[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4}|[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? [A-Za-z]{3,9}\.?,? [0-9]{4}"
_BY = r"(?:by )?(?:no|not) later than |(?:by |on )?or before |before |by "
_PUBLICATION = (
    r" (?:of|from|after|following) (?:the |this )?(?:date of )?(?:the |this )?"
    r"(?:publication|report)(?:[’']s publication| being published)?"
    r"(?: of (?:the|this|our) (?:report|inspection))?\b(?! of\b)"
)
PHRASE = (
    rf"(?:(?P<by>{_BY})?(?:the )?(?P<day>{_DAY})\b"
    rf"|(?:{_BY})(?:the )?end of (?:the )?"
    r"(?:(?P<financial>20[0-9]{2}) ?[/–-] ?(?P<to>(?:20)?[0-9]{2}) financial year"
    r"|financial year (?P<financial_2>20[0-9]{2}) ?[/–-] ?(?P<to_2>(?:20)?[0-9]{2}))\b"
    rf"|(?P<by_month>{_BY})?(?:the )?(?:end of )?(?P<month>[A-Za-z]{{3,9}})\.? (?P<month_year>20[0-9]{{2}})\b"
    r"|(?:by|before) (?:the )?end of (?P<year>20[0-9]{2})\b(?! ?[/–-] ?[0-9])"
    rf"|(?P<limit>within(?: the next| a period of)?|in the next|over the next|(?:by )?(?:no|not) later than) "
    rf"(?P<number>{NUMBER_PATTERN}|an?)(?: \([0-9]{{1,3}}\))?[ -](?:calendar )?(?P<unit>day|week|month|year)s?\b"
    rf"(?:(?P<publication>{_PUBLICATION})|(?! (?:of|from|after|following|before|prior|period)\b))"
    r"|\b(?P<now>immediately|with immediate effect)\b(?! (?:after|before|below|above|following|prior|upon|on)\b))"
)
"""A regular expression for a time, whose groups `read_phrases` reads; capitals are to make no difference."""
_ANYWHERE = re.compile(PHRASE, re.IGNORECASE)
_HAS_SOME = re.compile("[0-9]{4}|within|the next|later than|immediate", re.IGNORECASE)
"""What every phrase has in it: most texts have none, and to look for the phrases themselves takes ten times as long."""
_DAYS = {"day": 1, "week": 7}
_MONTHS_OF = {"month": 1, "year": 12}
_ROUGHLY_A_MONTH = timedelta(days=31)
_ROUGHLY_A_WEEK = timedelta(days=7)
_NOT_MUCH_LATER = timedelta(days=92)

DueKind = Literal["day", "month", "period", "now"]


@dataclass(frozen=True)
class DuePhrase:
    """When something is due, as it stands in a text, and between which days that comes."""

    words: str
    kind: DueKind
    first: date
    last: date
    period: tuple[int, str] | None = None
    """Of "within six months" the six months; None for another kind."""
    is_by: bool = True
    """Whether it says that something is to be done by then, and does not only name a day or a month."""
    names_report: bool = False
    """Whether it says itself that it counts from the report: "within three months of publication"."""

    @property
    def counts_from_report(self) -> bool:
        """Whether it is another day for a report of another day."""
        return self.kind in ("period", "now")

    def falls_on(self, published_on: date) -> date:
        """The day that it comes to, counted from the day that the report was published where it is a period."""
        if self.kind == "now":
            return published_on
        if self.period:
            count, unit = self.period
            return _months_after(published_on, count) if unit == "month" else published_on + timedelta(days=count)
        return self.first if self.kind == "day" else self.last

    def agrees_with(self, other: "DuePhrase") -> bool:
        """Whether both may be the same time in other words."""
        if self.period and other.period and self.period[1] == other.period[1]:
            return self.period == other.period
        if {self.kind, other.kind} == {"period", "now"}:
            return False
        return self.first <= other.last and other.first <= self.last

    def may_be(self, day: date) -> bool:
        """Whether the time may come to a day; periods are counted roughly."""
        return self.first <= day <= self.last


def due_phrases_in(text: str, published_on: date) -> list[DuePhrase]:
    """Every time in a text, in its order; periods count from the day that the report was published."""
    return list(_phrases_in(text, published_on))


@lru_cache(maxsize=4096)  # many offices answer the same recommendation, and print the same time as due
def _phrases_in(text: str, published_on: date) -> tuple[DuePhrase, ...]:
    if not _HAS_SOME.search(text := " ".join(text.split())):
        return ()
    return tuple(read_phrases(_ANYWHERE.finditer(text), published_on))


def read_phrases(matches: Iterable[re.Match[str]], published_on: date) -> Iterator[DuePhrase]:
    """The times in what `PHRASE` matched; one that cannot be read surely is left out."""
    return (phrase for match in matches if (phrase := _read(match, published_on)))


def _read(match: re.Match[str], published_on: date) -> DuePhrase | None:
    words = match.groupdict().get("phrase") or match[0]
    if match["now"]:
        return DuePhrase(words, "now", published_on, published_on + _NOT_MUCH_LATER)
    if match["number"]:
        if "later" in match["limit"].lower() and not match["publication"]:
            return None  # "no later than six months" after what?
        return _read_period(words, match, published_on)
    if first_year := match["financial"] or match["financial_2"]:
        ends = date(int(first_year) + 1, 3, 31)
        is_one_year = (match["to"] or match["to_2"])[-2:] == f"{ends.year}"[-2:]
        return DuePhrase(words, "day", ends, ends) if is_one_year else None
    if match["year"]:
        year = int(match["year"])
        return DuePhrase(words, "month", date(year, 1, 1), date(year, 12, 31))
    if match["month"]:
        return _read_month(words, match["month"], int(match["month_year"]), is_by=bool(match["by_month"]))
    days = meant_dates(match["day"])
    if not days:
        return None
    is_before = (match["by"] or "").casefold() == "before " and days[0] > date.min
    return DuePhrase(words, "day", days[0] - timedelta(days=int(is_before)), days[0], is_by=bool(match["by"]))


def _read_month(words: str, name: str, year: int, is_by: bool) -> DuePhrase | None:
    numbers = [number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower())]
    if not numbers:
        return None
    last = monthrange(year, numbers[0])[1]
    return DuePhrase(words, "month", date(year, numbers[0], 1), date(year, numbers[0], last), is_by=is_by)


def _read_period(words: str, match: re.Match[str], published_on: date) -> DuePhrase | None:
    number, unit = match["number"].casefold(), match["unit"].lower()
    count = 1 if number in ("a", "an") else read_number(number)
    if unit in _DAYS:
        days, period = count * _DAYS[unit], (count * _DAYS[unit], "day")
        target, roughly = published_on + timedelta(days=days), _ROUGHLY_A_WEEK
    else:
        months, period = count * _MONTHS_OF[unit], (count * _MONTHS_OF[unit], "month")
        if months > 12 * 20:
            return None
        target, roughly = _months_after(published_on, months), _ROUGHLY_A_MONTH
    names_report = bool(match["publication"])
    return DuePhrase(words, "period", max(published_on, target - roughly), target + roughly, period,
                     names_report=names_report)  # fmt: skip


def _months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
