"""The name of an inspection's file, which its documents take: a date and a few words, plain on every system."""

import os
import re
import unicodedata
from datetime import date
from pathlib import Path

from section55.model.errors import WorkbookError
from section55.model.windows_names import is_reserved, longest_slug
from section55.model.wording import shortened

LONGEST_SLUG = 100
_DATE = "2023-12-19-"
_LONGEST_SHORT_NAME = longest_slug(Path("outputs"), is_here=False) - len(_DATE)
_SHORTEST_SHORT_NAME = 20
_SMALL_WORDS = {
    "a",
    "an",
    "and",
    "as",
    "at",
    "by",
    "for",
    "from",
    "in",
    "into",
    "its",
    "of",
    "on",
    "or",
    "the",
    "to",
    "with",
}
"""No name ends with one of them where the rest of the title is left out."""
_PLAIN_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class TitleUnusable(WorkbookError):
    """Raised when a title has no letter that a file can be named by; the text says what to type instead."""


def is_plain_slug(text: str) -> bool:
    """Whether a name has only lower case letters, digits and single hyphens, and every system can have files of it."""
    return len(text) <= LONGEST_SLUG and bool(_PLAIN_SLUG.fullmatch(text)) and not is_reserved(text)


def suggest_slug(text: str) -> str:
    """The plain name that is nearest to a text; empty where the text has no letter or digit for one."""
    near = re.sub("[^a-z0-9]+", "-", text.lower())[:LONGEST_SLUG].strip("-")
    return f"{near}-1" if is_reserved(near) else near


def longest_short_name(outputs: Path, is_here: bool = os.name == "nt") -> int:
    """How many characters the words in a new file's name may have, for a colleague's Windows and for this one."""
    longest = min(_LONGEST_SHORT_NAME, longest_slug(outputs, is_here) - len(_DATE))
    return longest if longest >= _SHORTEST_SHORT_NAME else _LONGEST_SHORT_NAME  # else no name is short enough here


def short_name(title: str, longest: int = _LONGEST_SHORT_NAME) -> str:
    """What a file of a title is named by: its first words, in letters, digits and hyphens.

    Raises `TitleUnusable` for a title without a letter for one.
    """
    words = title_words(title)
    kept = words[:1]
    for word in words[1:]:
        if len("-".join([*kept, word])) > longest:
            while len(kept) > 1 and kept[-1] in _SMALL_WORDS:
                kept.pop()
            break
        kept.append(word)
    return "-".join(kept)[:longest]


def title_words(title: str) -> list[str]:
    """The words of a title in the letters that a file's name may have; raises `TitleUnusable` where it has none."""
    apart = re.sub("[\u2010-\u2015\u2212]", " ", title.replace("'", "").replace("’", ""))
    plain = unicodedata.normalize("NFKD", apart).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", plain.lower())
    if not words:
        raise TitleUnusable(f"{shortened(title)} has no letter that a file can be named by. Type the report's title.")
    return words


def dated_slug(published_on: date, words: str) -> str:
    """The name of an inspection's file without its ending: the day of its report, and some words."""
    return f"{published_on.isoformat()}-{words}"
