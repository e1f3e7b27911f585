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
from section55.model.wording import long_date, sentence_start, shortened
from section55.register.cache import read_register
from section55.register.entries import RegisterEntry

_LONGEST_TITLE = 70
_UNFINISHED = "unfinished"


@dataclass(frozen=True)
class ListedInspection:
    """An inspection to choose."""

    label: str
    """Its last lawful day, its title and its state, in words."""
    source: Path | UnsavedWork | None
    """Its parameter file, the unsaved work of an inspection that has none yet, or None for the new one that is open."""
    title: str = ""
    deadline: date | None = None
    """Its last lawful day."""
    state: str = ""
    """How it stands, in words."""
    is_published: bool = False
    has_unsaved: bool = False


def list_inspections(folder: Path, as_of: date) -> list[ListedInspection]:
    """List unsaved new inspections first, then those to be published, soonest deadline first, then the published."""
    unsaved_work = find_unsaved(folder) if folder.is_dir() else []
    new = [list_new(unsaved.title, unsaved) for unsaved in unsaved_work if not unsaved.slug and not unsaved.is_open]
    files = workspace.parameter_files_in(folder) if folder.is_dir() else []
    register = read_register(files, as_of, with_items=False, language=None)
    changed = {unsaved.slug for unsaved in unsaved_work}
    paths = {path.stem: path for path in files}
    entries = [_as_unfinished(entry, paths[entry.slug]) if entry.faults else entry for entry in register.entries]
    return new + [
        _list_entry(entry, paths[entry.slug], as_of, entry.slug in changed) for entry in sorted(entries, key=_order)
    ]


def list_new(title: str, source: UnsavedWork | None) -> ListedInspection:
    """Return how an inspection that has no file yet is listed."""
    title = _short(title or "a new inspection")
    label, state = f"Not saved yet: {title}", "Not saved yet"
    return ListedInspection(label, source, sentence_start(title), state=state, has_unsaved=True)


def _order(entry: RegisterEntry) -> tuple[bool, int, str]:
    day = (entry.last_day or date.max).toordinal()
    return entry.is_published, -day if entry.is_published else day, entry.slug


def _list_entry(entry: RegisterEntry, path: Path, as_of: date, has_unsaved: bool) -> ListedInspection:
    day = long_date(entry.last_day) if entry.last_day else "No deadline known"
    title, state = entry.title or entry.slug, _state(entry, as_of)
    unsaved = ". Unsaved changes" if has_unsaved else ""
    label = f"{day}: {_short(title)} ({state}{unsaved})"
    return ListedInspection(label, path, title, entry.last_day, state, entry.is_published, has_unsaved)


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


def _state(entry: RegisterEntry, as_of: date) -> str:
    state = entry.state(as_of)
    if entry.faults:
        state = "To be put right by hand"
    elif entry.status == _UNFINISHED:
        state = "Not finished" if entry.is_published or not state else f"Not finished. {state}"
    draft = "Draft. " if entry.status == "draft" and not entry.is_published else ""
    return f"{draft}{state}"


def _short(title: str) -> str:
    return shortened(title, _LONGEST_TITLE)[1:-1]
