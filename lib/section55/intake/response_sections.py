"""The sections of a response, each under the label that it belongs to; an answer to one item goes with the item."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from section55.intake.blocks import Block
from section55.intake.labels import ITEM, Label, find_label, kind_of_word
from section55.intake.text_blocks import plain_words
from section55.model.items import ITEM_LISTS, KINDS

_ANSWERS = ("chief_constable_comments", "commissioner_comments")


@dataclass
class Sections:
    """The blocks of a response by label, and those that stand above the first one."""

    before: list[Block] = field(default_factory=list)
    by_label: dict[str, list[Block]] = field(default_factory=dict)


def divide(blocks: Iterable[Block]) -> Sections:
    """The sections of a response. Under an item's heading "Chief Constable's response" is the answer to that item."""
    return _Division().divide(without_tables(blocks))


class _Division:
    def __init__(self) -> None:
        self._found = Sections()
        self._current = self._found.before
        self._list = ""
        """The list in which the walk stands; empty outside of lists."""
        self._item: Block | None = None
        """The heading of the item under which it stands there."""

    def divide(self, blocks: Iterable[Block]) -> Sections:
        for block in blocks:
            if not block.outside:
                self._take(block)
        return self._found

    def _take(self, block: Block) -> None:
        item = ITEM.fullmatch(block.text.strip())
        label = None if item and self._list else find_label(block)
        if label is not None:
            self._open(block, label)
        elif item and block.kind == "heading" and self._begins_item():
            self._list = kind_of_word(item["kind"]).key
            self._item = block
            self._current = self._found.by_label.setdefault(self._list, [])
            self._current.append(block)
        else:
            if item and self._list and self._item is None and block.kind == "paragraph":
                self._item = block
            self._current.append(block)

    def _begins_item(self) -> bool:
        """Whether an item's heading begins the item itself, and not the answer to it in a section of answers."""
        return bool(self._list) or not any(self._current is self._found.by_label.get(key) for key in _ANSWERS)

    def _open(self, block: Block, label: Label) -> None:
        is_of_item = self._item is not None and label.key in _ANSWERS and self._stands_below(block, label)
        self._current = self._found.by_label.setdefault(label.key, [])
        if is_of_item and self._item is not None:
            self._current.append(replace(self._item, kind="heading"))
        else:
            self._item = None
            self._list = label.key if label.key in ITEM_LISTS else ""
        if label.value:
            value = replace(block, kind="paragraph", level=0, markdown=label.value, text=plain_words(label.value))
            self._current.append(value)

    def _stands_below(self, block: Block, label: Label) -> bool:
        if self._item is None or not self._list:
            return False
        if block.kind == "heading":
            return self._item.kind == "heading" and block.level > self._item.level
        return bool(label.value) or self._item.kind == "heading"


def without_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with tables of labels and tables of items as the headings and paragraphs that they stand for."""
    for block in blocks:
        rows = block.rows
        if (
            len(rows) > 1
            and {len(row) for row in rows} == {2}
            and sum(_is_label(row[0]) for row in rows) > len(rows) / 2
        ):
            for name, value in rows:
                yield _heading(block, name, 2)
                yield from _value(block, value)
        elif (columns := _columns_of_items(rows)) and len(rows) > 1:
            yield from _items(block, rows[1:], columns)
        else:
            yield block


_NUMBER = re.compile(r"(?:rec(?:ommendation)?s?\.? ?)?(?:no\.?|number|ref(?:erence)?\.?)", re.IGNORECASE)


def _columns_of_items(rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """What each column of a table of items holds, by the label above it; none for a table of another kind."""
    found = {}
    for index, cell in enumerate(rows[0] if rows else ()):
        words = plain_words(cell).strip(" :")
        label = find_label(Block(kind="heading", text=words, markdown=words))
        if _NUMBER.fullmatch(words):
            found[index] = "number"
        elif label is not None and label.key in (*ITEM_LISTS, *_ANSWERS):
            found[index] = label.key
    keys = list(found.values())
    return found if "number" in keys and sum(key in ITEM_LISTS for key in keys) == 1 and len(keys) > 2 else {}


def _items(block: Block, rows: Sequence[Sequence[str]], columns: dict[int, str]) -> Iterator[Block]:
    names = {
        "chief_constable_comments": "Chief Constable's response",
        "commissioner_comments": "Commissioner's response",
    }
    kind = next(KINDS[key] for key in columns.values() if key in ITEM_LISTS)
    yield _heading(block, kind.heading, 2)
    for row in rows:
        cells = {key: row[index] for index, key in columns.items() if index < len(row)}
        number = re.sub(r"[^0-9a-z]", "", plain_words(cells.get("number", "")).lower().replace("recommendation", ""))
        yield _heading(block, f"{kind.name} {number}", 3)
        yield from _value(block, cells.get(kind.key, ""))
        for key, name in names.items():
            if cells.get(key, "").strip():
                yield _heading(block, name, 4)
                yield from _value(block, cells[key])


def _is_label(cell: str) -> bool:
    words = plain_words(cell).strip(" :")
    return bool(words) and find_label(Block(kind="heading", text=words, markdown=words)) is not None


def _heading(block: Block, words: str, level: int) -> Block:
    text = plain_words(words).strip(" :")
    return replace(block, kind="heading", text=text, markdown=text, level=level, rows=())


def _value(block: Block, markdown: str) -> Iterator[Block]:
    if markdown.strip():
        yield replace(block, kind="paragraph", text=plain_words(markdown), markdown=markdown, rows=(), level=0)
