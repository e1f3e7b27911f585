"""Words that are too long for their line: found wherever they stand, and else not looked for."""

import re

import pytest
from lxml import html

from section55.documents.attachments import read_attachments
from section55.documents.page_tree import parse_page
from section55.documents.typst_long_words import has_long_words
from section55.documents.typst_source import typst_source
from support.workbook import Documents

WORD, HASH = "w" * 60, "0123456789abcdef" * 4
LONG_WORDS = {
    "a paragraph": f"<p>{WORD}</p>",
    "across two elements": f"<p>{WORD[:40]}<em>{WORD[40:]}</em></p>",
    "code": f"<pre><code>{WORD}</code></pre>",
    "a link's address": f'<p><a href="https://example.org/{WORD}">here</a></p>',
    "a cell": f"<table><tr><td>{WORD[:28]}</td></tr></table>",
    "a cell with more than a hash": f'<table><tr><td class="hash">x<span class="long">{HASH}</span></td></tr></table>',
}


def page(body: str) -> html.HtmlElement:
    """The tree of a page with this body."""
    return parse_page(f"<html><head><title>T</title></head><body>{body}</body></html>")


@pytest.mark.parametrize("body", LONG_WORDS.values(), ids=LONG_WORDS)
def test_a_word_is_found_wherever_it_stands(body: str) -> None:
    """In a text from 60 characters on, in a table from 28."""
    assert has_long_words(page(body))


def test_a_hash_in_its_cell_is_not_looked_for(norfolk: Documents) -> None:
    """An ordinary document has none but those, and may break them all the same."""
    cell = f'<table><tr><td class="hash"><span class="long">{HASH}</span></td></tr></table><p>{WORD[:59]} {WORD}</p>'
    assert not has_long_words(page(cell.replace(f" {WORD}", "")))
    source = typst_source(norfolk.html).text
    assert "has-long-words: false" in source
    record = read_attachments(norfolk.pdf, "pdf").record
    pieces = "".join(re.findall(r"\(((?:\"[0-9a-f]{8}\", ){8})\)\.join\(box\(\)\)", source))
    assert record.inputs[0].sha256 in re.sub(r"\W", "", pieces)
