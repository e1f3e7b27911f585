"""Where a sentence speaks of recommendations, causes of concern or areas for improvement, and of how many."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from section55.model.items import AREAS_FOR_IMPROVEMENT, CAUSES_OF_CONCERN, RECOMMENDATIONS, ItemKind
from section55.model.number_words import NUMBER_PATTERN, read_number

_NOUNS = {
    RECOMMENDATIONS: "recommendations?",
    CAUSES_OF_CONCERN: "causes? (?:of|for) concern|CoCs?",
    AREAS_FOR_IMPROVEMENT: "areas? for improvement|AFIs?",
}
_NOUN = "|".join(_NOUNS.values())
_ADJECTIVES = (
    "(?:(?:new|key|main|formal|national|local|specific|separate|individual|distinct|overarching|strategic|important"
    "|detailed|broad|relevant|accelerated|different|HMICFRS|HMIC),? (?:and )?){0,3}"
)
_NO_COUNT = (
    "tranche|phase|part|stage|level|section|annex|appendix|chapter|recommendations?|no\\.?|number|table|figure|page"
    "|paragraph|standard|domain|theme|pillar|wave|grade|item|question|peel|afi|one in|version|volume|schedule"
    "|regulation|article|rule|clause|class|tier|band|category|priority|type|quarter|day|week|year|operation|january|february"
    "|march|april|may|june|july|august|september|october|november|december"
)
"""What stands before a number that counts nothing: "tranche 2 recommendations", "19 December recommendations"."""
_ROUGHLY = "more than|over|at least|up to|nearly|almost|about|around|some|approximately|fewer than|less than|under"
_RELATIVE = "further|additional|another|other|more|extra"
_WORDS_FOR_NUMBERS = {"no": 0, "a single": 1, "both": 2, "a couple of": 2, "a pair of": 2}
_SOURCE = "report|inspection|inspectorate|inspectors|HMICFRS|HMIC"
_NUMBERED = re.compile(
    rf"(?:\b(?P<label>{_NO_COUNT}) |\b(?P<unsure>{_ROUGHLY}|(?:an? )?(?:{_RELATIVE})) )?"
    rf"(?<![\w/.,£$%–-])(?P<number>{NUMBER_PATTERN}|{'|'.join(_WORDS_FOR_NUMBERS)})(?: \([0-9]{{1,3}}\))? "
    rf"(?P<some>of (?:the|its|these|those|all(?: the)?|HMICFRS['’]s?|the (?:{_SOURCE})['’]s) )?"
    rf"(?P<relative>(?:{_RELATIVE}) )?(?P<adjectives>{_ADJECTIVES})(?P<noun>{_NOUN})\b"
    rf"(?P<others>(?:(?:,? (?:and|or) |, ?| ?/ ?| & ){_ADJECTIVES}(?:{_NOUN})\b){{1,2}})?",
    re.IGNORECASE,
)
_IN_TOTAL = re.compile(rf"\b(?P<noun>{_NOUN}),? \((?P<number>{NUMBER_PATTERN}) in (?:total|all)\)", re.IGNORECASE)
_IN_A_LIST = re.compile(
    r"\W*(?P<noun>recommendations|causes (?:of|for) concern|areas for improvement|AFIs)\W{0,4} ?[:|–—-]\W{0,4}"
    rf"(?P<number>{NUMBER_PATTERN})\W*",
    re.IGNORECASE,
)
_HEADED = re.compile(
    rf"\W*(?:{_NOUN})(?:,? (?:and|or|/) (?:{_NOUN})|, (?:{_NOUN})| \((?:AFIs?)\)){{0,2}}\W*", re.IGNORECASE
)
_MAKES = (
    "made|makes|make|contains?|contained|includes?|included|resulted in|results in|sets? out|gave|gives?|issues?|issued"
    "|puts? forward|identified|identifies|raised|raises"
)
_SOME = "(?:(?:an?|some|several|many|various|a number of|the|these|its|following|clear|new|key|important),? ){0,3}"
_ALL = f"(?:all|both|each|every one|the|these|those|its|their|the (?:{_SOURCE})['’]s)"
_ANSWERS = (
    "accept(?:s|ed|ing)?|welcomes?|welcomed|agree[sd]? (?:with|to)|supports?|endorses?|noted?|implement(?:ed|ing)?"
    "|address(?:ed|ing)?|act(?:ed|ing)? on|respond(?:ed)? to"
)
_SPOKEN_OF = {
    RECOMMENDATIONS: (
        rf"(?:{_SOURCE}|letter)(?: (?:has|have))?(?: \w+ly| also)? (?:{_MAKES}) {_SOME}recommendations?"
        rf"|(?:{_ANSWERS}) {_ALL} (?:of )?(?:{_ALL} )?(?:\w+ )?recommendations?"
        rf"|recommendations? (?:(?:made|set out|contained|given) )?(?:in|of|from|within) (?:the|this) (?:{_SOURCE})"
        rf"|recommendations? (?:made|issued) by (?:the )?(?:{_SOURCE})"
        rf"|(?:report|inspection)['’]s (?:\w+ )?recommendations?|there (?:are|were) {_SOME}recommendations"
        rf"|(?:{_SOURCE}) and (?:its|the|all) (?:\w+ )?recommendations"
    ),
    CAUSES_OF_CONCERN: (
        r"(?:identified|identifies|issued|recorded|received|gave|contains|includes) (?:\w+ ){0,3}causes? of concern"
        r"|(?:the|these|all|both|its) (?:\w+ )?causes of concern|accelerated causes? of concern"
    ),
    AREAS_FOR_IMPROVEMENT: "[Aa]reas? for [Ii]mprovement|AREAS? FOR IMPROVEMENT|AFIs?",
}
_UNCOUNTED = {
    kind: re.compile(rf"\b(?:{pattern})\b", 0 if kind is AREAS_FOR_IMPROVEMENT else re.IGNORECASE)
    for kind, pattern in _SPOKEN_OF.items()
}
_DENIED = re.compile(
    r"\b(?:no|not|nor|neither|without|any|cannot|if|whether|n[’']t)\b"
    r"(?:(?!, (?:there|but|it|they|we|I)\b|\bbut\b)[^.;:!?]){0,80}\Z",
    re.IGNORECASE,
)
_LONGEST_DENIAL = _LONGEST_BEGINNING = 100
_COUNTS_FIRST = re.compile(
    rf"\W*(?:(?:the|this|his majesty['’]s|her majesty['’]s) )?(?:[\w&]+ ){{0,3}}(?:{_SOURCE})(?: (?:has|have))? "
    rf"(?:{_MAKES})(?: a total of)? ",
    re.IGNORECASE,
)
"""All that stands before a number where a sentence says what the report makes: "The report made eight"."""
_COUNTED = re.compile(r"(?: in (?:total|all))?(?:[.,;:)!]|\Z| and (?!an?\b))", re.IGNORECASE)
_MADE_FIRST = re.compile(r"\W*(?:in total,? |altogether,? |there (?:are|were) )?(?:a total of )?", re.IGNORECASE)
_MADE = re.compile(
    rf"(?: (?:were|are|have been) (?:made|identified|put forward|issued|raised))?"
    rf"(?: (?:in|within|by) (?:the|this) (?:{_SOURCE}))?(?:[.,;:)!]|\Z)",
    re.IGNORECASE,
)
_OF_MORE = re.compile(rf"\b(?:{_RELATIVE}|also)\b[^.;]{{0,60}}?\b(?:{_NOUN})\b", re.IGNORECASE)


class Mention(NamedTuple):
    """Where a sentence speaks of items of the report."""

    words: str
    kinds: tuple[ItemKind, ...]
    """Of what; of several where they are counted together: "eight recommendations and areas for improvement"."""
    number: int | None
    """How many; None where it does not say."""
    is_whole: bool = False
    """Whether it says that the whole report makes so many, no more and no fewer."""


def may_speak_of_items(text: str) -> bool:
    """Whether a text has one of the words without which it speaks of no items."""
    small = text.lower()
    # Each by itself, since a loop over them takes three times as long.
    return "recommendation" in small or "concern" in small or "improvement" in small or "afi" in small or "coc" in small


def mentions_in(sentence: str) -> Iterator[Mention]:
    """Every place where a sentence speaks of the report's items; those that are denied are left out."""
    if listed := _IN_A_LIST.fullmatch(sentence):
        yield Mention(listed[0].strip(" |*-"), _kinds_of(listed["noun"]), read_number(listed["number"]))
        return
    counted: list[ItemKind] = []
    for found in _NUMBERED.finditer(sentence):
        if mention := _read(found, sentence):
            counted += mention.kinds
            yield mention
    for found in _IN_TOTAL.finditer(sentence):
        counted += (kinds := _kinds_of(found["noun"]))
        yield Mention(found[0], kinds, read_number(found["number"]))
    for kind, pattern in _UNCOUNTED.items():
        if kind not in counted and (spoken := _first_undenied(pattern, sentence)):
            yield Mention(spoken, (kind,), None)


def mentions_in_heading(heading: str) -> Iterator[Mention]:
    """The items that a heading is called by: "Areas for improvement"."""
    if _HEADED.fullmatch(heading):
        yield Mention(heading, _kinds_of(heading), None)


def adds_to_others(sentence: str) -> bool:
    """Whether a sentence adds items of the report to those that another counts: "A further recommendation"."""
    return bool(_OF_MORE.search(sentence))


def _read(found: re.Match[str], sentence: str) -> Mention | None:
    kinds = _kinds_of(f"{found['noun']} {found['others'] or ''}")
    word = found["number"].casefold()
    number = _WORDS_FOR_NUMBERS[word] if word in _WORDS_FOR_NUMBERS else read_number(word)
    words = found[0][found.start("number") - found.start() :]
    if found["label"] or _is_year(number) or (number == 1 and _is_denied(found.start("number"), sentence)):
        return None
    if found["unsure"] or found["relative"]:
        return Mention(found[0].strip(), kinds, None)
    is_whole = not found["adjectives"] and not found["some"] and not found["others"] and _is_whole(found, sentence)
    return Mention(words.strip(), kinds, number, is_whole) if number or is_whole else None


def _is_whole(found: re.Match[str], sentence: str) -> bool:
    start, end = found.span()
    if start > _LONGEST_BEGINNING:
        return False
    before = sentence[:start]
    return bool(
        (_COUNTS_FIRST.fullmatch(before) and _COUNTED.match(sentence, end))
        or (_MADE_FIRST.fullmatch(before) and (made := _MADE.match(sentence, end)) and len(made[0]) > 1)
    ) and not re.search(rf"\b(?:{_RELATIVE}|also|plus|as well)\b", sentence[:start] + sentence[end:], re.IGNORECASE)


def _is_year(number: int) -> bool:
    return number > 1000


def _kinds_of(nouns: str) -> tuple[ItemKind, ...]:
    return tuple(kind for kind, noun in _NOUNS.items() if re.search(rf"\b(?:{noun})\b", nouns, re.IGNORECASE))


def _first_undenied(pattern: re.Pattern[str], sentence: str) -> str:
    found = (match for match in pattern.finditer(sentence) if not _is_denied(match.start(), sentence))
    return next((match[0] for match in found), "")


def _is_denied(start: int, sentence: str) -> bool:
    return bool(_DENIED.search(sentence, max(0, start - _LONGEST_DENIAL), start))
