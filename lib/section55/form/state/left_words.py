"""Words that only the browser has: typed in a page that is gone, and never written to the disk."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from section55 import workspace
from section55.files.colleague_notes import read_notes
from section55.files.reader import OFFICES, office_names
from section55.form.state.addressees import parse_addressees
from section55.form.state.answers import AnswerTree, to_iso_date, types_of
from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.edited_notes import NOTES, UnsavedNotes
from section55.form.state.opening import CannotOpen, read_contents
from section55.form.state.unsaved import NEW, find_unsaved
from section55.model.inspection import Inspection
from section55.model.office import OfficeProfile
from section55.model.paths import Where, answer_at, question_at

_OFFICES = f"{OFFICES}/"


@dataclass(frozen=True)
class LeftWords:
    """The words of one answer, as the browser's store has them."""

    id: str
    inspection: str
    """The name of its parameter file without the ending, or `NEW`."""
    title: str
    where: Where
    """The path of the question then; empty for words that are no answer, like a name that was not added yet."""
    name: str
    """The question's name: "Recommendation 3 text"."""
    text: str
    at: float
    """When the last of them was typed, in seconds since 1970."""

    @property
    def is_of_office(self) -> bool:
        """Whether they were typed in the page about an office."""
        return self.inspection.startswith(_OFFICES)

    @property
    def is_note(self) -> bool:
        """Whether they are a note for colleagues, and no answer."""
        return self.where[:1] == (NOTES,) and len(self.where) > 1

    @property
    def answer(self) -> Any:
        """The answer that the words are."""
        question = question_at(Inspection, self.where) if self.where and not self.is_of_office else None
        if question is not None and date in types_of(question.annotation):
            return to_iso_date(self.text)
        return parse_addressees(self.text) if self.where == ("letter_to",) else self.text


class _Entry(BaseModel):
    """What the browser sends of each."""

    id: str
    inspection: str = ""
    title: str = ""
    where: str = ""
    name: str = ""
    text: str
    isName: bool = False
    at: float = 0


_ENTRIES, _PATH = TypeAdapter(list[_Entry]), TypeAdapter(tuple[int | str, ...])


def parse_left_words(entries: object) -> list[LeftWords]:
    """Read what the browser sent; what is not as this version's form stores it is left where it is."""
    try:
        read = _ENTRIES.validate_python(entries)
    except ValidationError:
        return []
    return [
        LeftWords(
            each.id, each.inspection or NEW, each.title, _where(each), each.name, each.text.strip("\r"), each.at / 1000
        )
        for each in read
    ]


def _where(entry: _Entry) -> Where:
    try:
        return () if entry.isName else _PATH.validate_json(entry.where or "[]")
    except ValidationError:
        return ()


def is_on_disk(folder: Path, words: LeftWords) -> bool:
    """Whether the parameter file, or unsaved work beside it, has just these words as the answer."""
    if not words.text.strip():
        return True
    if words.is_note:
        return words.text.strip() in _notes_on_disk(folder, words)
    return bool(words.where) and any(_has(tree, words) for tree in _trees(folder, words.inspection))


def _notes_on_disk(folder: Path, words: LeftWords) -> set[str]:
    """The notes about the same thing, saved or not."""
    path, about = file_of(folder, words.inspection), str(words.where[-1])
    found = {note.text for note in read_notes(path).notes if note.about == about} if path else set()
    for work in find_unsaved(folder, path.stem if path else ""):
        found.add(UnsavedNotes.read(work.notes).new.get(about, "").strip())
    return found


def _has(tree: AnswerTree, words: LeftWords) -> bool:
    answer = answer_at(tree, words.where)
    return answer == words.answer or (isinstance(answer, str) and answer.strip() == words.text.strip())


def _trees(folder: Path, inspection: str) -> Iterator[AnswerTree]:
    path, model = file_of(folder, inspection), cast("type[BaseModel]", Inspection)
    if inspection.startswith(_OFFICES):
        folder, model = folder / OFFICES, OfficeProfile
    if path is not None:
        with suppress(CannotOpen, OSError):
            yield read_contents(path, model).answers
    for work in find_unsaved(folder, path.stem if path else "", model):
        yield work.answers


def file_of(folder: Path, inspection: str) -> Path | None:
    """The file of an inspection, or of an office, by its name; None where the folder has none of that name."""
    files = workspace.parameter_files_in(folder) if folder.is_dir() else []
    names = {path.stem: path for path in files}
    names |= {f"{_OFFICES}{name}": folder / OFFICES / f"{name}.yaml" for name in office_names(folder)}
    return names.get(inspection)


def find_question(answers: EditedAnswers, words: LeftWords) -> Where:
    """Where the question is now: items may have been moved since. Empty where it is not there any more."""
    place = next((answers.places[words.where[:end]] for end in _ends(words.where, answers.places)), None)
    if place is None and not any(isinstance(part, int) for part in words.where):
        return words.where
    if place is not None and words.name.startswith(place.heading):
        return words.where
    for where, other in answers.places.items():
        if len(where) < len(words.where) and words.name.startswith(f"{other.heading} "):
            return (*where, *words.where[len(where) :])
    return ()


def _ends(where: Where, places: Mapping[Where, Any]) -> Iterator[int]:
    """The lengths of the beginnings of a path that are those of items, the longest first."""
    return (end for end in range(len(where), 0, -1) if where[:end] in places)
