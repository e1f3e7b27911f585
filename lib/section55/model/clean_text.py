"""The one cleaning of text: what an answer says, however it was typed or pasted.

Every answer is cleaned as it is read, before anything looks at it, so that the HTML, the PDF, the
register and the differences between two versions are of the same text. The file is left as it is.
"""

import re
import unicodedata

from section55.fonts.characters import remove_invisible
from section55.model.printable import printable

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_PLAIN = re.compile("[ -~\n\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u2052\u20ac]*")
"""Letters of Latin, the punctuation of print and the characters of prices: each has one spelling, and is seen."""
_DIRECTION_MARKS = re.compile("([\u202a-\u202e\u2066-\u2069])")


def clean_text(text: str) -> str:
    """The text with one kind of line break and one spelling of each letter (NFC), and no end that does not show.

    Characters that print nothing (soft hyphens, zero-width spaces) come with pasted text and are taken
    out; those that hold an emoji together stay. So do marks of direction, which hide what a text says:
    `direction_mark` finds them, and an answer that has one is refused. White space goes from the end,
    no-break spaces included, and empty lines from the beginning, where spaces have a meaning in Markdown.
    """
    # As most are: nothing in it can be taken out or spelt otherwise.
    if is_printable_ascii(text) or _PLAIN.fullmatch(text):
        return without_ends(text)
    parts = _DIRECTION_MARKS.split(_LINE_BREAKS.sub("\n", text))
    text = "".join(part if place % 2 else remove_invisible(part) for place, part in enumerate(parts))
    return without_ends(unicodedata.normalize("NFC", text))


def is_printable_ascii(text: str) -> bool:
    """Whether a text has nothing but ASCII's printable characters and line breaks: of it only the ends are cleaned."""
    return text.isascii() and text.replace("\n", "").isprintable()


def without_ends(text: str) -> str:
    """The text without white space at its end, and without empty lines at its beginning."""
    return text.strip("\n").rstrip()


def clean_name(text: str) -> str:
    """A person's name on one line, as `clean_text` has it, and with no character that a terminal or a page obeys.

    Marks of direction are taken out here, since nobody is asked to type a name anew; a control
    character is shown as its code.
    """
    return printable(" ".join(clean_text(_DIRECTION_MARKS.sub("", text)).split()))


def direction_mark(text: str) -> re.Match[str] | None:
    """The first mark of direction in a text: a character that makes what is read differ from what is written."""
    return None if text.isascii() else _DIRECTION_MARKS.search(text)
