"""The blocks of a saved page, by its headings, paragraphs, lists and tables and never by its class names."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from lxml import html
from lxml.etree import LxmlError

from section55.intake.blocks import Block, Source, compose_cell, table_block
from section55.intake.cell_spans import MOST_SPANNED, spread
from section55.intake.decoding import decode
from section55.intake.inline import Run, collapse, markdown, plain
from section55.model.errors import WorkbookError

_DROPPED = {"script", "style", "template", "noscript", "svg", "head", "select", "iframe", "object"}
_OUTSIDE = {"nav", "footer", "aside"}
_FLOWING = {"p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "figure", "figcaption"} | {
    *("blockquote", "dl", "dt", "dd", "pre", "address", "details", "summary", "form", "fieldset", "legend", "body"),
    *("html", "hr", "center", "thead", "tbody", "tr", "td", "th", "caption"),
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SAVED_FROM = re.compile(rb"saved from url=\(\d+\)(https?://[^\s>]+)")
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
_MOST_LEVELS = 2000
_MOST_ELEMENTS = 250_000


def read_html(data: bytes, address: str = "") -> Source:
    """The blocks of a page. Raises `WorkbookError` for one that cannot be read to its end."""
    declared = _CHARSET.search(data[:4096])
    text, notes = decode(data, [declared[1].decode("ascii")] if declared else [])
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = html.HTMLParser(huge_tree=True, no_network=True)
    try:
        tree = html.document_fromstring(text, parser=parser)
    except (LxmlError, ValueError):
        if re.search(rb">\s*[^<\s]", data):
            raise WorkbookError("It could not be read. Copy its text and bring that in instead.") from None
        raise WorkbookError("There is nothing in it that can be read. Save it again, or paste its text.") from None
    if any("RESOURCE" in entry.type_name or "EXCESSIVE" in entry.message.upper() for entry in parser.error_log):
        raise WorkbookError("It is nested too deeply to be read to its end. Copy its text and bring that in instead.")
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise WorkbookError(
            f"It has more than {_MOST_ELEMENTS:,} elements, which no report has. Copy its text and bring that in."
        )
    walker = _Walker()
    walker.walk(tree)
    walker.flush()
    found = _SAVED_FROM.search(data[:4096])
    title = " ".join((tree.findtext(".//title") or "").split())
    return Source(
        kind="html",
        blocks=tuple(walker.blocks),
        title=title,
        address=(found[1].decode("ascii", "replace") if found else _own_address(tree)) or address,
        notes=notes,
    )


def _own_address(tree: html.HtmlElement) -> str:
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        for address in tree.xpath(path):
            if str(address).startswith(("http://", "https://")):
                return str(address)
    return ""


@dataclass
class _List:
    """A list that the walk stands in."""

    style: str
    """How its items are counted: 1, a or A; empty for bullets."""
    next_number: int


class _Walker:
    """Goes through the tree once, and closes a block wherever an element begins or ends one."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._runs: list[Run] = []
        self._bold = self._italic = self._outside = 0
        self._link = ""
        self._heading = 0
        self._lists: list[_List] = []
        self._marker: str | None = None
        self._place = ""

    def walk(self, element: html.HtmlElement, depth: int = 0) -> None:
        tag = element.tag
        if isinstance(tag, str) and tag not in _DROPPED:
            if depth > _MOST_LEVELS:
                raise WorkbookError("It is nested too deeply to be read. Copy its text and bring that in instead.")
            self._element(tag, element, depth)
        if element.tail and depth:
            self._add(element.tail)

    def _element(self, tag: str, element: html.HtmlElement, depth: int) -> None:
        if tag == "br":
            self._runs.append(Run("\n"))
        elif tag in _HEADINGS:
            self.flush()
            self._heading = _HEADINGS[tag]
            self._inside(element, depth)
            self.flush()
            self._heading = 0
        elif tag in ("ul", "ol"):
            self.flush()
            start = element.get("start", "1")
            self._lists.append(_List(_style(element) if tag == "ol" else "", int(start) if start.isdecimal() else 1))
            self._inside(element, depth)
            self.flush()
            self._lists.pop()
        elif tag == "li":
            self.flush()
            self._marker = self._next_marker(element)
            self._inside(element, depth)
            self.flush()
            self._marker = None
        elif tag == "table":
            self.flush()
            self._table(element, depth)
        elif tag == "button":
            self._button(element, depth)
        elif tag == "sup" and _is_note_mark(element):
            return  # the number of a note would be read as part of the word before it
        elif tag in _FLOWING:
            self.flush()
            with self._set(_outside=int(tag in _OUTSIDE or _is_hidden(element)), _bold=int(tag in ("dt", "summary"))):
                self._inside(element, depth)
                self.flush()
        else:
            bold, italic = int(tag in ("b", "strong", "th")), int(tag in ("i", "em", "cite"))
            link, self._link = self._link, (element.get("href") or "").strip() if tag == "a" else self._link
            with self._set(_bold=bold, _italic=italic, _outside=int(_is_hidden(element))):
                self._inside(element, depth)
            self._link = link

    def _button(self, element: html.HtmlElement, depth: int) -> None:
        """Reads a button that opens a part of the page: its words are the heading of that part. No other is read."""
        if self._heading:
            self._inside(element, depth)
        elif element.get("aria-expanded") is not None:
            self.flush()
            with self._set(_bold=1):
                self._inside(element, depth)
                self.flush()

    def _inside(self, element: html.HtmlElement, depth: int) -> None:
        self._add(element.text or "")
        for child in element:
            self.walk(child, depth + 1)

    @contextmanager
    def _set(self, **more: int) -> Iterator[None]:
        for name, value in more.items():
            setattr(self, name, getattr(self, name) + value)
        yield
        for name, value in more.items():
            setattr(self, name, getattr(self, name) - value)

    def _add(self, text: str) -> None:
        if text:
            self._runs.append(Run(re.sub(r"\s+", " ", text), self._bold > 0, self._italic > 0, self._link))

    def _next_marker(self, element: html.HtmlElement) -> str:
        around = self._lists[-1] if self._lists else None
        if around is None or not around.style:
            return "-"
        value = element.get("value", "")
        number = int(value) if value.isdecimal() else around.next_number
        around.next_number = number + 1
        is_letter = around.style in "aA" and 1 <= number <= 26
        return f"{chr(ord(around.style) + number - 1)}." if is_letter else f"{number}."

    def _table(self, element: html.HtmlElement, depth: int) -> None:
        cells = element.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr")
        rows = [row.xpath("./td|./th") for row in cells]
        is_layout = max((len(row) for row in rows), default=0) < 2 or element.xpath(".//table|.//h1|.//h2|.//h3")
        if is_layout:
            self._inside(element, depth)
            self.flush()
            return
        texts, words = [], []
        for row in spread(rows, lambda cell: (_span(cell, "colspan"), _span(cell, "rowspan"))):
            inner = [[] if cell is None else self._cell(cell, depth) for cell in row]
            texts.append(tuple(map(compose_cell, inner)))
            words.append(" ".join(block.text for cell in inner for block in cell))
        if any(words):
            self.blocks.append(table_block(texts, words, place=self._place, outside=self._outside > 0))

    def _cell(self, cell: html.HtmlElement, depth: int) -> list[Block]:
        inner = _Walker()
        inner._inside(cell, depth)
        inner.flush()
        return inner.blocks

    def flush(self) -> None:
        """Closes the block that is being read, if there is one."""
        runs, self._runs = collapse(self._runs), []
        text = plain(runs)
        if not text:
            return
        marker, level, kind = "", 0, "paragraph"
        if self._heading:
            kind, level = "heading", self._heading
            self._place = " ".join(text.split())
        elif self._lists:
            kind, level, marker = "item", len(self._lists) - 1, self._marker or ""
            self._marker = None
        self.blocks.append(
            Block(
                kind=kind,  # type: ignore[arg-type]
                text=text,
                markdown=markdown(runs),
                level=level,
                marker=marker,
                place=self._place,
                outside=self._outside > 0,
            )
        )


def _span(cell: html.HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(int(value), MOST_SPANNED) if re.fullmatch(r"[1-9][0-9]{0,3}", value) else 1


def _is_note_mark(element: html.HtmlElement) -> bool:
    """Whether it is nothing but the mark of a note, which leads to the note in the page."""
    words = "".join(element.itertext()).strip()
    leads_to_it = any(link.get("href", "").startswith("#") for link in element.iter("a"))
    return leads_to_it and bool(re.fullmatch(r"\[?(?:(?:note|footnote) )?(?:[0-9]{1,3}|[a-z*†‡])\]?", words, re.I))


def _style(element: html.HtmlElement) -> str:
    style = element.get("type", "")
    if "alpha" in (element.get("style") or ""):
        style = "A" if "upper-alpha" in element.get("style", "") else "a"
    return style if style in ("a", "A") else "1"


def _is_hidden(element: html.HtmlElement) -> bool:
    style = re.sub(r"\s", "", element.get("style") or "")
    return element.get("hidden") is not None or "display:none" in style
