"""Reads the files that a finished document was made from out of the HTML or the PDF itself.

The document may be a stranger's. Nothing is decoded but the audit record and the files that it
names, and of those no more than the record says that they have.
"""

import base64
import binascii
import io
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from section55.documents.audit import AUDIT_FILE, AuditRecord
from section55.files.yaml.text import MOST_BYTES
from section55.model.errors import WorkbookError

if TYPE_CHECKING:
    import pikepdf

MOST_DOCUMENT_BYTES = 100_000_000
"""How large a document may be that is read."""
Decode = Callable[[int], bytes]
"""Decodes a carried file, of which the argument is how many bytes it may have; raises ``ValueError`` for more."""


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

    Raises `AttachmentsUnreadable` where the audit record or an input is missing, there twice,
    broken, or larger than the record says.
    """
    found = list(_files_in_page(document) if kind == "html" else _files_in_pdf(document))
    times, carried = Counter(name for name, _ in found), dict(found)
    record_text = _decoded(AUDIT_FILE, carried, times, MOST_BYTES)
    try:
        record = AuditRecord.from_dict(json.loads(record_text))
    except (ValueError, RecursionError):
        raise AttachmentsUnreadable("The audit record that it carries is none that the workbook writes.") from None
    if any(made_from.size > MOST_BYTES for made_from in record.inputs):
        raise AttachmentsUnreadable(
            f"Its audit record names a file of more than {MOST_BYTES:,} bytes, which is the most that a build takes."
        )
    files = {
        made_from.name: _decoded(record.attached_name(made_from), carried, times, made_from.size)
        for made_from in record.inputs
    }
    return Attachments(record, record_text, files)


def _decoded(name: str, carried: Mapping[str, Decode], times: Mapping[str, int], most: int) -> bytes:
    """A carried file; ``name`` is the audit record's, or one that the record was found to name."""
    if name not in carried:
        raise AttachmentsUnreadable(
            "It carries no audit record: it is no document of the workbook's, or was changed."
            if name == AUDIT_FILE
            else f"It does not carry {name}, which its audit record says that it was made from."
        )
    if times[name] > 1:
        raise AttachmentsUnreadable(f"It carries {times[name]} files that are called {name}.")
    try:
        return carried[name](most)
    except (ValueError, zlib.error):
        raise AttachmentsUnreadable(f"The copy of {name} that it carries is broken, or is too large.") from None


def _files_in_page(document: bytes) -> Iterator[tuple[str, Decode]]:
    from lxml import etree

    from section55.documents.page_tree import parse_page

    try:
        tree = parse_page(document.decode())
    except (UnicodeDecodeError, etree.LxmlError, ValueError):
        raise AttachmentsUnreadable("It is not an HTML page in UTF-8.") from None
    for link in tree.iter("a"):
        name, href = link.get("download"), link.get("href", "")
        if name and href.startswith("data:"):
            yield name, _base64_decoder(href.partition(",")[2])


def _base64_decoder(text: str) -> Decode:
    def decode(most: int) -> bytes:
        if len(text) > 4 * (most // 3 + 1):
            raise ValueError("larger than it may be")
        try:
            return base64.b64decode(text, validate=True)
        except binascii.Error as error:
            raise ValueError(str(error)) from None

    return decode


def _files_in_pdf(document: bytes) -> Iterator[tuple[str, Decode]]:
    import pikepdf

    try:
        pdf = pikepdf.open(io.BytesIO(document))
        for name, attachment in pdf.attachments.items():
            yield name, partial(_inflate, pdf, attachment.get_file().obj)
    except pikepdf.PasswordError:
        raise AttachmentsUnreadable("It has a password, and no document of the workbook's has one.") from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError) as error:
        raise AttachmentsUnreadable(f"It is no whole PDF that can be read here ({type(error).__name__}).") from None


def _inflate(pdf: "pikepdf.Pdf", stream: "pikepdf.Object", most: int) -> bytes:
    """The content of a packed stream; ``pdf`` is what it lies in, and without which it cannot be read."""
    import pikepdf

    # Filters in a row can make gigabytes of a few bytes; no build writes more than this one.
    is_stream = isinstance(stream, pikepdf.Stream)  # a changed PDF may lead to anything, or to nothing
    if not is_stream or stream.get("/Filter") != pikepdf.Name.FlateDecode or {"/DecodeParms", "/F"} & {*stream.keys()}:
        raise ValueError("not as a build writes it")
    try:
        raw = stream.read_raw_bytes()
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from None
    inflater = zlib.decompressobj()
    data = inflater.decompress(raw, most + 1)
    if len(data) > most or not inflater.eof:
        raise ValueError("larger than it may be, or cut short")
    return data
