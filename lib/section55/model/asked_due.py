"""By when a report's own words ask for something: which of the times in a text say that, and which do not.

"Within six months, forces should", "forces should, by 1 June 2025, record" and "forces should review it within six
months" do. That victims are told within seven days is what a force is to keep to, and no time to be ready by.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from section55.model.due_phrases import PHRASE, DuePhrase, read_phrases

_LEAD = re.compile(
    rf"[\s>#*_+-]*(?:\(?(?:[a-z]{{1,4}}|[0-9]{{1,2}})[.)][\s*_]+)?(?:recommendation \w+[\s*_:.]+)?"
    rf"(?:(?:\w+ ){{1,4}}recommends? (?:that)?,? ?)?(?P<phrase>{PHRASE})(?=[,:;.*_ ]|\Z)",
    re.IGNORECASE,
)
_AFTER_A_VERB = re.compile(rf"\b(?:should|must|recommends? that), (?P<phrase>{PHRASE}),", re.IGNORECASE)
_ALONE = re.compile(PHRASE, re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\(?[A-Za-z0-9]{1,4}[.)])\s)")
_SENTENCES = re.compile(r"(?<=[.!?]) (?=[“\"'(*_]{0,3}[A-Z])")
_VERB = re.compile(
    r"\b(?:[Ss]hould|[Mm]ust|needs? to|(?:is|are) (?:asked|required|recommended) to)\b"
    r"|\A\W*(?:(?:We|HMIC\w*) recommends? that )?(?:[A-Z][\w’'-]+ (?:and )?)+?(?:Police Service|Police|Constabulary) "
    r"(?=[a-z]+s\b)"
)
_TIME = re.compile(rf"(?<![\w-])(?P<phrase>{PHRASE})", re.IGNORECASE)
_ADVERB = r"(?:also|urgently|immediately|promptly|now|all|each|both|jointly|then) "
_COMPLETES = re.compile(
    r"\W*(?:this|these|all of (?:this|these)|it|they|the (?:work|reviews?|changes?|plans?|improvements?))"
    r" (?:should|must|needs? to) be (?:done|completed?|finished|carried out|implemented|achieved|in place|ready"
    r"|published)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"[*_”\"’')]*(?:\Z|[.,;:]| and\b| but\b| so that\b| including\b| with\b| to \w| by \w+ing\b| for all\b)",
    re.IGNORECASE,
)
"""What stands behind a period that belongs to the verb: "within six months to make sure"."""
_CLAUSE = re.compile(
    r"\b(?:that|which|who|whose|whom|when|whenever|where|if|how|whether|what|unless|until|because|ensur\w+"
    r"|mak(?:e|es|ing) sure"
    r"|(?:target|standard|aim|expectation|requirement|commitment|timescale|deadline|limit)s? (?:of|for|to)"
    r"|(?:remind|requir|instruct|expect|encourag|enabl|allow|direct)\w* (?:\S+ ){1,8}?to|every|each time|repeat\w*"
    r"|reoffend\w*|again)\b",
    re.IGNORECASE,
)
"""Behind one of these a period is part of what is asked for: "make sure that victims are told within a month"."""
_CASEWORK = re.compile(
    rf" (?:{_ADVERB})?(?:be )?(?:resolv|investigat|finalis|conclud|answer|clos|renew|charg|respond|acknowledg|notif"
    r"|inform|tell|told|contact|refer|dispos|process|decid|determin|deal|allocat|updat|visit|return|retest)\w*\b",
    re.IGNORECASE,
)
"""What is done with case after case, each within its time."""
_STOPS = re.compile(
    rf" (?:{_ADVERB})?(?:be )?(?:stop|ceas|end|suspend|withdraw|remov|chang|revis|review|improv|introduc|rectif|correct"
    r"|remed|put|set up|take (?:\w+ ){0,2}(?:steps|action))\w*\b",
    re.IGNORECASE,
)
"""What is done once, so that "immediately" behind it says when."""
_LONG_AGO = date(2000, 1, 1)
_LONGEST = 1000
"""How much of a sentence is looked at: no sentence that a person wrote is longer."""
_BARE_PARTICIPLE = re.compile(r"(?<!\w)(?:[a-z]+ed|made|held|begun|taken) \Z")
_OF_A_PASSIVE = re.compile(r"\b(?:be|been|is|are|being|have|has) (?:\w+ ){0,2}\w+ \Z", re.IGNORECASE)


def asked_due_phrases(text: str, published_on: date) -> list[DuePhrase]:
    """The times by which a text asks for something, where it surely does.

    It may begin with them, or a part of it with a day or a month; they may stand between its verb and what is asked
    ("should, by 1 June 2025, record") or behind that. Days before the report was published are none.
    """
    return list(_asked_in(text, published_on))


@lru_cache(maxsize=4096)  # many offices answer the same recommendation
def _asked_in(text: str, published_on: date) -> tuple[DuePhrase, ...]:
    found: dict[DuePhrase, None] = {}
    paragraphs = [" ".join(paragraph.split()) for paragraph in _PARAGRAPHS.split(text.strip())]
    for index, words in enumerate(paragraphs):
        lead = read_phrases([match] if (match := _LEAD.match(words)) else [], published_on)
        # Within a part, "within seven days" and "immediately" may be what is asked for, and not when.
        found |= dict.fromkeys(phrase for phrase in lead if index == 0 or phrase.kind in ("day", "month"))
        found |= dict.fromkeys(read_phrases(_AFTER_A_VERB.finditer(words), published_on))
    asked = [phrase for phrase in found if phrase.is_by]
    return tuple(asked or _behind_the_verb(paragraphs, published_on))


def is_time(words: str) -> bool:
    """Whether words are a time by which something is asked for, and nothing else: "By 31 March 2025"."""
    found = _ALONE.fullmatch(words)
    return any(phrase.is_by for phrase in read_phrases([found] if found else [], _LONG_AGO))


def without_leading_due(text: str) -> str:
    """A text without the time that it begins with and the comma behind that: "chief constables should"."""
    lead = _LEAD.match(text)
    return text[lead.end() + 1 :].lstrip() if lead and text[lead.end() :].startswith(", ") else text


def without_asked_due(text: str) -> str:
    """A text without the times by which it asks for something, wherever they stand: "the force should record"."""
    while phrases := asked_due_phrases(text, _LONG_AGO):
        before = text
        for phrase in phrases:
            text = re.sub(rf"(?:,? |\A){re.escape(phrase.words)}(?:,(?= )|)", "", text, count=1).lstrip()
        if text == before:
            break
    return text


def _behind_the_verb(paragraphs: list[str], published_on: date) -> Iterator[DuePhrase]:
    """The time in the first sentence that asks, or in one that says by when "this should be done"."""
    is_first = True
    for sentence in (each[:_LONGEST] for words in paragraphs for each in _SENTENCES.split(words)):
        verb = _VERB.search(sentence)
        if verb is None or not (is_first or _COMPLETES.match(sentence)):
            continue
        is_first = False
        for match in _TIME.finditer(sentence, verb.end()):
            between, behind = sentence[verb.end() : match.start()], sentence[match.end() :]
            for phrase in read_phrases([match], published_on):
                if _says_when(phrase, between, behind, published_on):
                    yield phrase
                    return


def _says_when(phrase: DuePhrase, between: str, behind: str, published_on: date) -> bool:
    if _BARE_PARTICIPLE.search(between) and not _OF_A_PASSIVE.search(between):
        return False  # "cases closed before 1 May 2025"
    if phrase.kind in ("day", "month"):
        return phrase.is_by and phrase.last > published_on
    if phrase.names_report:
        return True
    if _CLAUSE.search(between):
        return False
    if phrase.kind == "now":
        is_end = not behind.strip("*_ .:;")
        return is_end and (phrase.words.casefold() != "immediately" or bool(_STOPS.match(between)))
    stands_at_verb = not re.sub(_ADVERB, "", between.strip(" ,*_") + " ").strip()
    is_once = not _CASEWORK.match(between) and bool(_GOES_ON.match(behind))
    return phrase.period is not None and phrase.period[1] == "month" and (stands_at_verb or is_once)
