"""The labels of a section 55 response, by which its sections are found in any office's layout."""

import re
from typing import NamedTuple

from section55.intake.blocks import Block
from section55.model.items import AREAS_FOR_IMPROVEMENT, CAUSES_OF_CONCERN, RECOMMENDATIONS, ItemKind

_CHIEFS = r"chief constable|chief officer|force|constabulary|commissioner of police(?: of the metropolis)?"
_LABELS = {
    "inspection_title": r"(?:inspection|report) title|title of (?:the )?(?:inspection|report)"
    r"|name of (?:the )?(?:inspection|report)",
    "published_on": r"(?:date )?published(?: on)?|date of publication|(?:report )?publication date|date published",
    "publication_types": r"publication types?|type of (?:publication|inspection|report)|(?:inspection|report) type",
    "police_forces": r"police forces?|forces?(?: inspected)?",
    "report_url": r"(?:web )?link to (?:the )?(?:full )?report|report link|weblink|report web ?page",
    "deadline": r"(?:section 55|s\.?55|hmicfrs)? ?(?:response )?deadline(?: for response)?|response (?:due"
    r"|required) by",
    "key_findings": r"(?:summary of )?(?:the )?(?:key|main) findings|summary of (?:the )?findings|executive summary"
    r"|information|summary(?: of (?:the )?(?:report|inspection))?",
    RECOMMENDATIONS.key: r"(?:the )?recommendations?(?: made)?(?: (?:in|from|within) the report)?",
    CAUSES_OF_CONCERN.key: r"causes? (?:of|for) concern",
    AREAS_FOR_IMPROVEMENT.key: r"areas? for improvement(?: \(afis?\))?",
    "reply_to_chief_constable": r".*reply to (?:the )?chief (?:constable|officer).*",
    "chief_constable_comments": rf"(?:the )?(?:{_CHIEFS})(?:['’]s)? (?:response|comments?|reply).*"
    rf"|(?:response|comments?|reply) (?:of|by|from) (?:the )?(?:{_CHIEFS}).*",
    "commissioner_comments": r"(?:(?:the )?(?:\w+ ){0,3}?(?:opcc|pcc|pfcc|pccs?"
    r"|police,?(?: fire)? and crime commissioner|commissioner|mayor|"
    r"deputy mayor|mopac|local policing body)(?:['’]s)?(?: for \w+)?(?:['’]s)? (?:response|comments?|reply|statement)"
    r"|(?:response|comments?|statement) (?:of|by|from) (?:the )?(?:\w+ ){0,3}?(?:opcc|pcc|pfcc|commissioner|mayor"
    r"|mopac)).*",
    "office_use": r"(?:for )?office use(?: only)?",
}  # fmt: skip
_PATTERNS = {key: re.compile(pattern, re.IGNORECASE) for key, pattern in _LABELS.items()}
_VALUES = ("inspection_title", "published_on", "publication_types", "police_forces", "report_url", "deadline")
"""What may stand behind its label on one line."""
_BEHIND_BOLD = {
    "inspection_title": re.compile(r"report|inspection", re.IGNORECASE),
    "report_url": re.compile(r"read the (?:full )?report", re.IGNORECASE),
    "chief_constable_comments": _PATTERNS["chief_constable_comments"],
    "commissioner_comments": _PATTERNS["commissioner_comments"],
}
"""What may stand behind its label only where the label is bold."""
_START = re.compile(r"^(?:[0-9]{1,2}[.)] ?|(?:appendix|annex|section) \w{1,2}\b[:.– -]*)", re.IGNORECASE)
_LONGEST = 110
_NUMBER = r"(?P<number>[0-9]{1,3}[a-z]?)"
ITEM = re.compile(
    rf"(?P<kind>recommendations?|rec|area for improvement|afi|(?:accelerated )?cause (?:of|for) concern)\.? ?"
    rf"(?:no\.? |number )?{_NUMBER}(?P<rest>[\s:.–-].*)?",
    re.IGNORECASE | re.DOTALL,
)
"""The heading of an item, or the beginning of its text."""


class Label(NamedTuple):
    """A label that was found."""

    key: str
    value: str
    """What stands behind it on its line, in Markdown; empty for nothing."""


def find_label(block: Block) -> Label | None:
    """The label that a block is: a heading, words in bold, or "Label: value"; None for none."""
    if block.kind == "table" or block.outside:
        return None
    words = " ".join(block.text.split())
    looks_like_one = block.kind == "heading" or words.endswith(":") or is_bold(block)
    if looks_like_one and len(words) <= _LONGEST:
        bare = _START.sub("", words.strip(" :."))
        for key, pattern in _PATTERNS.items():
            if pattern.fullmatch(bare):
                return Label(key, "")
    first, colon, rest = block.markdown.replace("**", "").partition(":")
    if colon and len(first) < 60 and rest.strip():
        for key in _VALUES:
            if _PATTERNS[key].fullmatch(first.strip(" *")):
                return Label(key, rest.strip())
    if bold := re.fullmatch(r"\*\*(?P<label>[^*]{3,80}?):?\*\*:?\s*(?P<value>.+)", block.markdown.strip(), re.DOTALL):
        for key, pattern in _BEHIND_BOLD.items():
            if pattern.fullmatch(bold["label"].strip()):
                return Label(key, bold["value"])
    return None


def kind_of_word(word: str) -> ItemKind:
    """The kind of item that a heading or a sentence calls so: "AFI", "causes of concern"."""
    folded = word.lower()
    if "cause" in folded:
        return CAUSES_OF_CONCERN
    return AREAS_FOR_IMPROVEMENT if "area" in folded or folded == "afi" else RECOMMENDATIONS


def is_bold(block: Block) -> bool:
    """Whether all the words of a block are bold."""
    return bool(re.fullmatch(r"\*\*[^*]+\*\*:?", block.markdown.strip()))
