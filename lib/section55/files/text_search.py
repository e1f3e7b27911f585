"""Finds words in the texts of a parameter file, and says where they stand."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from section55.files.reader import InspectionFile
from section55.model.answer_names import answer_name
from section55.model.clean_text import clean_text

_AROUND = 45
"""How many characters before and after the words are shown."""
_UNSURE = re.compile(r"[\\İı]")
"""What a file has whose texts may have a word that it has not: escapes, and letters of two capitals."""


class FoundWords(NamedTuple):
    """A place where words stand."""

    line: int
    """The line of the file on which the answer begins."""
    name: str
    """The item and the question: "Recommendation 4: Text"."""
    around: str
    """The words and what stands around them, on one line."""


def find_words(source: InspectionFile, words: str) -> Iterator[FoundWords]:
    """Each place where the words follow each other, however they are broken over lines and spaced."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    answers = source.tree.plain()
    for where, text in source.tree.texts():
        for match in pattern.finditer(text):
            yield FoundWords(source.line_of(where), answer_name(where, answers), _around(text, match))


def may_have_words(data: bytes, words: str) -> bool:
    """Whether a parameter file may have the words in one of its texts: a quick look that misses none."""
    text = data.decode("utf-8", "replace")
    if _UNSURE.search(text):
        return True
    # In single quotes an apostrophe is written twice, and where lines end makes no difference.
    folded = clean_text(text).replace("''", "'").casefold()
    return all(word.replace("''", "'") in folded for word in words.casefold().split())


def _around(text: str, match: re.Match[str]) -> str:
    first, last = max(match.start() - _AROUND, 0), min(match.end() + _AROUND, len(text))
    before, after = "…" if first else "", "…" if last < len(text) else ""
    return f"{before}{' '.join(text[first:last].split())}{after}"
