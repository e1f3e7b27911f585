"""What `verify` says: a statement for each thing that it looked at, and a verdict from all of them."""

from dataclasses import dataclass
from typing import Final, Literal

from section55.model.printable import printable

AGREES: Final = "agrees"
DIFFERS: Final = "differs"
NOT_CHECKED: Final = "not checked"
VERIFIES: Final = "It verifies."
DOES_NOT_VERIFY: Final = "It does not verify."
NOT_ALL_CHECKED: Final = "Not all could be checked here."
CANNOT_BE_SHOWN: Final = "Who made a document, and when, this cannot show."
"""True of every verdict."""
_LONGEST_SENTENCE = 700

StatementOutcome = Literal["agrees", "differs", "not checked"]
Verdict = Literal["It verifies.", "It does not verify.", "Not all could be checked here."]


@dataclass(frozen=True)
class Statement:
    """One thing that was checked, or could not be."""

    outcome: StatementOutcome
    sentence: str
    """On one line. Words of the document are in it as they may be printed."""

    def __post_init__(self) -> None:
        sentence = printable(" ".join(self.sentence.splitlines()))
        if len(sentence) > _LONGEST_SENTENCE:
            sentence = f"{sentence[: _LONGEST_SENTENCE - 1]}…"
        object.__setattr__(self, "sentence", sentence)


@dataclass(frozen=True)
class Verification:
    """All that was checked of one document or output folder."""

    name: str
    statements: tuple[Statement, ...]

    @property
    def holds(self) -> bool:
        """Whether everything was checked and agrees."""
        return self.verdict == VERIFIES

    @property
    def verdict(self) -> Verdict:
        """What a person is to take from it."""
        outcomes = {statement.outcome for statement in self.statements}
        if DIFFERS in outcomes:
            return DOES_NOT_VERIFY
        return VERIFIES if outcomes == {AGREES} else NOT_ALL_CHECKED


def state(agrees: bool, sentence: str, otherwise: str) -> Statement:
    """That something agrees, or else that it differs."""
    return Statement(AGREES, sentence) if agrees else Statement(DIFFERS, otherwise)
