"""The bullets that a page draws as small round or square shapes, and does not write: browsers print lists so."""

from collections.abc import Iterator
from ctypes import byref, c_float
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from section55.intake.pdf.character import Character

_SMALLEST, _LARGEST = 1.5, 9.0
_MOST_SHAPES = 20_000
"""A page that draws more is no page of text."""
_FURTHEST = 3
"""How far behind a bullet its words begin at most, in the height of their letters."""


@dataclass(frozen=True, slots=True)
class _Shape:
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


def with_drawn_bullets(characters: list[Character], page: Any) -> list[Character]:
    """The characters of a page, with a bullet before each line that one is drawn beside."""
    places = {place: shape for shape in _shapes(page) if (place := _first_behind(characters, shape)) is not None}
    found: list[Character] = []
    for index, each in enumerate(characters):
        if shape := places.get(index):
            found.append(Character("•", -1, each.bold, each.italic, each.size, shape.left, shape.right, each.bottom,
                                   each.top))  # fmt: skip
            found.append(Character(" ", -1, each.bold, each.italic, each.size, 0, 0, 0, 0, made=True))
        found.append(each)
    return found


def _shapes(page: Any) -> Iterator[_Shape]:
    count = raw.FPDFPage_CountObjects(page)
    for index in range(count if count <= _MOST_SHAPES else 0):
        drawn = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
        raw.FPDFPageObj_GetBounds(drawn, byref(left), byref(bottom), byref(right), byref(top))
        width, height = right.value - left.value, top.value - bottom.value
        if _SMALLEST <= width <= _LARGEST and abs(width - height) < 0.5:
            yield _Shape(left.value, bottom.value, right.value, top.value)


def _first_behind(characters: list[Character], shape: _Shape) -> int | None:
    """The index of the character that the line beside a shape begins with."""
    beside = [
        (each.left, index)
        for index, each in enumerate(characters)
        if not each.made
        and each.text.strip()
        and each.bottom <= shape.middle <= each.bottom + each.size
        and 0 < each.left - shape.right < _FURTHEST * each.size
    ]
    before = any(
        not each.made and each.text.strip() and each.right <= shape.left
        and each.bottom <= shape.middle <= each.bottom + each.size and shape.left - each.right < each.size
        for each in characters
    )  # fmt: skip
    return None if before or not beside else min(beside)[1]
