"""The audit record: what a document was made from, and with what."""

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter

from section55 import __version__
from section55.reader import InputFile, InspectionFile

MIME_TYPE = "application/vnd.section55.audit+json"
FORMAT = 1
LIBRARIES = ("mistune", "nbconvert", "papermill", "pikepdf", "typst")
"""Those whose version can change what a document says or how it looks.

In the order of the alphabet, which is what a notebook file puts the keys of its outputs in.
"""


@dataclass(frozen=True)
class Input:
    """A file that the document was made from."""

    role: str
    """parameter file | office profile | logo"""
    name: str
    """Relative to the parameter folder, with forward slashes."""
    size: int
    """In bytes."""
    sha256: str


@dataclass(frozen=True)
class AuditRecord:
    """What ``audit.json`` holds, and the document's Audit trail section says."""

    format: int
    slug: str
    inputs: tuple[Input, ...]
    master_notebook_sha256: str
    workbook_version: str
    library_versions: dict[str, str]

    def as_dict(self) -> dict[str, object]:
        """The record for JSON."""
        return asdict(self)

    def as_json(self) -> str:
        """The text of ``audit.json``: the same for the same record, ending in a line break."""
        return json.dumps(self.as_dict(), indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def from_dict(cls, record: dict[str, object]) -> "AuditRecord":
        """The record that `as_dict` gave; raises pydantic's ``ValidationError`` for anything else."""
        return _ADAPTER.validate_python(record)


_ADAPTER = TypeAdapter(AuditRecord)


def audit_of(source: InspectionFile, master_notebook: Path) -> AuditRecord:
    """The record of a document about to be made from these inputs by this master notebook."""
    roles: tuple[tuple[str, InputFile | None], ...] = (
        ("parameter file", source.parameter_file),
        ("office profile", source.office_profile),
        ("logo", source.logo),
    )
    return AuditRecord(
        format=FORMAT,
        slug=source.slug,
        inputs=tuple(
            Input(role, file.name, len(file.data), sha256(file.data)) for role, file in roles if file is not None
        ),
        master_notebook_sha256=sha256(master_notebook.read_bytes()),
        workbook_version=__version__,
        library_versions={name: version(name) for name in LIBRARIES},
    )


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
