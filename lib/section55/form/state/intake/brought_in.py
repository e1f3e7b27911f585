"""What was read of a report or an earlier response, while an officer checks it: nothing of it is kept yet."""

import copy
from datetime import date
from typing import Any

from section55.files.yaml.writer import to_plain
from section55.form.state.answers import AnswerTree
from section55.form.state.deadline import parse_day
from section55.form.state.edited_answers import EditedAnswers, RemovedItem
from section55.intake.proposal import Proposal, Read
from section55.intake.publication_date import days_counted_from, why_doubtful
from section55.model.addressees import is_force_addressed
from section55.model.counts import TOTALS
from section55.model.item_places import ItemPlace, item_places
from section55.model.items import RECOMMENDATIONS
from section55.model.office import OfficeProfile
from section55.model.paths import Where, answer_at

DAY: Where = ("published_on",)
ITEM_KEYS = ("number", "text", "addressed_to", "due", "due_on")
"""What a report says of an item, in the order in which it is looked at."""
PARTICULARS = ("inspection_title", "report_url", "publication_types", "police_forces")
_ALWAYS_THERE = ("text", "addressed_to")
"""What nearly every item has, so that its absence is worth a look."""


class BroughtIn:
    """The answers that were read, and how sure each is; what an officer corrects is sure."""

    def __init__(self, proposal: Proposal, name: str, is_response: bool = False) -> None:
        """``name`` is that of the file that was read."""
        self.name, self.is_response = name, is_response
        self.answers = EditedAnswers(to_plain(proposal.answers))
        self._count = count_items(self.answers.tree, RECOMMENDATIONS.key)
        self._leaves_others_out = False
        self.notes = list(proposal.notes)
        self.left_over = list(proposal.left_over)
        self.doubt_of_day = why_doubtful(proposal)
        """Why the day of publication needs a person's word; empty once it has that."""
        self._is_day_confirmed = False
        self.is_corrected = False
        """Whether an officer has changed anything, which would be lost with the page."""
        self._readings: dict[tuple[int, Where], Read] = {}
        self._items: dict[int, AnswerTree] = {}
        """Keeps every item that has readings: they are found by its identity."""
        self._places: dict[int, ItemPlace] = {}
        self._places_of = -1
        """The version of the answers of which these are the places."""
        self._passages: dict[int, str] = {}
        """The passage that was left over of which an item was made."""
        for read in proposal.read:
            self._note(read)

    def _note(self, read: Read) -> None:
        self._readings[self._key(read.where)] = read

    def _key(self, where: Where) -> tuple[int, Where]:
        """What a reading is found by: the item that the answer is of, which stays the same where its path changes."""
        places = self.answers.places
        for end in range(len(where), 0, -1):
            if where[:end] in places:
                item = places[where[:end]].item
                self._items[id(item)] = item
                return id(item), where[end:]
        return 0, where

    def place_of(self, item: AnswerTree) -> ItemPlace:
        """Return the place that an item has now. Raises ``KeyError`` for one that is left out."""
        if self._places_of != self.answers.version:
            self._places = {id(place.item): place for place in self.answers.places.values()}
            self._places_of = self.answers.version
        return self._places[id(item)]

    def reading(self, where: Where) -> Read | None:
        """How the answer at a path was read; None for one that was not looked for, or that an officer gave."""
        if where == DAY and self._is_day_confirmed:
            return Read(DAY, "read", why="You have looked it up.")
        return self._readings.get(self._key(where))

    # What an officer does

    def set(self, where: Where, value: Any) -> None:
        """Correct an answer."""
        if (self.answers.get(where) or "") == (value or ""):
            return
        self.is_corrected = True
        self._readings.pop(self._key(where), None)
        self.answers.set(where, value)
        if where == DAY:
            self._is_day_confirmed = False
            self.doubt_of_day = "" if parse_day(value) else "No date of publication was found."
            self._count_days_anew(parse_day(value))

    def confirm_day(self, is_right: bool, doubt: str) -> None:
        """Take an officer's word that the day which was read is right, or take it back."""
        self.doubt_of_day, self._is_day_confirmed = "" if is_right else doubt, is_right

    def _count_days_anew(self, day: date | None) -> None:
        """Count the days due from another day of publication, but for those that an officer gave."""
        if day is None:
            return
        for where, _, due in list(days_counted_from(self.answers.tree, day)):
            path = (*where, "due_on")
            if self.reading(path) is None or due.on is None:
                continue
            self.answers.set(path, due.on.isoformat())
            self._note(Read(path, "worked out", due.words))

    def leave_out(self, where: Where) -> RemovedItem:
        """Leave an item out, with its passage among what is left over again; `take_back` brings back the last one."""
        self.is_corrected = True
        removed = self.answers.remove_item(where)
        if passage := self._passages.get(id(removed.item)):
            self.left_over.append(passage)
        return removed

    def find_others(self, office: OfficeProfile | None) -> list[Where]:
        """The recommendations that ask others than the office's force alone; none where the office is not known."""
        items = self.answers.items((RECOMMENDATIONS.key,))
        asks_others = (
            office is not None and not is_force_addressed(item.get("addressed_to") or [], office) for item in items
        )
        return [(RECOMMENDATIONS.key, index) for index, is_other in enumerate(asks_others) if is_other]

    def leave_others_out(self, office: OfficeProfile | None) -> int:
        """Leave those recommendations out, and return how many; how many the report makes stays among the answers."""
        others = self.find_others(office)
        self._leaves_others_out |= bool(others)
        for where in reversed(others):
            self.leave_out(where)
        return len(others)

    def answers_to_use(self) -> AnswerTree:
        """Return a copy of the answers as an inspection has them."""
        tree = copy.deepcopy(self.answers.tree)
        if self._leaves_others_out and count_items(tree, RECOMMENDATIONS.key) < self._count:
            tree.setdefault(TOTALS[RECOMMENDATIONS.key], str(self._count))
        return tree

    def take_back(self) -> RemovedItem:
        """Bring the item that was left out last back. Raises ``IndexError`` where none was."""
        removed = self.answers.undo_removal()
        if (passage := self._passages.get(id(removed.item))) in self.left_over:
            self.left_over.remove(str(passage))
        return removed

    def add(self, passage: str, list_name: str = RECOMMENDATIONS.key) -> Where:
        """Make an item of a passage that was left over, and return its path."""
        self.is_corrected = True
        where = self.answers.add_item((list_name,))
        item = {"number": self._next_number(list_name), "text": passage}
        from section55.intake.items import describe_item

        read = describe_item(item, where, "what was left over", parse_day(self.answers.get(DAY)))
        self.answers.set(where, to_plain(item))
        self.left_over.remove(passage)
        self._passages[id(self.answers.get(where))] = passage
        for each in read:
            self._note(each)
        return where

    def _next_number(self, list_name: str) -> str:
        taken = {place.number for place in self.answers.places.values() if place.where[:-1] == (list_name,)}
        number = len(taken)
        while str(number) in taken or not number:
            number += 1
        return str(number)

    # What to look at

    def find_doubts(self) -> list[Where]:
        """The paths of what is worth a look: of particulars that are guessed or missing, then of items."""
        found: list[Where] = []
        for key in PARTICULARS:
            read = self.reading((key,))
            if read is not None and read.how in ("guessed", "missing"):
                found.append((key,))
        return found + [place.where for place in self.answers.places.values() if self.unsure_keys(place)]

    def unsure_keys(self, place: ItemPlace) -> list[str]:
        """The keys of an item's answers that are worth a look."""
        return [key for key in ITEM_KEYS if self._is_doubtful(place, key)]

    def _is_doubtful(self, place: ItemPlace, key: str) -> bool:
        read = self.reading((*place.where, key))
        if read is None or read.how in ("read", "worked out") or key == "number":
            return False  # most reports number no area for improvement: that is said once
        has_phrase = bool(answer_at(place.item, ("due",)))
        return read.how == "guessed" or key in _ALWAYS_THERE or (key == "due_on" and has_phrase)


def count_items(answers: AnswerTree, list_name: str) -> int:
    """Return how many items of a kind were read, those inside causes of concern too, and no parts."""
    return sum(place.kind.key == list_name and not place.whole for place in item_places(answers))
