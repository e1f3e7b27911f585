"""Where the links of a PDF's pages lie: a page without tags has no other way to say which words they are."""

from dataclasses import dataclass
from typing import Any

import pikepdf

_MOST_LINKS = 500
"""On one page."""


@dataclass(frozen=True, slots=True)
class LinkArea:
    """The part of a page that leads to an address."""

    left: float
    bottom: float
    right: float
    top: float
    address: str

    def holds(self, left: float, right: float, bottom: float) -> bool:
        """Whether the middle of a character that stands on a line lies in it."""
        return self.left <= (left + right) / 2 <= self.right and self.bottom - 1 <= bottom + 1 <= self.top


def links_of(pdf: pikepdf.Pdf) -> list[list[LinkArea]]:
    """The links of each page that lead to the web; of a page whose list of them is broken none."""
    return [_links_of_page(page.obj) for page in pdf.pages]


def _links_of_page(page: Any) -> list[LinkArea]:
    found = []
    try:
        for annotation in list(page.get("/Annots", []))[:_MOST_LINKS]:
            action = annotation.get("/A")
            if isinstance(action, pikepdf.Dictionary) and "/URI" in action:
                one, two, three, four = (float(each) for each in annotation["/Rect"])
                left, right, bottom, top = min(one, three), max(one, three), min(two, four), max(two, four)
                found.append(LinkArea(left, bottom, right, top, str(action["/URI"])))
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError):
        return []
    return found
