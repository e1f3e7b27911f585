"""The items of a report as they stand in it, before they are the answers of a parameter file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from section55.intake.addressees import addressees_listed
from section55.intake.blocks import Block
from section55.model.asked_due import is_time
from section55.model.wording import sentence_start

_ASIDE = re.compile(r"(?P<name>[^()]*?)\s*\((?P<inner>[^()]+)\)")


@dataclass
class FoundItem:
    """An item as it stands in a report."""

    kind: str
    """The key of its list."""
    number: str
    """The report's own; empty where it has none."""
    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    to: str = ""
    """Whom the heading above it, or a cell beside it, names."""
    group: str = ""
    """The nearest heading above it."""
    due: str = ""
    """What a cell beside it says of when it is due."""
    accelerated: bool = False
    recommendations: list["FoundItem"] = field(default_factory=list)
    place: str = ""


def read_title(item: FoundItem, words: str) -> None:
    """Takes from an item's short name by when it is due and whom it asks: "(by 31 May 2025)", "To the Home Office"."""
    aside = _ASIDE.fullmatch(words)
    name, inner = (aside["name"], aside["inner"]) if aside else (words, "")
    if is_time(inner or name):
        item.due = sentence_start(inner or name)
        name = name if inner else ""
    elif inner and addressees_listed(inner).is_sure:
        item.to = inner
    else:
        name = words
    names = re.sub(r"^(?:to|for) ", "", name, flags=re.IGNORECASE)
    if name and addressees_listed(names).is_sure:
        item.to = names
        name = name if names == name else ""
    item.title = name


def texts_of(items: Sequence[FoundItem]) -> list[str]:
    """The words of items, and of the recommendations made for them."""
    found = []
    for item in items:
        found += [" ".join(block.text for block in item.blocks), item.title, *texts_of(item.recommendations)]
    return found
