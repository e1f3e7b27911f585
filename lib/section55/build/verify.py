"""Whether a document is what its inputs say, and the history is whole: in sentences, from the published file alone.

A document carries the files that it was made from. They are taken out and compared with the audit
record, the chain of the history is checked, and the document is made again in a temporary folder and
compared, byte for byte; where other versions made it, word for word.

All this happens in the process that asks. `Verifier` does it in one with limits, as befits a file
that a stranger sent.
"""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

from section55 import __version__
from section55.build.folder_checks import check_folder
from section55.build.history_checks import check_history, check_since
from section55.build.rebuild import Rebuild, cache_rebuilds, compare_with_rebuilt, other_versions, rebuild_documents
from section55.build.verdicts import DIFFERS, NOT_CHECKED, Statement, Verification, state
from section55.documents.attachments import MOST_DOCUMENT_BYTES, Attachments, AttachmentsUnreadable, read_attachments
from section55.documents.formats import FORMATS
from section55.files.bounded_read import NotRead, read_bounded
from section55.files.hashes import sha256
from section55.model.errors import WorkbookError, reason_of
from section55.model.slugs import is_plain_slug
from section55.model.wording import counted, listed


class _Unusable(WorkbookError):
    """Raised with a statement's sentence where an earlier copy cannot be read."""


def verify_document(path: Path, rebuild: Rebuild = rebuild_documents, since: Path | None = None) -> Verification:
    """Verifies a published ``.html`` or ``.pdf``, with no other file at hand; ``since`` is an earlier copy of it."""
    return Verification(str(path), tuple(document_statements(path, rebuild, since)))


def verify_folder(folder: Path, rebuild: Rebuild = rebuild_documents, since: Path | None = None) -> Verification:
    """Verifies an output folder: each document, the audit record, and the parameter file and history that it names."""
    return Verification(str(folder), tuple(folder_statements(folder, rebuild, since)))


def folder_statements(folder: Path, rebuild: Rebuild, since: Path | None = None) -> Iterator[Statement]:
    """Each statement of `verify_folder`, as soon as it is known."""
    remembered = cache_rebuilds(rebuild)
    yield from check_folder(folder, lambda path: document_statements(path, remembered, since))


def document_statements(path: Path, rebuild: Rebuild, since: Path | None = None) -> Iterator[Statement]:
    """Each statement of `verify_document`, as soon as it is known."""
    try:
        data = read_bounded(path, MOST_DOCUMENT_BYTES)
    except NotRead as error:
        yield Statement(DIFFERS, str(error))
        return
    except OSError as error:
        yield Statement(NOT_CHECKED, f"It cannot be read: {reason_of(error)}.")
        return
    kind = path.suffix[1:].lower()
    try:
        carried = read_attachments(data, kind)
    except AttachmentsUnreadable as error:
        yield Statement(DIFFERS, str(error))
        return
    yield from _check_name(path.stem, carried.record.slug)
    inputs = _check_inputs(carried)
    yield inputs
    yield from check_history(carried)
    if since:
        yield _compare_with_earlier(carried, since)
    if inputs.outcome == DIFFERS:
        yield Statement(NOT_CHECKED, "It was not made again, since what it carries is not what it was made from.")
        return
    if others := other_versions(carried.record):
        yield Statement(
            NOT_CHECKED,
            f"It was made with {listed(others)}, so that here it cannot be made again to the byte. "
            f"{_command_with_versions(carried, path)}",
        )
    yield from compare_with_rebuilt(kind, data, carried, rebuild)


def _check_name(stem: str, slug: str) -> Iterator[Statement]:
    if stem != slug and is_plain_slug(stem) and stem[:4].isdigit():
        yield Statement(DIFFERS, f"It has the name of another inspection: it is the document of {slug}.")


def _check_inputs(carried: Attachments) -> Statement:
    differing = [
        file.name
        for file in carried.record.inputs
        if (len(carried.files[file.name]), sha256(carried.files[file.name])) != (file.size, file.sha256)
    ]
    return state(
        not differing,
        f"The {counted(len(carried.files), 'file')} that it carries have the hashes of its audit record.",
        f"What it carries of {listed(differing)} is not what its audit record says that it was made from.",
    )


def _compare_with_earlier(carried: Attachments, since: Path) -> Statement:
    try:
        old, name = _read_earlier(since, carried.record.slug)
    except _Unusable as error:
        return Statement(NOT_CHECKED, str(error))
    if old.record.slug != carried.record.slug:
        return Statement(DIFFERS, f"{name} is of another inspection: it is the document of {old.record.slug}.")
    return check_since(carried, old, name)


def _read_earlier(since: Path, slug: str) -> tuple[Attachments, str]:
    path = since
    if since.is_dir():
        found = [since / f"{slug}.{kind}" for kind in FORMATS if (since / f"{slug}.{kind}").is_file()]
        if not found:
            raise _Unusable(f"There is no document of {slug} in {since.name}, so that nothing can be compared.")
        path = found[0]
    try:
        return read_attachments(read_bounded(path, MOST_DOCUMENT_BYTES), path.suffix[1:].lower()), path.name
    except (NotRead, AttachmentsUnreadable, OSError) as error:
        reason = str(error) if isinstance(error, WorkbookError) else f"It cannot be read: {reason_of(error)}."
        raise _Unusable(f"{path.name} cannot be compared with. {reason}") from None


def _command_with_versions(carried: Attachments, path: Path) -> str:
    """What to type to make a document again with what it was made with."""
    record = carried.record
    libraries = " ".join(f"{name}=={number}" for name, number in record.library_versions.items())
    place = (
        "type in the workbook's folder"
        if record.workbook_version == __version__
        else f"unpack version {record.workbook_version} of the workbook and type in its folder"
    )
    if os.name == "nt":
        python, programs, name = "py", "old\\Scripts\\", f'"{path.resolve()}"'
    else:
        python, programs, name = "python3", "old/bin/", shlex.quote(str(path.resolve()))
    command = f"{python} -m venv old && {programs}pip install -e . {libraries} && {programs}section55 verify {name}"
    return f"To do that, {place}: {command}"
