"""A response in two languages is one inspection of the register: one row, with one clock and one list of items."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from section55.model.catalogue import LANGUAGE_NAMES, WELSH
from section55.register.entries import RegisterEntry
from section55.register.entry_parts import OtherFile


class _File(NamedTuple):
    folder: PurePath
    slug: str


def join_languages(entries: Iterable[RegisterEntry], language: str = "") -> list[RegisterEntry]:
    """The entries, those of a response in two languages joined into one.

    It has the words of the file in ``language``; without one, of the file that the other names, and of the English
    one where each names the other. The response is published once it is in either language.
    """
    entries = list(entries)
    # One that was refused may have the name of another but for its ending, and stands for itself.
    by_file = {_file_of(entry): entry for entry in entries if not entry.faults}
    partners: dict[_File, _File] = {}
    for file, entry in by_file.items():
        other = file._replace(slug=entry.translation_of)
        if other in by_file and other != file and not {file, other} & partners.keys():
            partners[file], partners[other] = other, file
    joined = []
    for entry in entries:
        file = _file_of(entry)
        if entry.faults or file not in partners:
            joined.append(entry)
        elif _comes_first(entry, partner := by_file[partners[file]], language):
            joined.append(_joined(entry, partner))
    return joined


def _file_of(entry: RegisterEntry) -> _File:
    return _File(PurePath(entry.file).parent, entry.slug)


def _comes_first(entry: RegisterEntry, other: RegisterEntry, language: str) -> bool:
    """Whether of the two it is this one whose words stand; of any two, one is."""

    def rank(one: RegisterEntry) -> tuple[bool, bool, bool, str]:
        return one.language != language, bool(one.translation_of), one.language == WELSH, one.slug

    return rank(entry) < rank(other)


def _joined(entry: RegisterEntry, other: RegisterEntry) -> RegisterEntry:
    published = _published_first(entry, other)
    return replace(
        entry,
        other_language=OtherFile(
            slug=other.slug,
            language=other.language,
            title=other.title,
            office=other.office,
            office_name=other.office_name,
            short_name=other.short_name,
            report_url=other.report_url,
            response_url=other.response_url,
        ),
        response_published_on=published.response_published_on,
        is_published_undated=published.is_published_undated,
        response_url=entry.response_url or other.response_url,
        missing=(
            *entry.missing,
            *(each for each in other.missing if each not in entry.missing),
            *_unpublished(entry, other),
        ),
    )


def _published_first(entry: RegisterEntry, other: RegisterEntry) -> RegisterEntry:
    """Whose day of publication the clock goes by: the earlier one, and a day that is known before one that is not."""
    return min(entry, other, key=lambda one: (not one.is_published, one.response_published_on or date.max))


def _unpublished(entry: RegisterEntry, other: RegisterEntry) -> list[str]:
    if entry.is_published == other.is_published:
        return []
    made, missing = (entry, other) if entry.is_published else (other, entry)
    return [
        f"The response is published in {LANGUAGE_NAMES[made.language]}, and not in {LANGUAGE_NAMES[missing.language]}: "
        f"{missing.slug}."
    ]
