"""The forces that HMICFRS inspects, and which of them a person means.

They are those of Schedule 1 to the Police Act 1996 and the others that HMICFRS inspects.
"""

import re
from functools import lru_cache

ALL_FORCES = "All local forces in England and Wales"

POLICE_FORCES = (
    ALL_FORCES,
    "Avon and Somerset Constabulary",
    "Bedfordshire Police",
    "Cambridgeshire Constabulary",
    "Cheshire Constabulary",
    "City of London Police",
    "Cleveland Police",
    "Cumbria Constabulary",
    "Derbyshire Constabulary",
    "Devon and Cornwall Police",
    "Dorset Police",
    "Durham Constabulary",
    "Dyfed-Powys Police",
    "Essex Police",
    "Gloucestershire Constabulary",
    "Greater Manchester Police",
    "Gwent Police",
    "Hampshire and Isle of Wight Constabulary",
    "Hertfordshire Constabulary",
    "Humberside Police",
    "Kent Police",
    "Lancashire Constabulary",
    "Leicestershire Police",
    "Lincolnshire Police",
    "Merseyside Police",
    "Metropolitan Police Service",
    "Norfolk Constabulary",
    "North Wales Police",
    "North Yorkshire Police",
    "Northamptonshire Police",
    "Northumbria Police",
    "Nottinghamshire Police",
    "South Wales Police",
    "South Yorkshire Police",
    "Staffordshire Police",
    "Suffolk Constabulary",
    "Surrey Police",
    "Sussex Police",
    "Thames Valley Police",
    "Warwickshire Police",
    "West Mercia Police",
    "West Midlands Police",
    "West Yorkshire Police",
    "Wiltshire Police",
    "British Transport Police",
    "Civil Nuclear Constabulary",
    "Ministry of Defence Police",
    "National Crime Agency",
    "Police Service of Northern Ireland",
    "HM Revenue and Customs",
    "Border Force",
    "Royal Military Police",
    "Royal Navy Police",
    "Royal Air Force Police",
    "States of Jersey Police",
    "Guernsey Police",
    "Isle of Man Constabulary",
)

_SEPARATORS = re.compile(r"\s*[,;\n]\s*|\s*\t\s*")
_COMMON = frozenset({"police", "constabulary", "service", "the", "and", "of", "force"})
"""Words of names that do not tell one force from another."""
_SMALL_WORDS = frozenset({"the", "a", "an", "of", "in", "at", "by", "for", "and", "on", "how"})
"""Words that begin no force's name, though a heading may write them with a capital."""


def split_names(text: str) -> list[str]:
    """The names in a text that was typed or pasted: between commas, semicolons and ends of lines."""
    return [" ".join(name.split()) for name in _SEPARATORS.split(text.strip()) if name.strip()]


@lru_cache(maxsize=1_000)
def is_known_force(name: str) -> bool:
    """Whether a name is that of a force that HMICFRS inspects, in full or as HMICFRS cuts it short: "Norfolk"."""
    if " ".join(name.split()).casefold() in _BY_NAME:
        return True
    words = _telling_words(name)
    return (
        name[:1].isupper()
        and len(split_names(name)) == 1
        and any(_telling_words(each) == words for each in POLICE_FORCES)
    )


def find_force(text: str) -> str:
    """The one force that a text means: "norfolk" is Norfolk Constabulary; empty where it may be several or none."""
    if known := _BY_NAME.get(" ".join(text.split()).casefold()):
        return known
    wanted = _telling_words(text)
    if not wanted:
        return ""
    same = [name for name in POLICE_FORCES if _telling_words(name) == wanted]
    begin = [name for name in POLICE_FORCES if all(_begins(word, _telling_words(name)) for word in wanted)]
    found = same or begin
    return found[0] if len(found) == 1 else ""


def forces_named_in(text: str, *others: str) -> list[str]:
    """The forces whose full names stand in a text, in its order: "Inspection of Norfolk Constabulary".

    ``others`` are names of forces beside those that HMICFRS inspects. A name that may be the end of a longer one, as
    in "East Sussex Police", is none.
    """
    line = " ".join(text.split())
    names = [re.escape(name) for name in sorted({*POLICE_FORCES, *filter(None, others)}, key=len, reverse=True)]
    full = {name.casefold(): name for name in (*POLICE_FORCES, *others)}
    found = re.finditer(rf"\b(?:{'|'.join(names)})\b", line, re.IGNORECASE)
    return list(dict.fromkeys(full[each[0].casefold()] for each in found if not _ends_in_name(line[: each.start()])))


def _ends_in_name(before: str) -> bool:
    """Whether a text ends in a word that may begin a name."""
    word = re.search(r"([A-Z][\w&-]*[a-z]) $", before)
    return word is not None and word[1].casefold() not in _SMALL_WORDS


_BY_NAME = {name.casefold(): name for name in POLICE_FORCES}


@lru_cache(maxsize=1_000)
def _telling_words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", name.casefold().replace("&", "and"))) - _COMMON


def _begins(word: str, words: frozenset[str]) -> bool:
    return len(word) > 2 and any(each.startswith(word) for each in words)
