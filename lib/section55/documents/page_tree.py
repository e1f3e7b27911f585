"""The tree of a page, with everything that the page carries."""

from lxml import html


def parse_page(page: str) -> html.HtmlElement:
    """Return the tree of a page; raises lxml's ``ParserError`` for a text that is none.

    The parser leaves out what is longer than ten million characters unless it is asked not to, and
    a page carries files in its links. It also takes what stands behind a <wbr>, which has no end, for what is
    inside it, unless that closes itself.
    """
    return html.document_fromstring(page.replace("<wbr>", "<wbr/>"), parser=html.HTMLParser(huge_tree=True))
