"""Which item's answer is also the answer to another: by the number that ``answered_with`` names."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from section55.model.item_places import ItemPlace, fold, siblings
from section55.model.paths import Where


class SharedAnswers(NamedTuple):
    """Where the answers to some items stand, by the paths of the items."""

    named: Mapping[Where, ItemPlace]
    """The item that one says it is answered with; none for a number that is not in its list and group."""
    standing_at: Mapping[Where, ItemPlace]
    """For every item the one at which its answer stands: itself, or the last of those that one leads to."""
    rings: frozenset[Where]
    """The items from which one comes round to one where one was, and to no answer."""


def shared_answers(places: Iterable[ItemPlace]) -> SharedAnswers:
    """Follows every ``answered_with``. One that leads nowhere or in a ring leaves its item with itself."""
    places = list(places)
    by_number: dict[tuple[Where, str, str], ItemPlace] = {}
    for place in places:
        by_number.setdefault((*siblings(place), fold(place.number)), place)
    named = {
        place.where: other
        for place in places
        if place.answered_with and (other := by_number.get((*siblings(place), fold(place.answered_with))))
    }
    standing_at: dict[Where, ItemPlace] = {}
    rings: set[Where] = set()
    for place in places:
        at, seen = place, {place.where}
        while (following := named.get(at.where)) and following.where not in seen:
            at = following
            seen.add(at.where)
        if following:
            rings.add(place.where)
            at = place
        standing_at[place.where] = at
    return SharedAnswers(named, standing_at, frozenset(rings))
