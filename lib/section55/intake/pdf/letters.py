"""Whether the letters of a PDF can be read: a font may have shapes and no word of what they mean."""

from typing import Any

import pikepdf


def draws_without_meaning(pdf: pikepdf.Pdf) -> bool:
    """Whether no font of any page says what its shapes mean, so that all that is read would be other letters."""
    fonts = [font for page in pdf.pages for font in _fonts(page.obj)]
    return bool(fonts) and not any(map(_has_meaning, fonts))


def _fonts(page: Any) -> list[Any]:
    try:
        return [font for font in page.Resources.Font.values() if isinstance(font, pikepdf.Dictionary)]
    except (AttributeError, ValueError, TypeError, pikepdf.PdfError):
        return []


def _has_meaning(font: Any) -> bool:
    is_by_number = font.get("/Subtype") == "/Type0" and str(font.get("/Encoding", "")).startswith("/Identity")
    if "/ToUnicode" in font or not is_by_number:
        return True
    inner = font.get("/DescendantFonts", [])
    system = inner[0].get("/CIDSystemInfo", {}) if len(inner) else {}
    return str(system.get("/Ordering", "Identity")) != "Identity"
