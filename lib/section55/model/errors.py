"""What is wrong with a file, the message that says so, and the exceptions that carry faults to a person.

WorkbookError            a sentence for the person; no traceback is of use to them
└── FaultsFound          a parameter file or office profile was refused; carries every fault
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from section55.model.paths import Where, key_path

_BY_HAND = "This is to be put right in the file, by hand."


class Message(NamedTuple):
    """What is wrong, with its cure: one for a person at a text editor, and one for a person at the form."""

    text: str = ""
    """What is as true in the form as in a file: nothing of lines, colons, dashes, quotation marks or keys."""
    in_file: str = ""
    """What a person at a text editor reads after it."""
    in_form: str = ""
    """What a person at the form reads after it."""

    @property
    def for_file(self) -> str:
        """The whole message in the words of a file."""
        return " ".join(filter(None, (self.text, self.in_file)))

    @property
    def for_form(self) -> str:
        """The whole message in the words of the form."""
        return " ".join(filter(None, (self.text, self.in_form))) or _BY_HAND


class Mistake(NamedTuple):
    """What is wrong with one answer, wherever the answer stands."""

    where: Where
    code: str
    """A word for programs, which stays when the message is reworded."""
    message: Message


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with one file."""

    file: str
    """The file, as the person named it."""
    line: int | None
    """The line it is on, counted from 1; None where the file could not be read at all."""
    where: Where
    """The path of the answer that is wrong; empty for the whole file."""
    code: str
    """A word for programs, which stays when the message is reworded."""
    message: Message

    @property
    def key(self) -> str:
        """The path as people read it, items counted from 1: ``recommendations[2].due_on``."""
        return key_path(self.where)

    @property
    def sentence(self) -> str:
        """What is wrong, and what to type in the file instead."""
        return self.message.for_file

    def __str__(self) -> str:
        place = [self.file]
        if self.line is not None:
            place.append(f"line {self.line}")
        if self.key:
            place.append(self.key)
        return f"{', '.join(place)}: {self.sentence}"

    def as_dict(self) -> dict[str, object]:
        """The fault for JSON."""
        return {
            "file": self.file,
            "line": self.line,
            "key": self.key,
            "code": self.code,
            "sentence": self.sentence,
        }


class WorkbookError(Exception):
    """Something that a person can put right; its text is a sentence or more for them."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows instead of a traceback: the sentence. IPython calls this by name."""
        return [str(self)]


class FaultsFound(WorkbookError):
    """A file was refused. Carries every fault found in it and in the office profile it names."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


def sentence_of(error: Exception, what: str = "The workbook", file: str = "The disk") -> str:
    """What a person is told of an exception.

    A `WorkbookError` has its own words. Where the system refused, these are its reason and the file,
    or ``file`` where it names none. Anything else was not foreseen: ``what`` failed, and at what.
    """
    if isinstance(error, WorkbookError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename or file}: {reason_of(error)}."
    return f"{what} failed here ({kind_and_text(error)})."


def reason_of(error: Exception) -> str:
    """Why something was refused, to end a sentence with: "No space left on device"."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def kind_and_text(error: Exception) -> str:
    """An exception that was not foreseen, by its kind and its own words: "ValueError: too many values"."""
    return f"{type(error).__name__}: {error}"
