"""What a build is asked to do for one inspection, and what became of it; both go from process to process as JSON."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from section55 import workspace

FORMATS = ("html", "pdf")
"""The documents that are made of each inspection, and the endings of their names."""
STEPS = ("reading", "running the notebook", "making the page", "making the PDF", "writing the files")
"""What is done for an inspection, in this order, as ``--json`` names it."""

TellStep = Callable[[str], None]
"""Hears the name of a step that begins; an empty one says that the present step goes on."""


def no_step(step: str) -> None:
    """For who does not follow the steps."""


@dataclass(frozen=True)
class Task:
    """One inspection to build."""

    path: Path
    shown: str
    """The parameter file as the person named it."""
    output: Path
    formats: tuple[str, ...]
    timeout: float
    """Seconds that one cell of the notebook may take."""
    notebook: Path = workspace.MASTER_NOTEBOOK
    recorded_as: str = ""
    """Where the parameter file lies from the output folder, where that is not to be found out."""

    @property
    def slug(self) -> str:
        """What the documents are called."""
        return self.path.stem

    @property
    def folder(self) -> Path:
        """Where the documents go."""
        return self.output / self.slug

    def as_dict(self) -> dict[str, Any]:
        """The task for JSON."""
        return {name: str(value) if isinstance(value, Path) else value for name, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, task: dict[str, Any]) -> "Task":
        """The task that `as_dict` gave."""
        paths = {name: Path(task[name]).absolute() for name in ("path", "output", "notebook")}
        return cls(**task | paths | {"formats": tuple(task["formats"])})


@dataclass(frozen=True)
class Result:
    """What became of one inspection: a line of ``build.json``."""

    slug: str
    status: str
    """built | unchanged | failed"""
    seconds: float
    files: list[str] = field(default_factory=list)
    """Relative to the output folder, with forward slashes."""
    error: str = ""
    stale: list[str] = field(default_factory=list)
    """Documents of an earlier build, left as they were since this one failed."""

    def as_dict(self) -> dict[str, Any]:
        """The result for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Outcome:
    """A result, and what the next build needs to know of it."""

    result: Result
    entry: dict[str, Any] | None = None
    """The inspection's entry in the ledger (`section55.ledger`); None where nothing was built."""


def failed(task: Task, seconds: float, error: str) -> Outcome:
    """The outcome of a task that failed; names the documents that an earlier build left."""
    stale = sorted(f"{task.slug}/{path.name}" for kind in FORMATS for path in task.folder.glob(f"{task.slug}.{kind}"))
    return Outcome(Result(task.slug, "failed", round(seconds, 3), error=error, stale=stale))
