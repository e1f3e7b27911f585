"""The blocks of a Word document: what stands in its controls and tracked insertions is read as any other text."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from section55.intake.blocks import Block, Source, compose_cell, table_block
from section55.intake.cell_spans import MOST_SPANNED
from section55.intake.inline import Run, collapse, markdown, plain
from section55.intake.word.names import CUSTOM, value, w
from section55.intake.word.package import Package
from section55.intake.word.runs import RunReader
from section55.intake.word.styles import Numbering, Styles, own_number
from section55.model.wording import counted, sentence_start

Element = etree._Element
_THROUGH = {w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "body")}
_ALTERNATE, _CHOICE, _FALLBACK = (
    f"{{http://schemas.openxmlformats.org/markup-compatibility/2006}}{name}"
    for name in ("AlternateContent", "Choice", "Fallback")
)


def read_docx(data: bytes) -> Source:
    """The blocks of a Word document. Raises `WorkbookError` for one that is not read."""
    package = Package(data)
    root = package.xml(package.main)
    body = None if root is None else root.find(w("body"))
    reader = _Reader(package)
    if body is not None:
        reader.read(body)
    blocks = (*reader.blocks, *reader.footnotes(package))
    core = package.xml("docProps/core.xml")
    title = "" if core is None else core.findtext("{http://purl.org/dc/elements/1.1/}title") or ""
    notes = _notes(reader.counts)
    return Source(kind="docx", blocks=blocks, title=" ".join(title.split()), notes=notes, carried=_carried(package))


class _Reader:
    def __init__(self, package: Package) -> None:
        self.blocks: list[Block] = []
        self.counts: Counter[str] = Counter()
        self._styles = Styles(package.part_of_kind(package.main, "styles"))
        self._numbering = Numbering(package.part_of_kind(package.main, "numbering"))
        self._runs = RunReader(package.related(package.main), self._styles, self.counts)
        self._marks: list[str] = []
        self._place = ""
        self._box = self._boxes = 0
        comments = package.part_of_kind(package.main, "comments")
        self.counts["comment"] = 0 if comments is None else len(comments.findall(w("comment")))

    def read(self, parent: Element) -> None:
        """Reads what a body, a cell or a control holds."""
        for element in parent:
            if element.tag == w("p"):
                self._paragraph(element)
            elif element.tag == w("tbl"):
                self._table(element)
            elif element.tag == w("bookmarkStart"):
                self._marks.append(value(element, "name"))
            elif element.tag == _ALTERNATE:
                self.read(next((each for each in element if each.tag in (_CHOICE, _FALLBACK)), element))
            elif element.tag in _THROUGH:
                self.read(element)
            elif element.tag == w("altChunk"):
                self.counts["embedded document"] += 1
            elif element.tag in (w("del"), w("moveFrom")):
                self.counts["tracked deletion"] += 1

    def footnotes(self, package: Package) -> Iterator[Block]:
        """The footnotes, which are no part of the text itself."""
        for kind in ("footnotes", "endnotes"):
            root = package.part_of_kind(package.main, kind)
            for note in () if root is None else root.iter(w(kind[:-1])):
                if value(note, "type") in ("", "normal"):
                    runs = collapse(run for each in note.iter(w("p")) for run in [*self._runs.read(each), Run(" ")])
                    if runs:
                        text = plain(runs)
                        self.counts["footnote"] += 1
                        yield Block(
                            kind="paragraph", text=text, markdown=markdown(runs), place="a footnote", outside=True
                        )

    def _paragraph(self, element: Element) -> None:
        properties = element.find(w("pPr"))
        style = self._styles.style(value(None if properties is None else properties.find(w("pStyle"))))
        self._marks += [value(each, "name") for each in element.iter(w("bookmarkStart"))]
        runs = collapse(self._runs.read(element, style))
        text = plain(runs)
        outline = value(None if properties is None else properties.find(w("outlineLvl")))
        level = style.level or (int(outline) + 1 if outline.isdecimal() and int(outline) < 6 else 0)
        number, depth = own_number(properties, style)
        if text:
            block = Block(kind="paragraph", text=text, markdown=markdown(runs), place=self._place)
            if level:
                self._place = " ".join(text.split())
                unbold = [replace(run, bold=False) for run in runs]
                block = replace(block, kind="heading", level=level, place=self._place, markdown=markdown(unbold))
            elif number:
                block = replace(block, kind="item", level=depth, marker=self._numbering.marker(number, depth))
            elif style.name.startswith(("list bullet", "list number")):
                block = replace(block, kind="item", level=max(0, _last_digit(style.name) - 1), marker="-")
            self._append(block)
        for box in self._runs.take_text_boxes():
            self.read(box)

    def _append(self, block: Block) -> None:
        self.blocks.append(replace(block, marks=tuple(self._marks), box=self._box))
        self._marks = []

    def _table(self, element: Element) -> None:
        rows = [list(_cells(row)) for row in _rows(element)]
        if len(rows) == 1 and len(rows[0]) == 1 and not self._box:
            self._boxes += 1
            self._box = self._boxes
            self._numbering.restart()
            # A box that nothing was typed into is there all the same.
            marks, self._marks = self._marks, []
            before = len(self.blocks)
            self.read(rows[0][0])
            if len(self.blocks) == before:
                self._append(Block(kind="paragraph", text="", markdown="", place=self._place))
            self.blocks[before] = replace(self.blocks[before], marks=(*marks, *self.blocks[before].marks))
            self._box = 0
            return
        texts, words = [], []
        for cells in rows:
            row = [each for cell in cells for each in (cell, *[None] * (_span(cell) - 1))]
            inner = [[] if cell is None else self._cell(cell) for cell in row]
            texts.append(tuple(map(compose_cell, inner)))
            words.append(" ".join(block.text for cell in inner for block in cell))
            self.counts["merged cell"] += sum(_is_merged(cell) for cell in cells)
        if any(words):
            self._append(table_block(texts, words, place=self._place))

    def _cell(self, cell: Element) -> list[Block]:
        kept, self.blocks = self.blocks, []
        self.read(cell)
        found, self.blocks = self.blocks, kept
        return found


def _rows(table: Element) -> Iterator[Element]:
    for element in table:
        if element.tag == w("tr"):
            properties = element.find(w("trPr"))
            if properties is None or properties.find(w("del")) is None:
                yield element
        elif element.tag in _THROUGH:
            yield from _rows(element)


def _cells(row: Element) -> Iterator[Element]:
    for element in row:
        if element.tag == w("tc"):
            yield element
        elif element.tag in _THROUGH:
            yield from _cells(element)


def _is_merged(cell: Element) -> bool:
    properties = cell.find(w("tcPr"))
    return _span(cell) > 1 or (properties is not None and properties.find(w("vMerge")) is not None)


def _span(cell: Element) -> int:
    """How many columns a cell goes over; the rows that it goes over have cells of their own."""
    properties = cell.find(w("tcPr"))
    span = value(None if properties is None else properties.find(w("gridSpan")))
    return min(int(span), MOST_SPANNED) if span.isdecimal() and int(span) else 1


def _last_digit(name: str) -> int:
    return int(name[-1]) if name[-1].isdecimal() else 1


def _carried(package: Package) -> dict[str, str]:
    """What the workbook put in: the document's properties whose names begin with its own."""
    found = {}
    root = package.xml("docProps/custom.xml")
    for each in () if root is None else root.iter(f"{{{CUSTOM}}}property"):
        if each.get("name", "").startswith("Section55"):
            found[each.get("name", "")] = "".join(map(str, each.itertext()))
    for name in package.names("customXml/item"):
        part = package.xml(name) if name.endswith(".xml") and "Props" not in name else None
        if part is not None and etree.QName(part).localname.startswith("Section55"):
            found.setdefault(etree.QName(part).localname, "".join(map(str, part.itertext())))
    return found


def _notes(counts: Counter[str]) -> tuple[str, ...]:
    notes = []
    changes = counts["tracked insertion"], counts["tracked deletion"]
    if any(changes):
        kinds = [counted(count, f"tracked {word}") for count, word in zip(changes, ("insertion", "deletion"),
                                                                          strict=True) if count]  # fmt: skip
        notes.append(f"{sentence_start(' and '.join(kinds))} read as accepted.")
    for word in ("comment", "picture", "embedded object", "embedded document", "footnote"):
        if count := counts[word]:
            notes.append(f"{sentence_start(counted(count, word))} not taken over.")
    if count := counts["text box"]:
        notes.append(f"{sentence_start(counted(count, 'text box', 'text boxes'))} read as paragraphs of their own.")
    if count := counts["merged cell"]:
        notes.append(f"{sentence_start(counted(count, 'merged cell'))} in tables: look at the columns.")
    return tuple(notes)
