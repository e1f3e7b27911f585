"""Whether a document is what its inputs say, and the history is whole: in sentences, from the published file alone.

A document carries the files that it was made from. They are taken out and compared with the audit
record, the chain of the history is checked, and the document is rebuilt in a temporary folder and
compared, byte for byte.
"""

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final, Literal

from pydantic import ValidationError

from section55 import __version__, workspace
from section55.build.task import FORMATS
from section55.documents.attachments import Attachments, AttachmentsUnreadable, read_attachments
from section55.documents.audit import AUDIT_FILE, AuditRecord, Input, folder_audit
from section55.documents.libraries import DOCUMENT_LIBRARIES
from section55.files.hashes import sha256
from section55.files.history import HistoryBroken, history_path, published_history, read_history
from section55.model.errors import WorkbookError
from section55.model.slugs import is_plain_slug
from section55.model.wording import counted, listed, shortened

AGREES: Final = "agrees"
DIFFERS: Final = "differs"
NOT_CHECKED: Final = "not checked"

Files = Mapping[str, bytes]
"""Files by their names, or documents by their kinds."""
Rebuild = Callable[[str, Files], Files]
"""Rebuilds an inspection's documents: from its slug and its files, the documents by kind."""


@dataclass(frozen=True)
class Statement:
    """One thing that was checked, or could not be."""

    outcome: Literal["agrees", "differs", "not checked"]
    sentence: str


@dataclass(frozen=True)
class Verification:
    """All that was checked of one document or output folder."""

    name: str
    statements: tuple[Statement, ...]

    @property
    def holds(self) -> bool:
        """Whether everything was checked and agrees."""
        return all(statement.outcome == AGREES for statement in self.statements)


def _state(agrees: bool, sentence: str, otherwise: str) -> Statement:
    return Statement(AGREES, sentence) if agrees else Statement(DIFFERS, otherwise)


def rebuild_documents(slug: str, files: Files) -> dict[str, bytes]:
    """Rebuilds the documents of some inputs in a temporary folder. Raises `WorkbookError` where that fails."""
    from section55.build.make_documents import make_documents

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name, data in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
        documents = make_documents(folder / f"{slug}.yaml", folder)
        return {"html": documents.html.encode(), "pdf": documents.pdf}


def verify_document(path: Path, rebuild: Rebuild = rebuild_documents) -> Verification:
    """Verifies a published ``.html`` or ``.pdf``, with no other file at hand."""
    return Verification(str(path), tuple(_check_document(path.name, path.read_bytes(), rebuild)))


def _check_document(name: str, data: bytes, rebuild: Rebuild) -> Iterator[Statement]:
    kind = Path(name).suffix[1:].lower()
    try:
        carried = read_attachments(data, kind)
    except AttachmentsUnreadable as error:
        yield Statement(DIFFERS, str(error))
        return
    yield from _check_name(Path(name).stem, carried.record.slug)
    inputs = _check_inputs(carried)
    yield inputs
    yield _check_history(carried)
    others = _other_versions(carried.record)
    if inputs.outcome == DIFFERS:
        yield Statement(NOT_CHECKED, "It was not made again, since what it carries is not what it was made from.")
    elif others:
        yield Statement(
            NOT_CHECKED,
            f"It was not made again and compared: it was made with {listed(others)}. "
            "Use those versions to check that too.",
        )
    else:
        yield _rebuild_and_compare(kind, data, carried, rebuild)


def _check_name(stem: str, slug: str) -> Iterator[Statement]:
    if stem != slug and is_plain_slug(stem) and stem[:4].isdigit():
        yield Statement(DIFFERS, f"It has the name of another inspection: it is the document of {slug}.")


def _check_inputs(carried: Attachments) -> Statement:
    differing = [
        file.name
        for file in carried.record.inputs
        if (len(carried.files[file.name]), sha256(carried.files[file.name])) != (file.size, file.sha256)
    ]
    return _state(
        not differing,
        f"The {counted(len(carried.files), 'file')} that it carries have the hashes of its audit record.",
        f"What it carries of {listed(differing)} is not what its audit record says that it was made from.",
    )


def _check_history(carried: Attachments) -> Statement:
    history = _input_of_role(carried.record, "history")
    if history is None:
        return Statement(AGREES, "No history was kept when it was made, and it says so.")
    try:
        revisions = read_history(carried.files[history.name])
    except HistoryBroken as broken:
        return Statement(DIFFERS, f"The history that it carries is not whole: {broken}")
    parameter_file = _input_of_role(carried.record, "parameter file")
    ends_here = (
        parameter_file is not None
        and bool(revisions)
        and revisions[-1].file_sha256 == sha256(carried.files[parameter_file.name])
    )
    return _state(
        len(revisions) == carried.record.revision and ends_here == carried.record.is_recorded,
        f"The history that it carries is whole: {counted(len(revisions), 'revision')}"
        + (", the last of which is the parameter file." if ends_here else "; the file was changed after the last."),
        "The history that it carries does not end with the parameter file that it carries.",
    )


def _input_of_role(record: AuditRecord, role: str) -> Input | None:
    return next((file for file in record.inputs if file.role == role), None)


def _other_versions(record: AuditRecord) -> list[str]:
    """The versions that the document was made with and that are not the ones here."""
    others = [] if record.workbook_version == __version__ else [f"version {record.workbook_version} of the workbook"]
    others += [
        f"{name} {record.library_versions.get(name, '(none)')}"
        for name in DOCUMENT_LIBRARIES
        if record.library_versions.get(name) != version(name)
    ]
    if record.master_notebook_sha256 != sha256(workspace.MASTER_NOTEBOOK.read_bytes()):
        others.append("another master notebook")
    return others


def _rebuild_and_compare(kind: str, data: bytes, carried: Attachments, rebuild: Rebuild) -> Statement:
    try:
        again = rebuild(carried.record.slug, carried.files)[kind]
    except WorkbookError as error:
        return Statement(DIFFERS, f"It cannot be made from what it carries: {error}")
    if again == data:
        return Statement(AGREES, f"Made again from what it carries, it is the same to the byte ({len(data):,} bytes).")
    return Statement(
        DIFFERS, f"Made again from what it carries, it is another document: {_first_difference(again, data)}"
    )


def _first_difference(again: bytes, data: bytes) -> str:
    pairs = enumerate(zip(again, data, strict=False))
    index = next((index for index, (one, other) in pairs if one != other), min(len(again), len(data)))
    line = data[:index].count(b"\n") + 1
    text = f"they differ first at byte {index + 1:,} of {len(data):,}, on line {line:,}"
    words = " ".join(data[max(0, index - 20) : index + 20].decode("utf-8", "replace").split())
    return f"{text}, near {shortened(words)}." if words.isprintable() and "\ufffd" not in words else f"{text}."


def verify_folder(folder: Path, rebuild: Rebuild = rebuild_documents) -> Verification:
    """Verifies an output folder: each document, the audit record, and the parameter file and history that it names."""
    return Verification(str(folder), tuple(_check_folder(folder, cache_rebuilds(rebuild))))


def cache_rebuilds(rebuild: Rebuild) -> Rebuild:
    """The same, but each set of documents is rebuilt only once."""
    rebuilt: dict[tuple[str, tuple[tuple[str, bytes], ...]], Files] = {}

    def rebuild_once(slug: str, files: Files) -> Files:
        key = slug, tuple(sorted(files.items()))
        if key not in rebuilt:
            rebuilt[key] = rebuild(slug, files)
        return rebuilt[key]

    return rebuild_once


def _check_folder(folder: Path, rebuild: Rebuild) -> Iterator[Statement]:
    slug = folder.resolve().name
    try:
        text = (folder / AUDIT_FILE).read_bytes()
        found = json.loads(text)
        record = AuditRecord.from_dict(found["record"])
        parameter_file, hashes = str(found["parameter_file"]), dict(found["documents"])
    except FileNotFoundError:
        yield Statement(DIFFERS, f"There is no {AUDIT_FILE} in it: it is no output folder, or not a whole one.")
        return
    except (ValueError, ValidationError, KeyError, TypeError, RecursionError):
        yield Statement(DIFFERS, f"Its {AUDIT_FILE} cannot be read.")
        return
    yield _state(
        record.slug == slug, f"It is the folder of {slug}.", f"It has another name: it is that of {record.slug}."
    )
    documents = {name: (folder / name).read_bytes() for name in hashes if (folder / name).is_file()}
    differing = [name for name, wanted in hashes.items() if name not in documents or sha256(documents[name]) != wanted]
    is_as_written = folder_audit(record, parameter_file, documents).encode() == text
    yield _state(
        not differing and is_as_written,
        f"{AUDIT_FILE} is as it was written, and {listed(list(hashes))} have the hashes that it gives.",
        f"{listed(differing)}: not as built." if differing else f"{AUDIT_FILE} is not as it was written.",
    )
    for name in sorted(path.name for path in folder.iterdir() if path.suffix[1:] in FORMATS):
        for statement in _check_document(name, (folder / name).read_bytes(), rebuild):
            yield Statement(statement.outcome, f"{name}: {statement.sentence}")
        yield from _check_record(name, (folder / name).read_bytes(), record)
    yield from _check_sources(workspace.recorded_file(parameter_file, folder), record)


def _check_record(name: str, data: bytes, record: AuditRecord) -> Iterator[Statement]:
    try:
        carried = read_attachments(data, Path(name).suffix[1:])
    except AttachmentsUnreadable:
        return
    if carried.record != record:
        yield Statement(DIFFERS, f"{name}: it carries another audit record than {AUDIT_FILE} of its folder.")


def _check_sources(parameter_file: Path, record: AuditRecord) -> Iterator[Statement]:
    if not parameter_file.is_file():
        yield Statement(
            NOT_CHECKED, f"The parameter file is no longer at {parameter_file}, so only the documents were checked."
        )
        return
    for file in record.inputs:
        if file.role == "history":
            continue
        path = parameter_file.parent / file.name
        yield _state(
            path.is_file() and sha256(path.read_bytes()) == file.sha256,
            f"{file.name} is what the documents were made from.",
            f"{file.name} is not what the documents were made from: it was changed since, or is gone.",
        )
    yield from _check_source_history(parameter_file, record)


def _check_source_history(parameter_file: Path, record: AuditRecord) -> Iterator[Statement]:
    from section55.files.saving import is_being_saved

    history = history_path(parameter_file)
    wanted = _input_of_role(record, "history")
    if wanted is None and not history.exists():
        return
    if is_being_saved(parameter_file):
        yield Statement(
            NOT_CHECKED, f"A save of {parameter_file.name} was interrupted; the next build or save finishes it."
        )
    try:
        revisions = read_history(history.read_bytes(), history.name) if history.exists() else ()
    except HistoryBroken as broken:
        yield Statement(DIFFERS, f"{history.name} is not whole: {broken}")
        return
    ends_here = bool(revisions) and revisions[-1].file_sha256 == sha256(parameter_file.read_bytes())
    yield _state(
        ends_here,
        f"{history.name} is whole: {counted(len(revisions), 'revision')}, the last of which is the parameter file.",
        f"{history.name} does not end with the parameter file as it is: the file was changed, or a line is missing.",
    )
    published = [sha256(published_history(revisions, with_names)) for with_names in (True, False)]
    if wanted is None or wanted.sha256 not in published:
        yield Statement(
            DIFFERS, f"{history.name} is not the history that the documents carry: it has gone on, or was changed."
        )
