"""What cannot be right between items: a number that is there twice, an answer that stands nowhere or twice."""

from collections.abc import Iterator, Mapping, Sequence

from section55.model.errors import Message, Mistake
from section55.model.item_places import ItemPlace, answer_of, common_heading, fold, siblings
from section55.model.items import PARTS
from section55.model.paths import Where
from section55.model.shared_answers import SharedAnswers, shared_answers
from section55.model.wording import closest_word, shortened

_ANSWERED_WITH = "answered_with"
_ANSWERS = ("chief_constable", "commissioner")


def item_disagreements(places: Sequence[ItemPlace]) -> Iterator[Mistake]:
    """Each mistake that lies between items; their answers need not be valid otherwise."""
    yield from _repeated_numbers(places)
    shared = shared_answers(places)
    for place in places:
        if place.answered_with:
            yield from _nowhere(place, places, shared)
            yield from _answered_twice(place)
    yield from _rings(places, shared)


def _repeated_numbers(places: Sequence[ItemPlace]) -> Iterator[Mistake]:
    first: dict[tuple[Where, str, str], ItemPlace] = {}
    for place in places:
        number = fold(place.number)
        earlier = first.setdefault((*siblings(place), number), place)
        if not number or earlier is place:
            continue
        is_outermost = not (place.whole or place.cause)
        in_group = f", in the group {shortened(place.group)}" if place.group and is_outermost else ""
        may_be_grouped = is_outermost and not place.group
        cure = "Where the numbers begin again under each heading of the report, type that heading as its"
        yield Mistake(
            (*place.where, "number"),
            "number_repeated",
            Message(
                f"Number {shortened(place.number)} is also that of item {earlier.index + 1} of this list{in_group}. "
                "Type the number that the report prints, each once.",
                in_file=f"{cure} “group:”." if may_be_grouped else "",
                in_form=f"{cure} group." if may_be_grouped else "",
            ),
        )


def _nowhere(place: ItemPlace, places: Sequence[ItemPlace], shared: SharedAnswers) -> Iterator[Mistake]:
    named = shared.named.get(place.where)
    wanted = shortened(place.answered_with)
    if named is place:
        text = f"{_subject(place)} is said to be answered with itself. Type the number of another, or leave this empty."
    elif named is None:
        beside = [other for other in places if siblings(other) == siblings(place) and other is not place]
        text = (
            f"{_subject(place)} is said to be answered with number {wanted}, which is not among the others of its list"
            f"{' and group' if place.group else ''}. {_cure(place, places, [other.number for other in beside])}"
        )
    else:
        return
    yield Mistake((*place.where, _ANSWERED_WITH), "answered_with_nothing", Message(text))


def _subject(place: ItemPlace) -> str:
    """The heading of an item as the subject of a sentence, with a comma behind it where it has one inside."""
    return f"{place.heading}," if ", " in place.heading else place.heading


def _cure(place: ItemPlace, places: Sequence[ItemPlace], numbers: Sequence[str]) -> str:
    wanted, known = fold(place.answered_with), list(filter(None, numbers))
    elsewhere = [other for other in places if other.kind is place.kind and fold(other.number) == wanted]
    if elsewhere:
        return (
            f"Only what stands in one list and group is answered together, and {elsewhere[0].in_sentence} stands in "
            "another. Leave this empty, and answer it here."
        )
    if near := closest_word(wanted, list(map(fold, known))):
        return f"Did you mean {next(number for number in known if fold(number) == near)}?"
    if not known:
        return "It stands there alone. Leave this empty, and answer it here."
    return f"There are: {', '.join(known[:8])}{' and others' if known[8:] else ''}."


def _answered_twice(place: ItemPlace) -> Iterator[Mistake]:
    if answer_of(place.item, PARTS):
        yield Mistake(
            (*place.where, _ANSWERED_WITH),
            "answered_twice",
            Message(
                f"{_subject(place)} has parts, which are answered one by one, so that it is not answered with another. "
                "Leave this empty, or put the text of the parts into its own."
            ),
        )
    for key in _ANSWERS:
        if _is_given(answer_of(place.item, key)):
            yield Mistake(
                (*place.where, key),
                "answered_twice",
                Message(
                    f"{_subject(place)} is said to be answered with number {shortened(place.answered_with)}, so that "
                    "it has no answer of its own. Move this answer there, or do not answer it with another."
                ),
            )


def _is_given(answer: object) -> bool:
    if isinstance(answer, Mapping):
        return any(value not in (None, "", [], {}) for value in answer.values())
    return bool(getattr(answer, "is_given", False))


def _rings(places: Sequence[ItemPlace], shared: SharedAnswers) -> Iterator[Mistake]:
    """One mistake for each ring, at its last item."""
    done: set[Where] = set()
    for place in places:
        ring = _ring_from(place, shared)
        if len(ring) < 2 or place.where in done:
            continue
        done |= {member.where for member in ring}
        members = [member for member in places if member in ring]
        yield Mistake(
            (*members[-1].where, _ANSWERED_WITH),
            "answered_in_a_ring",
            Message(
                f"{common_heading(members)} are each said to be answered with another of them, so that the answer "
                "stands at none. Leave this empty at the one that has the answer."
            ),
        )


def _ring_from(place: ItemPlace, shared: SharedAnswers) -> list[ItemPlace]:
    """The items on the way from one back to itself; none where the way does not lead back to it."""
    way: list[ItemPlace] = []
    at: ItemPlace | None = place
    while at is not None and at not in way:
        way.append(at)
        at = shared.named.get(at.where)
    return way if at is place else []
