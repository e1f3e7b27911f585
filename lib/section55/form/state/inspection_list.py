"""The list of inspections to choose from: every one in the folder, and unsaved new ones."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from section55 import workspace
from section55.form.state.deadline import parse_day
from section55.form.state.opening import CannotOpen, read_contents
from section55.form.state.unsaved import UnsavedWork, find_unsaved
from section55.model.deadlines import statutory_last_day
from section55.model.publication import find_publication
from section55.model.wording import long_date, shortened
from section55.register.cache import read_register
from section55.register.entries import RegisterEntry

_LONGEST_TITLE = 70
_UNFINISHED = "unfinished"


@dataclass(frozen=True)
class ListedInspection:
    """An inspection to choose."""

    label: str
    """Its last lawful day, its title and its state, in words."""
    source: Path | UnsavedWork
    """Its parameter file, or the unsaved work of an inspection that has no file yet."""


def list_inspections(folder: Path, as_of: date) -> list[ListedInspection]:
    """List unsaved new inspections first, then every parameter file, newest deadline first."""
    unsaved_work = find_unsaved(folder) if folder.is_dir() else []
    new = [
        ListedInspection(f"Not saved yet: {_short(unsaved.title or 'a new inspection')}", unsaved)
        for unsaved in unsaved_work
        if not unsaved.slug and not unsaved.is_open
    ]
    files = workspace.parameter_files_in(folder) if folder.is_dir() else []
    register = read_register(files, as_of, with_items=False)
    changed = {unsaved.slug for unsaved in unsaved_work}
    paths = {path.stem: path for path in files}
    entries = [_as_unfinished(entry, paths[entry.slug]) if entry.faults else entry for entry in register.entries]
    dated = sorted(entries, key=lambda entry: (entry.last_day or date.max, entry.slug), reverse=True)
    return new + [ListedInspection(_label(entry, as_of, entry.slug in changed), paths[entry.slug]) for entry in dated]


def _as_unfinished(entry: RegisterEntry, path: Path) -> RegisterEntry:
    """Describe a file that the register refuses by the title and dates that it has, if the form can open it."""
    try:
        answers = read_contents(path).answers
    except CannotOpen:
        return entry
    reported_on, published = parse_day(answers.get("published_on")), find_publication(answers)
    return replace(
        entry,
        title=str(answers.get("inspection_title") or ""),
        last_day=statutory_last_day(reported_on) if reported_on else None,
        response_published_on=published.on if published else None,
        is_published_undated=published is not None and published.on is None,
        status=_UNFINISHED,
        faults=(),
    )


def _label(entry: RegisterEntry, as_of: date, has_unsaved: bool) -> str:
    day = long_date(entry.last_day) if entry.last_day else "No deadline known"
    state = entry.state(as_of)
    if entry.faults:
        state = "To be put right by hand"
    elif entry.status == _UNFINISHED:
        state = "Not finished" if entry.is_published or not state else f"Not finished. {state}"
    draft = "Draft. " if entry.status == "draft" and not entry.is_published else ""
    unsaved = ". Unsaved changes" if has_unsaved else ""
    return f"{day}: {_short(entry.title or entry.slug)} ({draft}{state}{unsaved})"


def _short(title: str) -> str:
    return shortened(title, _LONGEST_TITLE)[1:-1]
