"""A look at a PDF before it is read: how many pages it has, and how large its streams become."""

import io
import zlib
from typing import Any

import pikepdf

from section55.model.errors import WorkbookError

MOST_PAGES = 400
MOST_UNPACKED = 60_000_000


def open_pdf(data: bytes) -> pikepdf.Pdf:
    """The PDF, opened. Raises `WorkbookError` for one that has a password, or more in it than is read."""
    try:
        pdf = pikepdf.open(io.BytesIO(data))
        pages = len(pdf.pages)
    except pikepdf.PasswordError:
        raise WorkbookError("It has a password. Save it without one and bring that in.") from None
    except (pikepdf.PdfError, ValueError, RuntimeError, KeyError, TypeError, AttributeError):
        raise WorkbookError("It is no whole PDF: it is broken or cut short. Fetch it again.") from None
    if pages > MOST_PAGES:
        raise WorkbookError(f"It has {pages:,} pages, and {MOST_PAGES} is the most that is read. Cut out those needed.")
    _check_streams(pdf)
    return pdf


def _check_streams(pdf: pikepdf.Pdf) -> None:
    left = MOST_UNPACKED
    for element in pdf.objects:
        if isinstance(element, pikepdf.Stream) and element.get("/Subtype") != pikepdf.Name.Image:
            left -= _unpacked_size(element, left)
            if left < 0:
                raise WorkbookError(
                    f"Unpacked it has more than {MOST_UNPACKED // 1_000_000} MB. Bring in the web page or its text."
                )


def _unpacked_size(stream: pikepdf.Stream, most: int) -> int:
    """How many bytes a stream comes to, through one packing after the other; more than ``most`` once it is more."""
    try:
        data = stream.read_raw_bytes()
    except pikepdf.PdfError:
        return 0
    filters: Any = stream.get("/Filter", [])
    for each in filters if isinstance(filters, pikepdf.Array) else [filters]:
        if each != pikepdf.Name.FlateDecode:
            break
        inflater = zlib.decompressobj()
        try:
            data = inflater.decompress(data, most + 1)
        except zlib.error:
            break
        if len(data) > most:
            return len(data)
    return len(data)
