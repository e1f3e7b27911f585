"""Turns the Markdown that officers write into HTML that is safe and accessible.

Headings, paragraphs, lists, tables, quotes, emphasis, code, links and footnotes are understood.
The lettered lines of a paragraph keep their lines. Everything else is text: raw HTML, images, links to
anything but the web and e-mail, and the special characters of every other language come out as they were
typed.
"""

import copy
import re
from collections import Counter
from functools import cache
from typing import Any
from urllib.parse import unquote

import mistune
from mistune.core import BlockState
from mistune.plugins.footnotes import footnotes
from mistune.plugins.table import (
    render_table_body,
    render_table_head,
    render_table_row,
    table,
    table_in_list,
    table_in_quote,
)
from mistune.plugins.url import url as bare_links
from mistune.util import escape, escape_url

from section55.model.catalogue import _
from section55.model.lettered_lines import (
    LINE_BREAK,
    LetteredItem,
    break_before_letters,
    part_lettered_items,
    part_lettered_lines,
)
from section55.model.web_address import BadAddress, encode_host, printed_address

_Result = str | list[dict[str, Any]]
"""What mistune gives its hooks: the rendered text, or tokens where it has no renderer."""

_MAIL_LINK = re.compile(r"mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)
_MOST_LEVELS = 9
"""Lists and quotations stand so deep in one another, as in Word, and what is deeper is text: Typst refuses fourteen."""
_LOWEST_HEADING = 6

_MARKUP_AND_NOTES = re.compile(r"<sup>.*?</sup>|<[^>]*>")
_ASTERISK_IN_A_WORD = re.compile(r"(?<=\w)\*(?=\w)")
_ASTERISK_CODE, _ASTERISK_CODE_IN_A_LINK = "\ufdd0", "%EF%B7%90"
"""What replaces an asterisk between letters or digits ("7*7") while Markdown is read, so that it begins no emphasis.

It is a code point that is no character; the reader refuses text that has it.
"""

_NOT_UNDERSTOOD = ("raw_html", "indent_code", "ref_link")
"""Raw HTML is text; an indented paragraph is a paragraph; "[1]: https://..." is a line that must not vanish."""


def to_html(text: str, section: str, prefix: str, heading_level: int) -> str:
    """Return the text as HTML: block elements with no style, script, image or raw markup.

    Tables are captioned with the heading above them, that of the text or ``section`` ("Key findings"), anchors
    begin with ``prefix``, which is unique in the document, and the text's own headings begin below
    ``heading_level``, the level of the heading that it stands under.
    """
    if not text.strip():
        return ""
    coded = _ASTERISK_IN_A_WORD.sub(_ASTERISK_CODE, text) if "*" in text else text
    html = _render(coded, _Renderer(section, prefix, heading_level)).strip()
    return html.replace(_ASTERISK_CODE, "*").replace(_ASTERISK_CODE_IN_A_LINK, "*")


def images_in(text: str) -> list[str]:
    """Return the images that a text refers to, as they were typed; the documents show none."""
    if "![" not in text:
        return []
    renderer = _Renderer("", "", 1)
    _render(text, renderer)
    return renderer.images


def broken_links_in(text: str) -> list[str]:
    """Return the addresses of the links in a text that lead nowhere; the documents print them as text."""
    renderer = _Renderer("", "", 1)
    _render(text, renderer)
    return renderer.broken_links


def _render(text: str, renderer: "_Renderer") -> str:
    markdown = copy.copy(_grammar("://" in text))
    markdown.renderer = renderer
    return str(markdown(text))


@cache
def _grammar(has_addresses: bool) -> mistune.Markdown:
    """What is understood of a text. For addresses in it mistune stops at each "h", so that it is asked only of some."""
    rules = [rule for rule in mistune.BlockParser.DEFAULT_RULES if rule not in _NOT_UNDERSTOOD]
    block = mistune.BlockParser(block_quote_rules=[*rules], list_rules=[*rules], max_nested_level=_MOST_LEVELS)
    block.rules = [*rules]
    plugins = [table, table_in_quote, table_in_list, _every_footnote, footnotes]
    markdown = mistune.Markdown(None, block, plugins=[*plugins, bare_links] if has_addresses else plugins)
    markdown.inline.rules.remove("inline_html")
    return markdown


def _every_footnote(md: mistune.Markdown) -> None:
    """Print footnotes that nothing refers to as well, after the others."""

    def add_unreferenced(_: mistune.Markdown, result: _Result, state: BlockState) -> _Result:
        if defined := state.env.get("ref_footnotes"):
            referred = state.env.setdefault("footnotes", [])
            referred += [key for key in defined if key not in referred]
        return result

    md.after_render_hooks.append(add_unreferenced)


class _Renderer(mistune.HTMLRenderer):
    def __init__(self, section: str, prefix: str, heading_level: int) -> None:
        super().__init__(escape=True)
        self.register(LINE_BREAK, lambda _: "<br>")
        self.register("footnote_ref", _Renderer.footnote_reference)
        self.register("footnotes", _Renderer.footnote_list)
        self.register("footnote_item", _Renderer.footnote)
        self.register("table", _Renderer.captioned_table)
        self.register("table_head", render_table_head)
        self.register("table_body", render_table_body)
        self.register("table_row", render_table_row)
        self.register("table_cell", _Renderer.scoped_cell)
        self._section, self._prefix, self._heading_level = section, prefix, heading_level
        self._open_levels: list[int] = []
        self._tables = 0
        self._heading = escape(section)
        self._captions: Counter[str] = Counter()
        self._references: dict[int, int] = {}
        self.images: list[str] = []
        self.broken_links: list[str] = []

    def render_token(self, token: dict[str, Any], state: BlockState) -> str:
        """Render a token; the lettered lines of a paragraph become a list, each with its own letter."""
        if token["type"] in ("paragraph", "block_text"):
            token = token | {"children": break_before_letters(token["children"])}
            if lettered := part_lettered_lines(token["children"]):
                lead = super().render_token(token | {"children": lettered.lead}, state) if lettered.lead else ""
                lines = "".join(
                    f'<li><span class="letter">{self.render_tokens(line.letter, state)}</span> '
                    f"<span>{self.render_tokens(line.text, state)}</span></li>\n"
                    for line in lettered.lines
                )
                return f'{lead}<ul class="lettered">\n{lines}</ul>\n'
        is_bulleted = token["type"] == "list" and not token["attrs"]["ordered"]
        if is_bulleted and (items := part_lettered_items(token["children"])):
            return self._lettered_list(items, state)
        return super().render_token(token, state)

    def _lettered_list(self, items: list[LetteredItem], state: BlockState) -> str:
        lines = "".join(
            f'<li><span class="letter">{self.render_tokens(item.letter, state)}</span> '
            f"<div>{self.render_tokens(item.blocks, state)}</div></li>\n"
            for item in items
        )
        return f'<ul class="lettered">\n{lines}</ul>\n'

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        """Render a heading under the section's own, with no level skipped whatever level the officer typed."""
        if not text.strip():
            return ""
        while self._open_levels and self._open_levels[-1] >= level:
            self._open_levels.pop()
        self._open_levels.append(level)
        self._heading = text
        depth = min(self._heading_level + len(self._open_levels), _LOWEST_HEADING)
        return f"<h{depth}>{text}</h{depth}>\n"

    def link(self, text: str, url: str, title: str | None = None) -> str:
        address = mistune.util.unescape(url)
        try:
            address = address if _MAIL_LINK.fullmatch(address) else encode_host(address)
        except BadAddress:
            self.broken_links.append(unquote(address))
            is_bare = escape_url(mistune.util.unescape(text)) == address and "://" in address
            return text if is_bare else f"[{text}]({escape(address)})"
        words = text.strip() or escape(address)
        kind = ' class="address"' if printed_address(mistune.util.unescape(words)) == printed_address(address) else ""
        return f'<a{kind} href="{escape(address)}">{words}</a>'

    def linebreak(self) -> str:
        return "<br>\n"

    def thematic_break(self) -> str:
        return "<hr>\n"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        self.images.append(f"![{text}]({url})")
        return f"![{text}]({escape(mistune.util.unescape(url))})"

    def block_code(self, code: str, info: str | None = None) -> str:
        first_line = f"{info.strip()}\n" if info else ""
        return f"<pre><code>{escape(first_line + code)}</code></pre>\n"

    def captioned_table(self, text: str) -> str:
        # It scrolls by itself where it is too wide; a group, since each region would be one more landmark to pass.
        self._tables += 1
        anchor = f"{self._prefix}-table-{self._tables}"
        return (
            f'<div class="table" role="group" tabindex="0" aria-labelledby="{anchor}">\n'
            f'<table>\n<caption id="{anchor}">{self._caption()}</caption>\n{text}</table>\n</div>\n'
        )

    def _caption(self) -> str:
        """Return the words of the nearest heading above a table, and which of the tables below it this is."""
        heading = _MARKUP_AND_NOTES.sub("", self._heading).strip() or escape(self._section)
        self._captions[heading] += 1
        number = self._captions[heading]
        return f"{heading}: {_('table {number}', number=number) if number > 1 else _('table')}"

    def scoped_cell(self, text: str, align: str | None, head: bool) -> str:
        # A header cell without words announces nothing, so it is a plain cell.
        opening = 'th scope="col"' if head and text.strip() else "td"
        aligned = f' class="{align}"' if align in ("right", "center") else ""
        return f"<{opening}{aligned}>{text}</{opening[:2]}>\n"

    def _note_id(self, index: int) -> str:
        return f"{self._prefix}-note-{index}"

    def footnote_reference(self, key: str, index: int) -> str:
        again = self._references[index] = self._references.get(index, 0) + 1
        reference = f"{self._note_id(index)}-reference" + (f"-{again}" if again > 1 else "")
        words = _("note {number}", number=index)
        return f'<sup><a href="#{self._note_id(index)}" id="{reference}">[{words}]</a></sup>'

    def footnote_list(self, text: str) -> str:
        return f'<ol class="notes" aria-label="{_("Notes")}">\n{text}</ol>\n'

    def footnote(self, text: str, key: str, index: int) -> str:
        body = text.strip()
        if index in self._references:
            words = _("Back to note {number} in the text", number=index)
            back = f' <a href="#{self._note_id(index)}-reference" aria-label="{words}">↑</a>'
            body = f"{body[:-4]}{back}</p>" if body.endswith("</p>") else body + back
        return f'<li id="{self._note_id(index)}">{body}</li>\n'
