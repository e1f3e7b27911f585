"""What officers write, in Markdown, as HTML that is safe and accessible.

Headings, paragraphs, lists, tables, quotes, emphasis, code, links and footnotes are understood.
Everything else is text: raw HTML, images, links to anything but the web and e-mail, and every
other language's special signs come out as they were typed.
"""

import re
from dataclasses import dataclass
from typing import Any

import mistune
from mistune.plugins.footnotes import footnotes
from mistune.plugins.table import table, table_in_list, table_in_quote
from mistune.plugins.url import url as bare_links
from mistune.util import escape

_ALLOWED_LINK = re.compile(r"(?:https?://[^/\s]|mailto:[^\s@]+@[^\s@]+$)", re.IGNORECASE)
_LOWEST_HEADING = 6

_ASTERISK_IN_A_WORD = re.compile(r"(?<=\w)\*(?=\w)")
_KEPT, _KEPT_IN_A_LINK = "\ufdd0", "%EF%B7%90"
"""What an asterisk between letters or digits ("7*7") is while Markdown is read, so that it begins no emphasis.

A code that is no character: the reader refuses text that holds it.
"""

_NOT_UNDERSTOOD = ("raw_html", "indent_code", "ref_link")
"""Raw HTML is text; an indented paragraph is a paragraph; "[1]: https://..." is a line that must not vanish."""


@dataclass(frozen=True)
class Place:
    """Where in the document a text stands."""

    section: str
    """What its tables are called after: "Key findings"."""
    prefix: str
    """What its footnotes' anchors begin with, unique in the document."""
    heading_level: int
    """The level of the heading that the text stands under; its own headings begin below."""


def to_html(text: str, place: Place) -> str:
    """The text as HTML: block elements with no style, script, image or raw markup."""
    if not text.strip():
        return ""
    kept = _ASTERISK_IN_A_WORD.sub(_KEPT, text)
    return str(_parser(_Renderer(place))(kept)).strip().replace(_KEPT, "*").replace(_KEPT_IN_A_LINK, "*")


def images_in(text: str) -> list[str]:
    """The images that a text asks for, as they were typed; the documents show none."""
    if "![" not in text:
        return []
    renderer = _Renderer(Place("", "", 1))
    _parser(renderer)(text)
    return renderer.images


def _parser(renderer: "_Renderer") -> mistune.Markdown:
    rules = [rule for rule in mistune.BlockParser.DEFAULT_RULES if rule not in _NOT_UNDERSTOOD]
    block = mistune.BlockParser(block_quote_rules=[*rules], list_rules=[*rules])
    block.rules = [*rules]
    markdown = mistune.Markdown(renderer, block)
    for plugin in (table, table_in_quote, table_in_list, _every_footnote, footnotes, bare_links):
        markdown.use(plugin)
    markdown.inline.rules.remove("inline_html")
    renderer.register("footnote_ref", _Renderer.footnote_reference)
    renderer.register("footnotes", _Renderer.footnote_list)
    renderer.register("footnote_item", _Renderer.footnote)
    renderer.register("table", _Renderer.captioned_table)
    renderer.register("table_cell", _Renderer.scoped_cell)
    return markdown


def _every_footnote(markdown: mistune.Markdown) -> None:
    """Prints footnotes that nothing refers to as well, after the others."""

    def add_unreferenced(_: Any, result: Any, state: Any) -> Any:
        if written := state.env.get("ref_footnotes"):
            referred = state.env.setdefault("footnotes", [])
            state.env["referred"] = frozenset(referred)
            referred += [key for key in written if key not in referred]
        return result

    markdown.after_render_hooks.append(add_unreferenced)


class _Renderer(mistune.HTMLRenderer):
    def __init__(self, place: Place) -> None:
        super().__init__(escape=True)
        self.place = place
        self._written_levels: list[int] = []
        self._tables = 0
        self._references: dict[int, int] = {}
        self.images: list[str] = []

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        """A heading under the section's own, with no level skipped whatever the officer's signs say."""
        if not text.strip():
            return ""
        while self._written_levels and self._written_levels[-1] >= level:
            self._written_levels.pop()
        self._written_levels.append(level)
        depth = min(self.place.heading_level + len(self._written_levels), _LOWEST_HEADING)
        return f"<h{depth}>{text}</h{depth}>\n"

    def link(self, text: str, url: str, title: str | None = None) -> str:
        address = mistune.util.unescape(url)
        if not _ALLOWED_LINK.match(address):
            return f"[{text}]({escape(address)})"
        return f'<a href="{escape(address)}">{text.strip() or escape(address)}</a>'

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
        self._tables += 1
        return f"<table>\n<caption>{escape(self.place.section)}: table {self._tables}</caption>\n{text}</table>\n"

    def scoped_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
        # A header cell without words announces nothing, so it is a plain cell.
        opening = 'th scope="col"' if head and text.strip() else "td"
        aligned = f' class="{align}"' if align in ("right", "center") else ""
        return f"<{opening}{aligned}>{text}</{opening[:2]}>\n"

    def _note_id(self, index: int) -> str:
        return f"{self.place.prefix}-note-{index}"

    def footnote_reference(self, key: str, index: int) -> str:
        again = self._references[index] = self._references.get(index, 0) + 1
        reference = f"{self._note_id(index)}-reference" + (f"-{again}" if again > 1 else "")
        return f'<sup><a href="#{self._note_id(index)}" id="{reference}">[note {index}]</a></sup>'

    def footnote_list(self, text: str) -> str:
        return f'<ol class="notes">\n{text}</ol>\n'

    def footnote(self, text: str, key: str, index: int) -> str:
        body = text.strip()
        if index in self._references:
            back = f' <a href="#{self._note_id(index)}-reference">Back to note {index} in the text</a>'
            body = f"{body[:-4]}{back}</p>" if body.endswith("</p>") else body + back
        return f'<li id="{self._note_id(index)}">{body}</li>\n'
