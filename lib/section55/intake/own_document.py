"""What a document of the workbook's own carries: the files that it was made from, to the byte."""

import base64

from section55.documents.attachments import AttachmentsUnreadable, read_attachments
from section55.documents.audit import AUDIT_FILE
from section55.files.hashes import sha256
from section55.intake.blocks import Source
from section55.model.errors import WorkbookError

_GONE = (
    "It is a document of the workbook's own that no longer carries the files it was made from: another program "
    "saved it again, perhaps. Ask for the document itself, as it was published."
)


def read_own_document(data: bytes, kind: str) -> Source:
    """The files that a page or a PDF carries, in base 64 by their names, the parameter file first; none for others.

    Raises `WorkbookError` where the workbook made it and the files are gone or are not those that it was made from.
    """
    try:
        attachments = read_attachments(data, kind)
    except AttachmentsUnreadable:
        if _looks_like_one(data, kind):
            raise WorkbookError(_GONE) from None
        return Source(kind="html" if kind == "html" else "pdf", blocks=())
    for made_from in attachments.record.inputs:
        if sha256(attachments.files[made_from.name]) != made_from.sha256:
            raise WorkbookError(f"The copy of {made_from.name} that it carries is not the one that it was made from.")
    order = sorted(attachments.record.inputs, key=lambda made_from: made_from.role != "parameter file")
    carried = {
        made_from.name: base64.b64encode(attachments.files[made_from.name]).decode("ascii")
        for made_from in order
        if made_from.role != "history"
    }
    return Source(kind="html" if kind == "html" else "pdf", blocks=(), carried=carried)


def _looks_like_one(data: bytes, kind: str) -> bool:
    """Whether it is laid out as the workbook lays out its documents."""
    if kind == "html":
        return AUDIT_FILE.encode() in data or (b'class="details"' in data and b'class="statute"' in data)
    return AUDIT_FILE.encode() in data or AUDIT_FILE.encode("utf-16-be") in data
