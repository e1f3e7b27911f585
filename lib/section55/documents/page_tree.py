"""The tree of a page, with everything that the page carries."""

from lxml import html


def parse_page(page: str) -> html.HtmlElement:
    """Return the tree of a page; raises lxml's ``ParserError`` for a text that is none.

    The parser leaves out what is longer than ten million characters unless it is asked not to, and
    a page carries files in its links.
    """
    return html.document_fromstring(page, parser=html.HTMLParser(huge_tree=True))
