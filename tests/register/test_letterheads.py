"""The office's logo at the head of the register's pages."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from lxml import html

from section55.documents.html_page import data_link
from section55.register.facts import register_facts, register_from_facts
from section55.register.page import page_register, register_page
from section55.register.panel_paper import render_paper
from support.register_folders import register
from support.registers import EARLY


def test_page_and_paper_have_the_logo_of_the_office(register_folder: Path) -> None:
    """With its words, as its documents have it; of several offices, and once it has gone, there is none."""
    shown = register(register_folder)
    carried = register_from_facts(register_facts(page_register(shown)))
    crest = data_link("crest.svg", (register_folder / "offices" / "crest.svg").read_bytes())
    for made in (register_page(shown), register_page(carried), render_paper(shown, date(2022, 9, 1))):
        head = html.document_fromstring(made).find(".//header")
        assert [(image.get("src"), image.get("alt")) for image in head.iter("img")] == [(crest, "West Midshire")]
        assert head.findtext(".//p[@class='office']") == shown.published[0].office_name
    assert str(register_folder) not in str(register_facts(page_register(shown)))
    several = replace(shown, entries=(*shown.entries, EARLY))
    assert "<img" not in register_page(several).partition("<main")[0]
    (register_folder / "offices" / "crest.svg").unlink()
    assert "<img" not in register_page(shown).partition("<main")[0]
