"""How wide the columns of a table are on paper, and which of its rows a page may cut, by the words in its cells."""

import re
from collections.abc import Iterable
from itertools import zip_longest

from lxml import html

MOST_IN_THE_TEXT = 3
"""A table of more columns than this is as wide as the page, others as the text."""
_WIDE, _OF_THE_TEXT = 92, 72
"""How many characters a line of a table has room for."""
_SMALL = 108
"""The same of a table in smaller type, as that of every item is."""
_PAGE = "_(page_999)"
"""What follows a link on paper."""
_BETWEEN = 3
"""How many characters the gap between two cells takes."""
_SHORT = 20
"""A column with no more characters than this in any cell keeps its words on one line, where there is room."""
_MOST = 60
"""A column gets no more room for having more characters than this in a cell."""
_LONGEST_WORD = 27
"""A word of more characters may end its line anywhere."""
_TYPE, _LEAST_TYPE, _LEAST_PARTED = 11, 6.5, 5.5
"""The size of type of a text; the least of a table whose words stand whole, and of any table."""
_SHORTEST_PART = 7
"""A word is parted into no more characters than this and a hyphen."""
_TAG_MILLIMETRES, _AROUND_A_TAG = 1.65, 9.5
"""How wide a character of a tag is, and its mark with the room around it."""
_LINES_OF_A_WHOLE_ROW = 24
"""A row of up to about so many lines, half a page, is never cut by the end of a page."""


def is_wide(table: html.HtmlElement) -> bool:
    """Return whether a table is as wide as the page, beyond the text: with many columns, or with long hashes."""
    return _columns(table) > MOST_IN_THE_TEXT or bool(table.find_class("hash"))


def column_widths(table: html.HtmlElement) -> str:
    """Return the widths of a table's columns as Typst code.

    Each has room for its longest word, one of short words for all of them, and the longer ones get more of the
    rest. A table that needs less than the width of the text is as wide as its words. One that gives the widths of
    its columns has these.
    """
    if given := re.findall(r"width: (\d+)%", " ".join(column.get("style", "") for column in table.iter("col"))):
        return "(" + "".join(f"{share}fr, " for share in given) + ")"
    names = table.get("class", "").split()
    if "standing" in names and "progress" not in names:
        return _standing_widths(table)
    columns = _cells_of_columns(table)
    wanted = [min(max(map(_length, column)), _MOST) + _BETWEEN for column in columns]
    if sum(wanted) <= _room(table) and not is_wide(table):
        return f"({'auto, ' * len(columns)})"
    needed = [min(_longest(column), _LONGEST_WORD) + _BETWEEN for column in columns]
    least = [want if want <= _SHORT + _BETWEEN else need for want, need in zip(wanted, needed, strict=True)]
    if sum(least) > _room(table):
        least = needed
    left = max(_room(table) - sum(least), 0)
    more = [want - width for want, width in zip(wanted, least, strict=True)]
    shares = [width + left * extra / (sum(more) or 1) for width, extra in zip(least, more, strict=True)]
    return "(" + "".join(f"{share:.1f}fr, " for share in shares) + ")"


def small_type(table: html.HtmlElement) -> tuple[float, bool]:
    """Return the size of type, in points, in which a table with too many columns has room; 0 for any other table.

    The second value says whether even then some words have to be parted.
    """
    if {"standing", "compact"} & set(table.get("class", "").split()) or table.find("colgroup") is not None:
        return 0, False
    columns = _cells_of_columns(table)
    needed = sum(min(_longest(column), _LONGEST_WORD) + _BETWEEN for column in columns)
    if needed <= _room(table):
        return 0, False
    size = _TYPE * _room(table) / needed
    if size >= _LEAST_TYPE:
        return round(size, 1), False
    parted = sum(_longest(_parted(column)) + _BETWEEN for column in columns)
    return round(max(min(_TYPE * _room(table) / parted, _LEAST_TYPE), _LEAST_PARTED), 1), True


def _cells_of_columns(table: html.HtmlElement) -> list[tuple[list[str], ...]]:
    """The words of each cell, column by column."""
    # A cell across the table, above the rows that it names, is as wide as they are.
    rows = [[_words(cell) for cell in row] for row in table.iterfind(".//tr") if row[0].get("colspan") is None]
    return list(zip_longest(*rows, fillvalue=[]))


def _parted(cells: Iterable[list[str]]) -> list[list[str]]:
    """The words of cells as short as they are where a hyphen may part them; figures are never parted."""
    return [[word if any(map(str.isdigit, word)) else word[:_SHORTEST_PART] for word in words] for words in cells]


def _words(cell: html.HtmlElement) -> list[str]:
    """The words of a cell; those of a tag are not parted, and its mark takes the room of a few characters."""
    words = _unbroken(cell.text_content())
    if words and cell.find_class("paged"):
        words[-1] += _PAGE
    return ["_".join([*words, "___"])] if cell.find_class("tag") else words


def _standing_widths(table: html.HtmlElement) -> str:
    """The widths where words in cells are tags, which are not parted: what an item is called has the rest."""
    _, *columns = zip(*table.iterfind(".//tr"), strict=True)
    needed = (
        max(_longest([_unbroken(columns[index][0].text_content())]), *(_unparted(cell) for cell in columns[index][1:]))
        for index in range(len(columns))
    )
    return "(1fr, " + "".join(f"{_TAG_MILLIMETRES * count + _AROUND_A_TAG:.1f}mm, " for count in needed) + ")"


def _unparted(cell: html.HtmlElement) -> int:
    """How many characters of a cell stand on one line at least."""
    text = " ".join(cell.text_content().split())
    has_tag = cell.find_class("tag") or cell.find_class("day")
    return len(text) if has_tag else _longest([_unbroken(cell.text_content())])


def _unbroken(text: str) -> list[str]:
    """The pieces of a text that no line breaks: a day is one, for its spaces break no line."""
    return re.findall(r"[^ \t\r\n]+", text)


def _length(words: list[str]) -> int:
    return len(" ".join(words))


def _longest(cells: Iterable[list[str]]) -> int:
    return max((len(word) for words in cells for word in words), default=0)


def is_tall(row: html.HtmlElement) -> bool:
    """Return whether a row may be taller than half a page: it may go on overleaf, as no other row does."""
    table = next(row.iterancestors("table"))
    to_a_line = max(_room(table) // len(row) - _BETWEEN, 4)
    lines = (len(cell.text_content()) // to_a_line + len(cell.findall(".//br")) + 1 for cell in row)
    return max(lines) > _LINES_OF_A_WHOLE_ROW


def _columns(table: html.HtmlElement) -> int:
    return max(len(row) for row in table.iterfind(".//tr"))


def _room(table: html.HtmlElement) -> int:
    if {"standing", "compact"} & set(table.get("class", "").split()):
        return _SMALL
    return _WIDE if is_wide(table) else _OF_THE_TEXT
