"""The finished HTML as Typst source: one walk over its tree, so that HTML and PDF cannot disagree.

Every word goes in as a string literal, so no sign that an officer types means anything to Typst.
An element that the walk does not know is an error, never left out in silence.
"""

import base64
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from lxml import html

from section55.characters import to_printable
from section55.fonts import FAMILIES, MONOSPACED
from section55.html_page import TEMPLATES
from section55.wording import shortened

_SKIPPED = frozenset(("nav", "style"))
_TRANSPARENT = frozenset(("section", "main", "footer", "div", "span", "tbody", "body"))
_INLINE = frozenset(("a", "em", "strong", "code", "sup", "span", "br", "img"))
_STYLES = {
    "office": "office",
    "draft": "draft-note",
    "statute": "statute",
    "position": "position",
    "notes": "notes",
    "audit": "audit",
    "hash": "hash",
    "overdue": "warning",
    "late": "warning",
    "broken": "warning",
    "soon": "strong",
}
_ACCENTED_STYLES = {"masthead": "masthead", "quoted": "quoted"}
_SPACE = re.compile(r"[ \t\n\r\f]+")
_RUNNING_TITLE = 90
"""Letters of the title that fit on one line at the head of a page."""
_ANCHOR = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class UnknownElement(Exception):
    """The page has an element that the PDF has no form for."""


@dataclass(frozen=True)
class TypstSource:
    """What a PDF is compiled from."""

    text: str
    title: str
    dated: str
    """The document's own day, ISO."""


def typst_source(page: str) -> TypstSource:
    """The Typst source of a finished page; raises `UnknownElement` for one that is not ours."""
    return _Walk(html.document_fromstring(page)).source()


class _Walk:
    def __init__(self, tree: html.HtmlElement) -> None:
        self.tree = tree
        self.accent = _accent(tree)

    def source(self) -> TypstSource:
        title = self._title()
        language, _, region = self.tree.get("lang").partition("-")
        settings = {
            "title": _string(title),
            "running-title": _string(to_printable(_cut(title.removeprefix("DRAFT: "), _RUNNING_TITLE))),
            "author": _string(to_printable(self._meta("author"))),
            "description": _string(self._meta("description")),
            "language": _string(language),
            "region": _string(region),
            "colour": _string(self.accent),
            "is-draft": "true" if self.tree.find(".//header/p[@class='draft']") is not None else "false",
            "fonts": _fonts(FAMILIES),
            "monospaced": _fonts(MONOSPACED),
        }
        body = "\n".join(filter(None, map(self._block, self.tree.find("body"))))
        opening = ", ".join(f"{key}: {value}" for key, value in settings.items())
        return TypstSource(
            f"{_layout()}\n#show: response.with({opening})\n{body}\n", title, self._meta("dcterms.created")
        )

    def _title(self) -> str:
        return _SPACE.sub(" ", self.tree.findtext("head/title")).strip()

    def _meta(self, name: str) -> str:
        return self.tree.find(f"head/meta[@name='{name}']").get("content")

    def _block(self, element: html.HtmlElement) -> str:
        """An element that stands by itself, as markup; empty for what a page on paper has no use for."""
        if element.tag in _SKIPPED or element.get("class") == "skip":
            return ""
        code = self._code(element)
        anchor = _anchor(element)
        return f"#[#{code}{anchor}]\n"

    def _code(self, element: html.HtmlElement) -> str:
        """The element as an expression of Typst's."""
        name = element.tag
        if name in _TRANSPARENT or name == "header":
            code = self._container(element)
        elif (form := _FORMS.get(name)) is not None:
            code = form(self, element)
        else:
            raise UnknownElement(f"The page has a <{name}> element, for which the PDF has no form.")
        return self._in_language(element, self._styled(element, code))

    def _styled(self, element: html.HtmlElement, code: str) -> str:
        for word in (element.get("class") or "").split():
            if word == "draft" and element.tag == "span":
                code = f"draft-word({code})"
            elif word in _STYLES:
                code = f"{_STYLES[word]}({code})"
            elif word in _ACCENTED_STYLES:
                code = f"{_ACCENTED_STYLES[word]}(colour: {_string(self.accent)}, {code})"
        return code

    def _in_language(self, element: html.HtmlElement, code: str) -> str:
        if (tag := element.get("lang")) and element.tag != "html":
            language, _, region = tag.partition("-")
            in_region = f", region: {_string(region)}" if region else ", region: none"
            return f"text(lang: {_string(language)}{in_region}, {code})"
        return code

    def _container(self, element: html.HtmlElement) -> str:
        return f"[{self._mixed(element)}]"

    def _mixed(self, element: html.HtmlElement) -> str:
        """Blocks and runs of inline text, in order; loose text beside blocks becomes a paragraph."""
        pieces: list[str] = []
        run: list[str] = []

        def end_run() -> None:
            if text := "".join(run):
                pieces.append(text)
            run.clear()

        if element.text:
            run.append(self._text(element.text, at_start=True))
        for child in element:
            if child.tag in _INLINE:
                run.append(self._inline(child))
            else:
                end_run()
                pieces.append(self._block(child))
            if child.tail:
                run.append(self._text(child.tail, at_start=not run))
        end_run()
        return "\n".join(pieces)

    def _inline(self, element: html.HtmlElement) -> str:
        return f"#[#{self._code(element)}{_anchor(element)}]"

    def _words(self, element: html.HtmlElement) -> str:
        """The inline content of an element, as a content block."""
        return f"[{self._mixed(element)}]"

    def _text(self, text: str, at_start: bool = False) -> str:
        folded = _SPACE.sub(" ", text)
        if at_start:
            folded = folded.lstrip(" ")
        return f"#{_string(to_printable(folded))};" if folded else ""

    def _heading(self, element: html.HtmlElement) -> str:
        return f"heading(level: {element.tag[1]}, {self._words(element)})"

    def _paragraph(self, element: html.HtmlElement) -> str:
        return f"par({self._words(element)})"

    def _link(self, element: html.HtmlElement) -> str:
        href = element.get("href")
        if href.startswith("data:"):
            return self._attachment(element, href)
        words = self._words(element)
        if href.startswith("#"):
            return f"link(<{_safe_anchor(href[1:])}>, {words})"
        return f"link({_string(_uri(href))}, {words})"

    def _attachment(self, element: html.HtmlElement, href: str) -> str:
        """A file that the page carries: its words, and the file attached to the PDF."""
        media_type = href[len("data:") : href.index(";")]
        data = base64.b64decode(href[href.index(",") + 1 :])
        relationship = "data" if element.get("download") == "audit.json" else "source"
        return (
            f"[#pdf.attach({_string(element.get('download'))}, bytes(({''.join(f'{byte},' for byte in data)})), "
            f"relationship: {_string(relationship)}, mime-type: {_string(media_type)}, "
            f"description: {_string(element.get('title'))}){self._mixed(element)}]"
        )

    def _list(self, element: html.HtmlElement) -> str:
        kind = "enum" if element.tag == "ol" else "list"
        start = f"start: {int(element.get('start', '1'))}, " if kind == "enum" else ""
        tight = "false" if element.find("li/p") is not None else "true"
        items = "".join(f"[{self._mixed(item)}{_anchor(item)}], " for item in element.iterchildren("li"))
        return f"{kind}(tight: {tight}, {start}{items})"

    def _terms(self, element: html.HtmlElement) -> str:
        pairs = "".join(
            f"({self._words(pair.find('dt'))}, {self._words(pair.find('dd'))}), "
            for pair in element.iterchildren("div")
        )
        return f"{element.get('class')}(({pairs}))"

    def _table(self, element: html.HtmlElement) -> str:
        rows = element.findall(".//tr")
        columns = max(len(row) for row in rows)
        head = "".join(self._row(row) for row in element.findall("thead/tr"))
        body = "".join(self._row(row) for row in element.findall("tbody/tr"))
        table = f"table(columns: {columns}, table.header({head}), {body})"
        caption = element.find("caption")
        return f"figure(kind: table, caption: {self._words(caption)}, {table})"

    def _row(self, row: html.HtmlElement) -> str:
        cells = []
        for cell in row:
            align = next((word for word in (cell.get("class") or "").split() if word in ("right", "center")), None)
            code = self._styled(cell, self._words(cell))
            aligned = f"align: {align} + top, " if align else ""
            cells.append(f"table.cell({aligned}{code}), ")
        return "".join(cells)

    def _code_span(self, element: html.HtmlElement) -> str:
        return f"raw({_string(to_printable(_SPACE.sub(' ', element.text_content())))})"

    def _code_block(self, element: html.HtmlElement) -> str:
        return f"raw(block: true, {_string(to_printable(element.text_content()))})"

    def _image(self, element: html.HtmlElement) -> str:
        source = element.get("src")
        kind = "svg" if "svg" in source[:20] else "png"
        data = base64.b64decode(source[source.index(",") + 1 :])
        is_picture = element.get("class") == "picture"
        size = "width: 100%" if is_picture else "height: 14mm"
        return (
            f"{'picture' if is_picture else 'logo'}(image(bytes(({''.join(f'{byte},' for byte in data)})), "
            f"format: {_string(kind)}, {size}, alt: {_string(element.get('alt'))}))"
        )

    def _line_break(self, element: html.HtmlElement) -> str:
        return "linebreak()"

    def _rule(self, element: html.HtmlElement) -> str:
        return "rule()"


def _wrapped_in(function: str) -> Callable[[_Walk, html.HtmlElement], str]:
    """The form of an element whose words go into one function of Typst's."""
    return lambda walk, element: f"{function}({walk._words(element)})"


_FORMS: dict[str, Callable[[_Walk, html.HtmlElement], str]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _Walk._heading),
    "p": _Walk._paragraph,
    "a": _Walk._link,
    "ul": _Walk._list,
    "ol": _Walk._list,
    "dl": _Walk._terms,
    "table": _Walk._table,
    "blockquote": _wrapped_in("quote.with(block: true)"),
    "em": _wrapped_in("emph"),
    "strong": _wrapped_in("strong"),
    "sup": _wrapped_in("super"),
    "code": _Walk._code_span,
    "pre": _Walk._code_block,
    "img": _Walk._image,
    "br": _Walk._line_break,
    "hr": _Walk._rule,
}


def _string(text: str) -> str:
    """The text as a string literal of Typst's, which says just these characters."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _fonts(families: Iterable[str]) -> str:
    return f"({''.join(f'{_string(family)}, ' for family in families)})"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]}…"


def _anchor(element: html.HtmlElement) -> str:
    return (
        f" <{_safe_anchor(element.get('id'))}>" if element.get("id") and element.tag not in ("main", "section") else ""
    )


def _safe_anchor(anchor: str) -> str:
    if not _ANCHOR.fullmatch(anchor):
        raise UnknownElement(f"The page has an anchor {shortened(anchor)}, which no template of ours writes.")
    return anchor


def _uri(address: str) -> str:
    """The address in the signs that a PDF's links may have: ASCII, the rest as percent codes."""
    if address.isascii():
        return address
    host = urlsplit(address).hostname or ""
    if not host.isascii():
        address = address.replace(host, host.encode("idna").decode("ascii"), 1)
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~-._")


def _accent(tree: html.HtmlElement) -> str:
    return re.search(r"--accent: (#[0-9a-f]{6});", tree.findtext("head/style"))[1]  # type: ignore[index]


def _layout() -> str:
    return Path(TEMPLATES, "layout.typ").read_text(encoding="utf-8")
