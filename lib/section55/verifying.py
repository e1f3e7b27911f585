"""Is a document what its inputs say, and is the history whole? Answered in sentences, from the published file alone.

A document carries the files that it was made from. They are taken out and compared with the audit
record, the chain of the history is checked, and the document is made again in a temporary folder
and compared, byte for byte.
"""

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pydantic import ValidationError

from section55 import __version__, workspace
from section55.answer_types import is_plain_slug
from section55.audit import AUDIT_FILE, LIBRARIES, AuditRecord, folder_audit, sha256
from section55.carried import Attachments, AttachmentsUnreadable, read_attachments
from section55.faults import WorkbookError
from section55.history import HistoryBroken, history_path, published_history, read_history
from section55.wording import counted, listed, shortened

KINDS = ("html", "pdf")
AGREES, DIFFERS, NOT_CHECKED = "agrees", "differs", "not checked"

Rebuild = Callable[[str, Mapping[str, bytes]], Mapping[str, bytes]]
"""Makes an inspection's documents again: from its slug and its files by name, the documents by kind."""


@dataclass(frozen=True)
class Statement:
    """One thing that was looked at."""

    outcome: str
    """agrees | differs | not checked"""
    sentence: str


@dataclass(frozen=True)
class Verification:
    """All that was looked at of one document or output folder."""

    name: str
    statements: tuple[Statement, ...]

    @property
    def holds(self) -> bool:
        """Whether everything was looked at and agrees."""
        return all(statement.outcome == AGREES for statement in self.statements)


def _agrees(is_so: bool, sentence: str, otherwise: str) -> Statement:
    return Statement(AGREES, sentence) if is_so else Statement(DIFFERS, otherwise)


def made_again(slug: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The documents of some inputs, made in a temporary folder. Raises `WorkbookError` where they cannot be."""
    from section55.making import make

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name, data in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
        made = make(folder / f"{slug}.yaml", folder)
        return {"html": made.html.encode(), "pdf": made.pdf}


def verify_document(path: Path, rebuild: Rebuild = made_again) -> Verification:
    """Verifies a published ``.html`` or ``.pdf``, with no other file at hand."""
    return Verification(str(path), tuple(_of_document(path.name, path.read_bytes(), rebuild)))


def _of_document(name: str, data: bytes, rebuild: Rebuild) -> Iterator[Statement]:
    kind = Path(name).suffix[1:].lower()
    try:
        carried = read_attachments(data, kind)
    except AttachmentsUnreadable as error:
        yield Statement(DIFFERS, str(error))
        return
    yield from _of_name(Path(name).stem, carried.record.slug)
    of_inputs = list(_of_inputs(carried))
    yield from of_inputs
    yield from _of_history(carried)
    others = _other_versions(carried.record)
    if any(statement.outcome == DIFFERS for statement in of_inputs):
        yield Statement(NOT_CHECKED, "It was not made again, since what it carries is not what it was made from.")
    elif others:
        yield Statement(
            NOT_CHECKED,
            f"It was not made again and compared: it was made with {listed(others)}. "
            "Use those versions to check that too.",
        )
    else:
        yield _compared(kind, data, carried, rebuild)


def _of_name(stem: str, slug: str) -> Iterator[Statement]:
    if stem != slug and is_plain_slug(stem) and stem[:4].isdigit():
        yield Statement(DIFFERS, f"It has the name of another inspection: it is the document of {slug}.")


def _of_inputs(carried: Attachments) -> Iterator[Statement]:
    differing = [
        made_from.name
        for made_from in carried.record.inputs
        if (len(carried.files[made_from.name]), sha256(carried.files[made_from.name]))
        != (made_from.size, made_from.sha256)
    ]
    yield _agrees(
        not differing,
        f"The {counted(len(carried.files), 'file')} that it carries have the hashes of its audit record.",
        f"What it carries of {listed(differing)} is not what its audit record says that it was made from.",
    )


def _of_history(carried: Attachments) -> Iterator[Statement]:
    name = next((made_from.name for made_from in carried.record.inputs if made_from.role == "history"), None)
    if name is None:
        yield Statement(AGREES, "No history was kept when it was made, and it says so.")
        return
    try:
        revisions = read_history(carried.files[name])
    except HistoryBroken as broken:
        yield Statement(DIFFERS, f"The history that it carries is not whole: {broken}")
        return
    parameter_file = next(made_from for made_from in carried.record.inputs if made_from.role == "parameter file")
    ends_here = bool(revisions) and revisions[-1].file_sha256 == sha256(carried.files[parameter_file.name])
    yield _agrees(
        len(revisions) == carried.record.revision and ends_here == carried.record.is_recorded,
        f"The history that it carries is whole: {counted(len(revisions), 'revision')}"
        + (", the last of which is the parameter file." if ends_here else "; the file was changed after the last."),
        "The history that it carries does not end with the parameter file that it carries.",
    )


def _other_versions(record: AuditRecord) -> list[str]:
    """The versions that the document was made with and that are not the ones here."""
    others = [] if record.workbook_version == __version__ else [f"version {record.workbook_version} of the workbook"]
    others += [
        f"{name} {record.library_versions.get(name, '(none)')}"
        for name in LIBRARIES
        if record.library_versions.get(name) != version(name)
    ]
    if record.master_notebook_sha256 != sha256(workspace.MASTER_NOTEBOOK.read_bytes()):
        others.append("another master notebook")
    return others


def _compared(kind: str, data: bytes, carried: Attachments, rebuild: Rebuild) -> Statement:
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
    shared = next((at for at, (one, other) in enumerate(zip(again, data, strict=False)) if one != other), None)
    at = min(len(again), len(data)) if shared is None else shared
    line = data[:at].count(b"\n") + 1
    told = f"they differ first at byte {at + 1:,} of {len(data):,}, on line {line:,}"
    words = " ".join(data[max(0, at - 20) : at + 20].decode("utf-8", "replace").split())
    return f"{told}, near {shortened(words)}." if words.isprintable() and "\ufffd" not in words else f"{told}."


def verify_folder(folder: Path, rebuild: Rebuild = made_again) -> Verification:
    """Verifies an output folder: each document, the audit record, and the parameter file and history that it names."""
    return Verification(str(folder), tuple(_of_folder(folder, _once(rebuild))))


def _once(rebuild: Rebuild) -> Rebuild:
    """The same, making each set of documents only once."""
    made: dict[tuple, Mapping[str, bytes]] = {}

    def rebuilt(slug: str, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
        key = (slug, *sorted(files.items()))
        if key not in made:
            made[key] = rebuild(slug, files)
        return made[key]

    return rebuilt


def _of_folder(folder: Path, rebuild: Rebuild) -> Iterator[Statement]:
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
    yield _agrees(
        record.slug == slug, f"It is the folder of {slug}.", f"It has another name: it is that of {record.slug}."
    )
    documents = {name: (folder / name).read_bytes() for name in hashes if (folder / name).is_file()}
    differing = [name for name, wanted in hashes.items() if name not in documents or sha256(documents[name]) != wanted]
    is_as_written = folder_audit(record, parameter_file, documents).encode() == text
    yield _agrees(
        not differing and is_as_written,
        f"{AUDIT_FILE} is as it was written, and {listed(list(hashes))} have the hashes that it gives.",
        f"{listed(differing)}: not as built." if differing else f"{AUDIT_FILE} is not as it was written.",
    )
    for name in sorted(path.name for path in folder.iterdir() if path.suffix[1:] in KINDS):
        for statement in _of_document(name, (folder / name).read_bytes(), rebuild):
            yield Statement(statement.outcome, f"{name}: {statement.sentence}")
        yield from _same_record(name, (folder / name).read_bytes(), record)
    yield from _of_sources(workspace.recorded_file(parameter_file, folder), record)


def _same_record(name: str, data: bytes, record: AuditRecord) -> Iterator[Statement]:
    try:
        carried = read_attachments(data, Path(name).suffix[1:])
    except AttachmentsUnreadable:
        return
    if carried.record != record:
        yield Statement(DIFFERS, f"{name}: it carries another audit record than {AUDIT_FILE} of its folder.")


def _of_sources(parameter_file: Path, record: AuditRecord) -> Iterator[Statement]:
    if not parameter_file.is_file():
        yield Statement(
            NOT_CHECKED, f"The parameter file is no longer at {parameter_file}, so only the documents were checked."
        )
        return
    for made_from in record.inputs:
        if made_from.role == "history":
            continue
        path = parameter_file.parent / made_from.name
        is_same = path.is_file() and sha256(path.read_bytes()) == made_from.sha256
        yield _agrees(
            is_same,
            f"{made_from.name} is what the documents were made from.",
            f"{made_from.name} is not what the documents were made from: it was changed since, or is gone.",
        )
    yield from _of_kept_history(parameter_file, record)


def _of_kept_history(parameter_file: Path, record: AuditRecord) -> Iterator[Statement]:
    from section55.saving import is_being_saved

    history = history_path(parameter_file)
    wanted = next((made_from for made_from in record.inputs if made_from.role == "history"), None)
    if wanted is None and not history.exists():
        return
    if is_being_saved(parameter_file):
        yield Statement(
            NOT_CHECKED, f"A save of {parameter_file.name} was interrupted; the next build or save finishes it."
        )
    try:
        revisions = read_history(history.read_bytes()) if history.exists() else ()
    except HistoryBroken as broken:
        yield Statement(DIFFERS, f"{history.name} is not whole: {broken}")
        return
    ends_here = bool(revisions) and revisions[-1].file_sha256 == sha256(parameter_file.read_bytes())
    yield _agrees(
        ends_here,
        f"{history.name} is whole: {counted(len(revisions), 'revision')}, the last of which is the parameter file.",
        f"{history.name} does not end with the parameter file as it is: the file was changed, or a line is missing.",
    )
    published = [sha256(published_history(revisions, with_names)) for with_names in (True, False)]
    if wanted is None or wanted.sha256 not in published:
        yield Statement(
            DIFFERS, f"{history.name} is not the history that the documents carry: it has gone on, or was changed."
        )
