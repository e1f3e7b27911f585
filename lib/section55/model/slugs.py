"""The name of an inspection's file, which its documents take: a date and a few words, plain on every system."""

import re
import unicodedata
from datetime import date

from section55.model.errors import WorkbookError
from section55.model.windows_names import is_reserved
from section55.model.wording import shortened

LONGEST_SLUG = 100
_LONGEST_SHORT_NAME = 60
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


def short_name(title: str) -> str:
    """What a file of a title is named by: its first words, in letters, digits and hyphens.

    Raises `TitleUnusable` for a title without a letter for one.
    """
    plain = unicodedata.normalize("NFKD", title.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", plain.lower())
    if not words:
        raise TitleUnusable(f"{shortened(title)} has no letter that a file can be named by. Type the report's title.")
    name: str = words[0][:_LONGEST_SHORT_NAME]
    for word in words[1:]:
        if len(name) + 1 + len(word) > _LONGEST_SHORT_NAME:
            break
        name += f"-{word}"
    return name


def dated_slug(published_on: date, words: str) -> str:
    """The name of an inspection's file without its ending: the day of its report, and some words."""
    return f"{published_on.isoformat()}-{words}"
