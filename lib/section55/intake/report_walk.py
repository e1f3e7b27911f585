"""Goes through the blocks of a report once, and finds the items in them."""

import re
from collections.abc import Iterable
from dataclasses import replace

from section55.intake.blocks import Block
from section55.intake.found_items import FoundItem, read_title
from section55.intake.report_leads import asks_of_somebody, leads_of_items, number_of
from section55.intake.report_marks import (
    AREAS,
    CAUSE,
    END,
    OLD,
    RECOMMENDATIONS,
    Heading,
    ItemStart,
    asks,
    find_heading,
    find_item_start,
    goes_on,
    is_end,
    is_subheading,
)
from section55.intake.report_tables import items_of_table
from section55.intake.text_blocks import blocks_of_cell, plain_words
from section55.model.items import ITEM_LISTS

RECOMMENDATIONS_KEY, CAUSES_KEY, AREAS_KEY = ITEM_LISTS


def find_items(blocks: Iterable[Block], title: str = "") -> list[FoundItem]:
    """The items of a report, in its order; those that the report has of earlier reports are none, and no title is."""
    walk = _Walk(title)
    all_blocks = list(blocks)
    leads = leads_of_items(all_blocks)
    for index, block in enumerate(all_blocks):
        if index not in leads or not walk.take_lead(block):
            walk.take(block)
    return [item for item in walk.items if item.blocks or item.recommendations]


class _Walk:
    def __init__(self, title: str) -> None:
        self.items: list[FoundItem] = []
        self._section = ""
        self._to = ""
        self._level = 0
        self._group = ""
        self._item: FoundItem | None = None
        self._cause: FoundItem | None = None
        self._takes_all = False
        """Whether what stands in the section belongs to its item up to the next heading."""
        self._title = title
        """The report's own, until the walk has passed it: it may read as the beginning of an item."""
        self._is_listing = False
        """Whether every entry of the list at which the walk stands is an item."""
        self._lead: Block | None = None
        """The sentence that each entry of that list goes on: "Within six months, police forces should:"."""

    def take_lead(self, block: Block) -> bool:
        """Takes a sentence that is the beginning of each entry below it, where it stands in a list of items."""
        if self._section not in (RECOMMENDATIONS, AREAS):
            return False
        words = re.sub(r"\*\*", "", block.markdown)
        self._lead, self._item = replace(block, kind="paragraph", level=0, markdown=words), None
        return True

    def take(self, block: Block) -> None:
        """Takes the next block."""
        if block.kind != "item":
            self._lead = None
        if self._title and block.kind == "heading" and " ".join(block.text.split()) == self._title:
            self._title = ""
            return
        start = find_item_start(block)
        if start is not None and self._section != OLD:
            self._start_numbered(block, start)
            return
        heading = find_heading(block)
        if heading is not None:
            self._open(block, heading)
            return
        if block.kind == "heading":
            self._other_heading(block)
        elif is_end(block):
            self._close()
        elif block.kind == "table":
            self._table(block)
        else:
            self._text(block)

    def _open(self, block: Block, heading: Heading) -> None:
        if heading.opens == CAUSE:
            self._start_cause(block, heading)
            return
        if heading.opens == RECOMMENDATIONS and self._cause is not None and self._belongs_to_cause(block):
            self._item, self._section, self._to = None, RECOMMENDATIONS, heading.to
            return
        self._close()
        if heading.opens == END:
            return
        self._section, self._to, self._takes_all = heading.opens, heading.to, heading.is_one
        self._level = block.level if block.kind == "heading" else 0
        if heading.opens == AREAS and heading.is_one:
            self._item = self._add(FoundItem(AREAS_KEY, "", group=self._group, place=block.place))

    def _belongs_to_cause(self, block: Block) -> bool:
        return block.kind != "heading" or not self._level or block.level >= self._level

    def _start_cause(self, block: Block, heading: Heading) -> None:
        self._close()
        self._level = block.level if block.kind == "heading" else 0
        self._section = CAUSE
        if not heading.is_one:
            return
        self._cause = self._item = FoundItem(
            CAUSES_KEY, heading.number, accelerated=heading.accelerated, group=self._group, place=block.place
        )
        self.items.append(self._cause)
        if heading.rest:
            if heading.is_title:
                self._cause.title = heading.rest
            else:
                self._cause.blocks.append(_paragraph(block, heading.rest))

    def _start_numbered(self, block: Block, start: ItemStart) -> None:
        if start.is_area:
            self._cause = None
        if self._section not in (RECOMMENDATIONS, AREAS) and not (self._cause is not None and self._section == CAUSE):
            self._section, self._to = "", ""
            self._cause = None
        kind = AREAS_KEY if start.is_area else RECOMMENDATIONS_KEY
        self._item = self._add(FoundItem(kind, start.number, group=self._group, to=self._to, place=block.place))
        if block.kind == "heading":
            self._level = self._level or block.level
        if start.rest and start.is_title:
            read_title(self._item, plain_words(start.rest))
        elif start.rest:
            self._item.blocks.append(_paragraph(block, start.rest))
        self._takes_all = False

    def _other_heading(self, block: Block) -> None:
        words = " ".join(block.text.split())
        is_below = bool(self._level) and block.level > self._level
        if is_below and self._is_first_of_item(block):
            return
        if is_below and self._section in (RECOMMENDATIONS, AREAS):
            # A heading below that of the list: the items under it are a group.
            self._item, self._group = None, words
            if not self._cause:
                return
        self._close()
        self._group = words

    def _is_first_of_item(self, block: Block) -> bool:
        """Takes a heading below an item's own, or below that of a list, which says what the item is.

        "Area for improvement", and below it as a heading "The force should improve how it records crime.".
        """
        item = self._item
        if item is None and self._section == AREAS and asks(block.text):
            item = self._item = self._add(FoundItem(AREAS_KEY, "", group=self._group, place=block.place))
        if item is None or item.blocks or item.recommendations or item.title:
            return False
        if asks(block.text) or block.text.rstrip().endswith("."):
            item.blocks.append(_paragraph(block, block.markdown))
        else:
            item.title = " ".join(block.text.split())
        return True

    def _close(self) -> None:
        self._section, self._to, self._level, self._is_listing = "", "", 0, False
        self._item = self._cause = None
        self._takes_all = False

    def _add(self, item: FoundItem) -> FoundItem:
        if self._cause is not None and item.kind == RECOMMENDATIONS_KEY:
            self._cause.recommendations.append(item)
        else:
            self._cause = None
            self.items.append(item)
        return item

    def _table(self, block: Block) -> None:
        found = items_of_table(block.rows)
        if found and self._section != OLD:
            for cells in found:
                kind = AREAS_KEY if cells.is_area or self._section == AREAS else RECOMMENDATIONS_KEY
                words = list(blocks_of_cell(cells.text, block))
                item = FoundItem(kind, cells.number, words, to=cells.to or self._to, due=cells.due, place=block.place)
                self._add(replace(item, group=self._group))
            self._item = None
        elif self._item is not None and self._item.blocks:
            self._item.blocks.append(block)

    def _text(self, block: Block) -> None:
        item = self._item
        if self._lead is not None and number_of(block) and (item is None or block.level <= item.blocks[1].level):
            self._add_entry(self._lead, block)
        elif item is not None and (not item.blocks or self._goes_on(item, block)):
            item.blocks.append(block)
        elif self._section in (RECOMMENDATIONS, AREAS):
            self._unnumbered(block)
        elif item is not None:
            self._item = None

    def _add_entry(self, lead: Block, block: Block) -> None:
        kind = AREAS_KEY if self._section == AREAS else RECOMMENDATIONS_KEY
        found = FoundItem(
            kind, number_of(block), [lead, replace(block, marker="-")], group=self._group, place=block.place
        )
        self._item = self._add(replace(found, to=self._to))

    def _goes_on(self, item: FoundItem, block: Block) -> bool:
        if self._takes_all or item.kind == CAUSES_KEY:
            return True
        before = item.blocks[-1]
        if block.kind == "item" and before.kind == "item":
            first = next(each for each in item.blocks if each.kind == "item")
            # An item that is one of a list itself goes on only in what lies deeper, or bears no marker.
            if item.blocks[0].kind == "item" and block.marker and block.level <= first.level:
                return _is_lettered(block) and not _is_lettered(first)
            return True
        if block.kind == "item" and item.blocks[0].kind == "item" and block.level <= item.blocks[0].level:
            return False
        if self._section == AREAS and block.kind == "paragraph" and item.blocks[0].kind == "paragraph":
            return not (asks(block.text) or is_subheading(block)) or goes_on(before, block)
        return goes_on(before, block)

    def _unnumbered(self, block: Block) -> None:
        """A list's entry, or a paragraph that asks for something, in a section of items without numbers."""
        is_entry = block.kind == "item" and bool(block.marker)
        number = number_of(block) if is_entry else ""
        if not asks(block.text) and not (is_entry and (number or self._is_listing or self._section == AREAS)):
            if block.kind == "paragraph":
                self._item, self._is_listing = None, False
            return
        if block.kind == "paragraph" and block.text.rstrip().endswith(":") and not asks_of_somebody(block):
            self._item, self._is_listing = None, True
            return  # "We recommend that:", and the entries of the list below are the items
        kind = AREAS_KEY if self._section == AREAS else RECOMMENDATIONS_KEY
        self._item = self._add(FoundItem(kind, number, [block], group=self._group, to=self._to, place=block.place))


def _paragraph(block: Block, markdown: str) -> Block:
    return replace(block, kind="paragraph", text=plain_words(markdown), markdown=markdown, level=0)


def _is_lettered(block: Block) -> bool:
    return block.marker.strip("().").isalpha()
