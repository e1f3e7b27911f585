"""The sentences of a response that may be about the report it answers, and not about another one.

Responses speak of other reports too: of what an earlier inspection asked for, of reviews, inquiries and audits. A
sentence that may be about those is passed over, since a finding that is false costs more than one that is missed.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)*_]*\s+(?=[\"“‘(\[*_]*[A-Z0-9])")
_ITEM = re.compile(r"\s*(?:[-*+]|\(?[A-Za-z0-9]{1,3}[.)])\s+")
_BLOCK = re.compile(r"\s*(?:#{1,6}\s|\||>)")
_YEAR = re.compile(r"(?<![\w£$,.])((?:19|20)[0-9]{2})(?![\w%,])")
_GOES_ON = re.compile(r"\W*(?:it|they|these|those|both|some|(?:of|all of|none of) (?:these|those|them|which))\b", re.I)
_ITEMS = r"(?:recommendations?|causes?\ (?:of|for)\ concern|areas?\ for\ improvement|AFIs?|actions?)"
_ELSEWHERE = re.compile(
    rf"""
    \b (?: previous(?:ly)? | earlier | prior | preceding | former(?:ly)? | historic(?:al)? | legacy | ago | past
      | carried\ (?:over|forward) | to\ date | nationally | currently | trackers? | registers? | portal | databases?
      | last\ (?:year|time|month|report|inspection|assessment) | the\ last\ \w+\ (?:years|months|reports|inspections)
      | (?:open|closed|outstanding|remaining|discharged|old|older)\ {_ITEMS}
      | {_ITEMS}\ (?:(?:are|is|were|was|have\ been|remain(?:s|ed)?)\ )?(?:still\ )?
        (?:open|closed|outstanding|discharged)
      | (?:other|another|different)\ (?:forces?|reports?|inspections?|bod(?:y|ies)|areas?\ of\ work)
      | across\ (?:all|its|our|their|several|various|many|multiple|different)\ (?:\w+\ ){{0,2}}(?:reports|inspections)
      | (?:monitor|track|overs[ae]e|follow|log|record)(?:s|ed|ing)?\ (?:up\ )?(?:progress\ (?:on|against)\ )?
        (?:all|every|each)
      | (?:my|our)\ (?:own\ )?(?:\w+\ ){{0,2}}recommendations?
      | I(?:['’]ve|\ have|\ had)?\ (?:also\ |therefore\ )?(?:made?|set\ out|put\ forward)
      | inquir(?:y|ies) | inquests? | coroners? | audits? | auditors? | super-?complaints? | ombudsman | tribunal | IOPC
      | IICSA | Ofsted | CQC | Baroness | Lady | Lord | Dame | Sir | Casey | Angiolini | Macpherson | Lammy
      | (?:independent|internal|external|peer|separate|own|homicide|practice|case|rapid)\ reviews?
      | (?:panel|committee|commission|review|college|council|ombudsman|strategy|plan|group|board)(?:['’]s|s['’])
      | (?:by|from|of)\ (?:the|a|an|our|my|its|their)\ (?:[\w-]+\ ){{0,3}}(?:panel|committee|commission|college)
    ) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_MARKS = str.maketrans({"*": None, "_": None, "`": None, "\u2010": "-", "\u2011": "-"})


class ReportSentence(NamedTuple):
    """A sentence that may be about the report."""

    words: str
    is_under_heading: bool
    """Whether a heading stands above it, so that it may be about one part of the report."""


class _Block(NamedTuple):
    words: str
    is_heading: bool
    is_item: bool


def report_sentences(text: str, published_on: date, title: str) -> Iterator[ReportSentence]:
    """The sentences of a text in Markdown that are not about another report than the one with this title and day."""
    own_years = {published_on.year, *map(int, _YEAR.findall(title))}

    def is_about_another(words: str) -> bool:
        years = map(int, _YEAR.findall(words))
        return bool(_ELSEWHERE.search(words)) or any(
            year < published_on.year and year not in own_years for year in years
        )

    heading, is_under_another, introduces_another, before = "", False, False, False
    for block in _blocks(text):
        if block.is_heading:
            heading, is_under_another = block.words, is_about_another(block.words)
            introduces_another = before = False
            continue
        for words in _SENTENCE_END.split(block.words):
            is_another = is_under_another or (block.is_item and introduces_another) or is_about_another(words)
            is_another = is_another or (before and bool(_GOES_ON.match(words)))
            before = is_another
            if not is_another:
                yield ReportSentence(words, bool(heading))
        if not block.is_item:
            introduces_another = before and block.words.endswith(":")


def _blocks(text: str) -> Iterator[_Block]:
    """The headings, paragraphs, items of lists and rows of tables of a text, each on one line."""
    lines: list[str] = []
    for line in (*text.split("\n"), ""):
        begins = bool(_ITEM.match(line) or _BLOCK.match(line))
        if lines and (begins or not line.strip()):
            yield _block(lines)
            lines = []
        if line.strip():
            lines.append(line)


def _block(lines: list[str]) -> _Block:
    is_item = bool(_ITEM.match(lines[0]))
    words = _LINK.sub(r"\1", " ".join(" ".join(lines).split())).translate(_MARKS)
    return _Block(words.strip("#> "), words.startswith("#"), is_item)
