"""The name of a new inspection's file, and what is wrong with it."""

from datetime import date
from pathlib import Path

from section55.model.slugs import LONGEST_SLUG, TitleUnusable, dated_slug, is_plain_slug, short_name
from section55.model.windows_names import is_reserved


def make_slug(published_on: date | None, title: str, words: str) -> str:
    """Return the file's name without its ending: the date, and the words that were typed for it or the title's.

    Empty where there is no date, or no words to name a file by.
    """
    try:
        words = words.strip() or short_name(title)
    except TitleUnusable:
        return ""
    return dated_slug(published_on, words) if published_on else ""


def find_name_problem(folder: Path, slug: str) -> str:
    """Return why a new file in the folder cannot have this name, as a sentence; empty where it can."""
    if not slug:
        return "Type the inspection title and the day it was published: the file is named by them."
    if is_reserved(slug):
        return f"Windows keeps the name {slug} for itself. Type another file name."
    if not is_plain_slug(slug):
        return (
            "The file name may have lower case letters, digits and single hyphens only, and with its date "
            f"{LONGEST_SLUG} signs at the most."
        )
    if (folder / f"{slug}.yaml").exists():
        return f"There is an inspection {slug} already. Type another file name."
    return ""
