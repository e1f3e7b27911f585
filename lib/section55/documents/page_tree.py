"""The tree of a page, with everything that the page carries."""

from lxml import etree, html

_EVERY_ELEMENT = etree.ElementDefaultClassLookup(element=html.HtmlElement, comment=html.HtmlComment)
"""A page has no forms, for whose elements lxml's own parser would look at the name of each."""


def parse_page(page: str) -> html.HtmlElement:
    """Return the tree of a page; raises lxml's ``ParserError`` for a text that is none.

    The parser leaves out what is longer than ten million characters unless it is asked not to, and
    a page carries files in its links. It also takes what stands behind a <wbr>, which has no end, for what is
    inside it, unless that closes itself.
    """
    parser = etree.HTMLParser(huge_tree=True)
    parser.set_element_class_lookup(_EVERY_ELEMENT)
    return html.document_fromstring(page.replace("<wbr>", "<wbr/>"), parser=parser)
