"""Lists of items by inspection: a few words of each, and all of them where they unfold."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from lxml import html

from section55.register.entries import make_register
from section55.register.page import register_page
from support.register_folders import register


def test_an_open_item_unfolds_to_all_that_it_asks(register_folder: Path) -> None:
    """Its few words are what one presses; an item whose words are all there has nothing to unfold."""
    shown = register(register_folder, date(2023, 6, 1))
    page = html.document_fromstring(register_page(shown))
    [item] = shown.open_items
    [cell] = page.xpath("//section[@aria-labelledby='open']//td[details]")
    few, whole = (" ".join(part.text_content().split()) for part in cell[0])
    assert few == item.asked
    assert whole.startswith("By 30 April 2023, chief constables should make sure")
    assert whole.endswith("(b) whenever a person moves to a sensitive post.")
    [entry] = [entry for entry in shown.entries if entry.slug == item.slug]
    short = replace(entry, items=(replace(item, text="Do it", excerpt="", title=""),))
    assert "<details>" not in register_page(make_register([short], shown.as_of))
