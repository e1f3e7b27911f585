"""Reads the files that a finished document was made from out of the HTML or the PDF itself."""

import base64
import binascii
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import ValidationError

from section55.documents.audit import AUDIT_FILE, AuditRecord
from section55.model.errors import WorkbookError

_PLAIN_NAME = re.compile(r"(?:offices/)?[A-Za-z0-9][A-Za-z0-9._-]*")


class AttachmentsUnreadable(WorkbookError):
    """Raised for a file that is no document of the workbook's, or no longer carries what it was made from."""


@dataclass(frozen=True)
class Attachments:
    """The audit record that a document carries, and its inputs by their names in the record."""

    record: AuditRecord
    record_text: bytes
    files: Mapping[str, bytes]


def read_attachments(document: bytes, kind: str) -> Attachments:
    """Return what a document carries; ``kind`` is html or pdf.

    Raises `AttachmentsUnreadable` where the audit record or an input is missing or broken.
    """
    attached = dict(_files_in_page(document) if kind == "html" else _files_in_pdf(document))
    try:
        record_text = attached[AUDIT_FILE]
        record = AuditRecord.from_dict(json.loads(record_text))
    except KeyError:
        raise AttachmentsUnreadable(
            "It carries no audit record: it is no document of the workbook's, or was changed."
        ) from None
    except (ValueError, ValidationError, RecursionError):
        raise AttachmentsUnreadable("The audit record that it carries cannot be read.") from None
    names = [made_from.name for made_from in record.inputs]
    for name in names:
        if not _PLAIN_NAME.fullmatch(name):
            raise AttachmentsUnreadable("The audit record that it carries names a file outside the parameter folder.")
        if PurePosixPath(name).name not in attached:
            raise AttachmentsUnreadable(f"It does not carry {name}, which its audit record says that it was made from.")
    return Attachments(record, record_text, {name: attached[PurePosixPath(name).name] for name in names})


def _files_in_page(document: bytes) -> Iterator[tuple[str, bytes]]:
    from lxml import etree, html

    try:
        tree = html.document_fromstring(document.decode())
    except (UnicodeDecodeError, etree.ParserError, ValueError):
        raise AttachmentsUnreadable("It is not an HTML page in UTF-8.") from None
    for link in tree.iter("a"):
        name, href = link.get("download"), link.get("href", "")
        if name and href.startswith("data:"):
            try:
                yield name, base64.b64decode(href.partition(",")[2], validate=True)
            except (binascii.Error, ValueError):
                raise AttachmentsUnreadable(f"The copy of {name} that it carries is broken.") from None


def _files_in_pdf(document: bytes) -> Iterator[tuple[str, bytes]]:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(document)) as pdf:
            for name, attachment in pdf.attachments.items():
                yield name, attachment.get_file().read_bytes()
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError) as error:
        raise AttachmentsUnreadable(f"It is not a whole PDF ({type(error).__name__}).") from None
