"""Lettered lines within a paragraph, which Markdown alone would run together: (a), (b), a., b., i., ii.

A line counts as one where its letter follows that of another line of the paragraph, or goes before it. So
a line of prose that happens to begin with "(b) of the Act" is none. Lines that begin with bullets, as Word writes
them, are lettered lines with bullets for letters.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

Token = dict[str, Any]
"""A piece of Markdown as mistune has it."""
LINE_BREAK = "lettered_break"
"""The type of the token for the beginning of a lettered line that lies within other markup."""

_BULLETS = "•·▪●◦‣"
_MARKER = re.compile(rf"([{_BULLETS}]|\((?:[A-Za-z]{{1,5}}|[0-9]{{1,2}})\)|[A-Za-z]{{1,5}}[.)])(?=\s|\Z)")
_IN_A_LINE = re.compile(r"(?:(?<=:)|(?<=;)|(?<=; and)|(?<=; or)) +(?=\((?:[a-z]|[ivx]{2,4}|[0-9]{1,2})\) )")
"""Where a letter in brackets begins within a line: behind a colon, or behind the semicolon that ends another."""
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_AROUND = ("strong", "emphasis")


class LetteredLine(NamedTuple):
    """The tokens of one lettered line."""

    letter: list[Token]
    text: list[Token]


class LetteredText(NamedTuple):
    """A paragraph with lettered lines."""

    lead: list[Token]
    """What stands before the first of them."""
    lines: list[LetteredLine]


class LetteredItem(NamedTuple):
    """The tokens of one item of a list that has a letter of its own."""

    letter: list[Token]
    blocks: list[Token]


class _Line(NamedTuple):
    break_before: Token | None
    """The token that begins it; None for the first line."""
    is_inside: bool
    """Whether it begins within other markup, like words in bold that go over several lines."""
    marker: str


def break_before_letters(tokens: list[Token]) -> list[Token]:
    """Return a paragraph's tokens with a new line before each letter of a list that was typed on one line.

    The words stay as they are: a new line is a space as well.
    """
    broken: list[Token] = []
    for token in tokens:
        parts = _IN_A_LINE.split(token["raw"]) if token["type"] == "text" and " (" in token["raw"] else []
        if len(parts) < 2:
            broken.append(token)
            continue
        for number, part in enumerate(parts):
            broken += [{"type": "softbreak"}] * bool(number) + [token | {"raw": part}]
    return broken


def part_lettered_lines(tokens: list[Token]) -> LetteredText | None:
    """Return the lettered lines of a paragraph's tokens; None where there are none to stand apart.

    Where one begins within other markup, none can stand apart from it: then each gets a break before it
    instead, in the tokens themselves.
    """
    if not any(token["type"] == "softbreak" or "children" in token for token in tokens):
        return None
    lines = list(_lines(tokens))
    lettered = [line for line in lines if line.marker and _is_in_a_series(line, lines)]
    if not lettered:
        return None
    parted = None if any(line.is_inside for line in lettered) else _part(tokens, lettered)
    if parted is None:
        for line in lettered:
            if line.break_before is not None:
                line.break_before["type"] = LINE_BREAK
    return parted


def part_lettered_items(items: list[Token]) -> list[LetteredItem] | None:
    """Return the items of a bulleted list, each with its own letter, which needs no bullet; None for any other list."""
    parted = [_letter_of_item(item) for item in items]
    if None in parted or len(parted) < 2:
        return None
    lettered = [item for item in parted if item]
    markers = [_plain(item.letter) for item in lettered]
    return lettered if all(_follows(later, earlier) for earlier, later in pairwise(markers)) else None


def _letter_of_item(item: Token) -> LetteredItem | None:
    first, *others = item["children"] or [{"type": ""}]
    if first["type"] not in ("block_text", "paragraph") or not first["children"]:
        return None
    line = _letter_apart(first["children"])
    return LetteredItem(line.letter, [first | {"children": line.text}, *others]) if line else None


def _plain(tokens: list[Token]) -> str:
    return "".join(token.get("raw", "") for token, _ in _leaves(tokens))


def _lines(tokens: list[Token]) -> Iterator[_Line]:
    before: Token | None = None
    was_inside, text = False, ""
    for token, is_inside in _leaves(tokens):
        if token["type"] == "softbreak":
            yield _line(before, was_inside, text)
            before, was_inside, text = token, is_inside, ""
        else:
            # What is no plain text, like code, is no letter either.
            text += token["raw"] if token["type"] == "text" else "\0"
    yield _line(before, was_inside, text)


def _line(before: Token | None, is_inside: bool, text: str) -> _Line:
    found = _MARKER.match(text.lstrip())
    return _Line(before, is_inside, found[0] if found else "")


def _leaves(tokens: list[Token], is_inside: bool = False) -> Iterator[tuple[Token, bool]]:
    for token in tokens:
        if "children" in token:
            yield from _leaves(token["children"], True)
        else:
            yield token, is_inside


def _is_in_a_series(line: _Line, lines: list[_Line]) -> bool:
    at = next(index for index, other in enumerate(lines) if other is line)
    return any(_follows(line.marker, other.marker) for other in lines[:at]) or any(
        _follows(other.marker, line.marker) for other in lines[at + 1 :]
    )


def _follows(marker: str, earlier: str) -> bool:
    are_bullets = bool(marker and earlier) and marker in _BULLETS and earlier in _BULLETS
    return are_bullets or any((style, place - 1) in _places(earlier) for style, place in _places(marker))


def _places(marker: str) -> set[tuple[str, int]]:
    """What a marker may stand for: its style, and its place in the alphabet or among the numbers."""
    letters = marker.strip("().")
    style = marker.replace(letters, "") + ("A" if letters.isupper() else "a")
    found = set()
    if letters.isdigit():
        found.add((f"{style}1", int(letters)))
    if len(letters) == 1 and letters.isalpha():
        found.add((f"{style}letter", ord(letters)))
    if letters in (letters.lower(), letters.upper()) and (roman := _ROMAN.fullmatch(letters.lower())) and letters:
        found.add((f"{style}roman", 10 * len(roman[1]) + _ROMAN_ONES.index(roman[2])))
    return found


def _part(tokens: list[Token], lettered: list[_Line]) -> LetteredText | None:
    """The paragraph with each lettered line by itself; None where a letter cannot be told from its words."""
    beginnings = [line.break_before for line in lettered]
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        if any(token is beginning for beginning in beginnings):
            pieces.append([])
        else:
            pieces[-1].append(token)
    lead = [] if beginnings[0] is None else pieces.pop(0)
    lines = [_letter_apart(piece) for piece in pieces]
    return None if None in lines else LetteredText(lead, [line for line in lines if line])


def _letter_apart(tokens: list[Token]) -> LetteredLine | None:
    """The letter of a line and its other tokens; a letter in bold stays so, be the rest of the line in bold or not."""
    first, *others = tokens
    if first["type"] in _AROUND:
        within = _letter_apart(first["children"])
        if within is None:
            return None
        words = [first | {"children": within.text}] if within.text else []
        return LetteredLine([first | {"children": within.letter}], _without_space([*words, *others]))
    plain = ""
    for number, token in enumerate(tokens):
        if token["type"] != "text":
            return None
        plain = (plain + token["raw"]).lstrip()
        if found := _MARKER.match(plain):
            rest = {"type": "text", "raw": plain[found.end() :]}
            return LetteredLine([{"type": "text", "raw": found[0]}], _without_space([rest, *tokens[number + 1 :]]))
    return None


def _without_space(tokens: list[Token]) -> list[Token]:
    """The tokens without the space, and the empty ones, that they begin with."""
    while tokens and tokens[0]["type"] == "text":
        text = tokens[0]["raw"].lstrip()
        if text:
            return [tokens[0] | {"raw": text}, *tokens[1:]]
        tokens = tokens[1:]
    return tokens
