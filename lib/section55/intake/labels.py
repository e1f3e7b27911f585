"""The labels of a section 55 response, by which its sections are found in any office's layout."""

import re
from typing import NamedTuple

from section55.intake.blocks import Block
from section55.model.items import AREAS_FOR_IMPROVEMENT, CAUSES_OF_CONCERN, RECOMMENDATIONS, ItemKind

_FORCE = (
    r"(?:[\w’'-]+ ){1,4}?(?:police(?: service)?|constabulary)|the met|gmp|mps|wmp|wyp|syp|tvp|nwp|swp|heddlu [\w-]+"
)
_CHIEFS = rf"chief constable|chief officer|force|constabulary|commissioner of police(?: of the metropolis)?|{_FORCE}"
_BODIES = (
    r"(?:\w+ ){0,3}?(?:opcc|pcc|pfcc|pccs?|police,?(?: fire)?,? (?:and|&) crime commissioner|commissioner|mayor"
    r"|deputy mayor|mopac|local policing body)"
)
_SAYS = r"(?:response|comments?|reply|statement|views?|position|observations)"
_ITEMS = r"(?:recommendations?|causes? (?:of|for) concern|areas? for improvement(?: \(afis?\))?|afis?)"
_OF_THE_REPORT = r"(?:hmic(?:frs)? |the |report |inspection )"
_LABELS = {
    "response_published_on": rf"(?:date of|date) (?:our |the |(?:o?pcc|commissioner|mayor)(?:['’]s)? )?{_SAYS}"
    rf"|{_SAYS} (?:published(?: on)?|date|dated)|dyddiad (?:yr )?ymateb",
    "inspection_title": r"(?:inspection|report) title"
    r"|(?:title|name) of (?:the )?(?:hmic(?:frs)? )?(?:inspection|report)"
    r"|hmic(?:frs)? (?:report|inspection)(?: title)?|teitl yr (?:arolygiad|adroddiad)",
    "published_on": rf"(?:date )?(?:of )?{_OF_THE_REPORT}+(?:published|publication)(?: date)?(?: on)?"
    r"|(?:date )?published by hmic(?:frs)?|report date"
    r"|date of (?:publication of )?(?:the )?(?:hmic(?:frs)? )?(?:inspection )?report"
    r"|dyddiad cyhoeddi(?:['’]r)? adroddiad",
    "day": r"(?:date )?published(?: on)?|date of publication|publication date|date published|dyddiad cyhoeddi"
    r"|cyhoeddwyd(?: ar)?",
    "publication_types": r"publication types?|type of (?:publication|inspection|report)|(?:inspection|report) type"
    r"|math o gyhoeddiad",
    "police_forces": r"police forces?|forces?(?: inspected)?|heddlu(?:oedd)?",
    "report_url": r"(?:web ?)?link to (?:the )?(?:full )?report|report (?:web)?link|weblink|report web ?page"
    r"|dolen i(?:['’]r)? adroddiad",
    "deadline": r"(?:section 55|s\.?55|hmicfrs)? ?(?:response )?deadline(?: for response)?"
    r"|response (?:due(?: by| date)?|required by|by)|dyddiad cau.{0,30}",
    "key_findings": r"(?:summary of )?(?:the )?(?:key|main) findings|summary of (?:the )?findings|executive summary"
    r"|information|overview|summary(?: of (?:the )?(?:report|inspection))?|prif ganfyddiadau|crynodeb",
    RECOMMENDATIONS.key: r"(?:the )?recommendations?(?: made)?(?: (?:in|from|within) the report)?"
    rf"|recommendations?(?: ?(?:,|/|&|and|or) ?{_ITEMS}){{1,2}}|responses? to (?:the )?recommendations?|argymhellion",
    CAUSES_OF_CONCERN.key: r"causes? (?:of|for) concern|achosion? (?:o )?bryder",
    AREAS_FOR_IMPROVEMENT.key: r"areas? for improvement(?: \(afis?\))?|meysydd i(?:['’]w|w) gwella",
    "reply_to_chief_constable": r".*reply to (?:the )?chief (?:constable|officer).*",
    "chief_constable_comments": rf"(?:the )?(?:{_CHIEFS})(?:['’]s?)? {_SAYS}.*"
    rf"|{_SAYS} (?:of|by|from) (?:the )?(?:{_CHIEFS}).*"
    rf"|(?:the )?(?:{_CHIEFS})\b.{{0,60}} (?:provided|given|gave|offered|made|submitted) the following {_SAYS}"
    r"|(?:sylwadau|ymateb)(?:['’]r| y| yr)? (?:prif gwnstabl|heddlu\b(?! a throsedd)).*",
    "commissioner_comments": rf"(?:(?:the )?{_BODIES}(?:['’]s?)?(?: for \w+)?(?:['’]s)? {_SAYS}"
    rf"|{_SAYS} (?:of|by|from) (?:the )?{_BODIES}).*"
    r"|(?:sylwadau|ymateb)(?:['’]r| y| yr)? (?:comisiynydd|maer).*",
    "office_use": r"(?:for )?office use(?: only)?|at ddefnydd y swyddfa(?: yn unig)?",
}  # fmt: skip
_PATTERNS = {key: re.compile(pattern, re.IGNORECASE) for key, pattern in _LABELS.items()}
ONE_LINE = (
    *("inspection_title", "published_on", "day", "publication_types", "police_forces", "report_url", "deadline"),
    "response_published_on",
)
"""What may stand behind its label on one line, and is no more than that."""
ANSWERS = ("chief_constable_comments", "commissioner_comments")
UNNAMED_ANSWER = "answer"
"""The key of an answer to an item of which no label says whose it is."""
_UNNAMED = re.compile(r"(?:our |the )?(?:response|answer|reply|comments?|update|ymateb)", re.IGNORECASE)
_BEHIND_BOLD = {
    "inspection_title": re.compile(r"report|inspection", re.IGNORECASE),
    "report_url": re.compile(r"read the (?:full )?report", re.IGNORECASE),
    "chief_constable_comments": _PATTERNS["chief_constable_comments"],
    "commissioner_comments": _PATTERNS["commissioner_comments"],
}
"""What may stand behind its label only where the label is bold."""
_START = re.compile(r"^(?:[0-9]{1,2}[.)] ?|(?:appendix|annex|section) \w{1,2}\b[:.– -]*)", re.IGNORECASE)
_LONGEST, _SHORT = 110, 60
"""How many characters a label may have that stands by itself, and one behind which its value stands."""
_NUMBER = r"(?P<number>[0-9]{1,3}[a-z]?)"
ITEM = re.compile(
    rf"(?P<kind>recommendations?|rec|area for improvement|afi|(?:accelerated )?cause (?:of|for) concern"
    rf"|argymhelliad|maes i(?:['’]w|w) wella|achos o bryder)\.? ?(?:no\.? |number |rhif )?{_NUMBER}"
    r"(?P<rest>[\s:.–-].*)?",
    re.IGNORECASE | re.DOTALL,
)
"""The heading of an item, or the beginning of its text."""


class Label(NamedTuple):
    """A label that was found."""

    key: str
    value: str
    """What stands behind it on its line, in Markdown; empty for nothing."""


def find_label(block: Block, of_item: bool = False) -> Label | None:
    """The label that a block is: a heading, words in bold, or "Label: value"; None for none.

    Below an item's heading, ``of_item``, answers may stand behind their label, and be called "Response" alone.
    """
    if block.kind == "table" or block.outside:
        return None
    words = " ".join(block.text.split()).removeprefix("> ")
    is_numbered = block.kind == "item" and block.marker[:1].isdigit() and len(words) < _SHORT
    looks_like_one = block.kind == "heading" or words.endswith(":") or is_bold(block) or is_numbered
    if looks_like_one and len(words) <= _LONGEST:
        bare = _START.sub("", words.strip(" :."))
        for key, pattern in _PATTERNS.items():
            if pattern.fullmatch(bare):
                return Label(key, "")
        if of_item and _UNNAMED.fullmatch(bare):
            return Label(UNNAMED_ANSWER, "")
    first, colon, rest = block.markdown.removeprefix("> ").replace("**", "").partition(":")
    if colon and len(first) < _SHORT and rest.strip():
        for key in (*ONE_LINE, *(ANSWERS if of_item else ())):
            if _PATTERNS[key].fullmatch(first.strip(" *")):
                return Label(key, rest.strip())
        if of_item and _UNNAMED.fullmatch(first.strip(" *")):
            return Label(UNNAMED_ANSWER, rest.strip())
    if bold := re.fullmatch(r"\*\*(?P<label>[^*]{3,80}?):?\*\*:?\s*(?P<value>.+)", block.markdown.strip(), re.DOTALL):
        for key, pattern in _BEHIND_BOLD.items():
            if pattern.fullmatch(bold["label"].strip()):
                return Label(key, bold["value"])
    return None


def is_label_of_cell(words: str) -> bool:
    """Whether the words of a cell are the label of the cell beside it."""
    bare = words.strip(" :.")
    patterns = (*_PATTERNS.values(), *_BEHIND_BOLD.values())
    return len(bare) <= _LONGEST and any(pattern.fullmatch(bare) for pattern in patterns)


def kind_of_word(word: str) -> ItemKind:
    """The kind of item that a heading or a sentence calls so: "AFI", "causes of concern"."""
    folded = word.lower()
    if "cause" in folded or folded.startswith("achos"):
        return CAUSES_OF_CONCERN
    return AREAS_FOR_IMPROVEMENT if "area" in folded or folded.startswith(("afi", "maes")) else RECOMMENDATIONS


def is_bold(block: Block) -> bool:
    """Whether all the words of a block are bold."""
    return bool(re.fullmatch(r"\*\*[^*]+\*\*:?", block.markdown.strip()))
