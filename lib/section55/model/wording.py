"""Writes numbers, dates and lists as a document's language has them; reads dates and words as people mean them."""

import re
from collections.abc import Sequence
from datetime import date

from section55.fonts.characters import code_point
from section55.model import welsh
from section55.model.catalogue import _, is_english

_BELOW_TEN = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_YEAR_FIRST_DATE = re.compile(r"([0-9]{4})[/.\-\s]([0-9]{1,2})[/.\-\s]([0-9]{1,2})")
_NUMERIC_DATE = re.compile(r"([0-9]{1,2})[/.\-\s]([0-9]{1,2})[/.\-\s]([0-9]{4})")
_WORDED_DATE = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?(?: of)?\s+([A-Za-z]{3,10})\.?,?\s+([0-9]{4})")
_DATE_IN_A_TEXT = re.compile(rf"\b(?:[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.][0-9]{{4}}|{_WORDED_DATE.pattern})\b")
_JOINERS = ("\u200d", *map(chr, range(0xE0020, 0xE0080)))
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_words(number: int) -> str:
    """A count in running text: "six", "10"; "no" for none. Figures in Welsh, where a word would change the next."""
    return _BELOW_TEN[number] if 0 <= number < 10 and is_english() else f"{number:,}"


def in_words_alone(number: int) -> str:
    """A count in running text that no noun follows: "six", "10"; "none" for none."""
    return in_words(number) if number or not is_english() else "none"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "no areas", "one area", "12 areas"."""
    return f"{in_words(number)} {noun_for(number, one, many)}"


def noun_for(number: int, one: str, many: str | None = None) -> str:
    """The noun that stands behind a count: "area" for one, "areas" for any other."""
    return one if number == 1 else many or f"{one}s"


def in_figures(english: str, label: str, number: int, **facts: object) -> str:
    """A sentence with a count: as it is in English; in a language whose words change after a number, a label with it.

    The ``label`` is of the catalogue, and has the number in it as {number}.
    """
    return english if is_english() else _(label, number=f"{number:,}", **facts)


def with_article(noun: str) -> str:
    """A noun with "a" or "an" before it: "an update", "a correction"."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def sentence_start(text: str) -> str:
    """The text with its first letter as a capital and the rest as it is."""
    return text[:1].upper() + text[1:]


def long_date(day: date) -> str:
    """A date as the documents print it: "19 December 2023".

    Written out here because ``strftime`` follows the machine's locale.
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if is_english() else welsh.long_date(day)


def short_date(day: date) -> str:
    """A date where there is little room, never broken over lines: "19 Dec 2023"."""
    if not is_english():
        return welsh.short_date(day)
    return f"{day.day}\u00a0{MONTHS[day.month - 1][:3]}\u00a0{day.year}"


def month_and_year(day: date) -> str:
    """The month of a day: "December 2023"."""
    return f"{(MONTHS if is_english() else welsh.MONTHS)[day.month - 1]} {day.year}"


def weekday(day: date) -> str:
    """The day of the week: "Monday"."""
    return _WEEKDAYS[day.weekday()]


def iso_day(text: str) -> date | None:
    """The day of a date in the form of a parameter file, like 2023-12-19; None for any other text."""
    if len(text) != 10 or text[4] + text[7] != "--":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def date_in_words(text: str) -> str:
    """A date in the form of a parameter file as the documents print it; any other text as it is."""
    day = iso_day(text)
    return long_date(day) if day else text


def meant_dates(text: str) -> list[date]:
    """The days that a date not written year-month-day may mean, day before month first.

    There are none for a text that is more than a date, and for a day that no calendar has.
    """
    if match := _YEAR_FIRST_DATE.fullmatch(text):
        year, month, number = map(int, match.groups())
        readings = [(year, month, number)]
    elif match := _NUMERIC_DATE.fullmatch(text):
        first, second, year = map(int, match.groups())
        readings = [(year, second, first), (year, first, second)]
    elif match := _WORDED_DATE.fullmatch(text):
        named = _months_named(match[2].lower())
        readings = [(int(match[3]), month, int(match[1])) for month in named]
    else:
        return []
    meant: list[date] = []
    for reading in readings:
        try:
            day = date(*reading)
        except ValueError:
            continue
        if day not in meant:
            meant.append(day)
    return meant


def month_without(text: str) -> date | None:
    """The first day of the month that a date names, where that month does not have its day; None for other texts.

    "31 February 2024" and "31/02/2024" name February 2024.
    """
    if match := _NUMERIC_DATE.fullmatch(text) or _WORDED_DATE.fullmatch(text):
        day, month, year = match.groups()
        if 29 <= int(day) <= 31 and (
            first := meant_dates(f"1 {month} {year}" if month.isalpha() else f"{year}-{month}-1")
        ):
            return first[0] if len(first) == 1 else None
    return None


def _months_named(name: str) -> list[int]:
    """The months that a word may mean, in English or else in Welsh, each once."""
    for months in (MONTHS, welsh.MONTHS):
        if named := [number for number, month in enumerate(months, 1) if month.lower().startswith(name)]:
            return named
    return []


def dates_in(text: str) -> list[date]:
    """The days that a text names, in its order; a date that may mean two days is read as day before month."""
    return [meant[0] for found in _DATE_IN_A_TEXT.finditer(text) if (meant := meant_dates(found[0]))]


def listed(things: Sequence[str]) -> str:
    """A list in running text: "a", "a and b", "a, b and c"; empty for no things."""
    if len(things) < 2:
        return "".join(things)
    if not is_english():
        return welsh.listed(things)
    return f"{', '.join(things[:-1])} and {things[-1]}"


def first_few(names: Sequence[str], most: int = 5) -> list[str]:
    """The first few of some names, and how many there are besides: "a", "b", "three more"."""
    more = len(names) - most
    return [*names[:most], f"{in_words(more)} more"] if more > 0 else [*names]


def possessive(name: str) -> str:
    """A name's possessive: "Norfolk's", "West Midlands'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def shortened(text: str, most: int = 60) -> str:
    """The text on one line and in quotation marks, cut to so many characters, to name it in a sentence.

    A character that does not show is named by its code, but for those that hold an emoji together.
    """
    flat = " ".join(text.split())
    if not flat.isprintable():
        flat = "".join(each if each.isprintable() or each in _JOINERS else f"[{code_point(each)}]" for each in flat)
    return f"“{flat if len(flat) <= most else flat[: most - 1].rstrip() + '…'}”"


def closest_word(word: str, known: Sequence[str]) -> str | None:
    """The known word that is most like a misspelt one; None where no word is much like it."""
    from difflib import get_close_matches

    found = get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
    return found[0] if found else None
