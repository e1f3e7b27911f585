"""What Welsh sentences need beside their words: articles, "a" and "ac", dates and lists by CLDR's data."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

_VOWELS = "aeiouwyâêîôûŵŷáéíóúäëïöü"
_ARTICLE = re.compile(r"(?:yr|y)\s+", re.IGNORECASE)
_IS_OF_SOMETHING = re.compile(r"\s(?:yr|y)\s|['’]r\s", re.IGNORECASE)
_FIELD = re.compile(r"\{(\w+)\}")
_AND = "a(c)"
_SOFTENS = re.compile(r"(?:^|\s)[io] $", re.IGNORECASE)
_AREA = re.compile(r"([Mm])(?=(?:aes|eysydd) i'w g?wella\b)")
MONTHS = (
    *("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin"),
    *("Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"),
)
"""As CLDR has them; written out, so that a date that was typed is read without a table of every language."""


def contract_articles(sentence: str, facts: Mapping[str, str]) -> str:
    """A sentence with its facts, the articles in it contracted behind vowels: "i'r Prif Gwnstabl".

    Of the words that are filled in, "maes i'w wella" alone changes behind "i" and "o": "i Faes i'w wella 2".
    """
    written = ""
    start = 0
    for found in _FIELD.finditer(sentence):
        written += sentence[start : found.start()]
        fact = facts[found[1]]
        article = _ARTICLE.match(fact)
        if article and written[-1:] == " " and written[-2:-1].casefold() in _VOWELS:
            written, fact = written[:-1], f"'r {fact[article.end() :]}"
        elif _SOFTENS.search(written) and (area := _AREA.match(fact)):
            fact = f"{'F' if area[1] == 'M' else 'f'}{fact[1:]}"
        written += fact
        start = found.end()
    return written + sentence[start:]


def with_article(name: str) -> str:
    """A name behind the article that it takes: "y Comisiynydd", "yr Heddlu"; one that brings its own gets no other.

    Nor does one with an article within, which is that of the whole: "Comisiynydd yr Heddlu".
    """
    if _IS_OF_SOMETHING.search(name):
        return name
    if article := _ARTICLE.match(name):
        return f"{article[0].strip().lower()} {name[article.end() :]}"
    return f"{'yr' if name[:1].casefold() in f'{_VOWELS}h' else 'y'} {name}"


def without_article(name: str) -> str:
    """A name without the article that it may bring."""
    return _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name


def long_date(day: date) -> str:
    """A date as documents print it: "13 Chwefror 2024"."""
    return _formatted(day, "d MMMM y")


def short_date(day: date) -> str:
    """A date where there is little room, never broken over lines: "13 Chwef 2024"."""
    return _formatted(day, "d MMM y").replace(" ", "\u00a0")


def listed(things: Sequence[str]) -> str:
    """A list in running text: "a, b ac c"; "ac" stands before a vowel, "a" before any other letter."""
    from babel.lists import format_list

    written = format_list(list(things), locale="cy") if things else ""
    before, joined, last = written.rpartition(f" {_AND} ")
    if not joined:
        return written
    return f"{before} {'ac' if last[:1].casefold() in _VOWELS else 'a'} {last}"


def _formatted(day: date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale="cy")
