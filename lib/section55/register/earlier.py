"""Entries as they were on an earlier day, by the histories of their files."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from section55.files.broken_history import HistoryBroken
from section55.files.history import file_at, revisions_until
from section55.files.reader import read_earlier_inspection
from section55.files.saving import read_revisions
from section55.register.entries import RegisterEntry
from section55.register.entry_reader import entry_of


def entry_on(entry: RegisterEntry, path: Path, as_of: date) -> RegisterEntry:
    """The entry of a file as its history has it at the end of a day.

    Where no history goes back to the day, it is the entry of now, which says so.
    """
    if not entry.faults and entry.is_as_recorded and entry.last_recorded_on and entry.last_recorded_on <= as_of:
        return entry
    try:
        revisions = revisions_until(read_revisions(path), as_of)
    except (HistoryBroken, OSError):
        return entry
    if not revisions:
        return replace(entry, is_of_later_day=True)
    data = file_at(revisions, len(revisions))
    return entry_of(path, entry.file, lambda: read_earlier_inspection(path, data, revisions, entry.file))
