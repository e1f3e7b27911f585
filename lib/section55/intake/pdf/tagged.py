"""The blocks of a PDF by its tags: what a screen reader is given, in its order."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pikepdf

from section55.intake.blocks import Block, table_block
from section55.intake.inline import Run, collapse, markdown, plain

Words = Mapping[tuple[int, int], list[Run]]
"""The words of each page's marks, by the page's number from 0 and the mark."""

_HEADINGS = {f"H{level}": level for level in range(1, 7)} | {"Title": 1, "H": 2}
_PARAGRAPHS = {"P", "Caption", "BlockQuote", "Quote", "Note", "FENote", "Code", "Formula", "BibEntry"}
_INLINE = {"Span", "Link", "Em", "Strong", "Sub", "Reference", "Annot", "Ruby", "Lbl", "NonStruct"}
_BLOCKS = {*_HEADINGS, *_PARAGRAPHS, "L", "LI", "LBody", "Table", "Div", "Sect", "Art", "Part"}
_OUTSIDE = {"TOC", "TOCI", "Index"}
_DROPPED = {"Artifact", "Figure", "Private"}
_MOST_LEVELS = 500
_STEPS_AT_LEAST, _STEPS_FOR_EACH = 10_000, 50
_MARKER = re.compile(
    r"\s*(?P<marker>[•◦▪‣·\uf0b7\uf0a7\u25cf\u25cb\u25a0–—-]|\(?(?:[0-9]{1,3}|[a-z]"
    r"|[ivx]{1,4})[.)])\s+(?=\S)"
)
BULLETS = "•◦▪‣·–—-\uf0b7\uf0a7\u25cf\u25cb\u25a0o"


@dataclass(frozen=True)
class _Mark:
    page: int
    number: int
    run: Run


class TagReader:
    """Goes through the tags once."""

    def __init__(self, pdf: pikepdf.Pdf, words: Words) -> None:
        self.blocks: list[Block] = []
        self._words = words
        self._root = pdf.Root.get("/StructTreeRoot")
        self._roles = {} if self._root is None else dict(self._root.get("/RoleMap", pikepdf.Dictionary()).items())
        self._pages = {page.objgen: number for number, page in enumerate(page.obj for page in pdf.pages)}
        self._loose: list[_Mark] = []
        self._lists: list[int] = []
        self._steps = _STEPS_AT_LEAST + _STEPS_FOR_EACH * len(pdf.objects)
        """How many looks at an element are left: more are only needed where one holds itself."""

    def read(self) -> None:
        """Reads every element into blocks. Raises `ValueError` for tags that never end, since one holds itself."""
        if self._root is not None:
            self._children(self._root, None, 0, False)
            self._flush_loose(False)

    def _role(self, element: Any) -> str:
        self._steps -= 1
        if self._steps < 0:
            raise ValueError("the tags never end")
        name = str(element.get("/S", "")).lstrip("/")
        for _ in range(8):
            mapped = self._roles.get(f"/{name}")
            if mapped is None or name in _HEADINGS or name in _PARAGRAPHS or name in _INLINE:
                break
            name = str(mapped).lstrip("/")
        return name

    def _children(self, element: Any, page: int | None, depth: int, outside: bool) -> None:
        if depth > _MOST_LEVELS:
            return
        for kid in _kids(element):
            if isinstance(kid, int):
                self._loose += self._mark(page, kid)
            elif kid.get("/Type") == pikepdf.Name.MCR:
                self._loose += self._mark(self._page_of(kid, page), int(kid.get("/MCID", -1)))
            elif kid.get("/Type") != pikepdf.Name.OBJR:
                self._element(kid, self._page_of(kid, page), depth + 1, outside)

    def _element(self, element: Any, page: int | None, depth: int, outside: bool) -> None:
        role = self._role(element)
        if role in _DROPPED:
            return
        if role in _INLINE and not self._holds_blocks(element):
            self._loose += self._marks(element, page, depth)
            return
        self._flush_loose(outside)
        outside = outside or role in _OUTSIDE
        if role in _HEADINGS:
            self._add("heading", self._marks(element, page, depth), _HEADINGS[role], "", outside)
        elif role in _PARAGRAPHS and not self._holds_blocks(element):
            self._add("paragraph", self._marks(element, page, depth), 0, "", outside)
        elif role == "L":
            self._lists.append(0)
            self._children(element, page, depth, outside)
            self._flush_loose(outside)
            self._lists.pop()
        elif role == "LI":
            self._item(element, page, depth, outside)
        elif role == "Table":
            self._table(element, page, depth, outside)
        else:
            self._children(element, page, depth, outside)
            self._flush_loose(outside)

    def _holds_blocks(self, element: Any, depth: int = 0) -> bool:
        kids = [kid for kid in _kids(element) if not isinstance(kid, int) and "/S" in kid]
        if self._role(element) == "NonStruct" and any(self._role(kid) == "NonStruct" for kid in kids):
            return True  # Chromium's way to tag a list of terms: each term and each description holds its words alone
        return any(
            role in _BLOCKS or (role in _INLINE and depth < _MOST_LEVELS and self._holds_blocks(kid, depth + 1))
            for kid, role in ((kid, self._role(kid)) for kid in kids)
        )

    def _item(self, element: Any, page: int | None, depth: int, outside: bool) -> None:
        label = ""
        first = len(self.blocks)
        level = max(len(self._lists) - 1, 0)
        for kid in _kids(element):
            if isinstance(kid, int):
                self._loose += self._mark(page, kid)
                continue
            kid_page = self._page_of(kid, page)
            role = self._role(kid) if "/S" in kid else ""
            if role == "Lbl":
                label = plain(collapse(mark.run for mark in self._marks(kid, kid_page, depth))).strip()
            elif role == "LBody":
                self._children(kid, kid_page, depth + 1, outside)
                self._flush_loose(outside)
            elif kid.get("/Type") == pikepdf.Name.MCR:
                self._loose += self._mark(kid_page, int(kid.get("/MCID", -1)))
            else:
                self._element(kid, kid_page, depth + 1, outside)
        self._flush_loose(outside)
        found = [index for index in range(first, len(self.blocks)) if self.blocks[index].kind == "paragraph"]
        for number, index in enumerate(found):
            block = self.blocks[index]
            typed, block = without_marker(block) if number == 0 else ("", block)
            marker = label if label and label not in BULLETS else typed or "-"
            self.blocks[index] = replace(block, kind="item", level=level, marker=marker if number == 0 else "")

    def _table(self, element: Any, page: int | None, depth: int, outside: bool) -> None:
        rows = []
        for row, row_page in self._rows(element, page, depth):
            cells = []
            for cell in _kids(row):
                if not isinstance(cell, int) and self._role(cell) in ("TH", "TD"):
                    marks = self._marks(cell, self._page_of(cell, row_page), depth + 2)
                    cells.append(collapse(mark.run for mark in marks))
            rows.append(cells)
        if any(any(row) for row in rows):
            words = (" ".join(map(plain, row)) for row in rows)
            place = "" if page is None else f"page {page + 1}"
            self.blocks.append(table_block((map(markdown, row) for row in rows), words, place=place, outside=outside))

    def _rows(self, element: Any, page: int | None, depth: int) -> Iterator[tuple[Any, int | None]]:
        for kid in _kids(element):
            if not isinstance(kid, int) and "/S" in kid:
                if self._role(kid) == "TR":
                    yield kid, self._page_of(kid, page)
                elif depth < _MOST_LEVELS:
                    yield from self._rows(kid, self._page_of(kid, page), depth + 1)

    def _marks(self, element: Any, page: int | None, depth: int, look: Run | None = None) -> list[_Mark]:
        """The marks in an element, in the order in which they were drawn."""
        look = look or Run("")
        if depth > _MOST_LEVELS:
            return []
        role = self._role(element)
        if role == "Link" and (address := _address(element)):
            look = replace(look, link=address)
        found: list[_Mark] = []
        for kid in _kids(element):
            if isinstance(kid, int):
                found += self._mark(page, kid, look)
            elif kid.get("/Type") == pikepdf.Name.MCR:
                found += self._mark(self._page_of(kid, page), int(kid.get("/MCID", -1)), look)
            elif kid.get("/Type") != pikepdf.Name.OBJR and self._role(kid) not in _DROPPED:
                inner = self._marks(kid, self._page_of(kid, page), depth + 1, look)
                found += [*inner, *([_Mark(inner[-1].page, inner[-1].number, Run(" "))]
                                    if inner and self._role(kid) not in _INLINE else [])]  # fmt: skip
        return sorted(found, key=lambda mark: (mark.page, mark.number))

    def _mark(self, page: int | None, number: int, look: Run | None = None) -> list[_Mark]:
        if page is None:
            return []
        link = look.link if look else ""
        return [_Mark(page, number, replace(run, link=link)) for run in self._words.get((page, number), [])]

    def _page_of(self, element: Any, page: int | None) -> int | None:
        own = element.get("/Pg")
        return page if own is None else self._pages.get(own.objgen, page)

    def _flush_loose(self, outside: bool) -> None:
        loose, self._loose = self._loose, []
        self._add("paragraph", loose, 0, "", outside)

    def _add(self, kind: Any, marks: list[_Mark], level: int, marker: str, outside: bool) -> None:
        runs = collapse(joined_links([mark.run for mark in marks]))
        text = plain(runs)
        if text:
            place = f"page {marks[0].page + 1}"
            if kind == "heading":
                runs = [replace(run, bold=False) for run in runs]
            self.blocks.append(
                Block(
                    kind=kind,
                    text=text,
                    markdown=markdown(collapse(runs)),
                    level=level,
                    marker=marker,
                    place=place,
                    outside=outside,
                )
            )


def _kids(element: Any) -> Iterator[Any]:
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]:
        if isinstance(kid, (int, pikepdf.Dictionary)):
            yield kid


def _address(element: Any) -> str:
    for kid in _kids(element):
        if not isinstance(kid, int):
            annotation = kid.get("/Obj")
            action = annotation.get("/A") if isinstance(annotation, pikepdf.Dictionary) else None
            if isinstance(action, pikepdf.Dictionary) and "/URI" in action:
                return str(action["/URI"])
    return ""


def joined_links(runs: list[Run]) -> list[Run]:
    """The runs, with the space between two lines of one link as a part of it."""
    found = list(runs)
    for index in range(1, len(found) - 1):
        before, run, after = found[index - 1 : index + 2]
        if not run.text.strip() and before.link and before.link == after.link:
            found[index] = replace(run, link=before.link)
    return found


def without_marker(block: Block) -> tuple[str, Block]:
    """The number or letter that the words of an item begin with, and the block without it or its bullet."""
    found = _MARKER.match(block.text)
    shown = _MARKER.match(block.markdown.replace("\\", "", 1))
    if not found or not shown:
        return "", block
    marker = "" if found["marker"] in BULLETS else found["marker"]
    text, words = block.text[found.end() :], block.markdown.replace("\\", "", 1)[shown.end() :]
    return marker, replace(block, text=text, markdown=words)
