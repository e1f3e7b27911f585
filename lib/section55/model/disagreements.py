"""Two answers of one parameter file that cannot both be right."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from section55.model.counts import TO_CHIEF_CONSTABLES, TOTALS
from section55.model.errors import Message, Mistake
from section55.model.item_disagreements import item_disagreements
from section55.model.item_places import ItemPlace, item_places
from section55.model.items import CAUSES_OF_CONCERN, KINDS, RECOMMENDATIONS, ItemKind
from section55.model.wording import counted, in_words, in_words_alone, sentence_start

_IN_COMMENTS = "recommendations_answered_in_comments"


def disagreements(answers: Mapping[str, Any]) -> Iterator[Mistake]:
    """Each pair of answers that cannot both be right, in answers that need not be valid otherwise.

    They are looked for before each answer is validated, so that a file with other faults has these too.
    """
    places = list(item_places(answers))
    yield from item_disagreements(places)
    for kind in KINDS.values():
        yield from _total_too_small(answers, kind, places)
    yield from _too_many_to_chief_constables(answers, _number_listed(RECOMMENDATIONS, places))
    if _count(answers, TOTALS[RECOMMENDATIONS.key]) == 0 and _is_true(answers.get(_IN_COMMENTS)):
        yield Mistake(
            (_IN_COMMENTS,),
            "nothing_to_answer",
            Message(
                "The report is said to make no recommendations, so the comments cannot answer them. Type how many "
                "recommendations the whole report makes, or say here that the comments answer none."
            ),
        )


def _total_too_small(answers: Mapping[str, Any], kind: ItemKind, places: Sequence[ItemPlace]) -> Iterator[Mistake]:
    total, listed = _count(answers, TOTALS[kind.key]), _number_listed(kind, places)
    if total is None or total >= listed:
        return
    have, has = ("make", "makes") if kind is RECOMMENDATIONS else ("have", "has")
    yield Mistake(
        (TOTALS[kind.key],),
        "total_too_small",
        Message(
            f"The report is said to {have} {counted(total, kind.one, kind.many)}, but "
            f"{counted(listed, kind.one, kind.many)} {'is' if listed == 1 else 'are'} listed "
            f"here{_of_causes(kind, places)}. Type the number that the whole report {has}, or leave this empty to "
            "count the list."
        ),
    )


def _of_causes(kind: ItemKind, places: Sequence[ItemPlace]) -> str:
    """How many of the items that are counted stand inside causes of concern, where any does."""
    number = sum(place.kind is kind and bool(place.cause) and not place.whole for place in places)
    return f", {in_words(number)} of them for {CAUSES_OF_CONCERN.many}" if number else ""


def _too_many_to_chief_constables(answers: Mapping[str, Any], listed: int) -> Iterator[Mistake]:
    directed, total = _count(answers, TO_CHIEF_CONSTABLES), _count(answers, TOTALS[RECOMMENDATIONS.key])
    if directed is None or directed <= (listed if total is None else total):
        return
    text = f"{sentence_start(in_words(directed))} of the report's recommendations cannot be to chief constables:"
    if total is None:
        are_listed = (
            "none is listed" if not listed else f"only {in_words(listed)} {'is' if listed == 1 else 'are'} listed"
        )
        text += f" {are_listed} here, and nothing says how many the whole report makes."
    else:
        text += f" the report is said to make {in_words_alone(total)}."
    yield Mistake(
        (TO_CHIEF_CONSTABLES,),
        "more_than_all",
        Message(
            text,
            in_file=f"Type how many it makes after “{TOTALS[RECOMMENDATIONS.key]}:”, and here how many of these are to "
            "chief constables.",
            in_form="Type how many it makes, and here how many of these are to chief constables.",
        ),
    )


def _number_listed(kind: ItemKind, places: Sequence[ItemPlace]) -> int:
    return sum(place.kind is kind and not place.whole for place in places)


def _count(answers: Mapping[str, Any], key: str) -> int | None:
    text = str(answers.get(key)).strip()
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else None


def _is_true(answer: object) -> bool:
    return answer is True or str(answer).strip() == "true"
