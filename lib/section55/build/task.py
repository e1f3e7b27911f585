"""What a build does for one inspection, and what becomes of it; between processes both are JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypedDict, get_args

from section55 import workspace
from section55.build.earlier_documents import outdated_documents
from section55.documents.formats import FORMATS
from section55.files.fingerprints import Mark

Step = Literal["reading", "running the notebook", "making the page", "making the PDF", "writing the files"]
STEPS: tuple[Step, ...] = get_args(Step)
"""What is done for an inspection, in this order, as ``--json`` names it."""

Status = Literal["built", "unchanged", "failed"]


class TaskFields(TypedDict):
    """A task in JSON."""

    path: str
    display_name: str
    output: str
    formats: list[str]
    timeout: float
    notebook: str
    recorded_as: str
    force: bool


@dataclass(frozen=True)
class Task:
    """One inspection to build."""

    path: Path
    display_name: str
    """The parameter file as messages name it."""
    output: Path
    formats: tuple[str, ...]
    timeout: float
    """Seconds that one cell of the notebook may take."""
    notebook: Path = workspace.MASTER_NOTEBOOK
    recorded_as: str = ""
    """The parameter file as its documents name it; where empty, they name it as `workspace.recorded_path` does."""
    force: bool = False
    """Whether it is built although its history is not all that the earlier documents carry."""

    @property
    def slug(self) -> str:
        """The name of the documents, without an ending."""
        return self.path.stem

    @property
    def folder(self) -> Path:
        """Where the documents go."""
        return self.output / self.slug

    def as_dict(self) -> TaskFields:
        """The task for JSON."""
        return {
            "path": str(self.path),
            "display_name": self.display_name,
            "output": str(self.output),
            "formats": list(self.formats),
            "timeout": self.timeout,
            "notebook": str(self.notebook),
            "recorded_as": self.recorded_as,
            "force": self.force,
        }

    @classmethod
    def from_dict(cls, fields: TaskFields) -> "Task":
        """The task that `as_dict` gave."""
        return cls(
            path=Path(fields["path"]).absolute(),
            display_name=fields["display_name"],
            output=Path(fields["output"]).absolute(),
            formats=tuple(fields["formats"]),
            timeout=fields["timeout"],
            notebook=Path(fields["notebook"]).absolute(),
            recorded_as=fields["recorded_as"],
            force=fields["force"],
        )


class ResultFields(TypedDict):
    """A result in JSON."""

    slug: str
    status: Status
    seconds: float
    files: list[str]
    error: str
    stale: list[str]


@dataclass(frozen=True)
class Result:
    """What became of one inspection: a line of ``build.json``."""

    slug: str
    status: Status
    seconds: float
    files: list[str] = field(default_factory=list)
    """Relative to the output folder, with forward slashes."""
    error: str = ""
    stale: list[str] = field(default_factory=list)
    """Documents that were built before, do not say what the parameter file says now, and were not replaced."""

    def as_dict(self) -> ResultFields:
        """The result for JSON."""
        return {
            "slug": self.slug,
            "status": self.status,
            "seconds": self.seconds,
            "files": self.files,
            "error": self.error,
            "stale": self.stale,
        }


class LedgerEntry(TypedDict):
    """An inspection's line in the ledger (`section55.build.ledger`): what was built, and from what."""

    slug: str
    parameter_file: str
    """From the output folder, as every path of `inputs` is."""
    program: str
    """The `program_mark` of the build."""
    inputs: Mapping[str, Mark | None]
    outputs: Mapping[str, Mark | None]
    """By name in the inspection's folder."""
    seconds: float


@dataclass(frozen=True)
class Outcome:
    """A result, and what the next build needs to know about it."""

    result: Result
    entry: LedgerEntry | None = None
    """The inspection's entry in the ledger (`section55.build.ledger`); None where nothing was built."""


def failed_outcome(task: Task, seconds: float, error: str) -> Outcome:
    """The outcome of a task that failed; names the documents there that do not say what the parameter file says now."""
    stale = [f"{task.slug}/{name}" for name in outdated_documents(task.path, task.folder, FORMATS)]
    return Outcome(Result(task.slug, "failed", round(seconds, 3), error=error, stale=stale))


class TaskListener:
    """Follows the build of one inspection, in the process that builds it; this one ignores all of it."""

    def on_step(self, step: Step) -> None:
        """A step begins."""

    def on_cell(self) -> None:
        """A cell of the notebook begins, shows something or ends, so the step goes on."""


@dataclass(frozen=True)
class StepBegun:
    """An event of a build: an inspection has come to a step."""

    task: Task
    step: Step


@dataclass(frozen=True)
class TaskDone:
    """An event of a build: an inspection is built or has failed."""

    task: Task
    outcome: Outcome


Event = StepBegun | TaskDone


class BuildRequest(TypedDict):
    """What a worker process is sent: a task, and the `program_mark` that the build goes by."""

    task: TaskFields
    program: str


class StepMessage(TypedDict):
    """A message from a worker process: a step begins."""

    kind: Literal["step"]
    step: Step


class AliveMessage(TypedDict):
    """A message from a worker process: the step goes on."""

    kind: Literal["alive"]


class OutcomeMessage(TypedDict):
    """A message from a worker process: the task is done."""

    kind: Literal["outcome"]
    result: ResultFields
    entry: LedgerEntry | None


WorkerMessage = StepMessage | AliveMessage | OutcomeMessage
