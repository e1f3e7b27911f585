"""Which answers changed between two versions of a parameter file."""

from collections.abc import Iterator
from itertools import zip_longest

from section55.files.history import Change
from section55.model.paths import Where, key_path


def changes_between(old: object, new: object, where: Where = ()) -> Iterator[Change]:
    """Each answer that differs between two trees of text, lists and keys, in the order of the newer tree."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*new, *(key for key in old if key not in new)]:
            yield from changes_between(old.get(key), new.get(key), (*where, key))
    elif isinstance(old, list) and isinstance(new, list) and any(isinstance(item, dict) for item in (*old, *new)):
        for index, (before, after) in enumerate(zip_longest(old, new)):
            yield from changes_between(before, after, (*where, index))
    elif old != new:
        yield Change(key_path(where), old, new)
