"""Numbers, dates and lists as an English sentence has them."""

from collections.abc import Sequence
from datetime import date

_BELOW_TEN = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_words(number: int) -> str:
    """A count as running text has it: "six", "10"; "no" for none."""
    return _BELOW_TEN[number] if 0 <= number < 10 else f"{number:,}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "no areas", "one area", "12 areas"."""
    return f"{in_words(number)} {one if number == 1 else many or one + 's'}"


def with_article(noun: str) -> str:
    """A noun with "a" or "an" before it: "an update", "a correction"."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def sentence_start(text: str) -> str:
    """The text with its first letter a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def long_date(day: date) -> str:
    """A date as the documents print it: "19 December 2023".

    Written out here because ``strftime`` follows the machine's locale.
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """A date where room is short, never broken over lines: "19 Dec 2023"."""
    return f"{day.day}\u00a0{_MONTHS[day.month - 1][:3]}\u00a0{day.year}"


def weekday(day: date) -> str:
    """The day of the week: "Monday"."""
    return _WEEKDAYS[day.weekday()]


def listed(things: Sequence[str]) -> str:
    """A list as running text has it: "a", "a and b", "a, b and c"; empty for none."""
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} and {things[-1]}"


def possessive(name: str) -> str:
    """A name's possessive: "Norfolk's", "West Midlands'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def shortened(text: str, most: int = 60) -> str:
    """The text on one line and in quotation marks, cut to so many characters, to name it in a sentence."""
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= most else flat[: most - 1].rstrip() + '…'}”"
