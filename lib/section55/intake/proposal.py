"""What was read of a file, each answer with how sure it is and the words that it was read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from section55.model.paths import Where, key_path

UNTAGGED_DAY = "It was read from a PDF without tags."
How = Literal["read", "worked out", "guessed", "missing"]
"""Whether an answer stands in the file, follows from what stands there, is a guess, or is not there."""


@dataclass(frozen=True)
class Read:
    """One answer that was looked for."""

    where: Where
    how: How
    source: str = ""
    """The words that it was read from."""
    place: str = ""
    """Where they stand: "page 3", a heading."""
    why: str = ""
    """What to look at before it is used; empty for an answer that stands there."""


@dataclass
class Proposal:
    """The answers of a file, to be looked at before any of them is kept."""

    answers: dict[str, Any] = field(default_factory=dict)
    """By the parameter file's own keys."""
    read: list[Read] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    """What asks for something and became no item, or fits nowhere."""
    notes: list[str] = field(default_factory=list)

    @property
    def own_forces(self) -> list[str]:
        """The one force that the file is about, which "the force" in it means; none where it is about several."""
        forces: list[str] = self.answers.get("police_forces") or []
        return forces if len(forces) == 1 and not forces[0].lower().startswith("all ") else []

    def mark_all_as_guessed(self) -> None:
        """Takes every answer that was read for a guess, of a file whose paragraphs and lists are guesses themselves."""
        self.read = [replace(each, how="guessed") if each.how == "read" else each for each in self.read]
        self.read = [
            replace(each, why=each.why or UNTAGGED_DAY)
            if each.where == ("published_on",) and each.how == "guessed"
            else each
            for each in self.read
        ]

    def as_dict(self) -> dict[str, Any]:
        """The proposal as JSON has it; paths count items from 0, as programs do."""
        return {
            "answers": plain_answers(self.answers),
            "read": [
                {"key": program_path(each.where), "how": each.how, "source": each.source, "place": each.place}
                | ({"why": each.why} if each.why else {})
                for each in self.read
            ],
            "left_over": self.left_over,
            "notes": self.notes,
        }


def program_path(where: Where) -> str:
    """A path with items counted from 0: ``recommendations[0].due``."""
    return key_path(tuple(part - 1 if isinstance(part, int) else part for part in where))


def plain_answers(value: Any) -> Any:
    """Answers as text, numbers, lists and keys."""
    if isinstance(value, Mapping):
        return {key: plain_answers(answer) for key, answer in value.items()}
    if isinstance(value, list | tuple):
        return [plain_answers(answer) for answer in value]
    return value.isoformat() if isinstance(value, date) else value
