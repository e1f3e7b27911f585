"""The beginning of a text in Markdown, to know an item by that has no short name."""

import re
from functools import lru_cache

from section55.model.asked_due import without_leading_due
from section55.model.wording import sentence_start

WORDS = 10
"""So many words are enough where what an item says stands elsewhere on the page too."""
_MARKED_UP = re.compile(r"[*_`#<>|&\\~^\[\]]|://|^\s*(?:[-+]|\(?[A-Za-z0-9]{1,4}[.)])\s", re.MULTILINE)
"""What a text has that Markdown would change; one without is printed as it stands."""
_PARAGRAPHS = re.compile(r"\n\s*\n")
_DEFINITION = "]:"
"""What a text has that says elsewhere where a link or a footnote of its beginning leads."""


@lru_cache(maxsize=8192)  # many offices answer the same recommendation
def excerpt(text: str, most: int = WORDS) -> str:
    """Return the first words of a text, as they are printed, with an ellipsis where it goes on.

    The time by which something is asked for is left out, since it stands in a column of its own.
    """
    words = sentence_start(without_leading_due(_first_paragraph(text))).split()
    if len(words) <= most + 2:
        return " ".join(words)
    return f"{' '.join(words[:most]).rstrip('.,;:–-')}…"


def _first_paragraph(text: str) -> str:
    """The text of the first block that has any."""
    if not _MARKED_UP.search(text):
        return " ".join(_PARAGRAPHS.split(text.strip(), maxsplit=1)[0].split())
    # Imported here: of thousands of files, most have no such text.
    from lxml import html

    from section55.model.markdown import to_html

    if _DEFINITION not in text:
        text = _PARAGRAPHS.split(text.strip(), maxsplit=1)[0]
    tree = html.fragment_fromstring(to_html(text, "", "excerpt", 3), create_parent="div")
    for reference in list(tree.iter("sup")):
        reference.drop_tree()
    return next((words for block in tree.iter("p", "li") if (words := " ".join(block.text_content().split()))), "")
