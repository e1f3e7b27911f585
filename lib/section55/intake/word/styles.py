"""What the styles and the numbering of a Word document say of a paragraph: heading, emphasis, list, marker."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from section55.intake.word.names import is_on, value, w

Element = etree._Element
_NUMBERED = {"decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "decimalZero"}


@dataclass
class Style:
    """One style, with what it takes from the style that it is based on."""

    name: str = ""
    level: int = 0
    bold: bool = False
    italic: bool = False
    number: str = ""
    depth: int = 0


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {} if root is None else {value(each, "styleId"): each for each in root.iter(w("style"))}
        self._known: dict[str, Style] = {}

    def style(self, name: str) -> Style:
        """A style by its id; a plain one where there is none."""
        if name not in self._known:
            self._known[name] = Style()
            chain = list(self._chain(name))
            for element in reversed(chain):
                self._known[name] = _refined(self._known[name], element)
        return self._known[name]

    def _chain(self, name: str) -> Iterator[Element]:
        seen = set()
        while name in self._elements and name not in seen:
            seen.add(name)
            yield self._elements[name]
            name = value(self._elements[name].find(w("basedOn")))


def _refined(style: Style, element: Element) -> Style:
    name = value(element.find(w("name"))).casefold()
    level = style.level
    if name.startswith("heading ") and name[8:].isdecimal():
        level = min(int(name[8:]), 6)
    elif name in ("title", "toc heading"):
        level = 1
    outline = value(element.find(f"{w('pPr')}/{w('outlineLvl')}"))
    if outline.isdecimal() and not level:
        level = int(outline) + 1 if int(outline) < 6 else 0
    look = element.find(w("rPr"))
    bold = is_on(None if look is None else look.find(w("b")))
    italic = is_on(None if look is None else look.find(w("i")))
    numbered = element.find(f"{w('pPr')}/{w('numPr')}")
    return Style(
        name=name,
        level=level,
        bold=style.bold if bold is None else bold,
        italic=style.italic if italic is None else italic,
        number=value(numbered.find(w("numId"))) if numbered is not None else style.number,
        depth=_depth(numbered) if numbered is not None else style.depth,
    )


def _depth(numbered: Element | None) -> int:
    text = value(None if numbered is None else numbered.find(w("ilvl")))
    return min(int(text), 8) if text.isdecimal() else 0


class Numbering:
    """The lists of a document: of each item its marker, counted as Word counts."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        kinds = {value(each, "abstractNumId"): each for each in root.iter(w("abstractNum"))}
        for number in root.iter(w("num")):
            kind = kinds.get(value(number.find(w("abstractNumId"))))
            found = {} if kind is None else {_level_of(each): _look(each) for each in kind.iter(w("lvl"))}
            for override in number.iter(w("lvlOverride")):
                for each in override.iter(w("lvl")):
                    found[_level_of(override)] = _look(each)
            self._levels[value(number, "numId")] = found

    def restart(self) -> None:
        """Lets every list begin again: an answer is printed without those before it, on which its lists went on."""
        self._counts.clear()

    def marker(self, number: str, depth: int) -> str:
        """The marker of the next item of a list at a depth: "-", "2.", "(a)"."""
        style, text, start = self._levels.get(number, {}).get(depth, ("bullet", "", 1))
        counts = self._counts.setdefault(number, {})
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        if style not in _NUMBERED:
            return "-"
        shown = _count(counts[depth], style)
        before, _, after = text.rpartition(f"%{depth + 1}")
        return f"{'(' if before.endswith('(') else ''}{shown}{after[:1] if after[:1] in ('.', ')') else '.'}"


def _level_of(element: Element) -> int:
    text = value(element, "ilvl")
    return int(text) if text.isdecimal() else 0


def _look(element: Element) -> tuple[str, str, int]:
    start = value(element.find(w("start")))
    return (
        value(element.find(w("numFmt"))) or "bullet",
        value(element.find(w("lvlText"))),
        int(start) if start.isdecimal() else 1,
    )


def _count(number: int, style: str) -> str:
    if style.endswith("Letter") and number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if style.startswith("upper") else letter
    if style.endswith("Roman") and number < 40:
        ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
        roman = "x" * (number // 10) + ones[number % 10]
        return roman.upper() if style.startswith("upper") else roman
    return str(number)


def own_number(properties: Element | None, style: Style) -> tuple[str, int]:
    """The list that a paragraph is in, and how deep; an empty text for none."""
    numbered = None if properties is None else properties.find(w("numPr"))
    if numbered is None:
        number, depth = style.number, style.depth
    else:
        found = value(numbered.find(w("numId")))
        number, depth = found or style.number, _depth(numbered)
    if number and number != "0":
        return number, depth
    return "", 0
