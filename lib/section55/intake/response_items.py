"""The items of a section of a response, and what of their words is the report's and what the answer."""

from collections.abc import Sequence
from dataclasses import replace

from section55.intake.blocks import Block
from section55.intake.labels import ITEM, kind_of_word
from section55.intake.report_marks import asks
from section55.intake.response_sections import begins_item
from section55.intake.text_blocks import fold, plain_words

_MOST_BEFORE_ANSWER = 8
"""So many blocks of an answer may be the item's own words, said again."""


def items_of(blocks: Sequence[Block]) -> tuple[list[Block], dict[tuple[str, str], list[Block]]]:
    """The blocks before the first item, and those of each item by its list and number.

    What stands behind the number in an item's heading is a heading there.
    """
    before: list[Block] = []
    items: dict[tuple[str, str], list[Block]] = {}
    current: list[Block] = before
    for block in blocks:
        found = ITEM.fullmatch(block.text.strip())
        if found and (len(block.text) < 60 or begins_item(block)):
            kind = kind_of_word(found["kind"]).key
            current = items.setdefault((kind, found["number"]), [])
            rest = (found["rest"] or "").lstrip(" :.–-\n").rstrip()
            if rest:
                is_title = block.kind == "heading" and not asks(rest)
                current.append(replace(block, kind="heading" if is_title else "paragraph", text=rest, markdown=rest))
        else:
            current.append(block)
    return before, items


def title_apart(blocks: list[Block]) -> tuple[str, list[Block]]:
    """The short name of an item, from its heading, and its words."""
    if len(blocks) > 1 and blocks[0].kind == "heading":
        return " ".join(blocks[0].text.split()), blocks[1:]
    return "", [replace(block, kind="paragraph") if block.kind == "heading" else block for block in blocks[:1]] + (
        blocks[1:]
    )


def text_apart(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """The words of an item that stands nowhere else, and the answer below them; all is the answer that asks nothing."""
    if len(blocks) > 1 and asks(blocks[0].text):
        return blocks[:1], blocks[1:]
    return [], blocks


def without_restatement(blocks: list[Block], title: str, text: str) -> list[Block]:
    """The blocks of an answer without the item's own words, which many offices say again above it."""
    if blocks and title and blocks[0].kind == "heading" and fold(blocks[0].text) == fold(title):
        blocks = blocks[1:]
    wanted = fold(plain_words(text))
    for count in range(1, min(len(blocks), _MOST_BEFORE_ANSWER) + 1):
        again = fold("".join(block.text for block in blocks[:count]))
        if wanted and again == wanted:
            return blocks[count:]
    return blocks


def place_of(blocks: Sequence[Block]) -> str:
    """Where the first of some blocks stands; empty for none."""
    return blocks[0].place if blocks else ""
