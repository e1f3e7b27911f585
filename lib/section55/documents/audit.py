"""The audit record: what a document was made from, and with what."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, TypeAdapter

from section55 import __version__
from section55.documents.libraries import document_versions
from section55.files.bounded_read import read_file
from section55.files.hashes import sha256
from section55.files.history import SUFFIX, Revision, head_of
from section55.files.reader import OFFICES, InputFile, InspectionFile
from section55.model.catalogue import _, in_language
from section55.model.clean_text import clean_name
from section55.model.inspection import Inspection
from section55.model.paths import labels, parse_key_path
from section55.model.slugs import is_plain_slug
from section55.model.wording import listed, long_date

AUDIT_FILE = "audit.json"
MOST_AUDIT_BYTES = 10_000_000
MIME_TYPE = "application/vnd.section55.audit+json"


def _plain_slug(text: str) -> str:
    if not is_plain_slug(text):
        raise ValueError("no plain slug")
    return text


# A record is read out of files that strangers send. What it names becomes paths, commands and lines on a screen.
_Slug = Annotated[str, AfterValidator(_plain_slug)]
_FileName = Annotated[str, Field(pattern=r"^(?:offices/)?[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=150)]
_Version = Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+!-]{0,39}$")]
_Library = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")]
_Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Head = Annotated[str, Field(pattern=r"^([0-9a-f]{16})?$")]
_Count = Annotated[int, Field(ge=0)]
Role = Literal["parameter file", "office profile", "logo", "history", "other language"]


@dataclass(frozen=True)
class Input:
    """A file that the document was made from."""

    role: Role
    name: _FileName
    """Relative to the parameter folder, with forward slashes."""
    size: _Count
    """In bytes."""
    sha256: _Sha256


@dataclass(frozen=True)
class RecordedChange:
    """A revision of the parameter file, as the document tells it."""

    revision: int
    on: str
    """The day it was saved, as documents print days."""
    by: str
    """form | command | edited by hand | restored from revision N; a correction says so."""
    who: str
    """Empty where the office's profile keeps names back; "noticed by NAME" of a change by hand."""
    what: str
    """The questions whose answers changed, by their labels."""


@dataclass(frozen=True)
class AuditRecord:
    """What ``audit.json`` holds, and the document's Audit trail section says."""

    format: Literal[1]
    slug: _Slug
    inputs: tuple[Input, ...]
    revision: _Count
    """Which revision of the parameter file its history says this is; 0 where there is no history."""
    is_recorded: bool
    """Whether the history's last line is of the parameter file as it is."""
    changes: tuple[RecordedChange, ...]
    master_notebook_sha256: _Sha256
    workbook_version: _Version
    library_versions: dict[_Library, _Version]
    history_head: _Head = ""
    """The head of its history's chain; empty where there is no history, and in the records of earlier versions."""

    def as_dict(self) -> dict[str, object]:
        """The record for JSON."""
        return asdict(self)

    def as_json(self) -> str:
        """The text of the ``audit.json`` that documents carry: the same for the same record."""
        return json.dumps(self.as_dict(), indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def from_dict(cls, record: dict[str, object]) -> "AuditRecord":
        """The record that `as_dict` gave; raises ``ValueError`` for anything else.

        A slug, a name, a hash or a version of it is safe to print and to make a path of, and each
        input has the one name that a build gives it.
        """
        found = _ADAPTER.validate_python(record)
        _refuse_odd_inputs(found)
        return found

    def input_of(self, role: Role) -> Input | None:
        """The input of a role; None where there was none."""
        return next((made_from for made_from in self.inputs if made_from.role == role), None)

    def attached_name(self, made_from: Input) -> str:
        """What an input is called among the files that a document carries, where there are no folders.

        An inspection's file may be named like its office: norfolk.yaml beside offices/norfolk.yaml.
        """
        name = PurePosixPath(made_from.name).name
        others = [other.name for other in self.inputs if other.role in ("parameter file", "other language")]
        is_twin = made_from.role == "office profile" and name in others
        return f"{OFFICES}-{name}" if is_twin else name


_ADAPTER = TypeAdapter(AuditRecord)


def _refuse_odd_inputs(record: AuditRecord) -> None:
    roles = [made_from.role for made_from in record.inputs]
    if len({*roles}) < len(roles) or not {"parameter file", "office profile"} <= {*roles}:
        raise ValueError("a role is missing or there twice")
    names = {made_from.role: PurePosixPath(made_from.name) for made_from in record.inputs}
    wanted = {"parameter file": f"{record.slug}.yaml", "history": f"{record.slug}{SUFFIX}"}
    if other := names.get("other language"):
        if other.suffix != ".yaml" or not is_plain_slug(other.stem) or other.stem == record.slug:
            raise ValueError("the other language has a name that no build gives it")
        wanted["other language"] = other.name
    for role, name in names.items():
        if str(name) != wanted.get(role, f"{OFFICES}/{name.name}"):
            raise ValueError("a file has a name that no build gives it")


def audit_of(source: InspectionFile, master_notebook: Path) -> AuditRecord:
    """The record of a document about to be made from these inputs by this master notebook."""
    with in_language(source.office.language):
        return _audit_of(source, master_notebook)


def _audit_of(source: InspectionFile, master_notebook: Path) -> AuditRecord:
    roles: tuple[tuple[Role, InputFile | None], ...] = (
        ("parameter file", source.parameter_file),
        ("office profile", source.office_profile),
        ("logo", source.logo),
        ("history", source.history),
        ("other language", source.other_file),
    )
    revisions = source.revisions
    return AuditRecord(
        format=1,
        slug=source.slug,
        inputs=tuple(
            Input(role, file.name, len(file.data), sha256(file.data)) for role, file in roles if file is not None
        ),
        revision=len(revisions),
        is_recorded=bool(revisions) and revisions[-1].file_sha256 == sha256(source.parameter_file.data),
        changes=tuple(map(_recorded_change, revisions)),
        master_notebook_sha256=sha256(master_notebook.read_bytes()),
        workbook_version=__version__,
        library_versions=document_versions(),
        history_head=head_of(revisions) if revisions else "",
    )


def folder_audit(record: AuditRecord, parameter_file: str, documents: Mapping[str, bytes]) -> str:
    """The text of an output folder's ``audit.json``: the record, and what only the folder knows.

    That is where the parameter file lay, relative to the folder, and the SHA-256 of each document.
    The copy that the documents carry has neither: they are the same wherever they are built.
    """
    found = {
        "record": record.as_dict(),
        "parameter_file": parameter_file,
        "documents": {name: sha256(data) for name, data in documents.items()},
    }
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def read_folder_audit(folder: Path) -> Any:
    """What an output folder's ``audit.json`` holds. Anybody may have written it: any part may be missing or odd.

    Raises ``OSError``, ``ValueError`` or ``RecursionError`` where it cannot be read.
    """
    return json.loads(read_file(folder / AUDIT_FILE, MOST_AUDIT_BYTES))


def _recorded_change(revision: Revision) -> RecordedChange:
    return RecordedChange(
        revision=revision.sequence,
        on=long_date(datetime.fromisoformat(revision.time).date()),
        by=clean_name(_("{how}, a correction", how=_how(revision.by)) if revision.is_correction else _how(revision.by)),
        who=_who(revision),
        what=_("First version")
        if revision.sequence == 1
        else listed(_labels(revision.fields)) or _("Remarks or layout only"),
    )


def _who(revision: Revision) -> str:
    if revision.name and revision.is_by_hand:
        return _("noticed by {name}", name=revision.name)
    return revision.author


def _how(by: str) -> str:
    """How a revision was made, in the words of the document: "form", "restored from revision 3"."""
    if restored := re.fullmatch(r"restored from revision ([0-9]+)", by):
        return _("restored from revision {number}", number=restored[1])
    return _(by)


def _labels(fields: tuple[str, ...]) -> list[str]:
    """The labels of the questions that some key paths lie under, each once."""
    heads = dict.fromkeys(parse_key_path(field)[:1] for field in fields)
    return [_(label) for head in heads for label in labels(Inspection, head)]
