"""Which words of a page are English ones of the workbook's."""

import re

from babel.messages.pofile import read_po
from lxml import html

from section55.model.catalogue import LANGUAGES

OURS = {"width", "initial", "scale", "device", "light", "dark", "response"}
"""What stands in the head of a page for browsers, and the name of the notebook."""


def words_of(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]+", text) if len(word) > 1}


def english_words() -> set[str]:
    """The words of the English sentences of the catalogue that none of its Welsh ones has."""
    with (LANGUAGES / "cy.po").open("rb") as file:
        entries = [entry for entry in read_po(file, locale="cy") if entry.id]
    without_fields = [re.sub(r"\{\w+\}", " ", str(text)) for entry in entries for text in (entry.id,)]
    welsh = [re.sub(r"\{\w+\}", " ", str(entry.string)) for entry in entries]
    return words_of(" ".join(without_fields)) - words_of(" ".join(welsh))


def text_shown(page: str) -> str:
    """The words of a page, those that are spoken alone included; without code and the names of files."""
    tree = html.document_fromstring(page)
    for left_out in tree.xpath("//style | //code | //a[@download]"):
        left_out.drop_tree()
    spoken = " ".join(str(text) for text in tree.xpath("//@aria-label | //@data-label | //@alt | //meta/@content"))
    return f"{' '.join(tree.itertext())} {spoken}"
