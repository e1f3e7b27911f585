"""The runs of words of a paragraph of a Word document, with their look and their links."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from section55.intake.inline import Run
from section55.intake.word.names import R, is_on, value, w
from section55.intake.word.styles import Style, Styles

Element = etree._Element
_THROUGH = {w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag", "fldSimple", "dir", "bdo")}
_INSERTED, _DELETED = {w("ins"), w("moveTo")}, {w("del"), w("moveFrom")}
_CHARACTERS = {w("tab"): " ", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): "", w("ptab"): " "}
_ADDRESS = re.compile(r'HYPERLINK\s+"([^"]+)"')
_BOX = w("txbxContent")


class RunReader:
    """Reads paragraphs; what is no text is counted."""

    def __init__(self, related: Mapping[str, tuple[str, str]], styles: Styles, counts: Counter[str]) -> None:
        self._related, self._styles, self._counts = related, styles, counts
        self._boxes: list[Element] = []
        self._fields: list[tuple[str, bool]] = []  # of each field around: its instruction, and whether its result began

    def read(self, paragraph: Element, style: Style | None = None) -> list[Run]:
        """The runs of a paragraph, in their order."""
        self._fields = []
        return list(self._read(paragraph, style or Style(), ""))

    def take_text_boxes(self) -> list[Element]:
        """The text boxes that hung in the paragraphs read since, whose paragraphs are read by themselves."""
        boxes, self._boxes = self._boxes, []
        return boxes

    def _read(self, parent: Element, style: Style, link: str) -> Iterator[Run]:
        for element in parent:
            if element.tag == w("r"):
                yield from self._run(element, style, link)
            elif element.tag == w("hyperlink"):
                kind, target = self._related.get(element.get(f"{{{R}}}id") or "", ("", ""))
                yield from self._read(element, style, target if kind.endswith("/hyperlink") else link)
            elif element.tag in _INSERTED:
                self._counts["tracked insertion"] += 1
                yield from self._read(element, style, link)
            elif element.tag in _DELETED:
                self._counts["tracked deletion"] += 1
            elif element.tag in _THROUGH:
                yield from self._read(element, style, link)

    def _run(self, run: Element, style: Style, link: str) -> Iterator[Run]:
        look = run.find(w("rPr"))
        own = self._styles.style(value(None if look is None else look.find(w("rStyle"))))
        bold, italic = style.bold or own.bold, style.italic or own.italic
        if look is not None:
            if is_on(look.find(w("vanish"))):
                return
            bold = _first(is_on(look.find(w("b"))), bold)
            italic = _first(is_on(look.find(w("i"))), italic)
        for element in run:
            text = self._text(element)
            if text and not (self._fields and not self._fields[-1][1]):
                yield Run(text, bold, italic, self._link() or link)

    def _text(self, element: Element) -> str:
        if element.tag == w("t"):
            return str(element.text or "")
        if element.tag == w("br"):
            return "\n" if value(element, "type") in ("", "textWrapping") else " "
        if element.tag == w("fldChar"):
            self._field(value(element, "fldCharType"))
        elif element.tag == w("instrText") and self._fields:
            instruction, began = self._fields[-1]
            self._fields[-1] = (instruction + (element.text or ""), began)
        elif element.tag == w("object"):
            self._counts["embedded object"] += 1
        elif element.tag in (w("drawing"), w("pict")) or element.tag.endswith("}AlternateContent"):
            self._drawing(element)
        return _CHARACTERS.get(element.tag, "")

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(("", False))
        elif kind == "separate" and self._fields:
            self._fields[-1] = (self._fields[-1][0], True)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _link(self) -> str:
        for instruction, _ in self._fields:
            if found := _ADDRESS.search(instruction):
                return found[1]
        return ""

    def _drawing(self, element: Element) -> None:
        # A text box stands in the file twice: for newer programs, and for older ones.
        boxes = list(element.iter(_BOX))[:1]
        self._boxes += boxes
        self._counts["text box"] += len(boxes)
        self._counts["picture"] += not boxes


def _first(switch: bool | None, default: bool) -> bool:
    return default if switch is None else switch
