"""What tells the parts of a report apart: headings of lists, beginnings of items, where an item ends."""

import re
from typing import NamedTuple

from section55.intake.blocks import Block
from section55.intake.labels import is_bold
from section55.model.asked_due import is_time

ASKS = re.compile(r"\b(?:should|must|recommend(?:s|ed|ing)?)\b", re.IGNORECASE)
"""What a sentence has that asks for something."""
_ALSO_ASKS = re.compile(r"\bneeds? to\b|^(?:by|within|before|immediately|urgently|as soon as)\b", re.IGNORECASE)
_RECOMMENDATIONS = re.compile(
    r"(?:(?:section |chapter |annex |appendix )?[0-9a-z]{1,2}[:.] ?)?(?:our |overarching |overall |national |local "
    r"|further |key |priority |main |(?:key |main )?concerns and "
    r"|summary of (?:our |the )?|list of |full list of |new |additional )*recommendations?"
    r"(?: (?:to|for) (?P<to>(?!improve).{3,120})|(?: made)? in (?:this|the) report|: summary)?"
    r"|what we (?:have )?recommend(?:ed)?",
    re.IGNORECASE,
)
_OLD = re.compile(
    r".*\b(?:recommendations?|areas? for improvement|causes? (?:of|for) concern)\b.*\b(?:from|in|of|made in"
    r"|since)\b.*"
    r"\b(?:previous|earlier|last|(?:19|20)[0-9]{2})\b.*|(?:previous|earlier|past|outstanding) (?:recommendations?"
    r"|areas?).*"
    r"|progress (?:against|on) (?:previous |our )?(?:recommendations?|areas?).*",
    re.IGNORECASE,
)
_AREAS = re.compile(
    r"(?:our |summary of )?area(?P<many>s)? for improvement(?: \(afis?\))?(?: (?:to|for) .{3,80})?", re.I
)
_CAUSE = re.compile(
    r"(?P<accelerated>accelerated )?cause(?P<many>s)? (?:of|for) concern(?: (?P<number>[0-9]{1,2}))?"
    r"(?P<rest>[:.–-]? ?.*)?",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = re.compile(
    r"(?P<kind>recommendation|rec|area for improvement|afi)\.?s? ?(?:no\.? ?|number )?(?P<number>[0-9]{1,3}[a-z]?)\b"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_UNNUMBERED = re.compile(r"(?P<kind>recommendation|area for improvement|afi)\s*:\s*(?P<rest>.+)", re.I | re.S)
_END = re.compile(
    r"(?:main findings?|(?:we set out |our )?(?:our )?detailed findings.*|innovative practice.*|promising practice.*"
    r"|in this section,? we.*|(?:about|annex|appendix|background|introduction|conclusion|methodology|glossary)\b.*)",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"(?:this|these|those|it|they|in (?:doing (?:so|this)|particular|addition)|to (?:do|achieve) this|as part of this"
    r"|such|where|when|if|and|or|the (?:plan|review|guidance|policy|process|training|standards?)) ",
    re.IGNORECASE,
)
_BEFORE_WORDS = " :.–—-\n\t"
"""What stands between the name of an item and its words."""
RECOMMENDATIONS, AREAS, CAUSE, OLD, END = "recommendations", "areas", "cause", "old", "end"


class Heading(NamedTuple):
    """What a block opens or closes."""

    opens: str
    to: str = ""
    """Whom the recommendations below it are for."""
    is_one: bool = False
    """Whether it speaks of one item."""
    number: str = ""
    accelerated: bool = False
    rest: str = ""
    """What stands behind it in the same block."""
    is_title: bool = False
    """Whether that is a short name and not a text."""


class ItemStart(NamedTuple):
    """Where an item that is called one begins."""

    is_area: bool
    number: str
    """The report's own; empty for none."""
    rest: str
    """What stands behind the number in the same block, as Markdown."""
    is_title: bool
    """Whether that is its short name and not its text."""


def asks(text: str) -> bool:
    """Whether a text asks for something."""
    return bool(ASKS.search(text) or _ALSO_ASKS.search(text.strip()))


def find_heading(block: Block) -> Heading | None:
    """What a heading, a bold line or a short line that stands alone opens; None for any other block."""
    words = " ".join(block.text.split()).strip()
    bare = words.strip(" :.*")
    if block.kind == "table" or not words:
        return None
    stands_alone = block.kind == "heading" or is_bold(block) or (len(words) < 90 and not words.endswith("."))
    if cause := _cause(block, words.lstrip(" :.*"), stands_alone):
        return cause
    if not stands_alone or block.kind == "item":
        return None
    if _OLD.fullmatch(bare):
        return Heading(OLD)
    if found := _RECOMMENDATIONS.fullmatch(bare):
        return Heading(RECOMMENDATIONS, to=(found["to"] or "").strip())
    if found := _AREAS.fullmatch(bare):
        return Heading(AREAS, is_one=not found["many"])
    if _END.fullmatch(bare):
        return Heading(END)
    return None


def _cause(block: Block, words: str, stands_alone: bool) -> Heading | None:
    found = _CAUSE.fullmatch(words)
    if not found or block.kind == "item":
        return None
    text = (found["rest"] or "").lstrip(_BEFORE_WORDS).rstrip(" *")
    rest = text.rstrip(" :.–-")
    has_colon = (found["rest"] or "").lstrip().startswith(":")
    if found["many"]:
        return Heading(CAUSE) if not rest and stands_alone else None
    if rest and not (has_colon or block.kind == "heading"):
        return None
    is_title = block.kind == "heading" or _is_short_name(" ".join(block.text.split()))
    return Heading(
        CAUSE,
        is_one=True,
        number=found["number"] or "",
        accelerated=bool(found["accelerated"]),
        rest=rest if is_title else text,
        is_title=is_title,
    )


def is_end(block: Block) -> bool:
    """Whether an item ends at a block though it is no heading: "We set out our detailed findings below."."""
    return bool(
        re.match(r"we set out (?:our )?(?:detailed )?findings|our detailed findings", block.text, re.IGNORECASE)
    )


def find_item_start(block: Block) -> ItemStart | None:
    """The item that begins in a block with its name: "Recommendation 3", "Area for improvement: …"; None for none."""
    if block.kind == "table":
        return None
    plain = re.sub(r"\*\*|__", "", block.markdown).strip()
    found = _NUMBERED.match(plain)
    if not found:
        single = _UNNUMBERED.fullmatch(plain)
        return ItemStart(_is_area(single), "", single["rest"], False) if single and asks(single["rest"]) else None
    rest = found["rest"]
    text = rest.lstrip(_BEFORE_WORDS).rstrip()
    words = text.rstrip(_BEFORE_WORDS)
    is_area = _is_area(found)
    if not words:
        return ItemStart(is_area, found["number"], "", False)
    has_mark = rest.lstrip()[:1] in (":", ".", "–", "—", "-", "\n")
    if block.kind == "heading" and not has_mark and words[:1].islower():
        return None
    if (block.kind == "heading" or len(words) < 80) and (words[:1] == "(" or is_time(words)):
        return ItemStart(is_area, found["number"], words, True)
    does_ask = asks(words)
    if block.kind == "heading" and not does_ask:
        return ItemStart(is_area, found["number"], words, True)
    is_lead = re.match(r"\*\*(?:recommendation|rec|area|afi)", block.markdown.strip(), re.IGNORECASE)
    if does_ask and (has_mark or is_lead or words[:1].isupper()):
        return ItemStart(is_area, found["number"], text, False)
    if is_lead and is_bold(block):
        return ItemStart(is_area, found["number"], words, True)
    if has_mark and rest.lstrip()[:1] == ":":
        is_title = _is_short_name(words)
        return ItemStart(is_area, found["number"], words if is_title else text, is_title)
    return None


def _is_area(found: re.Match[str]) -> bool:
    return found["kind"].lower().startswith(("area", "afi"))


def _is_short_name(words: str) -> bool:
    """Whether words are a name and no sentence: where a heading was pasted as a line."""
    return len(words) < 80 and not words.endswith((".", ":", ";"))


def is_subheading(block: Block) -> bool:
    """Whether a paragraph looks like the heading of those below it: short, and no sentence."""
    words = block.text.strip()
    return (
        block.kind == "paragraph"
        and len(words) < 60
        and words[:1].isupper()
        and words[-1:].isalnum()
        and not asks(words)
    )


def goes_on(before: Block, block: Block) -> bool:
    """Whether a paragraph below an item's words still belongs to them."""
    if block.kind == "item":
        return before.kind == "item" or before.text.rstrip().endswith((":", ";", ",", "and", "or"))
    if block.kind != "paragraph":
        return False
    return (
        before.text.rstrip().endswith(":")
        or bool(_FOLLOWS.match(block.text))
        or bool(re.match(r"\(?[a-z]{1,3}[.)] ", block.text))
    )
