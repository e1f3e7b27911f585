"""How a person names an item in a command: "2", "Vetting 1", "cause 1/2b"."""

import re
from collections.abc import Iterator, Sequence

from section55.model.item_places import ItemPlace, fold, part_name
from section55.model.items import CAUSES_OF_CONCERN


def named_items(name: str, places: Sequence[ItemPlace]) -> list[ItemPlace]:
    """The items that a name fits; several where it needs another word to say which."""
    wanted = _folded(name)
    return [place for place in places if wanted in map(_folded, _spellings(place))]


def item_names(places: Sequence[ItemPlace]) -> list[str]:
    """The shortest name of each item that fits no other, in their order."""
    fitting: dict[str, int] = {}
    for place in places:
        for spelling in {_folded(spelling) for spelling in _spellings(place)}:
            fitting[spelling] = fitting.get(spelling, 0) + 1
    return [
        next((name for name in spellings if fitting[_folded(name)] == 1), spellings[-1])
        for spellings in (list(_spellings(place)) for place in places)
    ]


def _spellings(place: ItemPlace) -> Iterator[str]:
    """The names of an item, the shortest first and the one that says the most last."""
    if place.whole:
        for whole in _spellings(place.whole):
            if re.search("[0-9]$", whole) and place.number[:1].isalpha():
                yield f"{whole}{place.number}"
            yield f"{whole} {part_name(place.number)}"
            yield f"{whole}/{place.number}"
    elif place.cause:
        for cause in _spellings(place.cause):
            if cause.casefold().startswith(CAUSES_OF_CONCERN.typed):
                yield f"{cause}/{place.number}"
                yield from (f"{cause}/{word} {place.number}" for word in place.kind.typed)
        yield place.heading
    else:
        number = f"{place.group} {place.number}" if place.group else place.number
        yield number
        yield from (f"{word} {number}" for word in place.kind.typed)
        yield place.heading


def _folded(name: str) -> str:
    return re.sub(r"\s*/\s*", "/", fold(name))
