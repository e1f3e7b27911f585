"""The last touch on a page's text: words that no line may part, and words too long for any line.

It is put on the finished page alone: the parameter file, and what is read of it, keep the spaces that were typed.
"""

import re
from collections.abc import Iterator
from html import escape, unescape

from section55.documents.smart_punctuation import ANYTHING, smarten
from section55.model import welsh
from section55.model.wording import MONTHS

NO_BREAK_SPACE = "\u00a0"
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z0-9]*)")
_AS_TYPED = frozenset(("head", "style", "svg", "code", "pre"))
"""The elements whose text is no running text."""
_INLINE = frozenset(("a", "em", "strong", "sup", "span", "code", "time"))
_ADDRESS = re.compile(r'class="address"|href="data:')
_NARROW = frozenset(("td", "th", "dd", "dt"))
_COUNTED = re.compile(rf"</?({'|'.join(sorted(_AS_TYPED | _NARROW))})\b")
_MONTH = "|".join((*(name for month in MONTHS for name in (month, month[:3])), *welsh.MONTHS))
_UNIT = (
    r"(?:thousand|million|billion|trillion|per cent|percent"
    r"|(?:working |calendar |clear )?(?:second|minute|hour|day|week|month|year)s?"
    r"|recommendations?|areas|causes|forces|officers|victims|cases|pages|am|pm|km|miles?)\b"
)
_NUMBERED = (
    r"[Ss]ections?|[Ss]ubsections?|[Ss]chedules?|[Aa]rticles?|[Rr]egulations?|[Pp]aragraphs?|[Pp]ages?|[Cc]hapters?"
    r"|[Aa]nnex|[Aa]ppendix|[Nn]otes?|[Tt]ables?|[Ff]igures?|[Rr]ecommendations?|[Cc]oncern|[Ii]mprovement|AFI|No\.|pp?\."
    r"|[Aa]rgymhelliad|[Aa]dran|[Tt]udalen|pryder|wella|[Dd]diwygiad|[Dd]iwygiad"
)
_TIES = (
    re.compile(rf"(?<![0-9/.,])[0-9]{{1,2}}(?:st|nd|rd|th)?[ \n](?=(?:{_MONTH})\b)"),
    re.compile(rf"(?<![\w-])£?[0-9][0-9,.]*[ \n](?={_UNIT})"),
    re.compile(rf"\b(?:{_NUMBERED})[ \n](?=[0-9])"),
)
_MONTH_AND_YEAR = re.compile(rf"\b(?:{_MONTH})[ \n](?=[0-9]{{4}}\b)")
_DIGIT = re.compile(r"[0-9]")
_SLASH = re.compile(r"(?<=\w{6}/)(\w{4,})")
_LONG = 28
_LONG_WORD = re.compile(rf"[^\s/-]{{{_LONG},}}")


def finish_text(page: str, is_smart: bool = False) -> str:
    """Return a page whose lines break only where a reader would break them, and whose punctuation may be smart.

    A day stays with its month, a figure with what it counts and a number with what it numbers; in a cell a
    month stays with its year too. A word longer than a telephone is wide may end its line anywhere.
    """
    pieces = _TAG.split(page)
    return "".join(_finish(_smarten(pieces) if is_smart else pieces))


def _smarten(pieces: list[str]) -> list[str]:
    """Return the pieces of a page with typographic punctuation, of each block's text as a whole."""
    finished = list(pieces)
    block: list[int] = []
    as_typed = 0
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            block.append(-index if as_typed else index)
            continue
        name, change = _opened(piece)
        if name in _AS_TYPED or (name == "a" and _ADDRESS.search(piece)) or (name == "a" and as_typed and change < 0):
            as_typed = max(as_typed + change, 0)
        if name not in _INLINE:
            _smarten_block(finished, block)
            block = []
    _smarten_block(finished, block)
    return finished


def _smarten_block(pieces: list[str], block: list[int]) -> None:
    """Change the text of a block, whose pieces are numbered; one below nought stays as it was typed."""
    texts = [unescape(pieces[index]) if index >= 0 else ANYTHING for index in block]
    characters, start = smarten("".join(texts)), 0
    for index, text in zip(block, texts, strict=True):
        new = "".join(characters[start : start + len(text)])
        if index > 0 and new != text:
            pieces[index] = escape(new, quote=False)
        start += len(text)


def _finish(pieces: list[str]) -> Iterator[str]:
    as_typed = narrow = 0
    for index, piece in enumerate(pieces):
        if index % 2:
            if counted := _COUNTED.match(piece):
                change = -1 if piece[1] == "/" else 1
                as_typed += change * (counted[1] in _AS_TYPED)
                narrow += change * (counted[1] in _NARROW)
            yield piece
        else:
            yield piece if as_typed or not piece.strip() else _part(_tie(piece, bool(narrow)))


def _opened(tag: str) -> tuple[str, int]:
    """Return the name of a tag's element, and 1 where it begins, -1 where it ends."""
    name = _NAME.match(tag)
    return name[1] if name else "", -1 if tag.startswith("</") else 1


def _tie(text: str, is_narrow: bool) -> str:
    if not _DIGIT.search(text):  # what no line may part has one
        return text
    for tie in (*_TIES, _MONTH_AND_YEAR) if is_narrow else _TIES:
        text = tie.sub(lambda found: found[0][:-1] + NO_BREAK_SPACE, text)
    return text


def _part(text: str) -> str:
    """Return the text with places where its longest words may end a line."""
    if "/" in text or max(map(len, text.split()), default=0) >= _LONG:
        return _SLASH.sub(r'<span class="part">\1</span>', _LONG_WORD.sub(_breakable, text))
    return text


def _breakable(word: re.Match[str]) -> str:
    return f'<span class="long">{word[0]}</span>'
