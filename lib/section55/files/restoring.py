"""Brings an earlier revision back, and keeps what was recorded since the response was published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from section55.files.atomic_write import real_path
from section55.files.bounded_read import read_file
from section55.files.corrections import belongs_to_response, was_published
from section55.files.history import Revision, file_at, revisions_until
from section55.files.named_changes import NamedChange, changed_answers
from section55.files.saving import read_revisions, save
from section55.files.yaml.editor import replace_answers
from section55.files.yaml.parser import read_answers
from section55.files.yaml.text import MOST_BYTES
from section55.model.errors import WorkbookError
from section55.model.item_places import item_places
from section55.model.paths import Where, answer_at, key_path
from section55.model.wording import counted, long_date


@dataclass(frozen=True)
class Restoration:
    """What bringing a revision back does to a file."""

    path: Path
    sequence: int
    old: bytes
    new: bytes
    changes: tuple[NamedChange, ...]
    """What goes and what comes: each answer with the words that go and the words that come."""
    kept: tuple[NamedChange, ...]
    """What the revision does not have, and stays."""


def sequence_on(revisions: tuple[Revision, ...], day: date) -> int:
    """The revision that a file was at the end of a day, in UTC. Raises `WorkbookError` where there was none."""
    found = revisions_until(revisions, day)
    if not found:
        first = f"It begins on {long_date(revisions[0].day)}." if revisions else "There is no history yet."
        raise WorkbookError(f"The history has no revision of {long_date(day)} or before. {first}")
    return found[-1].sequence


def plan_restoration(path: Path, sequence: int, with_all: bool = False) -> Restoration:
    """What bringing a revision back does: nothing is written.

    Of a response that is published, what was recorded since stays (where it was sent, corrections, how far
    items have come), unless ``with_all``. Raises `WorkbookError` for a revision that does not exist.
    """
    path = real_path(path)
    old = read_file(path, MOST_BYTES)
    new = file_at(read_revisions(path), sequence)
    now, then = read_answers(old), read_answers(new)
    differing = changed_answers(then, now)
    kept = [change for change in differing if not with_all and was_published(now) and _is_kept(change, then)]
    if kept:
        answers = dict(_answers_to_keep(kept, then, now))
        try:
            new = replace_answers(new.decode(), answers).encode()
        except ValueError as error:
            raise WorkbookError(str(error)) from None
    return Restoration(path, sequence, old, new, tuple(changed_answers(now, read_answers(new))), tuple(kept))


def restore_planned(plan: Restoration) -> Revision:
    """Saves what was planned, as a new revision; raises as `save` does."""
    return save(plan.path, plan.new, by=f"restored from revision {plan.sequence}", instead_of=plan.old)


def kept_words(plan: Restoration) -> str:
    """A sentence of what stays; empty where nothing does."""
    if not plan.kept:
        return ""
    names = list(dict.fromkeys(change.name for change in plan.kept))
    shown = "; ".join(names[:8])
    more = f"; and {counted(len(names) - 8, 'other')}" if len(names) > 8 else ""
    return f"Kept, as recorded since: {shown}{more}. With --all it goes too."


def _is_kept(change: NamedChange, then: Mapping[str, Any]) -> bool:
    if not change.keys:
        return False
    if not change.item:
        return not belongs_to_response(key_path(change.keys))
    has_item = any(place.label == change.item for place in item_places(then))
    return has_item and not belongs_to_response(f"recommendations[1].{key_path(change.keys)}")


def _answers_to_keep(
    kept: list[NamedChange], then: Mapping[str, Any], now: Mapping[str, Any]
) -> Iterator[tuple[Where, Any]]:
    places_then = {place.label: place.where for place in item_places(then)}
    places_now = {place.label: place.where for place in item_places(now)}
    for change in kept:
        # Of a list of dated entries the whole list as it is now.
        at, now_at = (places_then[change.item], places_now[change.item]) if change.item else ((), ())
        yield (*at, *change.keys), answer_at(now, (*now_at, *change.keys))
