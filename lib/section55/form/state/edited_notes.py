"""Notes for colleagues while a person writes them: what is saved, a new note about each thing, and what is settled."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from section55.files.colleague_notes import Note, NoteLine, SavedNotes, add_lines, new_note, read_notes
from section55.form.state.flat_answers import make_unique
from section55.model.clean_text import clean_text
from section55.model.item_places import ItemPlace

NOTES: Final = "notes for colleagues"
"""The beginning of the path under which the browser's store has a note that is being written."""


class UnsavedNotes(BaseModel):
    """What unsaved work has of notes."""

    new: dict[str, str] = {}
    """The text of a new note, by the name of what it is about."""
    settled: dict[str, bool] = {}
    """By its id whether a saved note is to be settled, or open again."""

    @classmethod
    def read(cls, given: object) -> "UnsavedNotes":
        """Return what unsaved work has; nothing where it is something else."""
        try:
            return cls.model_validate(given or {})
        except ValidationError:
            return cls()


class EditedNotes:
    """The notes on the open inspection. What is new in them is in no file until it is saved."""

    def __init__(self, path: Path | None) -> None:
        """Begin with the notes on the parameter file at ``path``."""
        self.saved = read_notes(path) if path else SavedNotes()
        self.unsaved = UnsavedNotes()
        self._names: dict[int, tuple[Any, str]] = {}

    def follow(self, places: Iterable[ItemPlace]) -> None:
        """Keep the notes about items by the names that these have now, whatever they are called later."""
        self._names = {id(place.item): (place.item, place.label) for place in places}

    def name_of(self, place: ItemPlace) -> str:
        """Return the name by which the notes about an item are kept: its own when it was opened or saved last."""
        if id(place.item) not in self._names:
            used = {name for _, name in self._names.values()}
            self._names[id(place.item)] = place.item, make_unique(place.label, used)
        return self._names[id(place.item)][1]

    # What there is

    @property
    def is_changed(self) -> bool:
        """Whether something is not saved."""
        return bool(self.unsaved.settled) or any(text.strip() for text in self.unsaved.new.values())

    def all(self) -> Iterator[Note]:
        """Yield every saved note, with what was settled since."""
        settled = self.unsaved.settled
        for note in self.saved.notes:
            if note.id in settled and settled[note.id] == note.is_open:
                yield _turned(note)
            else:
                yield note

    def about(self, name: str) -> list[Note]:
        """Return the saved notes about something."""
        return [note for note in self.all() if note.about == name]

    def count_open(self, name: str) -> int:
        """Count the open notes about something, a new one that is not saved among them."""
        is_new = bool(self.unsaved.new.get(name, "").strip())
        return sum(note.is_open for note in self.about(name)) + is_new

    def was_just_saved(self, name: str, text: str) -> bool:
        """Whether a text is that of the last note about something."""
        return bool(text.strip()) and [note.text for note in self.about(name)][-1:] == [clean_text(text)]

    @property
    def open(self) -> list[tuple[str, str, Note | None]]:
        """What each open note is about, and its text; new ones, which are not saved, have no note."""
        saved: list[tuple[str, str, Note | None]] = [
            (note.about, note.text, note) for note in self.all() if note.is_open
        ]
        return saved + [(name, text, None) for name, text in self.unsaved.new.items() if text.strip()]

    # What is done to them

    def write(self, name: str, text: str) -> None:
        """Take the text of a new note, as far as it is typed."""
        if text:
            self.unsaved.new[name] = text
        else:
            self.unsaved.new.pop(name, None)

    def settle(self, note: Note, is_settled: bool) -> None:
        """Settle a note, or open it again."""
        saved = next(each for each in self.saved.notes if each.id == note.id)
        if saved.is_open == is_settled:
            self.unsaved.settled[note.id] = is_settled
        else:
            self.unsaved.settled.pop(note.id, None)

    def save(self, path: Path, places: Iterable[ItemPlace]) -> None:
        """Save what is new, and what things are called now; raises as `add_lines` does, and nothing is saved then."""
        places = list(places)
        now = {id(place.item): place.label for place in places}
        names = {old: now[key] for key, (_, old) in self._names.items() if key in now and now[key] != old}
        about = {note.about for note in self.saved.notes}
        renamed = {old: new for old, new in names.items() if old in about}
        lines = [NoteLine(event="renamed", names=renamed)] if renamed else []
        lines += [
            NoteLine(event="settled" if is_settled else "opened again", note=note)
            for note, is_settled in self.unsaved.settled.items()
        ]
        lines += [new_note(names.get(name, name), text) for name, text in self.unsaved.new.items() if text.strip()]
        if lines:
            add_lines(path, lines)
        self.saved, self.unsaved = read_notes(path), UnsavedNotes()
        self.follow(places)


def _turned(note: Note) -> Note:
    """A note that is settled and not saved so yet, or open again."""
    return Note(note.id, note.time, note.who, note.about, note.text, "now" if note.is_open else "")
