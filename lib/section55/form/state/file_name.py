"""The name of a new inspection's file, and what is wrong with it."""

from datetime import date
from pathlib import Path

from section55.files.new_file import new_slug
from section55.model.slugs import LONGEST_SLUG, TitleUnusable, dated_slug, is_plain_slug
from section55.model.windows_names import is_reserved


def make_slug(folder: Path, published_on: date | None, title: str, words: str) -> str:
    """Return the name of a new file in the folder, without its ending: the date, and words of the officer's or title's.

    Empty where there is no date, or no words to name a file by.
    """
    if published_on is None:
        return ""
    try:
        return dated_slug(published_on, words.strip()) if words.strip() else new_slug(folder, published_on, title)
    except TitleUnusable:
        return ""


def find_name_problem(folder: Path, slug: str) -> str:
    """Return why a new file in the folder cannot have this name, as a sentence; empty where it can."""
    if not slug:
        return "Type the inspection title and the day it was published: the file is named by them."
    if is_reserved(slug):
        return f"Windows keeps the name {slug} for itself. Type another file name."
    if not is_plain_slug(slug):
        return (
            "The file name may have lower case letters, digits and single hyphens only, and with its date "
            f"{LONGEST_SLUG} characters at the most."
        )
    if (folder / f"{slug}.yaml").exists():
        return f"There is an inspection {slug} already. Type another file name."
    return ""
