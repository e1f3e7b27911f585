"""A new parameter file: every question of the model, unanswered, with its hint above it."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from section55 import workspace
from section55.files.bounded_read import read_file
from section55.files.reader import OFFICES, office_names
from section55.files.saving import ChangedMeanwhile, save
from section55.files.yaml.editor import replace_answers
from section55.files.yaml.parser import read_answers
from section55.files.yaml.text import MOST_BYTES
from section55.model.errors import WorkbookError
from section55.model.inspection import Inspection
from section55.model.item_questions import Item
from section55.model.items import ITEM_LISTS
from section55.model.office_document import OfficeDocument
from section55.model.paths import questions
from section55.model.schema import FILE_NAME as SCHEMA
from section55.model.slugs import (
    LONGEST_SLUG,
    TitleUnusable,
    dated_slug,
    is_plain_slug,
    longest_short_name,
    short_name,
    title_words,
)
from section55.model.wording import closest_word, listed


class DraftRefused(WorkbookError):
    """Raised when no draft was written; the text says why, and what to do instead."""


def write_draft(
    title: str,
    published_on: date,
    office: str | None,
    folder: Path,
    answers: Mapping[str, Any] | None = None,
    by: str = "command",
    owner: str = "",
    name: str | None = None,
) -> Path:
    """Writes ``<folder>/<published_on>-<short-name>.yaml`` and returns its path.

    ``answers`` are those that are known already, by their keys; ``by`` is how the history says that the file came,
    and ``owner`` the post that the example of an item has. ``name`` is the short name, where it is not to come from
    the title.
    Raises `TitleUnusable` for a title without letters, and `DraftRefused` for an office without a
    profile in the folder and for a file that is there already.
    """
    title = " ".join(title.split())
    path = folder / f"{_named_slug(published_on, name) if name else new_slug(folder, published_on, title)}.yaml"
    office = choose_office(office, folder)
    text = first_line(folder) + _draft_text(title, published_on, office, _writes_letters(folder, office), owner)
    if answers:
        text = replace_answers(text, {(key,): answer for key, answer in answers.items()})
    if path.exists():
        raise _exists_already(path, "name" if name else "title")
    try:
        save(path, text.encode(), by=by, instead_of=b"")
    except ChangedMeanwhile:
        raise _exists_already(path, "name" if name else "title") from None
    return path


def new_slug(folder: Path, published_on: date, title: str) -> str:
    """What the file of a new inspection is called, without its ending: the day of its report and its first words.

    Where the report of another title had the same first words that day, it ends with a number; where
    the title is the same, it is the name of the file that is there. Raises as `short_name` does.
    """
    longest = longest_short_name(workspace.OUTPUTS)
    slug, number = dated_slug(published_on, short_name(title, longest)), 1
    while _is_of_another_title(folder / f"{slug}.yaml", title):
        number += 1
        slug = dated_slug(published_on, f"{short_name(title, longest - len(f'-{number}'))}-{number}")
    return slug


def _is_of_another_title(path: Path, title: str) -> bool:
    """Whether a file is there that has other words for its title; not where it cannot be read."""
    try:
        other = str(read_answers(read_file(path, MOST_BYTES)).get("inspection_title") or "")
        return title_words(other) != title_words(title)
    except (OSError, TitleUnusable):
        return False


def _named_slug(published_on: date, name: str) -> str:
    slug = dated_slug(published_on, name)
    if not is_plain_slug(slug):
        raise DraftRefused(f"{slug} is longer than the {LONGEST_SLUG} characters of a name. Give a shorter one.")
    return slug


def _exists_already(path: Path, named_by: str) -> DraftRefused:
    return DraftRefused(
        f"{path}: there is such a file already, and it was left as it is. Open it, or give another {named_by}."
    )


def first_line(folder: Path) -> str:
    """The first line of every new parameter file of a folder, its line break included.

    It names the schema that lies in the folder, for editors; empty where there is none.
    """
    return f"# yaml-language-server: $schema={SCHEMA}\n" if (folder / SCHEMA).exists() else ""


def choose_office(wanted: str | None, folder: Path) -> str:
    """The name of an office that has a profile in the folder: the one that is wanted, or the only one.

    Raises `DraftRefused` where there is no such profile, or where there are several and none is wanted.
    """
    known = office_names(folder)
    if not known:
        raise DraftRefused(
            f"There is no office profile in {folder / OFFICES}. Copy one there first, from the workbook's "
            "parameters/offices/examples."
        )
    if wanted is None:
        if len(known) > 1:
            raise DraftRefused(f"There are profiles of {listed(known)}. Say whose response it is with --office.")
        return known[0]
    if wanted not in known:
        near = closest_word(wanted, known)
        cure = f"Did you mean {near}?" if near else f"There are profiles of {listed(known)}."
        raise DraftRefused(f"There is no office profile {wanted}.yaml in {folder / OFFICES}. {cure}")
    return wanted


def _writes_letters(folder: Path, office: str) -> bool:
    """Whether an office's responses are letters; not where its profile cannot be read."""
    try:
        profile = read_answers(read_file(folder / OFFICES / f"{office}.yaml", MOST_BYTES))
        return OfficeDocument.model_validate(profile.get("document") or {}).is_letter
    except (OSError, WorkbookError, ValidationError):
        return False


def _draft_text(title: str, published_on: date, office: str, is_letter: bool, owner: str) -> str:
    known = {
        "office": office,
        "inspection_title": json.dumps(title, ensure_ascii=False),
        "published_on": published_on.isoformat(),
        "status": "draft",
        **dict.fromkeys(ITEM_LISTS, "[]"),
    }
    lines = []
    for key, question in Inspection.model_fields.items():
        if key.startswith("letter_") and not is_letter:
            continue
        lines.append(f"# {question.title}: {question.description}")
        if key == "recommendations":
            lines += [f"{key}: []", *_example_item(owner)]
        elif key in ("numbering", "office_use"):
            lines += [f"{key}:", *(f"  {name}:" for name in questions(Inspection, (key,)))]
        else:
            lines.append(f"{key}: {known.get(key, '')}".rstrip())
    return "\n".join(lines) + "\n"


def _example_item(owner: str) -> list[str]:
    """How a recommendation is written, as comments that a person uncomments and fills in."""
    written = {
        "number": '"1"',
        "text": "|\n      The report's words.",
        "addressed_to": "[Chief Constables]",
        "due": "By 31 December 2024",
        "due_on": "2024-12-31",
        "chief_constable": "\n      position: accepted\n      response: |\n        The force's answer.",
        "commissioner": "\n      action: proposed\n      explanation: |\n        What the body does, or why nothing.",
        "status": "open",
        "owner": owner or "A post, not a person's name",
        "updates": "[]",
    }
    # Those that few items need are in README.md, and in the schema that editors offer keys from.
    first, *others = (f"{key}: {written[key]}" for key in Item.model_fields if key in written)
    text = "\n".join([f"  - {first}", *(f"    {line}" for line in others)])
    return [
        "# One of them looks like this (delete the brackets above first):",
        *(f"#{line}".replace(": \n", ":\n") for line in text.split("\n")),
    ]
