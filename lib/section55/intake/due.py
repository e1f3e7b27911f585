"""When an item is due, from its own words: the phrase as printed, and the day that it comes to where there is one.

Which times of a text say that is `model/asked_due.py`'s rule. Here are those besides that have no day to be counted,
which a person looks at: "as soon as possible", "by spring 2025".
"""

import re
from dataclasses import dataclass
from datetime import date

from section55.model.asked_due import asked_due_phrases
from section55.model.due_phrases import DuePhrase
from section55.model.wording import MONTHS, sentence_start

_UNKNOWN = date(2000, 1, 1)
"""Stands for a report's day where none is known; no day is counted from it."""
_RECOMMENDS = r"^\W*(?:recommendation \w+\W+)?(?:(?:we|hmic\w*) recommends? that,? )?"
_PART_OF_A_YEAR = (
    r"(?:by|before|(?:by )?(?:no|not) later than) (?:the )?(?:end of |start of )?(?:the )?"
    r"(?:(?:spring|summer|autumn|winter)"
    r"|(?:q[1-4]|(?:first|second|third|fourth|next) quarter)|(?:the )?financial year(?! 20))"
)
_DAY_WITHOUT_YEAR = rf"by [0-9]{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)})(?! 20)"
_SOFT = re.compile(
    rf"{_RECOMMENDS}(?P<phrase>as soon as (?:possible|practicable)|without (?:further )?delay|urgently"
    rf"|within \w+(?:[ -]\w+)? working days|{_DAY_WITHOUT_YEAR}|{_PART_OF_A_YEAR}[^,.;]{{0,30}}?)"
    r"(?=,| (?:all|the|each|every|chief|police|forces)\b)",
    re.IGNORECASE,
)
_SOFT_END = re.compile(
    rf"\b(?:should|must)\b[^.:;]*? (?P<phrase>{_PART_OF_A_YEAR}(?: of)?(?: the)?(?: financial year)?"
    r"(?: 20[0-9]{2}(?:[/–-][0-9]{2,4})?)?)[.;:]?$",
    re.IGNORECASE,
)
_SHORT_DAY = re.compile(r"^\W*(?P<phrase>by ([0-9]{1,2})/([0-9]{1,2})/([0-9]{2}))\b(?!/)", re.IGNORECASE)
_HARD_BEHIND_SOFT = re.compile(r"^[^.]{0,40}?\band (by no later than|no later than|by) ", re.IGNORECASE)
_NOW = re.compile(
    r"(?:\b(?:should|must)|^(?:(?:We|HMIC\w*) recommends? that )?(?:[A-Z][\w’'-]+ (?:and )?)+?"
    r"(?:Police|Constabulary|Police Service))"
    r"(?P<phrase> immediately| urgently)\b"
)
"""Here alone, since "officers should immediately search" is no time: a person looks at what is brought in."""


@dataclass(frozen=True)
class Due:
    """When something is due."""

    words: str
    """As printed, with a capital letter."""
    on: date | None
    """The day that it comes to; None where it cannot be counted, or depends on a day that is not known."""


def find_due(text: str, published_on: date | None) -> Due | None:
    """When a text asks for what it asks for; None where it does not say so."""
    words = " ".join(re.sub(r"\*\*|__", "", text).split())
    if short := _SHORT_DAY.match(words):
        return Due(sentence_start(short["phrase"]), _day(2000 + int(short[4]), int(short[3]), int(short[2])))
    if soft := _SOFT.match(words):
        return _hard_behind(words, soft, published_on) or Due(sentence_start(soft["phrase"]), None)
    if phrases := asked_due_phrases(text, published_on or _UNKNOWN):
        return Due(sentence_start(phrases[0].words), _day_of(phrases[0], published_on))
    first = re.split(r"(?<=[.:;]) ", words, maxsplit=1)[0]
    if now := _NOW.search(first):
        return Due(sentence_start(now["phrase"].strip()), published_on if "imm" in now["phrase"].lower() else None)
    if end := _SOFT_END.search(first[:1000]):
        return Due(sentence_start(end["phrase"]), None)
    return None


def _hard_behind(words: str, soft: re.Match[str], published_on: date | None) -> Due | None:
    """The day in "as soon as possible, and by no later than 31 July 2025"."""
    hard = _HARD_BEHIND_SOFT.match(words[soft.end("phrase") :])
    if not hard:
        return None
    rest = words[soft.end("phrase") + hard.start(1) :]
    phrases = asked_due_phrases(re.sub("^by no later", "no later", rest, flags=re.IGNORECASE), _UNKNOWN)
    if not phrases:
        return None
    shown = words[soft.start("phrase") : soft.end("phrase") + hard.start(1)] + _as_in(rest, phrases[0])
    return Due(sentence_start(shown), _day_of(phrases[0], published_on))


def _day_of(phrase: DuePhrase, published_on: date | None) -> date | None:
    if phrase.counts_from_report and published_on is None:
        return None
    return phrase.falls_on(published_on or _UNKNOWN)


def _as_in(rest: str, phrase: DuePhrase) -> str:
    at = rest.lower().find(phrase.words.lower())
    return rest[: at + len(phrase.words)] if at >= 0 else phrase.words


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
