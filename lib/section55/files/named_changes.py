"""What the revisions of a history changed, each item known by its number wherever it stood in its list."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from section55.files.history import Change, Revision
from section55.model.inspection import Inspection
from section55.model.item_names import named_items
from section55.model.item_places import ItemPlace, item_places
from section55.model.items import ITEM_LISTS, PARTS, RECOMMENDATIONS_OF_A_CAUSE
from section55.model.paths import Where, labels, parse_key_path

_ENTRIES = ("updates", "corrections")
"""Lists of dated entries, of which each one comes or goes by itself."""
_INSIDE = (PARTS, RECOMMENDATIONS_OF_A_CAUSE)


class NamedChange(NamedTuple):
    """One answer that a revision changed, or an item that came or went."""

    item: str
    """The item as people know it: "Cause of concern 1, recommendation 2, part b"; empty for one of the whole file."""
    keys: tuple[str, ...]
    """The keys that lead to the answer, in the item or in the file; none where the whole item came or went."""
    old: Any
    new: Any
    labels: tuple[str, ...] = ()
    """The titles of the questions along the keys."""

    @property
    def name(self) -> str:
        """What changed: "Recommendation 4: Chief constable: Position"."""
        return ": ".join(filter(None, (self.item, *self.labels)))


def named_changes(revisions: Sequence[Revision]) -> Iterator[tuple[Revision, list[NamedChange]]]:
    """What each revision changed; nothing of one whose words are withheld, as in a published history."""
    before: dict[str, Any] = {}
    for revision in revisions:
        after = answers_after(before, revision.changes)
        yield revision, changed_answers(before, after)
        before = after


def label_of(revisions: Sequence[Revision], name: str) -> str | None:
    """The item of a name that a person types, by the latest revision that has one; None where none has."""
    found = None
    answers: dict[str, Any] = {}
    for revision in revisions:
        answers = answers_after(answers, revision.changes)
        places = list(item_places(answers))
        if matching := named_items(name, places):
            found = matching[0].label
    return found


def answers_after(before: Mapping[str, Any], changes: Sequence[Change]) -> dict[str, Any]:
    """The answers of a file once a revision has changed them; the answers before stay as they are."""
    answers: dict[str, Any] = dict(before)
    for change in changes:
        where = parse_key_path(change.field)
        if where and isinstance(where[0], int):
            where = (change.field,)  # a key that is called like an item: the file itself is no list
        answers = _with_answer(answers, where, change.new) if where else _as_dict(change.new)
    return _as_dict(_without_gaps(answers))


def _with_answer(answers: Any, where: Where, new: Any) -> Any:
    part, rest = where[0], where[1:]
    if isinstance(part, str):
        keys = dict(answers) if isinstance(answers, dict) else {}
        keys[part] = _with_answer(keys.get(part), rest, new) if rest else new
        return keys
    items = list(answers) if isinstance(answers, list) else []
    items += [None] * (part + 1 - len(items))
    items[part] = _with_answer(items[part], rest, new) if rest else new
    return items


def _without_gaps(answers: Any) -> Any:
    """The answers without the places at the ends of lists from which items went."""
    if isinstance(answers, dict):
        return {key: _without_gaps(answer) for key, answer in answers.items()}
    if isinstance(answers, list):
        end = len(answers)
        while end and answers[end - 1] is None:
            end -= 1
        return [_without_gaps(answer) for answer in answers[:end]]
    return answers


def changed_answers(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[NamedChange]:
    """Each answer that differs, in the order of the newer file; items are the same that have the same number."""
    before, after = _items_of(old), _items_of(new)
    changes = list(_changed_keys("", (), _without_lists(old, ITEM_LISTS), _without_lists(new, ITEM_LISTS)))
    for label in [*after, *(label for label in before if label not in after)]:
        was, now = before.get(label), after.get(label)
        if was is None or now is None:
            changes.append(NamedChange(label, (), _own(was), _own(now)))
        else:
            changes += _changed_keys(label, now.where, _own(was) or {}, _own(now) or {})
    return changes


def _items_of(answers: Mapping[str, Any]) -> dict[str, ItemPlace]:
    places: dict[str, ItemPlace] = {}
    for place in item_places(answers):
        label, again = place.label, 1
        while label in places:  # which no valid file has
            again += 1
            label = f"{place.label} ({again})"
        places[label] = place
    return places


def _own(place: ItemPlace | None) -> dict[str, Any] | None:
    """The answers of an item itself, without those of the items inside it."""
    if place is None:
        return None
    return _without_lists(place.item, _INSIDE) if isinstance(place.item, dict) else {"text": place.item}


def _without_lists(answers: Mapping[str, Any], lists: Sequence[str]) -> dict[str, Any]:
    return {key: answer for key, answer in answers.items() if key not in lists}


def _changed_keys(
    item: str, where: Where, old: Mapping[str, Any], new: Mapping[str, Any], keys: tuple[str, ...] = ()
) -> Iterator[NamedChange]:
    for key in [*new, *(key for key in old if key not in new)]:
        was, now, path = old.get(key), new.get(key), (*keys, key)
        if was == now or (not was and not now):
            continue
        titles = tuple(labels(Inspection, (*where, *path))[-len(path) :])
        if key in _ENTRIES:
            was, now = _as_list(was), _as_list(now)
            yield from (NamedChange(item, path, None, one, titles) for one in now if one not in was)
            yield from (NamedChange(item, path, one, None, titles) for one in was if one not in now)
        elif isinstance(was or now, dict):
            yield from _changed_keys(item, where, _as_dict(was), _as_dict(now), path)
        else:
            yield NamedChange(item, path, was, now, titles)


def _as_list(answer: Any) -> list[Any]:
    return answer if isinstance(answer, list) else []


def _as_dict(answer: Any) -> dict[str, Any]:
    return answer if isinstance(answer, dict) else {}
