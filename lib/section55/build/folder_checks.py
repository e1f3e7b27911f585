"""Whether an output folder is as it was built, from what its audit record says of it."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from section55 import workspace
from section55.build.history_checks import in_a_line
from section55.build.verdicts import DIFFERS, NOT_CHECKED, Statement, state
from section55.documents.attachments import MOST_DOCUMENT_BYTES, AttachmentsUnreadable, read_attachments
from section55.documents.audit import AUDIT_FILE, MOST_AUDIT_BYTES, AuditRecord, folder_audit
from section55.documents.formats import FORMATS
from section55.files.bounded_read import NotRead, read_bounded
from section55.files.broken_history import HistoryBroken
from section55.files.hashes import sha256
from section55.files.history import history_path, published_history, read_history
from section55.files.other_language import find_other_language, named_by
from section55.model.errors import reason_of
from section55.model.wording import counted, first_few, listed

_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,149}")

CheckDocument = Callable[[Path], Iterator[Statement]]


def check_folder(folder: Path, check_document: CheckDocument) -> Iterator[Statement]:
    """Each statement about an output folder, as soon as it is known; ``check_document`` checks a document."""
    slug = folder.resolve().name
    try:
        text = read_bounded(folder / AUDIT_FILE, MOST_AUDIT_BYTES)
        record, parameter_file, hashes = _read_audit(text)
    except FileNotFoundError:
        yield Statement(DIFFERS, _no_output_folder(folder))
        return
    except OSError as error:
        yield Statement(NOT_CHECKED, f"Its {AUDIT_FILE} cannot be read: {reason_of(error)}.")
        return
    except (NotRead, ValueError, KeyError, TypeError, RecursionError):
        yield Statement(DIFFERS, f"Its {AUDIT_FILE} cannot be read.")
        return
    yield state(
        record.slug == slug, f"It is the folder of {slug}.", f"It has another name: it is that of {record.slug}."
    )
    documents: dict[str, bytes] = {}
    for name in hashes:
        if (data := _contents(folder / name)) is not None:
            documents[name] = data
    differing = [name for name, wanted in hashes.items() if name not in documents or sha256(documents[name]) != wanted]
    is_as_written = folder_audit(record, parameter_file, documents).encode() == text
    del documents
    yield state(
        not differing and is_as_written,
        f"{AUDIT_FILE} is as it was written, and {listed(list(hashes))} have the hashes that it gives.",
        f"{listed(first_few(differing))}: not as built." if differing else f"{AUDIT_FILE} is not as it was written.",
    )
    for path in sorted(path for path in folder.iterdir() if path.suffix[1:] in FORMATS):
        for statement in check_document(path):
            yield Statement(statement.outcome, f"{path.name}: {statement.sentence}")
        yield from _check_record(path, record)
    yield from _check_sources(workspace.recorded_file(parameter_file, folder), record)


def _read_audit(text: bytes) -> tuple[AuditRecord, str, dict[str, str]]:
    """The parts of a folder's audit record; raises ``ValueError``, ``KeyError`` or ``TypeError`` for any other text."""
    found = json.loads(text)
    record = AuditRecord.from_dict(found["record"])
    parameter_file, hashes = found["parameter_file"], dict(found["documents"])
    if not isinstance(parameter_file, str) or Path(parameter_file).name != f"{record.slug}.yaml":
        raise ValueError("no parameter file of this inspection")
    if len(hashes) > 20 or not all(isinstance(name, str) and _PLAIN_NAME.fullmatch(name) for name in hashes):
        raise ValueError("no names that a build gives")
    if not any(f"{record.slug}.{kind}" in hashes for kind in FORMATS):
        raise ValueError("no document, and a build makes one at least")
    return record, parameter_file, hashes


def _no_output_folder(folder: Path) -> str:
    below = sorted(path.parent.name for path in folder.glob(f"*/{AUDIT_FILE}"))
    if not below:
        return f"There is no {AUDIT_FILE} in it: it is no output folder, or not a whole one."
    return (
        f"It is a folder of output folders ({counted(len(below), 'folder')}: {listed(first_few(below))}). "
        f"Name those: section55 verify {workspace.shown(folder)}/*/"
    )


def _contents(path: Path) -> bytes | None:
    """What an ordinary file holds; None for anything else, and where the system refuses."""
    try:
        return read_bounded(path, MOST_DOCUMENT_BYTES)
    except (NotRead, OSError):
        return None


def _check_record(path: Path, record: AuditRecord) -> Iterator[Statement]:
    try:
        carried = read_attachments(_contents(path) or b"", path.suffix[1:])
    except AttachmentsUnreadable:
        return
    if carried.record != record:
        yield Statement(DIFFERS, f"{path.name}: it carries another audit record than {AUDIT_FILE} of its folder.")


def _check_sources(parameter_file: Path, record: AuditRecord) -> Iterator[Statement]:
    if not parameter_file.is_file():
        yield Statement(
            NOT_CHECKED, f"The parameter file is no longer at {parameter_file}, so only the documents were checked."
        )
        return
    for file in record.inputs:
        if file.role != "history":
            path = parameter_file.parent / file.name
            data = _published_other(parameter_file) if file.role == "other language" else _contents(path)
            yield state(
                data is not None and sha256(data) == file.sha256,
                f"{file.name} is what the documents were made from.",
                f"{file.name} is not what the documents were made from: it was changed since, or is gone.",
            )
    yield from _check_source_history(parameter_file, record)


def _published_other(parameter_file: Path) -> bytes | None:
    """What the documents carry of the file in the other language, as that is now; None where it is gone."""
    other = find_other_language(parameter_file, named_by(parameter_file))
    return other.for_publication(parameter_file.stem) if other else None


def _check_source_history(parameter_file: Path, record: AuditRecord) -> Iterator[Statement]:
    from section55.files.saving import is_being_saved

    history = history_path(parameter_file)
    wanted = record.input_of("history")
    if wanted is None and not history.exists():
        return
    if is_being_saved(parameter_file):
        yield Statement(
            NOT_CHECKED, f"A save of {parameter_file.name} was interrupted; the next build or save finishes it."
        )
    try:
        revisions = read_history(_contents(history) or b"", history.name) if history.exists() else ()
    except HistoryBroken as broken:
        yield Statement(DIFFERS, f"{history.name} is not whole: {in_a_line(broken)}")
        return
    ends_here = bool(revisions) and revisions[-1].file_sha256 == sha256(_contents(parameter_file) or b"")
    yield state(
        ends_here,
        f"{history.name} is whole: {counted(len(revisions), 'revision')}, and it ends with the parameter file.",
        f"{history.name} does not end with the parameter file as it is: the file was changed, or a line is missing.",
    )
    published = [sha256(published_history(revisions, with_names)) for with_names in (True, False)]
    if wanted is None or wanted.sha256 not in published:
        yield Statement(
            DIFFERS, f"{history.name} is not the history that the documents carry: it has gone on, or was changed."
        )
