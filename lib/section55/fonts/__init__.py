"""The fonts that the PDF is set in; ``OFL.txt`` has their authors and licence.

``FAMILIES`` is the order in which they are tried for each character.
"""

FAMILIES = ("Source Sans 3", "Noto Sans", "Noto Sans Symbols 2", "Noto Emoji")
MONOSPACED = ("IBM Plex Mono", *FAMILIES)
