"""Reads a return that came back: its answers, what changed in the report's words, and what is not taken over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from section55.files.reader import InspectionFile
from section55.intake.blocks import Block, Source, compose
from section55.intake.returns.form import (
    ABOUT,
    COMMENTS,
    COMMENTS_MARK,
    END,
    END_MARK,
    PLACEHOLDER,
    POSITION,
    RESPONSE,
    AskedItem,
    Carried,
    CarriedItem,
    asked_items,
    bookmark,
    hash_of,
    words_asked,
)
from section55.intake.returns.places import Landmark, find_landmarks
from section55.intake.text_blocks import fold
from section55.model.clean_text import clean_text
from section55.model.errors import WorkbookError
from section55.model.item_questions import POSITIONS
from section55.model.items import KINDS
from section55.model.paths import Where
from section55.model.wording import closest_word, listed, shortened

_LIST_HEADINGS = {kind.heading for kind in KINDS.values()}
NO_ANSWERS = (
    f"No answers were found in it. At each item a position is chosen from the list behind “{POSITION}”, and the answer "
    f"is typed in the box below “{RESPONSE}”. Ask for the document that was filled in, or send this one again."
)


class ReturnRefused(WorkbookError):
    """Raised for a return of which nothing is taken over; has a sentence for each thing that is wrong."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self.sentences = tuple(sentences)
        super().__init__("\n".join(sentences))

    @property
    def lines(self) -> tuple[str, ...]:
        return self.sentences


@dataclass(frozen=True)
class ReturnedAnswer:
    """One answer of a return that is not the one in the parameter file."""

    where: Where
    name: str
    """What it is an answer to, for a person: "Recommendation 3: Position"."""
    old: str
    new: str
    place: str


@dataclass
class ReadReturn:
    """What a return says."""

    answers: list[ReturnedAnswer] = field(default_factory=list)
    same: int = 0
    """How many answers are in the parameter file as they came."""
    empty: list[str] = field(default_factory=list)
    """The names of the items that were not answered."""
    notes: list[str] = field(default_factory=list)


def read_return(source: Source, carried: Carried, inspection_file: InspectionFile) -> ReadReturn:
    """What a return says, beside the parameter file that it was made from.

    Raises `ReturnRefused` where the report's words were changed, an item is gone, or an answer is none that can be
    kept; then nothing of it is taken over.
    """
    return _Reading(source, carried, inspection_file).read()


class _Reading:
    def __init__(self, source: Source, carried: Carried, inspection_file: InspectionFile) -> None:
        self._blocks = source.blocks
        self._carried = carried
        self._inspection = inspection_file.inspection
        self._asked = {each.label: each for each in asked_items(self._inspection)}
        self._problems: list[str] = []
        self._result = ReadReturn(notes=list(source.notes))

    def read(self) -> ReadReturn:
        landmarks = list(_landmarks(self._carried))
        found = find_landmarks(self._blocks, landmarks)
        missing = [mark for mark in landmarks if mark.name not in found]
        if missing:
            raise ReturnRefused([_missing_sentence(names) for names in dict.fromkeys(mark.owner for mark in missing)])
        ends = {mark.name: end for mark, end in zip(landmarks, _ends(landmarks, found, len(self._blocks)), strict=True)}
        for item in self._carried.items:
            self._read_item(item, found, ends)
        self._read_comments(found, ends)
        self._note_new_items()
        if self._problems:
            raise ReturnRefused(self._problems)
        if not self._result.answers and not self._result.same:
            self._result.notes.append(NO_ANSWERS)
        return self._result

    def _read_item(self, item: CarriedItem, found: dict[str, int], ends: dict[str, int]) -> None:
        names = [bookmark(item.number, place) for place in ("item", "position", "response")]
        asked = self._asked.get(item.label)
        text = [block for block in self._between(names[0], found, ends) if not _is_fact(block, item.number)]
        if asked is None:
            self._problems.append(
                f"{item.label} is in the return and not in the parameter file any more. Make a new return, or give the "
                "item its old number again."
            )
            return
        self._check_text(item, asked, text)
        if not item.has_answer:
            return
        path = (*asked.item.where, "chief_constable")
        self._read_position(asked, (*path, "position"), found[names[1]], ends[names[1]])
        answer = self._read_box(item.label, found[names[2]], ends[names[2]])
        self._keep((*path, "response"), f"{item.label}: Response", asked.item.item.chief_constable.response, answer)
        if not answer and not asked.item.item.chief_constable.response:
            self._result.empty.append(item.label)

    def _check_text(self, item: CarriedItem, asked: AskedItem, blocks: Sequence[Block]) -> None:
        returned = "\n".join(block.text for block in blocks)
        expected = words_asked(asked)
        if fold(returned) == fold(expected):
            return
        if hash_of(returned) == item.text_hash:
            self._problems.append(
                f"{item.label}: its text was changed in the parameter file after the return was made. Make a new "
                "return, or bring the earlier text back from the history."
            )
            return
        there, here = _first_difference(returned, expected)
        self._problems.append(
            f"{item.label}: the report's own words were changed in the return: it has {shortened(there)} where the "
            f"report has {shortened(here)}. Put them back as they were and read it again."
        )

    def _read_position(self, asked: AskedItem, where: Where, start: int, end: int) -> None:
        words = " ".join(" ".join(block.text for block in self._blocks[start:end]).split())
        typed = words.removeprefix(POSITION).strip(" :.")
        chosen = typed.casefold()
        if chosen in ("", PLACEHOLDER.casefold()):
            return
        if chosen not in POSITIONS:
            near = closest_word(chosen, POSITIONS)
            cure = f"Did you mean {near}?" if near else f"Choose one of: {', '.join(POSITIONS)}."
            self._problems.append(f"{asked.label}: {shortened(typed)} is no position. {cure}")
            return
        self._keep(where, f"{asked.label}: Position", asked.item.item.chief_constable.position or "", chosen)

    def _read_comments(self, found: dict[str, int], ends: dict[str, int]) -> None:
        answer = self._read_box(COMMENTS, found[COMMENTS_MARK], ends[COMMENTS_MARK], intro=1)
        self._keep(("chief_constable_comments",), COMMENTS, self._inspection.chief_constable_comments, answer)
        after = [block.text for block in self._blocks[found[END_MARK] + 1 :] if block.text and not block.outside]
        if after:
            self._note_outside("After the end of the return", after)

    def _read_box(self, name: str, start: int, end: int, intro: int = 0) -> str:
        """The answer in the box between two places; ``intro`` is how many paragraphs stand before the box."""
        blocks = self._blocks[start + 1 : end]
        boxes = {block.box for block in blocks if block.box}
        if not boxes:
            self._problems.append(
                f"{name}: the box for the answer is gone. Make a new return, and copy the answer into its box."
            )
            return ""
        outside = [block for block in blocks if not block.box and block.text not in _LIST_HEADINGS][intro:]
        if outside:
            self._note_outside(f"Outside the box of {name}", [block.text for block in outside])
        return clean_text(compose(block for block in blocks if block.box and block.text))

    def _note_outside(self, place: str, texts: Sequence[str]) -> None:
        self._result.notes.append(f"{place} stands, and is not taken over: {shortened(' '.join(texts), 300)}.")

    def _keep(self, where: Where, name: str, old: str, new: str) -> None:
        if not new:
            return
        if fold(old) == fold(new):
            self._result.same += 1
        else:
            self._result.answers.append(ReturnedAnswer(where, name, old, new, name.partition(":")[0]))

    def _between(self, name: str, found: dict[str, int], ends: dict[str, int]) -> Sequence[Block]:
        return self._blocks[found[name] + 1 : ends[name]]

    def _note_new_items(self) -> None:
        known = {item.label for item in self._carried.items}
        new = [label for label in self._asked if label not in known]
        if new:
            verb = "was" if len(new) == 1 else "were"
            self._result.notes.append(f"{listed(new)} {verb} added after the return was made: the force was not asked.")


def _landmarks(carried: Carried) -> Iterator[Landmark]:
    for item in carried.items:
        yield Landmark(bookmark(item.number, "item"), item.heading, item.label, is_heading=True)
        if item.has_answer:
            yield Landmark(bookmark(item.number, "position"), POSITION, item.label)
            yield Landmark(bookmark(item.number, "response"), RESPONSE, item.label)
    yield Landmark(COMMENTS_MARK, COMMENTS, COMMENTS)
    yield Landmark(END_MARK, END, END)


def _ends(landmarks: Sequence[Landmark], found: dict[str, int], last: int) -> Iterator[int]:
    starts = sorted(found.values())
    for landmark in landmarks:
        at = found[landmark.name]
        yield next((start for start in starts if start > at), last)


def _missing_sentence(owner: str) -> str:
    if owner in (COMMENTS, END):
        return f"“{owner}” is gone from the return, and with it perhaps what stood there. Ask for the whole document."
    return f"{owner} is gone from the return, or a heading of it. Ask for the whole document."


def _is_fact(block: Block, number: int) -> bool:
    return bookmark(number, "facts") in block.marks or block.text.startswith(ABOUT.strip())


def _first_difference(returned: str, expected: str) -> tuple[str, str]:
    """The words around the first place at which two texts differ, of each."""
    there, here = returned.split(), expected.split()
    at = next(
        (index for index, pair in enumerate(zip(there, here, strict=False)) if fold(pair[0]) != fold(pair[1])),
        min(len(there), len(here)),
    )
    start = max(0, at - 2)
    return tuple(" ".join(words[start : at + 4]) or "nothing" for words in (there, here))  # type: ignore[return-value]
