"""``python -m section55.fonts`` rewrites ``coverage.txt``, which lists the characters that the fonts have.

It is a file so that no build reads the fonts' tables; a test checks that it is current.
"""

import unicodedata

from fontTools.ttLib import TTFont

from section55.fonts.characters import COVERAGE, FONTS

_NOT_TEXT = ("Cc", "Cs", "Co")
"""Controls, surrogates and private use: PDF/A-3a refuses them even where a font has a glyph."""


def coverage() -> str:
    """Return the code points of text that at least one of the fonts has, one range a line."""
    points: set[int] = set()
    for path in FONTS.glob("*.ttf"):
        if "Mono" not in path.name:
            with TTFont(path, lazy=True) as font:
                points |= set(font.getBestCmap())
    ranges: list[range] = []
    for point in sorted(p for p in points if unicodedata.category(chr(p)) not in _NOT_TEXT):
        if ranges and point == ranges[-1].stop:
            ranges[-1] = range(ranges[-1].start, point + 1)
        else:
            ranges.append(range(point, point + 1))
    return "".join(f"{run[0]:04x}\n" if len(run) == 1 else f"{run[0]:04x}-{run[-1]:04x}\n" for run in ranges)


if __name__ == "__main__":
    COVERAGE.write_text(coverage(), encoding="ascii", newline="\n")
