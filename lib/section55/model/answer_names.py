"""The name of an answer as people know it: "Cause of concern 1, recommendation 2, part b: Owner"."""

from collections.abc import Mapping
from typing import Any

from section55.model.inspection import Inspection
from section55.model.item_places import place_at
from section55.model.paths import Where, labels


def answer_name(where: Where, *trees: Mapping[str, Any]) -> str:
    """What the answer at a path of a parameter file is called.

    An item is called by its number in the first of the ``trees`` of answers that has it. What is in none of
    them is called by its place: "Recommendations, item 2: Owner".
    """
    names = labels(Inspection, where)
    for tree in trees:
        if place := place_at(tree, where):
            inside = [key for key in where[len(place.where) :] if isinstance(key, str)]
            return ": ".join([place.label, *names[len(names) - len(inside) :]])
    return ": ".join(names)
