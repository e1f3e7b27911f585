"""Lines of pasted text that a page's edge ended, put together again: those of a PDF or of an e-mail."""

import re

_NARROWEST, _WIDEST = 40, 120
"""How many characters a line may have at most for a text to be one that an edge ended."""
_ENOUGH = 2
"""So many full lines whose sentence goes on in the next show that an edge ended them."""
_FEW_LINES = 12
"""Where paragraphs stand apart there is an empty line at least once in so many."""
_SENTENCE_ENDS = re.compile(r"[.:;!?…][’”\"')\]]*$")
_BEGINS = re.compile(
    r"\s*(?:[-*+•◦▪‣–·o]\s|\(?[0-9a-z]{1,4}[.)]\s|(?:recommendations?|rec|areas? for improvement|afi"
    r"|(?:accelerated )?causes? (?:of|for) concern)\b)",
    re.IGNORECASE,
)
"""How a line begins that is the first of a list's entry or of an item, however full the one above it is."""


def unwrap(lines: list[str]) -> list[str]:
    """The lines, each joined with the next where only the edge of a page parted them; all others as they are."""
    width = max(map(len, lines), default=0)
    if not _NARROWEST < width <= _WIDEST:
        return lines
    full = [_is_full(line, following, width) for line, following in zip(lines, [*lines[1:], ""], strict=True)]
    going_on = sum(
        is_full and following.lstrip()[:1].islower() for is_full, following in zip(full, lines[1:], strict=False)
    )
    if going_on < _ENOUGH:
        return lines
    has_gaps = sum(not line.strip() for line in lines) * _FEW_LINES >= len(lines)
    joined: list[list[str]] = []
    goes_on = False
    for line, is_full in zip(lines, full, strict=True):
        if goes_on and not _BEGINS.match(line):
            joined[-1].append(line.strip())
        else:
            joined.append([line])
        goes_on = is_full and (has_gaps or not _SENTENCE_ENDS.search(line))
    return [" ".join(parts) for parts in joined]


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line had no room in a line."""
    words = following.split()
    return bool(line.strip() and words) and "\t" not in line + following and len(line) + 1 + len(words[0]) > width
