"""Text from a file, a file's name or a stranger's document, as it may be printed."""


def printable(text: str) -> str:
    r"""The text on one line, with every character that a terminal would obey or not show written as its code.

    A line break is ``\n`` then, an escape ``\x1b`` and a mark of direction ``\u202e``, so that nothing
    in the text can look like another line, clear the screen or turn words around.
    """
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode() for character in text
    )
