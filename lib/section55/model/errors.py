"""What is wrong with a file, the message that says so, and the exceptions that bring faults to a person.

WorkbookError            a sentence for the person, who has no use for a traceback
└── FaultsFound          a parameter file or office profile was refused; carries every fault
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from section55.model.disk_errors import cure_of, name_of_file
from section55.model.paths import Where, key_path
from section55.model.printable import printable

MOST_FAULTS = 200
"""More than these are only counted: nobody reads on."""
MORE_FAULTS, WITHOUT_REASON = "more_faults", "refused_without_reason"
"""The codes of the fault that counts others, and of a refusal that should never be."""
_BY_HAND = "This is to be put right in the file, by hand."


class Message(NamedTuple):
    """What is wrong, and what to do about it: for a person who edits the file, and for one at the form."""

    text: str = ""
    """What is true in the form and in a file: it names no line, colon, dash, quotation mark or key."""
    in_file: str = ""
    """What a person who edits the file reads after it."""
    in_form: str = ""
    """What a person at the form reads after it."""

    @property
    def for_file(self) -> str:
        """The whole message for a person who edits the file."""
        return " ".join(filter(None, (self.text, self.in_file)))

    @property
    def for_form(self) -> str:
        """The whole message for a person at the form."""
        return " ".join(filter(None, (self.text, self.in_form))) or _BY_HAND


class Mistake(NamedTuple):
    """What is wrong with one answer, wherever the answer stands."""

    where: Where
    code: str
    """A word for programs, which stays the same when the message is reworded."""
    message: Message


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with one file."""

    file: str
    """The file, by the name that the person gave it."""
    line: int | None
    """The line it is on, counted from 1; None where the file could not be read at all."""
    where: Where
    """The path of the answer that is wrong; empty for the whole file."""
    code: str
    """A word for programs, which stays the same when the message is reworded."""
    message: Message
    count: int = 1
    """How many faults it stands for: more than one where the others are only counted."""

    @property
    def key(self) -> str:
        """The path as people read it, with items counted from 1: ``recommendations[2].due_on``."""
        return key_path(self.where)

    @property
    def sentence(self) -> str:
        """What is wrong, and what to type in the file instead."""
        return self.message.for_file

    def __str__(self) -> str:
        parts = [self.file]
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.key:
            parts.append(self.key)
        return printable(f"{', '.join(parts)}: {self.sentence}")

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
    """Something that a person can put right; its text is one or more sentences for them."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The text, a line for each thing that is wrong; a line break within one came from outside."""
        return (str(self),)

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows instead of a traceback: the sentence. IPython calls this by name."""
        return [str(self)]


class FaultsFound(WorkbookError):
    """Raised when a file is refused. Carries the faults found in it and in the office profile it names.

    Of more than `MOST_FAULTS` the last one says how many are not listed.
    """

    def __init__(self, faults: Iterable[Fault], file: str = "The file") -> None:
        """``file`` is what a fault of the workbook's own, which refuses without a reason, calls the file."""
        self.faults = tuple(limit_faults(list(faults) or [_without_reason(file)], file))
        super().__init__(self.faults)

    @property
    def lines(self) -> tuple[str, ...]:
        """The faults."""
        return tuple(map(str, self.faults))

    @property
    def count(self) -> int:
        """How many faults there are, those that are not listed included."""
        return sum(fault.count for fault in self.faults)

    def __str__(self) -> str:
        return "\n".join(self.lines)


def limit_faults(faults: Sequence[Fault], file: str, unlisted: int = 0) -> list[Fault]:
    """The faults, and instead of those beyond `MOST_FAULTS` and of ``unlisted`` others one that counts them."""
    listed = [fault for fault in faults if fault.code != MORE_FAULTS]
    unlisted += sum(fault.count for fault in faults if fault.code == MORE_FAULTS) + max(0, len(listed) - MOST_FAULTS)
    if not unlisted:
        return listed
    message = Message(
        f"And {unlisted:,} more {'fault' if unlisted == 1 else 'faults'}. They are listed once these are put right."
    )
    return [*listed[:MOST_FAULTS], Fault(file, None, (), MORE_FAULTS, message, unlisted)]


def _without_reason(file: str) -> Fault:
    message = Message(
        "The workbook refused this file and cannot say why. That is a mistake of the workbook's own: report it, and "
        "send the file with it."
    )
    return Fault(file, None, (), WITHOUT_REASON, message)


def sentence_of(error: Exception, what: str = "The workbook", file: str = "The disk") -> str:
    """The text that a person reads about an exception, with nothing in it that a terminal would obey.

    A `WorkbookError` has its own words, a line for each thing that is wrong. An error of the system gives the file
    that the person knows (``file`` where it names none), its reason, and what to do about it. Anything else was not
    foreseen: the sentence says that ``what`` failed, and how.
    """
    if isinstance(error, WorkbookError):
        return "\n".join(map(printable, error.lines))
    if isinstance(error, OSError):
        sentence = f"{name_of_file(error) or file}: {reason_of(error)}. {cure_of(error)}".rstrip()
    else:
        sentence = " ".join(f"{what} failed here ({kind_and_text(error)}).".split())
    return printable(sentence)


def reason_of(error: Exception) -> str:
    """Why the system refused something, for the end of a sentence: "No space left on device"."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def kind_and_text(error: Exception) -> str:
    """The kind and the words of an exception that was not foreseen: "ValueError: too many values"."""
    return f"{type(error).__name__}: {error}"
