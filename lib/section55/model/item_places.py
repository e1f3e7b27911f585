"""Where each item of an inspection stands, and what it is called: in a heading, in a sentence, in a list of changes.

Only the shape of the answers matters. They need not be valid: the reader, the form and the histories name items too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from section55.model.catalogue import _
from section55.model.items import (
    CAUSES_OF_CONCERN,
    KINDS,
    PARTS,
    RECOMMENDATIONS,
    RECOMMENDATIONS_OF_A_CAUSE,
    ItemKind,
    item_heading,
    item_name,
    names_itself,
)
from section55.model.paths import Where
from section55.model.wording import listed


@dataclass(frozen=True)
class ItemPlace:
    """The place of one item: its path in the file, its own number, and the items that it belongs to."""

    where: Where
    kind: ItemKind
    """What it is; a part is of the kind of its item, and a recommendation is one inside a cause of concern too."""
    number: str
    """Its own, on one line; empty while it has none."""
    group: str = ""
    """The heading that it stands under in the report; empty for none, and for a part."""
    answered_with: str = ""
    """The number of the item whose answer is also the answer to this one; empty for none."""
    cause: "ItemPlace | None" = None
    """The cause of concern that it was made for."""
    whole: "ItemPlace | None" = None
    """The item that it is a part of."""
    again: int = 0
    """How many items of its list before it have no number either."""
    item: Any = field(default=None, compare=False, repr=False)
    """Its answers, as they are in the tree or the model that was walked."""

    @property
    def list_name(self) -> str:
        """The key of the list at the left edge of the file in which it stands."""
        return str(self.where[0])

    @property
    def index(self) -> int:
        """Its index in the nearest list around it, from 0."""
        return int(self.where[-1])

    @property
    def heading(self) -> str:
        """Its name, which makes sense alone: "Area for improvement 2, Vetting", "Recommendation 7, part b"."""
        if self.whole:
            return f"{self.whole.heading}, {self._own_name}"
        return f"{item_name(self.kind.key, self.number, self.again)}{self._behind_number}"

    @property
    def in_sentence(self) -> str:
        """The same within a sentence: "recommendation 1 of cause of concern 2"."""
        if self.whole:
            return f"{self.whole.in_sentence}, {self._own_name}"
        return f"{self._own_name}{self._behind_number}"

    @property
    def label(self) -> str:
        """Its name from the outside in, for lists of changes: "Cause of concern 1, recommendation 2, part b"."""
        around = self.whole or self.cause
        return f"{around.label}, {self._own_name}{self._in_group}" if around else self.heading

    @property
    def _own_name(self) -> str:
        if self.whole:
            return part_name(self.number, self.again)
        if self.number:
            return self.number if names_itself(self.number) else f"{_(self.kind.one)} {self.number}"
        name = item_name(self.kind.key, "", self.again)
        return name[0].lower() + name[1:]

    @property
    def _in_group(self) -> str:
        return f", {self.group}" if self.group else ""

    @property
    def _behind_number(self) -> str:
        of_cause = _(" of {cause}", cause=self.cause.in_sentence) if self.cause else ""
        return f"{self._in_group}{',' if self.group and of_cause else ''}{of_cause}"


def part_name(number: str, again: int = 0) -> str:
    """What a part is called within a sentence: "part b"; "new part" while it has no letter."""
    if not number:
        return _("new part") + (f" {again + 1}" if again else "")
    return number if number.casefold().startswith("part ") else _("part {number}", number=number)


def common_heading(places: Sequence[ItemPlace]) -> str:
    """The heading above one answer to several items of one list and group: "Recommendations 10 and 22"."""
    first, *others = places
    if not others:
        return first.heading
    numbers = [place.number for place in places]
    if first.whole:
        return _("{whole}, parts {numbers}", whole=first.whole.heading, numbers=listed(numbers))
    if any(map(names_itself, numbers)):
        together = listed([item_heading(first.kind, number) for number in numbers])
    else:
        together = f"{_(first.kind.title)} {listed(numbers)}"
    return f"{together}{first.heading.removeprefix(item_heading(first.kind, first.number))}"


def item_places(answers: Mapping[str, Any]) -> Iterator[ItemPlace]:
    """The place of every item in reading order.

    That is list after list; after an item its parts, and after a cause of concern the recommendations
    made for it.
    """
    for kind in KINDS.values():
        yield from _places(answers.get(kind.key), (kind.key,), kind)


def _places(
    items: object, where: Where, kind: ItemKind, cause: ItemPlace | None = None, whole: ItemPlace | None = None
) -> Iterator[ItemPlace]:
    unnumbered = 0
    for index, item in enumerate(items if isinstance(items, list) else ()):
        number = line_of(item, "number")
        place = ItemPlace(
            where=(*where, index),
            kind=kind,
            number=number,
            group="" if whole else line_of(item, "group"),
            answered_with=line_of(item, "answered_with"),
            cause=cause,
            whole=whole,
            again=unnumbered,
            item=item,
        )
        unnumbered += not number
        yield place
        if whole:
            continue
        yield from _places(answer_of(item, PARTS), (*place.where, PARTS), kind, cause, place)
        if kind is CAUSES_OF_CONCERN:
            inner = answer_of(item, RECOMMENDATIONS_OF_A_CAUSE)
            yield from _places(inner, (*place.where, RECOMMENDATIONS_OF_A_CAUSE), RECOMMENDATIONS, place)


def answer_of(item: object, key: str) -> Any:
    """An answer of an item of the model, or of a tree that need not be valid; None where it has none."""
    # The commonest two kinds by themselves: to ask for any mapping takes ten times as long.
    return item.get(key) if isinstance(item, (dict, Mapping)) else getattr(item, key, None)


def line_of(item: object, key: str) -> str:
    """An answer of an item that should be one line, as far as it is one; else empty."""
    answer = answer_of(item, key)
    return "" if answer is None or answer == "" or isinstance(answer, (list, dict)) else " ".join(str(answer).split())


def fold(number: str) -> str:
    """A number or a group's name as two of them are compared, without capitals and what does not show."""
    line = " ".join(number.split())
    return (line if line.isprintable() else "".join(filter(str.isprintable, line))).casefold()


def siblings(place: ItemPlace) -> tuple[Where, str]:
    """What items have in common among which a number may be there once: their list and, at the left edge, the group."""
    return place.where[:-1], "" if place.whole or place.cause else fold(place.group)


def place_at(answers: Mapping[str, Any], where: Where) -> ItemPlace | None:
    """The place of the item that a path leads to or into, the innermost one; None where it leads to no item."""
    return innermost(item_places(answers), where)


def innermost(places: Iterable[ItemPlace], where: Where) -> ItemPlace | None:
    """Of these places, the innermost one that a path leads to or into."""
    around = [place for place in places if where[: len(place.where)] == place.where]
    return max(around, key=lambda place: len(place.where), default=None)
