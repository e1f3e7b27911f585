"""Words that are too long for a line on paper: whether the layout has to look for any.

Looking for them costs a sixth of making a PDF, and hardly a document has one but the hashes of its audit trail,
which are known for what they are.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree, html

from section55.fonts.characters import to_printable
from section55.model.web_address import printed_address

_IN_TEXT, _IN_TABLE = re.compile(r"[^\s\-/]{60,}"), re.compile(r"[^\s\-/]{28,}")
"""What ``layout.typ`` lets end its line anywhere, outside of tables and inside."""
_TEXTS = etree.XPath("body//text()[not(ancestor::td[@class='hash'])]", smart_strings=False)
_HASH = re.compile(r"[0-9a-f]{28,}")
_PIECE = 8
"""How many digits of a hash no line parts."""


def is_hash(element: html.HtmlElement) -> bool:
    """Return whether an element is a hash alone in a cell for hashes."""
    cell = element.getparent()
    return (
        element.get("class") == "long"
        and cell.get("class") == "hash"
        and cell.tag == "td"
        and len(cell) == 1
        and not (cell.text or element.tail or len(element))
        and bool(_HASH.fullmatch(element.text or ""))
    )


def hash_pieces(digits: str) -> list[str]:
    """Return the pieces of a hash between which a line may end: few, since each is laid out for itself."""
    return [digits[start : start + _PIECE] for start in range(0, len(digits), _PIECE)]


def has_long_words(tree: html.HtmlElement) -> bool:
    """Return whether a page may have a word that is too long for its line, and is no hash in a cell of its own."""
    texts: Iterable[str] = _TEXTS(tree)  # type: ignore[assignment]  # its type is that of any XPath
    outside = ("".join(texts), *(str(text) for text in tree.xpath("head/title/text() | head/meta/@content")))
    return any(_has_word(_IN_TEXT, 60, text) for text in (*outside, *_addresses(tree))) or any(
        _has_word(_IN_TABLE, 28, text) for table in tree.iter("table") for text in _texts_of(table)
    )


def _has_word(pattern: re.Pattern[str], least: int, text: str) -> bool:
    """Whether a text has a word of a pattern, in which it has no fewer characters than ``least``."""
    printed = to_printable(text)
    return max(map(len, printed.split()), default=0) >= least and bool(pattern.search(printed))


def _texts_of(table: html.HtmlElement) -> Iterator[str]:
    """Yield the words of each cell and of the caption, and the addresses that paper has beside its links."""
    for cell in table.iter("td", "th", "caption"):
        if not (len(cell) == 1 and is_hash(cell[0])):
            yield cell.text_content()
    yield from _addresses(table)


def _addresses(element: html.HtmlElement) -> Iterator[str]:
    for link in element.iter("a"):
        if not (href := link.get("href", "")).startswith(("data:", "#")):
            yield f"({printed_address(href)})"
