"""What is wrong with a history that is not whole, and what to do about it."""

from collections.abc import Sequence

from section55.files.foreign_changes import PUT_BACK
from section55.model.errors import WorkbookError


class HistoryBroken(WorkbookError):
    """Raised when a history is not whole. Carries a line's number and a sentence for each thing that is wrong."""

    cure: str = PUT_BACK
    """A sentence or two that say what to do about it."""

    def __init__(self, problems: Sequence[tuple[int, str]], cure: str = PUT_BACK, name: str = "") -> None:
        self.problems, self.cure, self.name = tuple(problems), cure, name
        super().__init__(self.problems)

    def of(self, name: str) -> "HistoryBroken":
        """The same, of the history of that name, with what to do about it as its last line."""
        return HistoryBroken(self.problems, self.cure, name)

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each problem; of a history that has a name, what to do about them too."""
        lines = [f"line {line}: {sentence}" for line, sentence in self.problems]
        return (f"{self.name}: {lines[0]}", *lines[1:], self.cure) if self.name else tuple(lines)

    def __str__(self) -> str:
        return "\n".join(self.lines)
