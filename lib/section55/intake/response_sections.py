"""The sections of a response, each under the label that it belongs to; an answer to one item goes with the item."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from section55.intake.blocks import Block
from section55.intake.labels import (
    ANSWERS,
    ITEM,
    ONE_LINE,
    UNNAMED_ANSWER,
    Label,
    find_label,
    is_label_of_cell,
    kind_of_word,
)
from section55.intake.text_blocks import blocks_of_cell, plain_words
from section55.model.items import ITEM_LISTS, KINDS, ItemKind

_LABEL_WORDS = 6
"""A title has more words than a label."""


@dataclass
class Sections:
    """The blocks of a response by label, and those that stand above the first one."""

    before: list[Block] = field(default_factory=list)
    by_label: dict[str, list[Block]] = field(default_factory=dict)
    of_items: dict[str, list[Block]] = field(default_factory=dict)
    """The answers that stand below their items, by label, each below its item's name."""
    left_over: list[str] = field(default_factory=list)
    """Cells that belong to an item and to no question of it, each with what stands above it."""


def divide(blocks: Iterable[Block]) -> Sections:
    """The sections of a response. Under an item's heading "Chief Constable's response" is the answer to that item."""
    division = _Division()
    return division.divide(without_tables(blocks, division.found.left_over))


def labels_as_headings(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of plain text, in which a line that is a label and nothing else is a heading: nothing shows it."""
    for block in blocks:
        words = block.text.strip()
        may_be_one = block.kind == "paragraph" and words[:1].isupper() and not re.search(r"[0-9]|[.,:;?!]$", words)
        yield _heading(block, words, 2) if may_be_one and _is_label(words) else block


class _Division:
    def __init__(self) -> None:
        self.found = Sections()
        self._current = self.found.before
        self._label = ""
        """The key of the label under which it stands."""
        self._list = ""
        """The list in which the walk stands; empty outside of lists."""
        self._list_level = 0
        """The level of its heading; 0 where it has none."""
        self._item: Block | None = None
        """The heading of the item under which it stands there."""

    def divide(self, blocks: Iterable[Block]) -> Sections:
        inside = [block for block in blocks if not block.outside]
        title = _title_of(inside)
        for block in inside:
            if block is title:
                self.found.before.append(block)
            else:
                self._take(block)
        return self.found

    def _take(self, block: Block) -> None:
        item = ITEM.fullmatch(block.text.strip())
        label = None if item and self._list else find_label(block, of_item=self._item is not None)
        if block.kind == "heading" and self._ends_items(block):
            self._current, self._label, self._list, self._item = self.found.before, "", "", None
        if not block.text:
            return
        if label is not None:
            self._open(block, label)
        elif item and block.kind == "heading" and self._begins_item():
            self._list = kind_of_word(item["kind"]).key
            self._item = block
            self._current = self.found.by_label.setdefault(self._list, [])
            self._current.append(block)
        else:
            if item and self._list and block.kind == "paragraph" and (self._item is None or begins_item(block)):
                self._item = block
                self._current = self.found.by_label.setdefault(self._list, [])
            self._current.append(block)

    def _ends_items(self, block: Block) -> bool:
        """Whether a heading stands above those of the items, so that what follows belongs to none of them."""
        item = self._item
        is_above = item is not None and item.kind == "heading" and block.level < item.level
        return is_above or (not block.text and self._label in ONE_LINE)

    def _begins_item(self) -> bool:
        """Whether an item's heading begins the item itself, and not the answer to it in a section of answers."""
        return bool(self._list) or not any(self._current is self.found.by_label.get(key) for key in ANSWERS)

    def _open(self, block: Block, label: Label) -> None:
        self._label = label.key
        is_answer = label.key in (*ANSWERS, UNNAMED_ANSWER)
        is_of_item = self._item is not None and is_answer and self._stands_below(block, label)
        self._current = (self.found.of_items if is_of_item else self.found.by_label).setdefault(label.key, [])
        if is_of_item and self._item is not None:
            self._current.append(_name_of(self._item))
        else:
            self._item = None
            self._list = label.key if label.key in ITEM_LISTS else ""
            self._list_level = block.level if block.kind == "heading" else 0
        if label.value:
            value = replace(block, kind="paragraph", level=0, markdown=label.value, text=plain_words(label.value))
            self._current.append(value)
            if label.key in ONE_LINE:
                self._current = self.found.before

    def _stands_below(self, block: Block, label: Label) -> bool:
        if self._item is None or not self._list:
            return False
        if block.kind == "heading":
            is_beside = block.level == self._item.level and 0 < self._list_level < block.level
            return self._item.kind == "heading" and (block.level > self._item.level or is_beside)
        if label.key == UNNAMED_ANSWER:
            return True
        return bool(label.value) or self._item.kind == "heading"


def _name_of(block: Block) -> Block:
    """The heading of an item without what stands behind its number, for an answer that stands elsewhere."""
    found = ITEM.fullmatch(block.text.strip())
    name = f"{found['kind']} {found['number']}" if found else block.text
    return replace(block, kind="heading", text=name, markdown=name)


def begins_item(block: Block) -> bool:
    """Whether a block that reads like the beginning of an item is one, and no sentence that speaks of it."""
    found = ITEM.fullmatch(block.text.strip())
    if found is None:
        return False
    is_bold = re.match(r"\*\*(?:recommendation|area|cause|afi|rec)\b", block.markdown.strip(), re.IGNORECASE)
    has_mark = (found["rest"] or ":").lstrip()[:1] in (":", ".", "–", "-", "\n")
    return block.kind == "heading" or has_mark or bool(is_bold)


def _title_of(blocks: Sequence[Block]) -> Block | None:
    """The page's own title, which may read like a label: "PCC Response to HMICFRS: Police performance"."""
    headings = [block for block in blocks if block.kind == "heading"]
    top = [block for block in headings if block.level == 1]
    is_title = len(top) == 1 and top[0] is headings[0] and len(headings) > 1 and len(top[0].text.split()) > _LABEL_WORDS
    return top[0] if is_title else None


def without_tables(blocks: Iterable[Block], left_over: list[str]) -> Iterator[Block]:
    """The blocks, with tables of labels and tables of items as the headings and paragraphs that they stand for.

    Cells of items that answer no question go to ``left_over``.
    """
    for block in blocks:
        rows = block.rows
        if (
            len(rows) > 1
            and {len(row) for row in rows} == {2}
            and sum(_is_label(row[0]) for row in rows) > len(rows) / 2
        ):
            for name, value in rows:
                words = plain_words(name).strip(" :")
                label = f"{words} title" if words.lower() in ("report", "inspection") else words
                yield _heading(block, label, 2)
                yield from blocks_of_cell(value, block)
            yield _end(block)
        elif (columns := _columns_of_items(rows)) and len(rows) > 1:
            yield from _items(block, rows, columns, left_over)
            yield _end(block)
        else:
            yield block


_NUMBERED = re.compile(
    r"(?:\*\*)?(?:rec(?:ommendation)?\.? ?)?(?P<number>[0-9]{1,3}[a-z]?)\\?[.):](?:\*\*)?\s+", re.IGNORECASE
)
"""How the words of an item begin where they have its number: "4. By April 2025, forces should"."""
_NUMBER = re.compile(r"(?:rec(?:ommendation)?s?\.? ?)?(?:no\.?|number|ref(?:erence)?\.?)", re.IGNORECASE)


def _columns_of_items(rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """What each column of a table of items holds, by the label above it; none for a table of another kind.

    Where no column has their numbers, their words begin with them.
    """
    found = {}
    for index, cell in enumerate(rows[0] if rows else ()):
        words = plain_words(cell).strip(" :")
        label = find_label(Block(kind="heading", text=words, markdown=words))
        below = [plain_words(row[index]).strip() for row in rows[1:] if index < len(row)]
        if _NUMBER.fullmatch(words) or (not words and below and all(map(ITEM.fullmatch, below))):
            found[index] = "number"
        elif label is not None and label.key in (*ITEM_LISTS, *ANSWERS):
            found[index] = label.key
    lists = [index for index, key in found.items() if key in ITEM_LISTS]
    if len(lists) != 1 or not any(key in ANSWERS for key in found.values()):
        return {}
    has_numbers = "number" in found.values() or all(
        len(row) > lists[0] and _NUMBERED.match(plain_words(row[lists[0]])) for row in rows[1:]
    )
    return found if has_numbers else {}


def _items(
    block: Block, rows: Sequence[Sequence[str]], columns: dict[int, str], left_over: list[str]
) -> Iterator[Block]:
    names = {
        "chief_constable_comments": "Chief Constable's response",
        "commissioner_comments": "Commissioner's response",
    }
    kind = next(KINDS[key] for key in columns.values() if key in ITEM_LISTS)
    yield _heading(block, kind.heading, 2)
    for row in rows[1:]:
        cells = {key: row[index] for index, key in columns.items() if index < len(row)}
        item, text = _item_of(cells, kind)
        yield _heading(block, item, 3)
        yield from blocks_of_cell(text, block)
        for key, name in names.items():
            if cells.get(key, "").strip():
                yield _heading(block, name, 4)
                yield from blocks_of_cell(cells[key], block)
        for index, cell in enumerate(row):
            above = plain_words(rows[0][index]).strip(" :") if index < len(rows[0]) else ""
            if index not in columns and cell.strip():
                left_over.append(f"{item}: {above}: {plain_words(cell)}" if above else f"{item}: {plain_words(cell)}")


def _item_of(cells: dict[str, str], kind: ItemKind) -> tuple[str, str]:
    """What an item of a table is called, and its words."""
    text = cells.get(kind.key, "")
    number = plain_words(cells.get("number", "")).strip()
    if "number" not in cells and (begin := _NUMBERED.match(text)):
        number, text = begin["number"], text[begin.end() :]
    if named := ITEM.fullmatch(number):
        return f"{kind_of_word(named['kind']).name} {named['number']}", text
    return f"{kind.name} {re.sub(r'[^0-9a-z]', '', number.lower())}", text


def _is_label(cell: str) -> bool:
    return is_label_of_cell(plain_words(cell))


def _end(block: Block) -> Block:
    """What stands behind a table belongs to none of its items and one-line answers: a heading without words."""
    return replace(block, kind="heading", text="", markdown="", level=0, rows=())


def _heading(block: Block, words: str, level: int) -> Block:
    text = plain_words(words).strip(" :")
    return replace(block, kind="heading", text=text, markdown=text, level=level, rows=())
