"""The elements of a page as Typst code, each in the form that its tag has.

Every word becomes a string literal, so no character that an officer types means anything to Typst.
An element without a form is an error; none is left out in silence.
"""

import re
from collections.abc import Callable

from lxml import html

from section55.documents.audit import AUDIT_FILE
from section55.documents.typst_code import file_bytes, fold_spaces, string_array, string_literal
from section55.documents.typst_long_words import hash_pieces, is_hash
from section55.documents.typst_styles import ACCENTED_STYLES, STYLES
from section55.documents.typst_tables import column_widths, is_tall, is_wide, small_type
from section55.fonts.characters import to_printable
from section55.model.catalogue import _
from section55.model.web_address import printed_address, quote_address
from section55.model.wording import shortened

_SKIPPED = frozenset(("style", "source"))
_TRANSPARENT = frozenset(
    ("section", "main", "header", "footer", "div", "span", "time", "picture", "tbody", "body", "details", "summary")
)
_INLINE = frozenset(("a", "em", "strong", "code", "sup", "span", "br", "img", "time"))
MANY_PAGES = 8
"""A PDF of this many pages or more has a list of its contents, and is opened with its bookmarks beside it."""
_LETTER_WIDTHS = {2: "6mm", 3: "7mm", 4: "8.5mm", 5: "10mm", 6: "11.5mm"}
"""The room for the letters of lettered lines, by the number of characters of the longest, like "(iii)"."""
_LONGEST_LEAD = 400
"""A paragraph of more characters than this is cut by a page rather than moved to the next with what it leads to."""
_SHORT_LIST = 400
"""No page cuts a list of up to so many characters."""
_SURELY_ONE_LINE = {1: 0, 2: 34, 3: 42, 4: 50, 5: 50, 6: 50}
"""A heading of more characters than this may take two lines, by its level."""
_ANCHOR = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class UnknownElement(Exception):
    """Raised for an element of a page that the PDF has no form for."""


class ElementConverter:
    """Converts the elements of a page in an office's colour."""

    def __init__(self, accent: str) -> None:
        self._accent = accent

    def block(self, element: html.HtmlElement) -> str:
        """Return an element that stands by itself, as markup; empty for what a page on paper has no use for.

        Raises `UnknownElement` for an element that no template of the workbook has.
        """
        if element.tag in _SKIPPED or element.get("class") == "skip":
            return ""
        if element.tag == "nav":
            # The numbers of its pages, and whether there are enough of them for a list, are Typst's to know.
            return f"#contents({MANY_PAGES}, {string_literal(element.findtext('h2'))})\n"
        return f"#[#{self._code(element)}{_label(element)}]\n"

    def _code(self, element: html.HtmlElement) -> str:
        """Return the element as a Typst expression."""
        tag = element.tag
        if _has_class(element, "figures"):
            code = f"figures(({''.join(f'{self._figure(figure)}, ' for figure in element)}))"
        elif _has_class(element, "update") or _has_class(element, "letterhead"):
            code = f"{element.get('class')}({', '.join(f'[#{self._code(part)}]' for part in element)})"
        elif tag == "span" and is_hash(element):
            code = f"{string_array(hash_pieces(element.text))}.join(box())"
        elif tag in _TRANSPARENT:
            code = self._content(element)
        elif tag in _FUNCTIONS:
            code = f"{_FUNCTIONS[tag]}({self._content(element)})"
            if tag == "p" and _leads_on(element):
                code = f"{'lead-to-list' if element.getnext().tag in ('ul', 'ol') else 'lead'}({code})"
        elif tag in _FORMS:
            code = _FORMS[tag](self, element)
        else:
            raise UnknownElement(f"The page has a <{tag}> element, for which the PDF has no form.")
        return _in_language(element, self._styled(element, code))

    def _styled(self, element: html.HtmlElement, code: str) -> str:
        for name in (element.get("class") or "").split():
            if name == "draft" and element.tag == "span":
                code = f"draft-word({code})"
            elif name == "tag":
                code = f"tag({string_literal(element.get('class').split()[1])}, {code})"
            elif name in STYLES:
                code = f"{STYLES[name]}({code})"
            elif name in ACCENTED_STYLES:
                code = f"{name}(colour: {string_literal(self._accent)}, {code})"
        return code

    def _content(self, element: html.HtmlElement) -> str:
        """Return what is inside an element, as a content block."""
        return f"[{self._markup(element)}]"

    def _markup(self, element: html.HtmlElement) -> str:
        """Return the blocks and the runs of inline text inside an element, in order.

        Loose text beside blocks becomes a paragraph.
        """
        pieces: list[str] = []
        run: list[str] = []

        def end_run() -> None:
            if text := "".join(run):
                pieces.append(text)
            run.clear()

        if element.text:
            run.append(_text(element.text, at_start=True))
        for child in element:
            if child.tag in _INLINE:
                run.append(f"#[#{self._code(child)}{_label(child)}]")
            else:
                end_run()
                pieces.append(self.block(child))
            if child.tail:
                run.append(_text(child.tail, at_start=not run or child.tag == "br"))
        end_run()
        return "\n".join(pieces)

    def _figure(self, figure: html.HtmlElement) -> str:
        """Return a number that stands large, above the words of what it counts."""
        number = figure.find("strong")
        return f"[#par[#{self._code(number)}{_text(number.tail, at_start=True)}]]"

    def _heading(self, element: html.HtmlElement) -> str:
        level = int(element.tag[1])
        is_long = len(element.text_content()) > _SURELY_ONE_LINE[level]
        return f"heading(level: {level}, {'supplement: long-heading, ' if is_long else ''}{self._content(element)})"

    def _link(self, element: html.HtmlElement) -> str:
        href = element.get("href")
        if href.startswith("data:"):
            return self._attachment(element, href)
        if href.startswith("#"):
            function = f"paged({string_literal(_('page'))}, " if _has_class(element, "paged") else "link("
            return f"{function}<{_checked_anchor(href[1:])}>, {self._content(element)})"
        link = f"link({string_literal(quote_address(href))}, {self._content(element)})"
        address = printed_address(href)
        words = element.text_content().strip()
        is_printed = printed_address(words) == address or f"({address})" in words
        if not address or _has_class(element, "plain") or is_printed:
            return link
        return f"[#{link}#address({string_literal(to_printable(address))})]"

    def _attachment(self, element: html.HtmlElement, href: str) -> str:
        """Return the words of a link that contains a file, and the file attached to the PDF."""
        media_type = href[len("data:") : href.index(";")]
        relationship = "data" if element.get("download") == AUDIT_FILE else "source"
        return (
            f"[#pdf.attach({string_literal(element.get('download'))}, {file_bytes(href)}, "
            f"relationship: {string_literal(relationship)}, mime-type: {string_literal(media_type)}, "
            f"description: {string_literal(element.get('data-holds'))}){self._markup(element)}]"
        )

    def _list(self, element: html.HtmlElement) -> str:
        if _has_class(element, "lettered"):
            return self._lettered(element)
        kind = "enum" if element.tag == "ol" else "list"
        start = f"start: {int(element.get('start', '1'))}, " if kind == "enum" else ""
        spacing = "tight: false, spacing: 1em, " if element.find("li/p") is not None else ""
        items = "".join(f"[{self._markup(item)}{_label(item)}], " for item in element.iterchildren("li"))
        code = f"{kind}({spacing}{start}{items})"
        if len(element.text_content()) <= _SHORT_LIST:
            code = f"whole({code})"
        return f"nested({code})" if element.getparent().tag == "li" else code

    def _lettered(self, element: html.HtmlElement) -> str:
        """Return a list whose items have letters of their own, which are words of the text."""
        lines = "".join(f"({', '.join(map(self._content, item))}), " for item in element.iterchildren("li"))
        widest = max(len(item[0].text_content()) for item in element.iterchildren("li"))
        return f"lettered({_LETTER_WIDTHS.get(widest, _LETTER_WIDTHS[max(_LETTER_WIDTHS)])}, ({lines}))"

    def _terms(self, element: html.HtmlElement) -> str:
        pairs = "".join(
            f"({self._content(pair.find('dt'))}, {self._description(pair.find('dd'))}), "
            for pair in element.iterchildren("div")
        )
        is_whole = element.get("class") == "facts" and len(element.text_content()) <= _SHORT_LIST
        return f"{element.get('class')}({'whole: true, ' if is_whole else ''}({pairs}))"

    def _description(self, element: html.HtmlElement) -> str:
        anchor = f"#metadata(none){_label(element)}" if element.get("id") else ""
        return f"[{anchor}{self._markup(element)}]"

    def _table(self, element: html.HtmlElement) -> str:
        head = "".join(map(self._row, element.findall("thead/tr")))
        body = "".join(map(self._row, element.findall("tbody/tr")))
        table = f"table(columns: {column_widths(element)}, table.header({head}), {body})"
        size, is_parted = small_type(element)
        if size:
            table = f"crowded({size}pt, {'true' if is_parted else 'false'}, {table})"
        caption = element.find("caption")
        named = "none" if caption is None else self._content(caption)
        figure = f"figure(kind: table, caption: {named}, {table})"
        return f"wide({figure})" if is_wide(element) else figure

    def _row(self, row: html.HtmlElement) -> str:
        if row[0].get("scope") == "rowgroup":
            # A header of the rows below it is not left alone at the end of a page.
            return f"table.header(level: 2, repeat: false, table.cell({self._cell(row[0])})), "
        whole = "" if is_tall(row) else "breakable: false, "
        return "".join(f"table.cell({whole}{self._cell(cell)}), " for cell in row)

    def _cell(self, cell: html.HtmlElement) -> str:
        align = next((name for name in (cell.get("class") or "").split() if name in ("right", "center")), None)
        aligned = f"align: {align} + top, " if align else ""
        inset = "" if cell.getnext() is not None else "inset: (right: 0mm), "
        span = f"colspan: {int(cell.get('colspan'))}, " if cell.get("colspan") else ""
        return f"{span}{aligned}{inset}{self._styled(cell, self._content(cell))}"

    def _code_span(self, element: html.HtmlElement) -> str:
        return f"raw({string_literal(to_printable(fold_spaces(element.text_content())))})"

    def _code_block(self, element: html.HtmlElement) -> str:
        return f"raw(block: true, {string_literal(to_printable(element.text_content()))})"

    def _image(self, element: html.HtmlElement) -> str:
        source = element.get("src")
        image_format = "svg" if "svg" in source[:20] else "png"
        is_picture = element.get("class") == "picture"
        size = "width: 100%" if is_picture else "height: 14mm"
        return (
            f"{'picture' if is_picture else 'logo'}(image({file_bytes(source)}, "
            f"format: {string_literal(image_format)}, {size}, alt: {string_literal(element.get('alt'))}))"
        )

    def _line_break(self, element: html.HtmlElement) -> str:
        return "linebreak()"

    def _rule(self, element: html.HtmlElement) -> str:
        return "rule()"


_FUNCTIONS = {
    "p": "par",
    "blockquote": "quote.with(block: true)",
    "em": "emph",
    "strong": "strong",
    "sup": "super",
}
"""The function of Typst's for each tag whose content goes into one."""
_FORMS: dict[str, Callable[[ElementConverter, html.HtmlElement], str]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), ElementConverter._heading),
    "a": ElementConverter._link,
    "ul": ElementConverter._list,
    "ol": ElementConverter._list,
    "dl": ElementConverter._terms,
    "table": ElementConverter._table,
    "code": ElementConverter._code_span,
    "pre": ElementConverter._code_block,
    "img": ElementConverter._image,
    "br": ElementConverter._line_break,
    "hr": ElementConverter._rule,
}


def _text(text: str, at_start: bool) -> str:
    folded = fold_spaces(text)
    if at_start:
        folded = folded.lstrip(" ")
    return f"#{string_literal(to_printable(folded))};" if folded else ""


def _in_language(element: html.HtmlElement, code: str) -> str:
    if (tag := element.get("lang")) and element.tag != "html":
        language, _dash, region = tag.partition("-")
        in_region = f", region: {string_literal(region)}" if region else ", region: none"
        return f"text(lang: {string_literal(language)}{in_region}, {code})"
    return code


def _leads_on(paragraph: html.HtmlElement) -> bool:
    """Whether a paragraph leads to what follows it, so that no page ends in between."""
    following = paragraph.getnext()
    if following is None or len(text := paragraph.text_content().strip()) > _LONGEST_LEAD:
        return False
    return text.endswith(":") or following.tag in ("ul", "ol", "table") or _has_class(following, "table")


def _has_class(element: html.HtmlElement, name: str) -> bool:
    return name in (element.get("class") or "").split()


def _label(element: html.HtmlElement) -> str:
    anchor = element.get("id")
    return f" <{_checked_anchor(anchor)}>" if anchor and element.tag not in ("main", "section") else ""


def _checked_anchor(anchor: str) -> str:
    if not _ANCHOR.fullmatch(anchor):
        raise UnknownElement(f"The page has an anchor {shortened(anchor)}, which no template of the workbook's writes.")
    return anchor
