"""Copies of files that OneDrive, Dropbox and Windows make beside them, known by their names."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from section55.files.answer_changes import changes_between
from section55.files.bounded_read import MOST_HISTORY_BYTES, read_file
from section55.files.broken_history import HistoryBroken
from section55.files.copy_names import names_from, original_of
from section55.files.history import SUFFIX, history_path, read_history
from section55.files.yaml.parser import read_answers
from section55.files.yaml.text import MOST_BYTES
from section55.model.slugs import is_plain_slug
from section55.model.wording import counted, listed
from section55.workspace import OFFICES

_SAME = ("office", "inspection_title", "published_on")
"""The answers by which a file with another plain name is the same inspection."""
_MADE_BY = "OneDrive, Dropbox or Windows makes one when a file is copied, or when two people saved it at once"
_KEEP_ONE = "Put what is wanted into one of the two, and delete the other."


class CopyBeside(NamedTuple):
    """A copy that lies beside a parameter file or its office's profile."""

    sentence: str
    """What it is, how it differs and what to do."""
    is_of_profile: bool = False


def copy_sentence(path: Path, as_yaml: Path, better: Path) -> str:
    """What a parameter file is that has a copy's name, which no document can have; empty for any other file.

    ``as_yaml`` is the name that it has but for its ending, and ``better`` the one that it would get: where another
    file has that, this is a copy of it.
    """
    original = original_of(as_yaml)
    if (original is None or not original.is_file()) and better.is_file() and not _is_one_file(path, better):
        original = better
    if original is None or not is_plain_slug(original.stem):
        return ""
    begin = f"This looks like a copy of {original.name}: {_MADE_BY}."
    if not original.is_file():
        return f"{begin} There is no {original.name}: if this is the one to keep, give it that name."
    return f"{begin} {differences(path, original)} Put what is wanted into {original.name}, and delete the copy."


def _is_one_file(one: Path, other: Path) -> bool:
    """Whether two names are of one file, as they are on disks that know no capitals."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def differences(copy: Path, original: Path) -> str:
    """Which answers of two files differ, as a sentence."""
    try:
        old, new = (read_answers(read_file(path, MOST_BYTES)) for path in (original, copy))
    except OSError:
        return "They could not be compared."
    fields = [change.field for change in changes_between(old, new)]
    if not fields:
        return "Its answers are the same."
    some = fields if len(fields) <= 6 else [*fields[:5], f"{len(fields) - 5} more"]
    return (
        f"{counted(len(fields), 'answer').capitalize()} {'differs' if len(fields) == 1 else 'differ'}: {listed(some)}."
    )


def copies_beside(path: Path, office: str) -> Iterator[CopyBeside]:
    """Each copy of a parameter file, of its history and of its office's profile.

    Copies of the parameter file that have a plain name are named where they are of the same inspection.
    """
    for other in _others(path):
        if other.suffix == ".yaml" and is_plain_slug(other.stem) and _is_same(path, other, _SAME):
            yield CopyBeside(
                f"{other.name} looks like a copy of this file: {_MADE_BY}. {differences(other, path)} {_KEEP_ONE}"
            )
    history = history_path(path)
    for other in _others(history):
        if not other.with_name(f"{other.name.removesuffix(SUFFIX)}.yaml").is_file():
            yield CopyBeside(
                f"{other.name} looks like a copy of this inspection's history: {_MADE_BY}. "
                f"{_history_differences(other, history)} Keep the history that belongs to this file, and "
                "put the other one somewhere else."
            )
    profile = path.parent / OFFICES / f"{office}.yaml"
    for other in _others(profile):
        if not is_plain_slug(other.stem) or _is_same(profile, other, ("office_name", "area")):
            yield CopyBeside(
                f"{OFFICES}/{other.name} looks like a copy of this office's profile: {_MADE_BY}. "
                f"{differences(other, profile)} Put what is wanted into {OFFICES}/{profile.name}, and delete the copy.",
                is_of_profile=True,
            )


def _others(path: Path) -> list[Path]:
    """The files whose names say that they are copies of one, in the order of the names."""
    ending = SUFFIX if path.name.endswith(SUFFIX) else path.suffix
    stem, last = path.name.removesuffix(ending), os.path.splitext(ending)[1] or ending
    names = names_from(str(path.parent), stem)
    found = [path.with_name(name) for name in names if name != path.name and name.endswith(last)]
    if ending == SUFFIX:
        # OneDrive puts the computer's name before the last ending: X.history-PC.jsonl.
        found = [other for other in found if ".history" in other.name and other.suffix == ".jsonl"]
        return sorted(other for other in found if re.match(r"\.history|[ (_.-]", other.name[len(stem) :]))
    return sorted(other for other in found if other.suffix == ending and original_of(other) == path)


def _is_same(one: Path, other: Path, keys: tuple[str, ...]) -> bool:
    try:
        answers, others = (read_answers(read_file(path, MOST_BYTES)) for path in (one, other))
    except OSError:
        return False
    return all(answers.get(key) == others.get(key) for key in keys)


def _history_differences(copy: Path, original: Path) -> str:
    try:
        revisions, others = (read_history(read_file(path, MOST_HISTORY_BYTES)) for path in (original, copy))
    except OSError:
        return "This file has no history that can be opened beside it."
    except HistoryBroken:
        return "One of the two is not whole."
    same = sum(one.hash == other.hash for one, other in zip(revisions, others, strict=False))
    if same == len(others):
        return "Every revision of it is in the history itself."
    return f"It has {counted(len(others) - same, 'revision')} that the history itself has not."
