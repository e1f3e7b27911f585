"""Writes the workbook's own HTML into a Word document: of an answer, or of a whole response."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import html

from section55.intake.inline import Run, collapse
from section55.intake.word.fixed_parts import BULLETS
from section55.intake.word.writer import WordWriter

_BLOCKS = {
    "p",
    "div",
    "section",
    "blockquote",
    "dt",
    "dd",
    "pre",
    "header",
    "footer",
    "article",
    "nav",
    "main",
    "aside",
}
_SKIPPED = {"svg", "style", "script", "template", "nav"}


class HtmlToWord:
    """Goes through a fragment once; each paragraph goes to the document as it ends."""

    def __init__(self, writer: WordWriter, style: str = "", heading_levels_up: int = 0) -> None:
        self._writer, self._style, self._levels_up = writer, style, heading_levels_up
        self._runs: list[Run] = []
        self._look = Run("")
        self._lists: list[int] = []
        self._is_item = False
        self._paragraph_style = style

    def write(self, fragment: str) -> None:
        """Write a fragment of HTML as paragraphs, lists and tables."""
        self._inside(html.fragment_fromstring(fragment, create_parent="div"))
        self._flush()

    def _inside(self, element: html.HtmlElement) -> None:
        self._add(element.text or "")
        for child in element:
            self._element(child)
            self._add(child.tail or "")

    def _element(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return
        if re.fullmatch("h[1-6]", tag):
            self._flush()
            self._inside(element)
            runs = collapse(self._runs)
            self._runs = []
            level = max(1, int(tag[1]) - self._levels_up)
            words = "".join(run.text for run in runs).replace("\n", " ")
            self._writer.heading(words, 0 if tag == "h1" and self._levels_up else level)
        elif tag in ("ul", "ol"):
            self._flush()
            is_lettered = "lettered" in element.get("class", "")
            self._lists.append(0 if is_lettered else BULLETS if tag == "ul" else self._writer.start_numbered_list())
            self._inside(element)
            self._flush()
            self._lists.pop()
        elif tag == "li":
            self._flush()
            self._is_item = bool(self._lists and self._lists[-1])
            self._inside(element)
            self._flush()
            self._is_item = False
        elif tag == "table":
            self._flush()
            self._table(element)
        elif tag == "dt":
            self._flush()
            self._inline("strong", element)
            self._runs.append(Run(": ", bold=True))
        elif tag == "dd":
            self._inside(element)
            self._flush()
        elif tag in _BLOCKS:
            self._flush()
            before = self._paragraph_style
            self._paragraph_style = {"blockquote": "Quote"}.get(tag, before)
            self._inside(element)
            self._flush()
            self._paragraph_style = before
        elif tag == "br":
            self._runs.append(Run("\n"))
        else:
            self._inline(tag, element)

    def _inline(self, tag: str, element: html.HtmlElement) -> None:
        before = self._look
        if tag in ("strong", "b"):
            self._look = replace(before, bold=True)
        elif tag in ("em", "i"):
            self._look = replace(before, italic=True)
        elif tag == "a" and element.get("href", "").startswith(("http://", "https://", "mailto:")):
            self._look = replace(before, link=element.get("href", ""))
        self._inside(element)
        self._look = before

    def _add(self, text: str) -> None:
        if text:
            self._runs.append(replace(self._look, text=re.sub(r"\s+", " ", text)))

    def _flush(self) -> None:
        runs, self._runs = collapse(self._runs), []
        if runs:
            depth = len([number for number in self._lists if number]) - 1
            numbered = (self._lists[-1], depth) if self._is_item and self._lists[-1] else None
            self._writer.paragraph(runs, self._paragraph_style, numbered)
            self._is_item = False

    def _table(self, table: html.HtmlElement) -> None:
        caption = " ".join("".join(table.xpath("./caption")[0].itertext()).split()) if table.xpath("./caption") else ""
        rows = [list(self._cells(row)) for row in table.iter("tr")]
        if rows:
            has_header = bool(table.xpath("./thead") or table.xpath("./tr[1]/th"))
            self._writer.table(rows, caption or "Table", has_header)

    def _cells(self, row: html.HtmlElement) -> Iterator[list[Run]]:
        for cell in row.xpath("./td|./th"):
            kept, self._runs = self._runs, []
            self._cell_words(cell)
            yield collapse(self._runs)
            self._runs = kept
            yield from ([] for _ in range(int(cell.get("colspan", "1")) - 1))

    def _cell_words(self, element: html.HtmlElement) -> None:
        self._add(element.text or "")
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _SKIPPED:
                if child.tag in (*_BLOCKS, "br", "li", "ul") and self._runs:
                    self._runs.append(Run("\n"))
                before = self._look
                if child.tag in ("strong", "b"):
                    self._look = replace(before, bold=True)
                elif child.tag == "a" and child.get("href", "").startswith(("http", "mailto:")):
                    self._look = replace(before, link=child.get("href", ""))
                self._cell_words(child)
                self._look = before
            self._add(child.tail or "")


def words_of(fragment: str) -> str:
    """The words of a fragment of HTML, one after the other, without the captions of tables, which the workbook adds."""
    texts = html.fragment_fromstring(fragment, create_parent="div").xpath(".//text()[not(ancestor::caption)]")
    return " ".join(map(str, texts))
