"""How a person names an item in a command: "2", "AFI 1", "Vetting 1", "7b", "cause 1/2b"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from section55.model.item_places import ItemPlace, fold, part_name
from section55.model.items import CAUSES_OF_CONCERN, RECOMMENDATIONS, names_itself


def named_items(name: str, places: Sequence[ItemPlace]) -> list[ItemPlace]:
    """The items that a name fits; several where it needs another word to say which.

    "12b" is the item of that number, where there is one, and only then part b of item 12. A number alone is that
    of a recommendation, or of the one item that has it.
    """
    wanted = _folded(name)
    found = [place for place in places if wanted in map(_folded, _spellings(place))]
    found = [place for place in found if not place.whole] or found
    if any(place.kind is not RECOMMENDATIONS and fold(place.number) == wanted for place in found):
        return items_of_number(name, places)
    return found


def items_of_number(name: str, places: Sequence[ItemPlace]) -> list[ItemPlace]:
    """The items that have a name for their number, wherever they stand: those that a person may have meant by it."""
    return [place for place in places if fold(place.number) == fold(name)]


def item_names(places: Sequence[ItemPlace]) -> list[str]:
    """For each item, in their order, the shortest name that says enough and by which `named_items` finds it alone."""
    spellings = [list(dict.fromkeys(_spellings(place))) for place in places]
    numbers, of_wholes, of_all = Counter(fold(place.number) for place in places), Counter[str](), Counter[str]()
    for place, names in zip(places, spellings, strict=True):
        folded = {_folded(name) for name in names}
        of_all.update(folded)
        of_wholes.update(folded if not place.whole else ())
    return [
        next((name for name in _plain_enough(place, names, numbers) if fitting[_folded(name)] == 1), names[-1])
        for place, names in zip(places, spellings, strict=True)
        for fitting in [of_all if place.whole else of_wholes]
    ]


def _plain_enough(place: ItemPlace, spellings: list[str], numbers: Mapping[str, int]) -> list[str]:
    """The spellings without the number alone of what is no recommendation, which says too little.

    One with a word of its own says enough where no other item has it.
    """
    outermost = place.whole or place
    is_only_one = names_itself(outermost.number) and numbers[fold(outermost.number)] == 1
    says_enough = outermost.kind is RECOMMENDATIONS or outermost.group or is_only_one
    return spellings if says_enough else [name for name in spellings if not name.startswith(outermost.number)]


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
    else:
        number = f"{place.group} {place.number}" if place.group else place.number
        yield number
        yield from (f"{word} {number}" for word in place.kind.typed)
    yield place.heading


def _folded(name: str) -> str:
    return re.sub(r"\s*/\s*", "/", fold(name)) if "/" in name else fold(name)
