"""What a new inspection takes over from an earlier response of the office; nothing that is dated."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from section55.files.bounded_read import read_file
from section55.files.reader import InspectionFile
from section55.files.yaml.parser import read_answers
from section55.files.yaml.text import MOST_BYTES
from section55.intake.text_blocks import fold
from section55.model.errors import WorkbookError
from section55.model.item_places import item_places, line_of
from section55.model.wording import MONTHS, dates_in, listed
from section55.workspace import parameter_files_in

_TEXTS = ("commissioner_comments", "reply_to_chief_constable")
_LETTER = ("letter_to", "letter_signed_by")
_DATED = re.compile(rf"\b(?:19|20)[0-9]{{2}}\b|\b[0-9]{{1,2}} (?:{'|'.join(MONTHS)})\b")


class CarriedOver(NamedTuple):
    """What a new inspection begins with."""

    office: str
    answers: dict[str, Any]
    owner: str
    """The post that answers for every item of the earlier response; empty where there are several, or none."""
    sentences: list[str]
    """What was taken over, for a person."""


def carry_over(source: InspectionFile) -> CarriedOver:
    """What a new inspection of the office takes over from an earlier one.

    That is whom its letter goes to and its signatory, who approves, the owner of its items where there is only one,
    and its standard texts: paragraphs that stand, in the same words and without a date, in another response of the
    office in the same folder too.
    """
    earlier = read_answers(source.parameter_file.data)
    answers: dict[str, Any] = {key: earlier[key] for key in _LETTER if earlier.get(key)}
    if approved_by := str(earlier.get("approved_by") or ""):
        answers["approved_by"] = approved_by
    others = list(_others(source, str(earlier.get("office"))))
    for key in _TEXTS:
        known = {fold(each) for other in others for each in _paragraphs(other.get(key))}
        standard = [each for each in _paragraphs(earlier.get(key)) if fold(each) in known and not _is_dated(each)]
        if standard:
            answers[key] = "\n\n".join(standard)
    owners = {owner for place in item_places(earlier) if (owner := line_of(place.item, "owner"))}
    owner = owners.pop() if len(owners) == 1 else ""
    return CarriedOver(
        str(earlier.get("office")), answers, owner, list(taken_over_sentences(source.slug, answers, owner))
    )


def _others(source: InspectionFile, office: str) -> Iterator[dict[str, Any]]:
    for path in parameter_files_in(source.path.parent):
        if path.stem != source.slug and (other := _read(path)).get("office") == office:
            yield other


def _read(path: Path) -> dict[str, Any]:
    try:
        return dict(read_answers(read_file(path, MOST_BYTES)))
    except (OSError, WorkbookError):
        return {}


def _paragraphs(text: object) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", str(text or "")) if part.strip()]


def _is_dated(paragraph: str) -> bool:
    return bool(_DATED.search(paragraph) or dates_in(paragraph))


def taken_over_sentences(slug: str, answers: Mapping[str, Any], owner: str) -> Iterator[str]:
    """Sentences, for a person, that say what was taken over."""
    names = {
        "letter_to": "the letter's addressees",
        "letter_signed_by": "its signatory",
        "approved_by": "who approves",
        "commissioner_comments": "the standard texts of the comments",
        "reply_to_chief_constable": "those of the reply",
    }
    taken = [words for key, words in names.items() if key in answers] + ([f"the owner ({owner})"] if owner else [])
    if taken:
        yield f"Taken over from {slug}: {listed(taken)}."
    else:
        yield f"Nothing was taken over from {slug}: it has no addressees, owner or standard text of its own."
