"""What YAML's own complaints mean for a person, and what to type instead.

The parser's words are on the left, in the order in which they are looked for; ours on the right.
"""

IN_DOUBLE_QUOTES = "Put the whole text in double quotes"

_SYNTAX_SENTENCES = (
    (
        "mapping values are not allowed",
        "A colon followed by a space stands inside text that is not in quotes, or this line is indented too far. "
        "Put the text in double quotes, or line the key up with the others.",
    ),
    (
        "tab character",
        "This line is indented with a tab. Use spaces: delete the tab, and line the text up with its neighbours.",
    ),
    (
        "cannot start any token",
        f"A text here begins with a sign that has a meaning of its own (@, ` or %). {IN_DOUBLE_QUOTES}.",
    ),
    (
        "while scanning a quoted scalar",
        "A quotation mark is opened here and not closed. Close it at the end of the text.",
    ),
    (
        "invalid Unicode character escape code",
        "A backslash code in double quotes here stands for no letter or sign. Delete the code and type the letter.",
    ),
    (
        "while parsing a quoted scalar",
        "A backslash inside double quotes has a meaning of its own. Put text that has backslashes in single quotes.",
    ),
    (
        "could not find expected ':'",
        "A key without a colon, or text that has lost its indentation. Write “key: answer”, with a space after the "
        "colon, and indent every line of a long text by two spaces.",
    ),
    (
        "did not find expected comment or line break",
        "Text stands on the same line as | or >. Begin the text on the next line, indented by two spaces more than "
        "its key.",
    ),
    (
        "while scanning a block scalar",
        "The text after | is not indented evenly. Indent every line of it by the same number of spaces.",
    ),
    (
        "did not find expected key",
        "This line is indented differently from its neighbours. Line a key up with the keys above it, and indent "
        "every line of a long text by two spaces more than its key.",
    ),
    (
        "did not find expected '-' indicator",
        "This line is indented differently from its neighbours in this list. Line a key up with the other keys of its "
        "item, begin an item with a dash, and indent the lines of a long text alike.",
    ),
    (
        "did not find expected ',' or ']'",
        "A list opened with [ is not closed. Put a comma between its items, and ] at its end.",
    ),
    (
        "did not find expected ',' or '}'",
        "A set of keys opened with { is not closed. Put a comma between the keys, and } at the end.",
    ),
    (
        "alphabetic or numeric character",
        f"A text here begins with & or *, which has a meaning of its own. {IN_DOUBLE_QUOTES}.",
    ),
    (
        "entries are not allowed in this context",
        f"A text here begins with a dash, which makes it an item of a list. {IN_DOUBLE_QUOTES}.",
    ),
    (
        "keys are not allowed in this context",
        f"A text here begins with a question mark, which has a meaning of its own. {IN_DOUBLE_QUOTES}.",
    ),
    (
        "did not find expected node content",
        f"A text here begins with a comma or a closing bracket. {IN_DOUBLE_QUOTES}.",
    ),
    (
        "directive",
        "A line that begins with % is an instruction to YAML, which no answer needs. Indent it with the text it is of, "
        "or delete it.",
    ),
)


def syntax_sentence(said: str) -> str:
    """The sentence for what the parser said; a general one where it said something else."""
    for part, sentence in _SYNTAX_SENTENCES:
        if part in said:
            return sentence
    return (
        f"This is not in the form “key: answer” ({' '.join(said.split())}). "
        "Compare it with the file that section55 new writes."
    )
