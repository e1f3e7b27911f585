"""One stream of blocks for every kind of file: headings, paragraphs, items of lists and tables, in reading order."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

_BOLD = re.compile(r"\*\*[^*]+\*\*")
_MARKER = re.compile(r"- ")
BlockKind = Literal["heading", "paragraph", "item", "table"]
SourceKind = Literal["html", "docx", "md", "txt", "pdf", "untagged pdf"]


@dataclass(frozen=True, kw_only=True)
class Block:
    """A piece of a source that stands by itself."""

    kind: BlockKind
    text: str
    """Its words alone; a line break is one that its author made."""
    markdown: str
    """The same with emphasis and links, and with what Markdown would take for more made plain."""
    level: int = 0
    """Of a heading from 1; of an item how many lists it lies inside, from 0."""
    marker: str = ""
    """What stands before an item: "-", "1.", "(a)"; empty for a further paragraph of the item before."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table, the Markdown of its cells, which may be several paragraphs, lists and tables."""
    place: str = ""
    """Where it stands, for a person: "page 3", or the nearest heading."""
    outside: bool = False
    """Whether it stands in a menu, a list of contents or another part that is not the text itself."""
    marks: tuple[str, ...] = ()
    """The bookmarks that begin in it."""
    box: int = 0
    """The number of the one-cell table that it lies in, counted from 1; 0 for none."""


def table_block(rows: Iterable[Iterable[str]], words: Iterable[str], *, place: str, outside: bool = False) -> Block:
    """The block of a table: ``rows`` has the Markdown of its cells, and ``words`` the words of each row."""
    cells = tuple(map(tuple, rows))
    return Block(
        kind="table",
        text="\n".join(words),
        markdown="\n".join(" | ".join(map(_on_one_line, row)) for row in cells),
        rows=cells,
        place=place,
        outside=outside,
    )


def compose_cell(blocks: Sequence["Block"]) -> str:
    """What stands in a cell, as Markdown; a list of one entry is its words."""
    return blocks[0].markdown if len(blocks) == 1 and blocks[0].kind != "table" else compose(blocks)


@dataclass(frozen=True, kw_only=True)
class Source:
    """What was read of one file."""

    kind: SourceKind
    blocks: tuple[Block, ...]
    title: str = ""
    """As the file itself is called inside."""
    address: str = ""
    """Of the page that it is a copy of, where it says so."""
    notes: tuple[str, ...] = ()
    """Sentences on what was not taken over, and on what to look at."""
    carried: Mapping[str, str] = field(default_factory=dict)
    """What the workbook put into the file to be found again."""

    def as_dict(self) -> dict[str, Any]:
        """The source as lists and keys, for another process."""
        return asdict(self)


def source_from_dict(found: Mapping[str, Any]) -> Source:
    """The source that `Source.as_dict` wrote."""
    blocks = (
        Block(**{**block, "rows": tuple(map(tuple, block["rows"])), "marks": tuple(block["marks"])})
        for block in found["blocks"]
    )
    return Source(**{**found, "blocks": tuple(blocks), "notes": tuple(found["notes"])})


def compose(blocks: Iterable[Block]) -> str:
    """The blocks as one answer in the Markdown that the workbook prints."""
    parts: list[str] = []
    before: Block | None = None
    widths: list[int] = []
    for block in blocks:
        text = _block_lines(block, before, widths)
        if parts:
            parts.append("\n" if _goes_on(before, block) else "\n\n")
        parts.append(text)
        before = block
    return "".join(parts)


def _goes_on(before: Block | None, block: Block) -> bool:
    """Whether a block is the next item of the list that the one before stands in."""
    if before is None or before.kind != "item" or block.kind != "item" or not block.marker:
        return False
    if not (_is_list(before) and _is_list(block)):
        return False
    is_other_list = before.marker[:1].isdigit() != block.marker[:1].isdigit() and before.marker != ""
    return block.level != before.level or not is_other_list


def _is_list(block: Block) -> bool:
    return not block.marker.strip("().").isalpha()


def _block_lines(block: Block, before: Block | None, widths: list[int]) -> str:
    if block.kind == "heading":
        return f"{'#' * min(max(block.level, 1), 6)} {' '.join(block.markdown.split())}"
    if block.kind == "table":
        return table_lines(block.rows)
    if block.kind == "paragraph":
        return _with_breaks(block.markdown, "")
    if before is None or before.kind != "item":
        widths.clear()
    level = min(block.level, len(widths))
    indent = " " * sum(widths[:level])
    if not block.marker:
        inside = " " * sum(widths[: level + 1])
        return inside + _with_breaks(block.markdown, inside)
    # A lettered line is a paragraph of its own, which the documents print with its letter.
    marker = block.marker if block.marker[:1].isdigit() or block.marker.strip("().").isalpha() else "-"
    del widths[level:]
    widths.append(max(3, len(marker) + 1) if _is_list(block) else 0)
    return f"{indent}{marker} {_with_breaks(block.markdown, indent + ' ' * widths[-1])}"


def _with_breaks(markdown: str, indent: str) -> str:
    """Lines that their author broke, each as a paragraph: the documents would join them."""
    return f"\n\n{indent}".join(line for line in markdown.split("\n") if line.strip())


def table_lines(rows: Iterable[Iterable[str]]) -> str:
    """The lines of a table in Markdown, of which the first row is the heading."""
    cells = [[_on_one_line(cell).replace("|", r"\|") or " " for cell in row] for row in rows]
    if cells and all(_BOLD.fullmatch(cell) or cell == " " for cell in cells[0]):
        cells[0] = [cell.strip("*") for cell in cells[0]]  # the documents print a heading in bold of themselves
    columns = max((len(row) for row in cells), default=0)
    lines = [f"| {' | '.join([*row, *[' '] * (columns - len(row))])} |" for row in cells]
    return "\n".join([*lines[:1], f"|{' --- |' * columns}", *lines[1:]])


def _on_one_line(cell: str) -> str:
    """The paragraphs and entries of a cell one behind the other, as a table in Markdown has them."""
    words = ""
    for line in (_MARKER.sub("", line.strip()) for line in cell.split("\n")):
        if line:
            words += ("" if not words else " " if words.endswith((".", ":", "?", "!", ";")) else "; ") + line
    return words
