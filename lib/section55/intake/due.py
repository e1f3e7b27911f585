"""When an item is due, from its own words: the phrase as printed, and the day that it comes to where there is one."""

import re
from dataclasses import dataclass
from datetime import date

from section55.model.due_phrases import DuePhrase, leading_due_phrases
from section55.model.wording import sentence_start

_UNKNOWN = date(2000, 1, 1)
"""Stands for a report's day where none is known; no day is counted from it."""
_SOFT = re.compile(
    r"^\W*(?:recommendation \w+\W+)?(?:(?:we|hmic\w*) recommends? that,? )?"
    r"(?P<phrase>as soon as (?:possible|practicable)|without (?:further )?delay|urgently"
    r"|within \w+(?:[ -]\w+)? working days|by (?:the )?(?:end of |start of )?(?:the )?"
    r"(?:(?:spring|summer|autumn|winter)|(?:q[1-4]|(?:first|second|third|fourth|next) quarter)"
    r"|(?:the )?(?:20[0-9]{2}[/–-][0-9]{2,4} )?financial year)[^,.;]{0,30}?)(?=,| (?:all|the|each|every|chief"
    r"|police|forces)\b)",
    re.IGNORECASE,
)
_SHORT_DAY = re.compile(r"^\W*(?P<phrase>by ([0-9]{1,2})/([0-9]{1,2})/([0-9]{2}))\b(?!/)", re.IGNORECASE)
_HARD_BEHIND_SOFT = re.compile(r"^[^.]{0,40}?\band (by no later than|no later than|by) ", re.IGNORECASE)
_NOW = re.compile(
    r"(?:\b(?:should|must)|^(?:[A-Z][\w’'-]+ (?:and )?)+?(?:Police|Constabulary|Police Service))"
    r"(?P<phrase> immediately| urgently)\b"
)


@dataclass(frozen=True)
class Due:
    """When something is due."""

    words: str
    """As printed, with a capital letter."""
    on: date | None
    """The day that it comes to; None where it cannot be counted, or depends on a day that is not known."""


def find_due(text: str, published_on: date | None) -> Due | None:
    """When a text asks for what it asks for; None where it does not say so at its beginning or behind its verb."""
    words = " ".join(text.split())
    if short := _SHORT_DAY.match(words):
        return Due(sentence_start(short["phrase"]), _day(2000 + int(short[4]), int(short[3]), int(short[2])))
    soft = _SOFT.match(words)
    if soft:
        hard = _HARD_BEHIND_SOFT.match(words[soft.end("phrase") :])
        if hard:
            rest = words[soft.end("phrase") + hard.start(1) :]
            phrases = leading_due_phrases(re.sub("^by no later", "no later", rest, flags=re.IGNORECASE), _UNKNOWN)
            if phrases:
                shown = words[soft.start("phrase") : soft.end("phrase") + hard.start(1)] + _as_in(rest, phrases[0])
                return Due(sentence_start(shown), _day_of(phrases[0], published_on))
        return Due(sentence_start(soft["phrase"]), None)
    phrases = leading_due_phrases(text, published_on or _UNKNOWN)
    if phrases:
        return Due(sentence_start(phrases[0].words), _day_of(phrases[0], published_on))
    first = re.split(r"(?<=[.:;]) ", words, maxsplit=1)[0]
    if now := _NOW.search(first):
        return Due(sentence_start(now["phrase"].strip()), published_on if "imm" in now["phrase"].lower() else None)
    return None


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
