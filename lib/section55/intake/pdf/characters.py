"""The characters of a PDF's pages, each with its mark, its look and where it stands."""

from collections.abc import Iterator
from contextlib import closing
from ctypes import addressof, byref, c_double, c_ulong, create_string_buffer
from typing import Any

import pypdfium2
from pypdfium2 import raw

from section55.intake.pdf.character import Character
from section55.intake.pdf.drawn_bullets import with_drawn_bullets
from section55.model.errors import WorkbookError

_HYPHEN_AT_END = {0x02, 0xFFFE}
_BOLD_WEIGHT = 600


def pages_of(data: bytes) -> Iterator[list[Character]]:
    """The characters of each page, in the order in which they were written. Raises `WorkbookError` for no PDF."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise WorkbookError("It is no whole PDF: it is broken or cut short. Fetch it again.") from None
    with closing(document):
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            fonts: dict[Any, tuple[bool, bool]] = {}
            yield with_drawn_bullets(list(_characters(text.raw, fonts)), page.raw)
            text.close()
            page.close()


def _characters(page: Any, fonts: dict[Any, tuple[bool, bool]]) -> Iterator[Character]:
    left, right, bottom, top, unused = c_double(), c_double(), c_double(), c_double(), c_double()
    mark, bold, italic, size = -1, False, False, 0.0
    for index in range(raw.FPDFText_CountChars(page)):
        code = raw.FPDFText_GetUnicode(page, index)
        if code in (0, 0x0D):
            continue
        text = "-" if code in _HYPHEN_AT_END else chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"
        if raw.FPDFText_IsGenerated(page, index) == 1:
            yield Character(text, mark, bold, italic, size, 0, 0, 0, 0, made=True)
            continue
        drawn = raw.FPDFText_GetTextObject(page, index)
        if drawn:
            mark = raw.FPDFPageObj_GetMarkedContentID(drawn)
            bold, italic = _look(drawn, fonts)
        size = raw.FPDFText_GetFontSize(page, index)
        raw.FPDFText_GetCharBox(page, index, byref(left), byref(right), byref(bottom), byref(top))
        raw.FPDFText_GetCharOrigin(page, index, byref(unused), byref(bottom))
        yield Character(text, mark, bold, italic, size, left.value, right.value, bottom.value, top.value)


def _look(drawn: Any, fonts: dict[Any, tuple[bool, bool]]) -> tuple[bool, bool]:
    font = raw.FPDFTextObj_GetFont(drawn)
    if not font:
        return False, False
    key = addressof(font.contents)
    if key not in fonts:
        length = c_ulong(200)
        buffer = create_string_buffer(200)
        raw.FPDFFont_GetBaseFontName(font, buffer, length.value)
        name = buffer.value.decode("utf-8", "replace").lower()
        weight = raw.FPDFFont_GetWeight(font)
        fonts[key] = (
            "bold" in name or "black" in name or weight >= _BOLD_WEIGHT,
            "italic" in name or "oblique" in name,
        )
    return fonts[key]
