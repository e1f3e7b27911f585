"""Typographic punctuation: curled quotation marks and apostrophes, dashes, minuses, ranges.

The markdown parsers' own rules for it are of no use here: they turn "(c)" into a copyright mark, and know
nothing of figures. What has a meaning as it is typed stays so: code, addresses and names of files.
"""

import re
from collections.abc import Iterator

_OPENING = "\u0000 \t\n([{–—“‘/\u00a0"
"""What a quotation mark that begins something stands after; the first is the beginning of the text."""
ANYTHING = "\ufffc"
"""Stands for what is no text, like code: words go on around it."""
_AS_TYPED = re.compile(
    r"\S*(?:://|www\.|@)\S*|[^\s\"'“”‘’]+\.(?:pdf|docx?|xlsx?|pptx?|csv|yaml|yml|html?|json|jsonl|jpe?g|png|svg|txt|zip)\b"
    r"|\\\S*|[A-Za-z]:\\\S*",
    re.IGNORECASE,
)
_APOSTROPHE_FIRST = re.compile(
    r"[0-9]0s\b|(?:tis|twas|em|til|cause|n|r|rwy|rydw|rydym|ydych|dyw|dydy|dwi|sdim)\b", re.IGNORECASE
)
_DASH = re.compile(r"(?<=[^\s-])[ ](-{1,3})(?=\s\S)")
_CLOSE_DASH = re.compile(r"(?<=\w)(-{2,3})(?=\w)")
_MINUS = re.compile(r"(?:^|(?<=[\s(]))(?<!\d )(-)(?=£?[0-9])", re.MULTILINE)
_RANGE = re.compile(r"(?<![\w/.,-])([0-9]{1,4})(-)([0-9]{1,4})(?![\w/-]|[.,][0-9])")
_ELLIPSIS = re.compile(r"(?<!\.)(\.\.\.)(?!\.)")


def smarten(text: str) -> list[str]:
    """Return the text with typographic punctuation, by its characters: each as it is printed, "" for one that goes."""
    characters = list(text)
    for start, end, character in _changes(text):
        characters[start:end] = [character, *[""] * (end - start - 1)]
    for found in _AS_TYPED.finditer(text):
        characters[found.start() : found.end()] = found[0]
    return characters


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    for dash in (_DASH, _CLOSE_DASH):
        yield from ((*found.span(1), "–") for found in dash.finditer(text))
    yield from ((*found.span(1), "−") for found in _MINUS.finditer(text))
    yield from ((*found.span(2), "–") for found in _RANGE.finditer(text) if _goes_up(found[1], found[3]))
    yield from ((*found.span(1), "…") for found in _ELLIPSIS.finditer(text))
    before = "\0"
    for index, character in enumerate(text):
        if character in "\"'":
            character = _quotation_mark(character, before, text[index + 1 :])
            yield index, index + 1, character
        before = character


def _goes_up(first: str, last: str) -> bool:
    """Whether two numbers are a range: the second may be short, as in 2023-25."""
    return int(first[: max(len(first) - len(last), 0)] + last) > int(first)


def _quotation_mark(typed: str, before: str, after: str) -> str:
    is_opening = before in _OPENING and after[:1].strip() != ""
    if typed == '"':
        return "“" if is_opening else "”"
    return "‘" if is_opening and not _APOSTROPHE_FIRST.match(after) else "’"
