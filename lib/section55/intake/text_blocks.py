"""The blocks of Markdown, and of text that was pasted from a page, a PDF or an e-mail."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from section55.fonts.characters import remove_invisible
from section55.intake.blocks import Block, Source, table_block
from section55.intake.decoding import decode
from section55.intake.inline import escape
from section55.intake.wrapped_lines import unwrap

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_MARKER = r"[-*+•◦▪‣–·o]|\(?[0-9]{1,3}[.)]|\(?(?:[a-z]|[ivx]{1,4})[.)]"
_ITEM = re.compile(rf"(?P<indent>\s*)(?P<marker>{_MARKER})[ \t]+(?P<text>\S.*)")
_PARAGRAPH_NUMBER = re.compile(r"^(\s*[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?)\t+(?=[^\t]+$)")
"""The number of a paragraph, and what parts it from its words, as Word has it: no table has one cell beside it."""
_RULE = re.compile(r"\s*([-*_]\s*){3,}")
_ROW = re.compile(r"\s*\|.*\|\s*")
_DIVIDER = re.compile(r"[\s|:-]+")
_MARKUP = re.compile(r"\\([\\`*_{}\[\]()#+.!<>|-])|(?<!\w)(\*{1,3}|_{1,3})(?=\S)|(?<=\S)(\*{1,3}|_{1,3})(?!\w)|(\*\*)")
_FOLDED = str.maketrans(
    {**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—−", "-")}
)
_LINK = re.compile(r"!?\[((?:\\.|[^\]\\])*)\]\((\S+?)(?:\s+\"[^\"]*\")?\)")


def read_text(data: bytes, kind: Literal["md", "txt"]) -> Source:
    """The blocks of a text; of plain text every character is taken for itself."""
    text, notes = decode(data)
    text = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text).replace("\u00a0", " ")
    text = remove_invisible(text)
    lines = [line.expandtabs(4) if kind == "md" else line.rstrip() for line in text.split("\n")]
    if kind == "txt":
        lines = unwrap([_PARAGRAPH_NUMBER.sub(r"\1 ", line) for line in lines])
    blocks = tuple(_blocks(lines, kind == "md"))
    return Source(kind=kind, blocks=blocks, notes=notes)


def blocks_of_cell(markdown: str, table: Block) -> Iterator[Block]:
    """What stands in a cell of a table as blocks of their own, in the table's place."""
    for block in _blocks(markdown.split("\n"), True):
        yield replace(block, place=table.place, outside=table.outside)


def plain_words(markdown: str) -> str:
    """The words of a piece of Markdown on their own."""
    words = _LINK.sub(r"\1", markdown)
    return _MARKUP.sub(lambda found: found[1] or "", words)


def fold(text: str) -> str:
    """A text as two of them are compared: without white space, and with one kind of quotation mark and dash."""
    folded = unicodedata.normalize("NFKC", text.replace("\u00ad", "").replace("\u200b", "")).translate(_FOLDED)
    return re.sub(r"\s+", "", folded)


def _blocks(lines: list[str], is_markdown: bool) -> Iterator[Block]:
    place, at = "", 0
    levels: list[int] = []
    while at < len(lines):
        line = lines[at]
        if not line.strip() or (is_markdown and _RULE.fullmatch(line)):
            at += 1
            continue
        heading = _HEADING.fullmatch(line.strip()) if is_markdown else None
        if heading:
            place = plain_words(heading[2])
            yield Block(kind="heading", text=place, markdown=heading[2], level=len(heading[1]), place=place)
            levels, at = [], at + 1
        elif (is_markdown and _ROW.fullmatch(line)) or (not is_markdown and "\t" in line.strip()
                                                        and not _ITEM.fullmatch(line)):  # fmt: skip
            found, at = _table(lines, at, is_markdown, place)
            yield found
            levels = []
        else:
            found, at = _paragraph(lines, at, is_markdown, place, levels)
            yield found


def _table(lines: list[str], at: int, is_markdown: bool, place: str) -> tuple[Block, int]:
    rows: list[tuple[str, ...]] = []
    while at < len(lines) and (_ROW.fullmatch(lines[at]) if is_markdown else "\t" in lines[at].strip()):
        line = lines[at].strip()
        if is_markdown:
            if not _DIVIDER.fullmatch(line):
                rows.append(tuple(cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line[1:-1])))
        else:
            rows.append(tuple(escape(cell.strip()) for cell in lines[at].split("\t")))
        at += 1
    words = [" ".join(plain_words(cell) for cell in row) for row in rows]
    return table_block(rows, words, place=place), at


def _paragraph(lines: list[str], at: int, is_markdown: bool, place: str, levels: list[int]) -> tuple[Block, int]:
    item = _ITEM.fullmatch(lines[at])
    indent = len(lines[at]) - len(lines[at].lstrip())
    words = [item["text"].strip() if item else lines[at].strip()]
    at += 1
    while is_markdown and at < len(lines) and lines[at].strip() and not _begins(lines[at]):
        words.append(lines[at].strip())
        at += 1
    markdown = " ".join(words)
    if not is_markdown:
        markdown = escape(markdown)
    text = plain_words(markdown)
    if item:
        while levels and levels[-1] >= indent + 1:
            levels.pop()
        level = len(levels)
        levels.append(indent + 1)
        marker = item["marker"] if item["marker"][-1] in ".)" else "-"
        return Block(kind="item", text=text, markdown=markdown, level=level, marker=marker, place=place), at
    if levels and indent and indent >= levels[0]:
        return Block(kind="item", text=text, markdown=markdown, level=len(levels) - 1, place=place), at
    levels.clear()
    return Block(kind="paragraph", text=text, markdown=markdown, place=place), at


def _begins(line: str) -> bool:
    """Whether a line begins a block of its own, and does not go on with the one above."""
    is_label = re.match(r"\*\*[^*]+:\*\*|\*\*[^*]+\*\*:", line)
    return bool(is_label or _HEADING.fullmatch(line.strip()) or _ITEM.fullmatch(line) or _ROW.fullmatch(line))
