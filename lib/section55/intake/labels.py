"""The labels of a section 55 response, by which its sections are found in any office's layout."""

import re
from typing import NamedTuple

from section55.intake.blocks import Block
from section55.model.items import AREAS_FOR_IMPROVEMENT, CAUSES_OF_CONCERN, RECOMMENDATIONS

_LABELS = {
    "inspection_title": r"(?:inspection|report) title|title of (?:the )?(?:inspection|report)"
    r"|name of (?:the )?(?:inspection|report)",
    "published_on": r"(?:date )?published(?: on)?|date of publication|(?:report )?publication date|date published",
    "publication_types": r"publication types?|type of (?:publication|inspection|report)|(?:inspection|report) type",
    "police_forces": r"police forces?|forces?(?: inspected)?",
    "report_url": r"(?:web )?link to (?:the )?(?:full )?report|report link|weblink|report web ?page",
    "deadline": r"(?:section 55|s\.?55|hmicfrs)? ?(?:response )?deadline(?: for response)?|response (?:due"
    r"|required) by",
    "key_findings": r"(?:summary of )?(?:the )?(?:key|main) findings|summary of (?:the )?findings|executive summary",
    RECOMMENDATIONS.key: r"(?:the )?recommendations?(?: made)?(?: (?:in|from|within) the report)?",
    CAUSES_OF_CONCERN.key: r"causes? (?:of|for) concern",
    AREAS_FOR_IMPROVEMENT.key: r"areas? for improvement(?: \(afis?\))?",
    "reply_to_chief_constable": r".*reply to (?:the )?chief (?:constable|officer).*",
    "chief_constable_comments": r"(?:(?:the )?(?:chief constable|chief officer|force"
    r"|constabulary)(?:['’]s)? (?:response|comments?|reply)"
    r"|(?:response|comments?|reply) (?:of|by|from) (?:the )?(?:chief constable|chief officer|force|constabulary)).*",
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
        bare = words.strip(" :.")
        for key, pattern in _PATTERNS.items():
            if pattern.fullmatch(bare):
                return Label(key, "")
    first, colon, rest = block.markdown.replace("**", "").partition(":")
    if colon and len(first) < 60 and rest.strip():
        for key in _VALUES:
            if _PATTERNS[key].fullmatch(first.strip(" *")):
                return Label(key, rest.strip())
    return None


def is_bold(block: Block) -> bool:
    """Whether all the words of a block are bold."""
    return bool(re.fullmatch(r"\*\*[^*]+\*\*:?", block.markdown.strip()))
