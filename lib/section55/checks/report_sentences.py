"""The sentences of a response that may be about the report it answers, and not about another one.

Responses speak of other reports too: of what an earlier inspection asked for, of reviews, inquiries and audits. A
sentence that may be about those is passed over, since a finding that is false costs more than one that is missed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)*_]*\s+(?=[\"“‘(\[*_]*[A-Z0-9])")
_ITEM = re.compile(r"\s*(?:[-*+]|\(?[A-Za-z0-9]{1,3}[.)])\s+")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s")
_BLANK_LINES = re.compile(r"\n\s*\n")
_BLOCK = re.compile(r"\s*(?:#{1,6}\s|\||>)")
_NOTHING = re.compile(
    r"\W*(?:none|no|nil|n/a|not|nothing|there (?:are|were|is|was) (?:no|none|not)"
    r"|(?:the |this |his majesty['’]s )?(?:\w+ ){0,2}(?:report|inspection|inspectorate|inspectors|HMICFRS)"
    r" (?:did not|does not|made no|makes no|has no|had no|identified no|contains no|found no|put forward no))\b",
    re.IGNORECASE,
)
"""What stands under a heading of which there is nothing."""
_YEAR = re.compile(r"(?<![\w£$,.])((?:19|20)[0-9]{2})(?![\w%,])")
_GOES_ON = re.compile(r"\W*(?:it|they|these|those|both|some|(?:of|all of|none of) (?:these|those|them|which))\b", re.I)
_MOST_THAT_GO_ON = 4
_MOST_KEPT = 4096
"""What is found in so many sentences is kept: offices use the same ones in many responses."""
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
      | (?:Home\ Office|government|ministerial)\ (?:\w+\ ){{0,2}}reviews?
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
    is_heading: bool
    is_under_heading: bool
    """Whether a heading stands above it, so that it may be about one part of the report."""


class _Block(NamedTuple):
    words: str
    level: int
    """Of a heading; 0 for another block."""
    is_item: bool


def report_sentences(
    text: str, about: Callable[[str], object], published_on: date, title: str
) -> Iterator[ReportSentence]:
    """The sentences of a text in Markdown that speak ``about`` something, of the report with this title and day.

    What speaks about it is what has a part that does. A heading is one of them, unless what follows says that there
    is nothing under it.
    """
    if not about(text):
        return
    other = _OtherReports(published_on, title)
    other_level, heading_level, introduces_another = 0, 0, False
    blocks = list(_blocks(text))
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if block.level:
            heading_level, introduces_another = block.level, False
            if not other_level or block.level <= other_level:
                other_level = block.level if other.is_meant(block.words) else 0
            if not other_level and following and about(block.words) and not _NOTHING.match(following.words):
                yield ReportSentence(block.words, is_heading=True, is_under_heading=True)
            continue
        if not other_level and not (block.is_item and introduces_another) and about(block.words):
            sentences = _sentences_of(block.words)
            for index, words in enumerate(sentences):
                if about(words) and not other.is_meant_in(sentences, index):
                    yield ReportSentence(words, is_heading=False, is_under_heading=bool(heading_level))
        if not block.is_item:
            introduces_another = block.words.endswith(":") and other.ends_in(block.words)


@lru_cache(maxsize=_MOST_KEPT)
def _sentences_of(words: str) -> tuple[str, ...]:
    return tuple(_SENTENCE_END.split(words))


@lru_cache(maxsize=_MOST_KEPT)
def _signs_of_others(words: str) -> tuple[frozenset[int], bool]:
    """The years in a sentence, and whether a word of it may mean another report."""
    return frozenset(map(int, _YEAR.findall(words))), bool(_ELSEWHERE.search(words))


class _OtherReports:
    """Whether a sentence may be about another report than the one that is answered."""

    def __init__(self, published_on: date, title: str) -> None:
        self._year = published_on.year
        self._own_years = {published_on.year, *map(int, _YEAR.findall(title))}

    def is_meant(self, words: str) -> bool:
        years, is_elsewhere = _signs_of_others(words)
        return is_elsewhere or any(year < self._year for year in years - self._own_years)

    def ends_in(self, words: str) -> bool:
        """Whether it is meant in the last sentence of a paragraph."""
        sentences = _sentences_of(words)
        return self.is_meant_in(sentences, len(sentences) - 1)

    def is_meant_in(self, sentences: Sequence[str], index: int) -> bool:
        """Whether it is meant in a sentence of a paragraph: by itself, or because it goes on from those before."""
        first = index
        while first > max(0, index - _MOST_THAT_GO_ON) and _GOES_ON.match(sentences[first]):
            first -= 1
        return any(map(self.is_meant, sentences[first : index + 1]))


def _blocks(text: str) -> Iterator[_Block]:
    """The headings, paragraphs, items of lists and rows of tables of a text, each on one line."""
    for paragraph in _BLANK_LINES.split(text):
        yield from _blocks_between(paragraph)


@lru_cache(maxsize=_MOST_KEPT)
def _blocks_between(text: str) -> tuple[_Block, ...]:
    """The blocks of what stands between blank lines."""
    blocks: list[list[str]] = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        if not blocks or _ITEM.match(line) or _BLOCK.match(line) or _HEADING.match(blocks[-1][0]):
            blocks.append([])
        blocks[-1].append(line)
    return tuple(map(_block, blocks))


def _block(lines: Sequence[str]) -> _Block:
    heading = _HEADING.match(lines[0])
    words = _LINK.sub(r"\1", " ".join(" ".join(lines).split())).translate(_MARKS)
    return _Block(words.strip("#> "), len(heading[1]) if heading else 0, bool(_ITEM.match(lines[0])))
