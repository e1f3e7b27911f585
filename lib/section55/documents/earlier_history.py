"""The history that an earlier document carries, which the history of the same inspection must begin with."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from section55 import workspace
from section55.documents.attachments import MOST_DOCUMENT_BYTES, AttachmentsUnreadable, read_attachments
from section55.documents.audit import AUDIT_FILE, AuditRecord, read_folder_audit
from section55.documents.formats import FORMATS
from section55.files.bounded_read import read_file
from section55.files.broken_history import HistoryBroken
from section55.files.hashes import sha256
from section55.files.history import SUFFIX, Revision, published_history, read_history
from section55.model.wording import counted, long_date


class _Earlier(NamedTuple):
    """The history as a file of an output folder has it."""

    name: str
    number: int
    """How many revisions it has."""
    revisions: tuple[Revision, ...]
    """Those; none where the file has only the hash of them all."""
    sha256: str


def find_lost_revisions(folder: Path, slug: str, revisions: Sequence[Revision]) -> str | None:
    """What an inspection's history has lost since the documents in its output folder were built, in a sentence.

    None where it begins with all that they carry, and where nothing in the folder can be read.
    """
    earlier = _earlier_history(folder, slug)
    if earlier is None or _begins_with(earlier, revisions):
        return None
    carried = counted(earlier.number, "revision")
    if earlier.revisions:
        carried += f", the last of {long_date(datetime.fromisoformat(earlier.revisions[-1].time).date())}"
    if len(revisions) >= earlier.number:
        return (
            f"The history is not the one that {earlier.name} was built with: they part at revision "
            f"{_parting(earlier, revisions)}. That one carries {carried}."
        )
    lost = f"The history has {counted(len(revisions), 'revision')}" if revisions else f"There is no {slug}{SUFFIX}"
    return f"{lost}; {earlier.name}, which was built before, carries {carried}."


def is_output_of(folder: Path, parameter_file: Path) -> bool:
    """Whether an output folder's audit record says that it was built from this parameter file, or one that is gone."""
    try:
        recorded = str(read_folder_audit(folder)["parameter_file"])
        lay = workspace.recorded_file(recorded, folder)
        return not lay.is_file() or lay.resolve() == parameter_file.resolve()
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return True


def _begins_with(earlier: _Earlier, revisions: Sequence[Revision]) -> bool:
    if len(revisions) < earlier.number:
        return False
    if not earlier.revisions:
        begun = revisions[: earlier.number]
        return earlier.sha256 in [sha256(published_history(begun, with_names)) for with_names in (True, False)]
    return revisions[earlier.number - 1].hash == earlier.revisions[-1].hash


def _parting(earlier: _Earlier, revisions: Sequence[Revision]) -> int:
    pairs = zip(earlier.revisions, revisions, strict=False)
    return next((one.sequence for one, other in pairs if one.hash != other.hash), earlier.number)


def _earlier_history(folder: Path, slug: str) -> _Earlier | None:
    for kind in FORMATS:
        path = folder / f"{slug}.{kind}"
        try:
            carried = read_attachments(read_file(path, MOST_DOCUMENT_BYTES), kind)
            history = carried.record.input_of("history")
            if history is None:
                return None
            revisions = read_history(carried.files[history.name])
        except (OSError, AttachmentsUnreadable, HistoryBroken):
            continue
        return _Earlier(path.name, len(revisions), revisions, history.sha256) if revisions else None
    return _recorded_history(folder)


def _recorded_history(folder: Path) -> _Earlier | None:
    """The history as the folder's audit record has it: its length and its hash."""
    try:
        record = AuditRecord.from_dict(read_folder_audit(folder)["record"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    history = record.input_of("history")
    return _Earlier(AUDIT_FILE, record.revision, (), history.sha256) if history and record.revision else None
