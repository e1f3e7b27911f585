"""The figures in a text, by which it is compared with its translation."""

import re

_FIGURE = re.compile(r"(?<![\w.,£$/-])£?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w/-]|[.,]\d)")
_ADDRESS = re.compile(r"(?<=\])\([^()\s]*\)|https?://\S+")
_MAY_BE_WORDS = re.compile("0*(?:1?[0-9]|20)")
"""Whole numbers up to twenty may be written out in the one language and not in the other."""


def figures_in(text: str) -> list[str]:
    """Every figure that a text has, in its order, each once, without the commas of thousands.

    Those that may as well be words, and what stands in the addresses of links, are left out.
    """
    found = (match[1].replace(",", "") for match in _FIGURE.finditer(_ADDRESS.sub(" ", text)))
    return list(dict.fromkeys(figure for figure in found if not _MAY_BE_WORDS.fullmatch(figure)))
