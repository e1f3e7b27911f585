"""The text of a YAML file and its lines; refused where it is no text, or has a character that nobody sees."""

import re
from typing import Protocol

import yaml

from section55.model.errors import Fault, Message
from section55.model.paths import Where
from section55.model.wording import shortened

MOST_BYTES = 10_000_000
MOST_LEVELS = 12
MOST_NODES = 100_000
LONGEST_KEY = 100

_LINE_END = re.compile("\r\n|\r|\n")
_NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HIDDEN_LINE_BREAK = re.compile("[\x85\u2028\u2029]")


class Mark(Protocol):
    """A place in a text, as YAML's parser gives it."""

    @property
    def line(self) -> int:
        """Counted from 0."""

    @property
    def column(self) -> int:
        """Counted from 0."""


def start_of(event: yaml.Event) -> Mark:
    """Where what an event speaks of begins."""
    # Only an event that a program makes itself may have no mark; the parser gives every one of its own both.
    assert event.start_mark is not None
    return event.start_mark


def end_of(event: yaml.Event) -> Mark:
    """Where what an event speaks of ends."""
    assert event.end_mark is not None
    return event.end_mark


class Unreadable(Exception):
    """Raised when the rest of a file cannot be read. Carries the parts of the fault that says why."""

    def __init__(self, line: int | None, code: str, sentence: str, where: Where = ()) -> None:
        super().__init__(sentence)
        self.line, self.code, self.sentence, self.where = line, code, sentence, where

    def as_fault(self, file: str) -> Fault:
        """The fault of a file that is called by this name."""
        return Fault(file, self.line, self.where, self.code, Message(in_file=self.sentence))


class Lines:
    """The lines of a text, by the marks of YAML's parser."""

    def __init__(self, text: str) -> None:
        self._lines = _LINE_END.split(text)
        self._number = len(self._lines)

    @property
    def number(self) -> int:
        """How many lines there are."""
        return self._number

    def number_of(self, mark: Mark) -> int:
        """The number of a mark's line, from 1. At the very end of a file a mark may stand one line beyond it."""
        line = mark.line + 1
        return line if line < self._number else self._number

    def rest_after(self, mark: Mark) -> str:
        """What stands on a mark's line from the mark on."""
        return self._lines[mark.line][mark.column :] if mark.line < len(self._lines) else ""


def decode(data: bytes) -> str:
    """A file's text. Raises `Unreadable` where it is not text, and at the first character that nobody can see."""
    if len(data) > MOST_BYTES:
        raise too_large(len(data))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # `start` does not count a byte order mark, which holds no line break.
        raise _not_text(data[: error.start].decode("utf-8", "replace")) from None
    if "\0" in text:
        raise _not_text(text[: text.index("\0")])
    # Most texts have no other character; to look for each of those takes twenty times as long.
    if text.replace("\n", "").isprintable():
        return text
    for hidden, code, sentence in (
        (_NOT_PRINTABLE, "not_yaml", "a code that stands for no character. Delete it and type that word again."),
        (
            _HIDDEN_LINE_BREAK,
            "hidden_line_break",
            "a line break that does not show. Delete it and press Enter there.",
        ),
    ):
        if stray := hidden.search(text):
            before = text[: stray.start()]
            words = _LINE_END.split(before)[-1][-30:].strip()
            after = f"After {shortened(words)} comes" if words else "The line begins with"
            raise Unreadable(_line_after(before), code, f"{after} U+{ord(stray[0]):04X}, {sentence}")
    return text


def too_large(size: int) -> Unreadable:
    """The refusal of a file of so many bytes."""
    return Unreadable(
        None, "too_large", f"The file has {size:,} bytes; {MOST_BYTES:,} is the most. Is it the right file?"
    )


def printable(text: str) -> str:
    """The text with a question mark for every code that cannot be printed."""
    return _NOT_PRINTABLE.sub("?", text)


def _not_text(before: str) -> Unreadable:
    return Unreadable(
        _line_after(before),
        "not_utf8",
        "The file is not UTF-8 text. Open it in the program that wrote it and save it as plain text "
        "with the encoding UTF-8 (in Notepad: Save as, then Encoding).",
    )


def _line_after(text: str) -> int:
    return len(_LINE_END.findall(text)) + 1
