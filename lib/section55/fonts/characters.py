"""Which characters the PDF's fonts can draw, and what the PDF prints for one that they cannot.

The PDF is set in the fonts that the package ships, never in the machine's own, so that every
machine gives the same pages. A character that none of them has is printed as its code in square
brackets, ``[U+0627]``; a run of them as ``[U+0627 U+0644]``. So no character is left out or printed
as an empty box, and the reader sees that something is missing. The HTML keeps the character itself,
since a browser has fonts for it.
"""

import re
from functools import cache

from section55 import workspace

FONTS = workspace.PACKAGE / "fonts"
COVERAGE = FONTS / "coverage.txt"
"""Lists the code points that the fonts have, as ranges in hexadecimal. ``python -m section55.fonts`` writes it."""

_INVISIBLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}]+")
_COMPOSABLE = re.compile("[^\x00-\u017f\u0218-\u021b\u2010-\u2027\u2030-\u203a\u20a0-\u20c0\u2190-\u22ff\u2500-\u27bf]")
"""Characters that a font may draw as one with their neighbours: accents that stand alone, letters of other scripts."""
_CATALAN_L = re.compile("[Ll]·[Ll]")
_ASCII = bytes(range(128))
_JOINERS = "\u200d\ufe0f\U000e0020-\U000e007f"
_PICTURE = "[\u2190-\u3163\u3165-\u3299\U0001f000-\U0001faff]\ufe0f?"
_EMOJI_SEQUENCE = re.compile(f"\U0001f3f4[\U000e0020-\U000e007f]+|{_PICTURE}(?:\u200d{_PICTURE})*")


def to_printable(text: str) -> str:
    """Return the text as the PDF prints it: with stand-ins, and without characters that print nothing.

    Those (soft hyphens, zero-width spaces, direction marks) come with pasted text. The ones that hold
    an emoji together stay.
    """
    if text.isascii() or all(map(_prints_as_itself, set(text))):
        return text
    return _with_stand_ins(text)


@cache
def _prints_as_itself(character: str) -> bool:
    """Whether a character is printed as it is, whatever stands beside it: a text of such characters is."""
    return _with_stand_ins(character) == character


def _with_stand_ins(text: str) -> str:
    return _undrawable_pattern().sub(lambda run: _stand_in(run[0]), _space_pattern().sub(" ", remove_invisible(text)))


def find_undrawable(text: str) -> tuple[str, ...]:
    """Return each character of the text that the PDF prints as a stand-in, once, in order of appearance."""
    if text.isascii():
        return ()
    characters = "".join(_undrawable_pattern().findall(_space_pattern().sub(" ", remove_invisible(text))))
    return tuple(dict.fromkeys(characters))


def code_point(character: str) -> str:
    """Return a character's code as it is written: ``U+0627``."""
    return f"U+{ord(character):04X}"


def may_compose(text: str) -> bool:
    """Return whether a font may draw characters of the text as one, like a letter with an accent that stands alone.

    It may not in nearly any text: a letter of English or Welsh has its accent in itself.
    """
    others = text.encode().translate(None, _ASCII).decode()
    return bool(_COMPOSABLE.search(others) or ("·" in others and _CATALAN_L.search(text)))


def find_invisible(text: str) -> str:
    """Return the first character of the text that prints nothing; empty where there is none."""
    found = _INVISIBLE_RUN.search(text)
    return found[0][0] if found else ""


def _stand_in(run: str) -> str:
    return f"[{' '.join(map(code_point, run))}]"


def remove_invisible(text: str) -> str:
    """Return the text without the characters that print nothing, but for those that hold an emoji together."""
    if text.isascii() or not _INVISIBLE_RUN.search(text):
        return text
    pieces: list[str] = []
    end = 0
    for sequence in _EMOJI_SEQUENCE.finditer(text):
        pieces += [_INVISIBLE_RUN.sub("", text[end : sequence.start()]), sequence[0]]
        end = sequence.end()
    return "".join((*pieces, _INVISIBLE_RUN.sub("", text[end:])))


@cache
def _drawable_class() -> str:
    """Return the characters that the fonts have, as the inside of a regular expression's class."""
    ranges = []
    for line in COVERAGE.read_text(encoding="ascii").split():
        first, _, last = line.partition("-")
        ranges.append(f"\\U{int(first, 16):08x}-\\U{int(last or first, 16):08x}")
    return "".join(ranges)


@cache
def _undrawable_pattern() -> re.Pattern[str]:
    return re.compile(rf"[^{_drawable_class()}{_JOINERS}\s]+")


@cache
def _space_pattern() -> re.Pattern[str]:
    """Return a pattern for spaces of other scripts that the fonts lack; an ordinary space says the same."""
    return re.compile(rf"(?![{_drawable_class()}])[^\S \t\n\r\f]")
