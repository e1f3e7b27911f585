"""The fonts that the PDF is set in; their makers and licence are in ``OFL.txt``.

``FAMILIES`` is the order in which they are tried for each character.
"""

FAMILIES = ("Source Sans 3", "Noto Sans", "Noto Sans Symbols 2", "Noto Emoji")
MONOSPACED = ("IBM Plex Mono", *FAMILIES)
