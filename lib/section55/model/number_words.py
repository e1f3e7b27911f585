"""Whole numbers as they stand in an English text, in figures or in words: 8, eight, twenty-one, a hundred and five."""

import re

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {
    **{word: value for value, word in enumerate((*_ONES, *_TEENS), 1)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
}
_BELOW_HUNDRED = rf"(?:(?:{'|'.join(_TENS)})(?:[ -]+(?:{'|'.join(_ONES)}))?|{'|'.join((*_TEENS, *_ONES))})"
_HUNDREDS = rf"(?:a|{'|'.join(_ONES)})[ ]+hundred(?:[ ]+and[ ]+{_BELOW_HUNDRED})?"

NUMBER_PATTERN = rf"(?:[0-9]{{1,4}}|{_HUNDREDS}|(?:a[ ]+|one[ ]+)?dozen|{_BELOW_HUNDRED})"
"""A regular expression, without groups, for a number that `read_number` reads; capitals are to make no difference."""


def read_number(text: str) -> int:
    """The value of a number that `NUMBER_PATTERN` matches."""
    if text.isdecimal():
        return int(text)
    value = 0
    for word in re.split(r"[\s-]+", text.casefold()):
        if word in ("hundred", "dozen"):
            value = (value or 1) * (100 if word == "hundred" else 12)
        else:
            value += _VALUES.get(word, 0)
    return value
