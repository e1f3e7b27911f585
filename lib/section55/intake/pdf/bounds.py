"""A look at a PDF before it is read: how many pages it has, and how large its streams become."""

import io
import re
import zlib
from collections import Counter
from typing import Any, NamedTuple

import pikepdf

from section55.model.errors import WorkbookError

MOST_PAGES = 400
MOST_UNPACKED = 60_000_000
_DEEPEST = 30
_DRAWS = re.compile(rb"/([^\s/<>\[\]()%]+)\s+Do\b")


def open_pdf(data: bytes) -> pikepdf.Pdf:
    """The PDF, opened. Raises `WorkbookError` for one that has a password, or more in it than is read."""
    try:
        pdf = pikepdf.open(io.BytesIO(data))
        pages = len(pdf.pages)
    except pikepdf.PasswordError:
        raise WorkbookError("It has a password. Save it without one and bring that in.") from None
    except (pikepdf.PdfError, ValueError, RuntimeError, KeyError, TypeError, AttributeError):
        raise WorkbookError("It is no whole PDF: it is broken or cut short. Fetch it again.") from None
    if not pages:
        raise WorkbookError("It has no pages. Fetch it again.")
    if pages > MOST_PAGES:
        raise WorkbookError(f"It has {pages:,} pages, and {MOST_PAGES} is the most that is read. Cut out those needed.")
    streams = _unpacked(pdf)
    left, known = MOST_UNPACKED, dict[_Id, int]()
    for page in pdf.pages:
        left -= _drawn_size(page.obj, pikepdf.Dictionary(), streams, known)
        if left < 0:
            raise _too_large()
    return pdf


def _too_large() -> WorkbookError:
    size = MOST_UNPACKED // 1_000_000
    return WorkbookError(f"Unpacked it has more than {size} MB. Bring in the web page or its text.")


class _Unpacked(NamedTuple):
    """A stream as it is once it is unpacked."""

    size: int
    draws: Counter[str]
    """The names of what it draws, each with how often."""


_Id = tuple[int, int]


def _unpacked(pdf: pikepdf.Pdf) -> dict[_Id, _Unpacked]:
    left, found = MOST_UNPACKED, dict[_Id, _Unpacked]()
    for element in pdf.objects:
        if isinstance(element, pikepdf.Stream) and element.get("/Subtype") != pikepdf.Name.Image:
            data = _unpack(element, left)
            left -= len(data)
            if left < 0:
                raise _too_large()
            names = Counter("/" + name.decode("latin-1") for name in _DRAWS.findall(data))
            found[element.objgen] = _Unpacked(len(data), names)
    return found


def _drawn_size(
    drawn: Any, resources: Any, streams: dict[_Id, _Unpacked], known: dict[_Id, int], depth: int = 0
) -> int:
    """How many bytes a page or a form comes to, with each form in it as often as it is drawn."""
    if drawn.objgen in known or depth > _DEEPEST:
        return known.get(drawn.objgen, 0)
    known[drawn.objgen] = 0  # what draws itself is drawn once
    own = drawn if isinstance(drawn, pikepdf.Stream) else drawn.get("/Contents", [])
    pieces = [streams[each.objgen] for each in (own if isinstance(own, pikepdf.Array) else [own])
              if isinstance(each, pikepdf.Stream) and each.objgen in streams]  # fmt: skip
    resources = drawn.get("/Resources", resources)
    forms: Any = resources.get("/XObject", {}) if isinstance(resources, pikepdf.Dictionary) else {}
    size = sum(piece.size for piece in pieces)
    for name, times in sum((piece.draws for piece in pieces), Counter[str]()).items():
        form = forms.get(name)
        if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == pikepdf.Name.Form:
            size += times * _drawn_size(form, resources, streams, known, depth + 1)
    known[drawn.objgen] = size
    return size


def _unpack(stream: pikepdf.Stream, most: int) -> bytes:
    """What a stream comes to, through one packing after the other; longer than ``most`` once it is too long."""
    try:
        data = stream.read_raw_bytes()
    except pikepdf.PdfError:
        return b""
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
            break
    return data
