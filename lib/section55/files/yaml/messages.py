"""What the complaints of YAML's parser mean for a person, and what to type instead."""

import re
from typing import TypeGuard

import yaml

from section55.files.yaml.text import Lines, Unreadable, end_of, start_of

IN_DOUBLE_QUOTES = "Put the whole text in double quotes"

# The parser's words on the left, in the order in which they are looked for; ours on the right.
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
        f"A text here begins with a character that has a meaning of its own (@, ` or %). {IN_DOUBLE_QUOTES}.",
    ),
    (
        "while scanning a quoted scalar",
        "A quotation mark is opened here and not closed. Close it at the end of the text.",
    ),
    (
        "invalid Unicode character escape code",
        "A backslash code in double quotes here stands for no character. Delete the code and type the letter.",
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


def explain(error: yaml.MarkedYAMLError, last: yaml.Event | None, lines: Lines) -> Unreadable | None:
    """What a complaint of the parser means; None where it is of an alias, which is a fault already.

    ``last`` is the last event that the parser gave before it complained, if there was one.
    """
    complaint = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    if error.context_mark and re.search("scanning a (quoted scalar|simple key)|parsing a flow", complaint):
        mark = error.context_mark
    if mark is None:
        return Unreadable(None, "not_yaml", syntax_sentence(complaint))
    if isinstance(last, yaml.AliasEvent) and end_of(last).line == mark.line:
        return None
    line = lines.number_of(mark)
    if "undefined tag handle" in complaint:
        return Unreadable(line, "tag", f"A text here begins with !, which makes it a YAML tag. {IN_DOUBLE_QUOTES}.")
    if "<document start>" in complaint:
        sentence = "Nothing may stand after a line of three dots. Delete that line."
    elif "cannot start any token" in complaint and lines.rest_after(mark).startswith("\t"):
        sentence = syntax_sentence("tab character")
    elif "expected" in complaint and _is_quoted(last) and start_of(last).line < end_of(last).line:
        line = lines.number_of(start_of(last))
        sentence = (
            f"A quotation mark is opened here and closed on line {end_of(last).line + 1} only. "
            "Close it at the end of the text."
        )
    elif "expected key" in complaint and _is_closed(last) and lines.number_of(end_of(last)) == line:
        sentence = (
            "Text goes on after a closing quotation mark or bracket. Put the whole text in quotation marks "
            "(\" or ', whichever is not in it), or after a | on lines of its own."
        )
    else:
        sentence = syntax_sentence(complaint)
    return Unreadable(line, "not_yaml", sentence)


def _is_quoted(event: yaml.Event | None) -> TypeGuard[yaml.ScalarEvent]:
    return isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"')


def _is_closed(event: yaml.Event | None) -> TypeGuard[yaml.Event]:
    """Whether what was read ends with a quotation mark or a bracket of its own."""
    if _is_quoted(event):
        return True
    if isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
        return start_of(event).column < end_of(event).column
    return False


def syntax_sentence(complaint: str) -> str:
    """The sentence for what the parser said; a general one where it said something else."""
    for part, sentence in _SYNTAX_SENTENCES:
        if part in complaint:
            return sentence
    return (
        f"This is not in the form “key: answer” ({' '.join(complaint.split())}). "
        "Compare it with the file that section55 new writes."
    )
