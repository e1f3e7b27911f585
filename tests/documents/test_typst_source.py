"""What Typst gets of a page: all of it or an error, however deep its lists are."""

import pytest

from section55.documents.pdf import pdf_from_html
from section55.documents.typst_elements import UnknownElement
from section55.documents.typst_source import typst_source
from support.examples import item
from support.reports import inspection_file, page_of
from support.words import words_of_pdf
from support.workbook import Documents


def test_an_element_without_a_form_is_an_error(norfolk: Documents) -> None:
    """Nothing of a page is left out of the PDF in silence."""
    page = norfolk.html.replace("<p>No areas for improvement were put forward.</p>", "<marquee>No areas.</marquee>")
    with pytest.raises(UnknownElement, match="<marquee>"):
        typst_source(page)


def test_a_page_without_a_colour_is_an_error(norfolk: Documents) -> None:
    """A page that no template of the workbook's made has no PDF, and the message says why."""
    with pytest.raises(UnknownElement, match="no accent colour"):
        typst_source(norfolk.html.replace("--accent:", "--another:"))


def test_a_pdf_is_made_however_deep_its_lists_and_quotations_are() -> None:
    """In the key findings and in an item's own text, which stands in a quotation and beside its label."""
    deep = "\n".join(f"{'  ' * level}- level {level}." for level in range(30)) + f"\n\nThen:\n\n{'>' * 30} quoted."
    page = page_of(inspection_file(key_findings=deep, recommendations=[item(1) | {"text": deep}]))
    assert "level 29." in words_of_pdf(pdf_from_html(page))
