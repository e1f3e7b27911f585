"""One answer for several items at once: written once for all of them or with each, and taken back as one."""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from section55.form.state.answer_notes import ANSWER_KEYS, Answerer
from section55.form.state.answers import AnswerTree, is_filled, to_iso_date
from section55.form.state.edited_answers import EditedAnswers
from section55.model.errors import WorkbookError
from section55.model.item_places import ItemPlace, siblings
from section55.model.paths import Where
from section55.model.wording import iso_day

ANSWERED_WITH, DUE_ON = "answered_with", "due_on"


@dataclass(frozen=True)
class AnswerForSeveral:
    """What is to be written; whatever is empty changes nothing."""

    side: Answerer | None = None
    """Whose answer it is; None for progress alone."""
    answer: AnswerTree = field(default_factory=dict)
    """The answer's own keys: the position and the response, say."""
    is_once: bool = True
    """Whether it stands once, and the other items are answered with the first; else it stands with each."""
    progress: AnswerTree = field(default_factory=dict)
    """Keys of the items themselves: owner, status, the date that it is due."""


@dataclass(frozen=True)
class SeveralAnswered:
    """What was written, to be said and to be taken back."""

    changed: list[str]
    """The names of the items."""
    left: list[str]
    """Of those that have an answer of their own, which was not written over."""
    written: list[tuple[AnswerTree, AnswerTree, AnswerTree]]
    """Each item that was changed, with the keys as they were before and as they were written."""


def answer_several(answers: EditedAnswers, chosen: Sequence[Where], given: AnswerForSeveral) -> SeveralAnswered:
    """Write one answer for several items of a list; an answer that one has already is never written over.

    Raises `WorkbookError` where nothing was chosen or given, and where the answer cannot stand so; nothing
    is written then.
    """
    answer = {key: text for key, text in given.answer.items() if is_filled(text)}
    progress = {key: text for key, text in given.progress.items() if is_filled(text)}
    if DUE_ON in progress:
        progress[DUE_ON] = _date_of(str(progress[DUE_ON]))
    if not chosen:
        raise WorkbookError("Tick the ones that are to be answered first.")
    if not answer and not progress:
        raise WorkbookError("Give an answer, an owner or a date first.")
    places = [answers.place(where) for where in chosen]
    left = [place for place in places if answer and _has_answer(place, given)]
    changes: dict[Where, AnswerTree] = {place.where: dict(progress) for place in places}
    if answer and given.side:
        for where, more in _answers_of([place for place in places if place not in left], answer, given):
            changes[where] |= more
    written = []
    changed = []
    for place in places:
        if change := changes[place.where]:
            before = {key: copy.deepcopy(place.item.get(key)) for key in change}
            for key, value in change.items():
                answers.set((*place.where, key), copy.deepcopy(value))
            written.append((place.item, before, change))
            changed.append(place.heading)
    return SeveralAnswered(changed, [place.heading for place in left], written)


def _answers_of(
    places: Sequence[ItemPlace], answer: AnswerTree, given: AnswerForSeveral
) -> Iterator[tuple[Where, AnswerTree]]:
    """Yield what each item gets: the answer itself, or the number of the item at which it stands."""
    assert given.side is not None
    key = ANSWER_KEYS[given.side]
    firsts: dict[tuple[Where, str], ItemPlace] = {}
    for place in places:
        first = firsts.setdefault(siblings(place), place) if given.is_once else place
        if first is not place and not first.number:
            raise WorkbookError(
                f"{first.heading} has no number yet, by which the others would be answered with it. Give it one first."
            )
        own = {key: answer} if first is place else {}
        yield place.where, own | {ANSWERED_WITH: "" if first is place else first.number}


def _has_answer(place: ItemPlace, given: AnswerForSeveral) -> bool:
    """Whether an item has an answer that would be written over, or would not be printed any more."""
    sides = ANSWER_KEYS.values() if given.is_once else [ANSWER_KEYS[given.side]] if given.side else []
    return any(is_filled(place.item.get(key)) for key in sides)


def _date_of(text: str) -> str:
    day = to_iso_date(text)
    if not iso_day(day):
        raise WorkbookError(f"“{text}” is not a date. Type it like 31 March 2024, or leave it empty.")
    return day


def take_back(answers: EditedAnswers, done: SeveralAnswered) -> list[str]:
    """Put back what was there before; return the names of items that were changed since, which stay as they are."""
    places = {id(place.item): place for place in answers.places.values()}
    stay = []
    for item, before, written in done.written:
        place = places.get(id(item))
        if place is None:
            continue
        if any(_differ(item.get(key), value) for key, value in written.items()):
            stay.append(place.heading)
            continue
        for key, value in before.items():
            if value is None:
                item.pop(key, None)
            else:
                item[key] = value
    answers.version += 1
    return stay


def _differ(one: Any, other: Any) -> bool:
    return (one or None) != (other or None)
