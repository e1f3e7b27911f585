"""What a response and the same in the other language say differently: each fact that a translation keeps."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from section55.checks.figures import figures_in
from section55.files.reader import InspectionFile
from section55.model.addressees import count_addressees
from section55.model.counts import TO_CHIEF_CONSTABLES, TOTALS
from section55.model.inspection import OfficeUse
from section55.model.item_places import fold
from section55.model.items import ITEM_LISTS
from section55.model.paths import Where, answer_at, parse_key_path
from section55.model.placed_items import PlacedItem
from section55.model.wording import listed, long_date, sentence_start

_FACTS = (
    *("published_on", "chief_constable_invited_on", "chief_constable_comments_wanted_by"),
    *("chief_constable_comments_received_on", "approved_on", "response_published_on", "letter_date", "status"),
    *(*TOTALS.values(), TO_CHIEF_CONSTABLES, "recommendations_answered_in_comments"),
    *(f"numbering.{key}" for key in ITEM_LISTS),
    *(f"office_use.{key}" for key in OfficeUse.model_fields),
)
_LISTS = ("publication_types", "police_forces", "inspectorates", "corrections")
_TEXTS = ("key_findings", "chief_constable_comments", "commissioner_comments", "reply_to_chief_constable")
_FACTS_OF_ITEMS = ("due_on", "chief_constable.position", "commissioner.action", "status", "accelerated")
_TEXTS_OF_ITEMS = ("text", "due", "chief_constable.response", "commissioner.explanation", "owner")
_THERE = "in the other language"

_Key = tuple[tuple[str, str, int], ...]
"""What an item is known by in both files: from the outermost its list, its number, and which of that number it is."""
_Items = Mapping[_Key, PlacedItem]
_Both = tuple[Any, Any]
"""Something of this file, and the same of the other."""


class LanguageDifference(NamedTuple):
    """One fact that the two files of a response give differently."""

    where: Where
    there: Where
    """The path of what it differs from, in the other file."""
    text: str


def language_differences(here: InspectionFile, there: InspectionFile) -> Iterator[LanguageDifference]:
    """Each fact in which a file differs from the same in the other language.

    Compared are days, numbers, counts, positions, statuses, addressees and the figures in texts, and whether a text
    is there at all; no word is.
    """
    answers = here.inspection.model_dump(), there.inspection.model_dump()
    for keys, compare in ((_FACTS, _fact), (_LISTS, _length), (_TEXTS, _text)):
        yield from _compared(answers, ((), ()), keys, compare)
    ours, theirs = _by_key(here.inspection.items()), _by_key(there.inspection.items())
    yield from _numbers(ours, theirs)
    offices = here.office, there.office
    for key, item in ours.items():
        if other := theirs.get(key):
            at = item.where, other.where
            yield from _compared(answers, at, _FACTS_OF_ITEMS, _fact)
            yield from _compared(answers, at, ("answered_with",), lambda *numbers: _fact(*map(fold, numbers)))
            yield from _compared(answers, at, ("addressed_to",), lambda *names: _addressees(names, offices))
            yield from _compared(answers, at, _TEXTS_OF_ITEMS, _text)
            yield from _compared(answers, at, ("updates",), _updates)


def _compared(
    answers: _Both, at: tuple[Where, Where], keys: Sequence[str], compare: Callable[[Any, Any], str]
) -> Iterator[LanguageDifference]:
    """The questions below a place in each file whose answers differ, as ``compare`` says in a sentence."""
    for path in map(parse_key_path, keys):
        where, there = (*at[0], *path), (*at[1], *path)
        if text := compare(answer_at(answers[0], where), answer_at(answers[1], there)):
            yield LanguageDifference(where, there, text)


def _fact(ours: object, theirs: object) -> str:
    return "" if ours == theirs else f"This is {_in_words(ours)} here, and {_in_words(theirs)} {_THERE}."


def _in_words(answer: object) -> str:
    if answer is None or answer == "":
        return "empty"
    if isinstance(answer, bool):
        return "true" if answer else "false"
    return long_date(answer) if isinstance(answer, date) else str(answer)


def _length(ours: Sequence[object], theirs: Sequence[object]) -> str:
    same = len(ours) == len(theirs)
    return "" if same else f"This has {_entries(ours)} here, and {_entries(theirs)} {_THERE}."


def _entries(things: Sequence[object]) -> str:
    return f"{len(things)} {'entry' if len(things) == 1 else 'entries'}"


def _text(ours: str, theirs: str) -> str:
    if bool(ours) != bool(theirs):
        return f"This is {_filled(ours)} here, and {_filled(theirs)} {_THERE}."
    return _alone(figures_in(ours), figures_in(theirs))


def _filled(text: str) -> str:
    return "filled in" if text else "empty"


def _alone(ours: Sequence[str], theirs: Sequence[str]) -> str:
    """Which of some figures or numbers are in one language alone; empty where none is."""
    here, there = [each for each in ours if each not in theirs], [each for each in theirs if each not in ours]
    parts = [f"{listed(here)} {_stand(here)} here alone"] if here else []
    parts += [f"{listed(there)} {_stand(there)} {_THERE} alone"] if there else []
    return f"{sentence_start(', and '.join(parts))}." if parts else ""


def _stand(things: Sequence[object]) -> str:
    return "stands" if len(things) == 1 else "stand"


def _addressees(names: _Both, offices: _Both) -> str:
    ours, theirs = names
    if len(ours) != len(theirs):
        return _length(ours, theirs)
    here, there = (count_addressees(each, office) for each, office in zip(names, offices, strict=True))
    # A name that no table has may be the translation of any.
    alone, missing = here - there, there - here
    if alone.total() <= there[""] and missing.total() <= here[""]:
        return ""
    return f"This names {listed(ours)} here, and {listed(theirs)} {_THERE}."


def _updates(ours: Sequence[Mapping[str, Any]], theirs: Sequence[Mapping[str, Any]]) -> str:
    here, there = ([long_date(update["on"]) for update in updates] for updates in (ours, theirs))
    if sorted(here) != sorted(there):
        return f"This is of {listed(here) or 'no day'} here, and of {listed(there) or 'no day'} {_THERE}."
    of_days = zip(*(sorted(updates, key=lambda each: each["on"]) for updates in (ours, theirs)), strict=True)
    return next(filter(None, (_text(one["text"], other["text"]) for one, other in of_days)), "")


def _numbers(ours: _Items, theirs: _Items) -> Iterator[LanguageDifference]:
    """The lists in which other numbers stand; of an item that stands alone, those inside it are not named too."""
    lists = [(key[:-1], key[-1][0]) for items in (ours, theirs) for key in items]
    for around, name in dict.fromkeys(lists):
        if around and not (around in ours and around in theirs):
            continue
        here, there = (_in_list(items, around, name) for items in (ours, theirs))
        if text := _alone(here, there):
            places = [(*items[around].where, name) if around else (name,) for items in (ours, theirs)]
            yield LanguageDifference(places[0], places[1], text)


def _in_list(items: _Items, around: _Key, name: str) -> list[str]:
    """The numbers of the items of a list; of one that is there several times, each."""
    keys = [key for key in items if key[:-1] == around and key[-1][0] == name]
    return [f"number {items[key].item.number}{f' (again, {key[-1][2]})' if key[-1][2] else ''}" for key in keys]


def _by_key(items: Sequence[PlacedItem]) -> dict[_Key, PlacedItem]:
    found: dict[_Key, PlacedItem] = {}
    keys: dict[Where, _Key] = {}
    times: Counter[tuple[_Key, str, str]] = Counter()
    for item in items:
        outer = item.whole or item.cause
        around = keys[outer.where] if outer else ()
        name, number = str(item.where[-2]), fold(item.item.number)
        key = (*around, (name, number, times[around, name, number]))
        times[around, name, number] += 1
        keys[item.where], found[key] = key, item
    return found
