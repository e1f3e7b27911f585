"""Notes for colleagues on an inspection: beside the parameter file, read by no document and carried by none.

Lines are only ever added to ``<slug>.notes.jsonl``. A line is a note, or says that one is settled or open again, or
that what notes are about has another name now.
"""

import json
import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from section55.files.atomic_write import append_whole, real_path
from section55.files.bounded_read import read_file
from section55.files.history import SUFFIX as HISTORY
from section55.files.history import history_path
from section55.files.saving import lock_for_saving, officer_name
from section55.files.timestamps import utc_timestamp
from section55.model.clean_text import clean_name, clean_text
from section55.model.errors import reason_of

SUFFIX = ".notes.jsonl"
MOST_BYTES = 20_000_000
Event = Literal["note", "settled", "opened again", "renamed"]


@dataclass(frozen=True)
class Note:
    """One note, as it stands now."""

    id: str
    time: str
    """When it was saved, in UTC: ``2024-02-09T10:30:00Z``."""
    who: str
    about: str
    """What it is about: the name of an item, or of a section of the form."""
    text: str
    settled_at: str = ""
    """When it was settled; empty while it is open."""
    settled_by: str = ""

    @property
    def is_open(self) -> bool:
        return not self.settled_at


@dataclass(frozen=True)
class SavedNotes:
    """The notes of an inspection, in the order in which they were written."""

    notes: tuple[Note, ...] = ()
    problem: str = ""
    """What of the file could not be read, as a sentence; empty where everything could."""

    @property
    def open(self) -> tuple[Note, ...]:
        """Those that are not settled."""
        return tuple(note for note in self.notes if note.is_open)


class NoteLine(BaseModel):
    """A line of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    event: Event
    time: str = ""
    who: str = ""
    note: str = ""
    """The note that the line is, or speaks of."""
    about: str = ""
    text: str = ""
    names: dict[str, str] = {}
    """By the name that something had, the one that it has now."""


def new_note(about: str, text: str) -> NoteLine:
    """Return the line of a new note; `add_lines` dates it and names who wrote it."""
    return NoteLine(event="note", note=secrets.token_hex(6), about=about, text=clean_text(text))


def notes_path(parameter_file: Path) -> Path:
    """Where the notes on an inspection lie: beside its history."""
    history = history_path(parameter_file)
    return history.with_name(history.name.removesuffix(HISTORY) + SUFFIX)


def read_notes(parameter_file: Path) -> SavedNotes:
    """Return the notes on an inspection; what cannot be read of their file is said and left where it is."""
    path = notes_path(parameter_file)
    try:
        data = read_file(path, MOST_BYTES)
    except FileNotFoundError:
        return SavedNotes()
    except OSError as error:
        return SavedNotes(problem=f"The notes for colleagues in {path.name} cannot be read: {reason_of(error)}.")
    notes: dict[str, Note] = {}
    wrong = []
    for number, line in enumerate(data.splitlines(), 1):
        try:
            _take(NoteLine.model_validate_json(line), notes)
        except (ValidationError, KeyError):
            wrong.append(number)
    problem = ""
    if wrong:
        more = f", and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        problem = (
            f"Line {wrong[0]}{more} of {path.name} is no note: it was changed or broken. The others are read. Put the "
            "file back from a copy, or delete that line."
        )
    return SavedNotes(tuple(notes.values()), problem)


def _take(line: NoteLine, notes: dict[str, Note]) -> None:
    """Do to the notes what a line says; raises ``KeyError`` where it speaks of a note that is not there."""
    if line.event == "note":
        note = Note(line.note, line.time, clean_name(line.who), line.about, clean_text(line.text))
        notes.setdefault(line.note, note)
    elif line.event == "renamed":
        for key, note in notes.items():
            notes[key] = replace(note, about=line.names.get(note.about, note.about))
    else:
        settled = (line.time, clean_name(line.who)) if line.event == "settled" else ("", "")
        notes[line.note] = replace(notes[line.note], settled_at=settled[0], settled_by=settled[1])


def add_lines(parameter_file: Path, lines: Iterable[NoteLine]) -> None:
    """Add lines to the notes on an inspection, dated and named.

    Raises `WorkbookError` where another writer does not finish, and ``OSError``; nothing is added then.
    """
    now, who = utc_timestamp(), officer_name()
    data = b"".join(_bytes_of(line.model_copy(update={"time": now, "who": who})) for line in lines)
    path, like = notes_path(parameter_file), real_path(parameter_file)
    with lock_for_saving(like):
        append_whole(path, _end_of_cut_line(path) + data, like=like)


def _bytes_of(line: NoteLine) -> bytes:
    given: Mapping[str, Any] = line.model_dump(exclude_defaults=True)
    # A browser may send half of a pair of surrogates, which UTF-8 cannot hold.
    return (json.dumps(given, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _end_of_cut_line(path: Path) -> bytes:
    """A line break where the file's last line has none: it was cut short, and what follows is to be read."""
    try:
        with path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return b"" if file.read(1) == b"\n" else b"\n"
    except OSError:  # no file, or an empty one
        return b""
