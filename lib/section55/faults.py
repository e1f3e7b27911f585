"""What is wrong with a file: the fault, and the exceptions that carry faults to a person.

WorkbookError            a sentence for the person; no traceback is of use to them
└── FaultsFound          a parameter file or office profile was refused; carries every fault
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with one file."""

    file: str
    """The file, as the person named it."""
    line: int | None
    """The line it is on, counted from 1; None where the file could not be read at all."""
    key: str
    """The key's path, items counted from 1: ``recommendations[2].due_on``; empty for the whole file."""
    code: str
    """A word for programs, which stays when the sentence is reworded."""
    sentence: str
    """What is wrong, and what to type instead."""

    def __str__(self) -> str:
        place = [self.file]
        if self.line is not None:
            place.append(f"line {self.line}")
        if self.key:
            place.append(self.key)
        return f"{', '.join(place)}: {self.sentence}"

    def as_dict(self) -> dict[str, object]:
        """The fault for JSON."""
        return asdict(self)


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
