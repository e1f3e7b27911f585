"""``python -m section55.fonts`` writes ``coverage.txt`` anew: which characters the fonts have.

Kept as a file so that no build reads the fonts' tables; a test checks that it is current.
"""

import unicodedata

from fontTools.ttLib import TTFont

from section55.characters import COVERAGE, FONTS

_NOT_TEXT = ("Cc", "Cs", "Co")
"""Controls, surrogates and private use: PDF/A-3a refuses them even where a font has a picture."""


def coverage() -> str:
    """The code points of text that at least one of the fonts has, as lines of ranges."""
    points: set[int] = set()
    for path in FONTS.glob("*.ttf"):
        if "Mono" not in path.name:
            with TTFont(path, lazy=True) as font:
                points |= set(font.getBestCmap())
    lines = []
    for point in sorted(p for p in points if unicodedata.category(chr(p)) not in _NOT_TEXT):
        if lines and lines[-1][1] == point - 1:
            lines[-1][1] = point
        else:
            lines.append([point, point])
    return "".join(f"{a:04x}\n" if a == b else f"{a:04x}-{b:04x}\n" for a, b in lines)


if __name__ == "__main__":
    COVERAGE.write_text(coverage(), encoding="ascii", newline="\n")
