"""What a response says of its report where no label names it: for a person to look at."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from section55.intake.blocks import Block
from section55.intake.labels import is_bold
from section55.model.wording import dates_in, sentence_start

_TITLE_START = re.compile(
    r"^.*\b(?:response\b(?: (?:to|on)\b(?: the (?:inspection|report)(?: (?:of|on|into))?\b)?)?"
    r"|ymateb\b.*? i(?:['’]r)? (?:adroddiad|arolygiad)\b)[\s:–—-]*"
    r"(?:(?:the )?(?:HMIC(?:FRS)?|AHEFGTA|AHGTA)(?:['’]s)?(?: (?:inspection|report|inspection report))?"
    r"\s*[:–—-]\s*)?",
    re.IGNORECASE,
)
_LONGEST_TITLE = 500
_PUBLISHED_ON = re.compile(r"\bpublished on (?:\w+day,? )?([0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ [0-9]{4})")
_SALUTATION = re.compile(r"(?:dear|annwyl)\b.{2,80}", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:(?:re|subject|pwnc)\s*:\s*)?(?:HMIC(?:FRS)?\s*[:–—-]\s*)?(?P<name>.{10,250}[^.,:;])", re.I)
_LINK = re.compile(r"\]\((https?://[\w.-]*(?:justiceinspectorates|hmicfrs)[^\s)]*/[^\s)]+)\)")


def guess_title(before: Sequence[Block]) -> str:
    """The report's name in the page's heading, "PFCC response: cyber-dependent crime", or in a letter's subject."""
    headings = (
        " ".join(block.text.split())
        for block in before
        if (block.kind == "heading" and block.level == 1) or (is_bold(block) and "response" in block.text.lower())
    )
    name = _TITLE_START.sub("", next(headings, "")[:_LONGEST_TITLE]).strip("“”\"' ")
    if len(name.split()) > 1:
        return sentence_start(name)
    for above, block in pairwise(before):
        subject = _SUBJECT.fullmatch(" ".join(block.text.split()))
        if _SALUTATION.fullmatch(above.text.strip()) and subject:
            return sentence_start(subject["name"])
    return ""


def day_in_a_sentence(before: Sequence[Block]) -> date | None:
    """The day in "The report was published on 10 September 2024", above the first label; None for none."""
    texts = (words for block in before for words in _PUBLISHED_ON.findall(block.text))
    return next((day for words in texts for day in dates_in(words)), None)


def guess_address(blocks: Sequence[Block]) -> str:
    """The one page of the inspectorate's that some blocks lead to; empty where there is none, or more than one."""
    addresses = {address for block in blocks for address in _LINK.findall(block.markdown)}
    return addresses.pop() if len(addresses) == 1 else ""
