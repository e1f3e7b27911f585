"""The build: builds again what has changed, several inspections side by side, and writes what became of each."""

from collections.abc import Generator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from section55 import workspace
from section55.build.engine import TIMEOUT
from section55.build.ledger import Ledger, program_mark
from section55.build.task import Event, Outcome, Result, Step, Task, TaskDone
from section55.build.worker_pool import WorkerPool
from section55.documents.formats import FORMATS
from section55.files.access import make_folder
from section55.files.atomic_write import write_whole
from section55.files.locks import lock_folder
from section55.files.other_language import other_file
from section55.files.parts import sweep_parts
from section55.model.errors import WorkbookError, sentence_of
from section55.model.printable import json_text, printable
from section55.workspace import parameter_files_in

ACCOUNT = "build.json"


@dataclass(frozen=True)
class Plan:
    """What is to be built, where and how."""

    output: Path
    """The folder for the documents; each inspection has one of its own in it."""
    formats: tuple[str, ...] = FORMATS
    jobs: int = 1
    """How many inspections at a time."""
    force: bool = False
    """Whether what is up to date is built again too, and what has a shorter history than its earlier documents."""
    timeout: float = TIMEOUT
    """Seconds that one cell of the notebook may take."""
    notebook: Path = workspace.MASTER_NOTEBOOK
    dask: str | None = None
    """The address of the scheduler of a Dask cluster to build on; by default the build is here."""
    is_all: bool = False
    """Whether this process does nothing but the build, so that it may import for its workers and fork them."""


class AccountRefused(WorkbookError):
    """Raised when the disk refused ``build.json``; the inspections were built, unchanged or failed all the same."""

    def __init__(self, error: Exception, results: list[Result]) -> None:
        super().__init__(f"{sentence_of(error)} What this build did is not in {ACCOUNT}.")
        self.results = results


class BuildListener:
    """Follows a build; this one ignores all of it."""

    def on_step(self, slug: str, step: Step) -> None:
        """An inspection has come to a step."""

    def on_result(self, result: Result) -> None:
        """An inspection is built, unchanged or failed."""


def build_all(files: Sequence[Path], plan: Plan, listener: BuildListener | None = None) -> list[Result]:
    """Builds each parameter file's documents into ``output/<slug>/`` and writes ``output/build.json``.

    What is as it was at the last build is ``unchanged`` and takes next to no time. Of a response in two
    languages both documents are built when either file changed, be it named or not. The results are in
    the order of the files, those that were not named last. One inspection's failure never stops the others.
    A build that is interrupted writes what it has done and raises ``KeyboardInterrupt``; the next one does the rest.
    Raises `AccountRefused` at the end where that file cannot be written, and `WorkbookError` where the
    Dask cluster cannot be reached.
    """
    listener = listener or BuildListener()
    files = with_other_languages(files)
    make_folder(plan.output)
    output = plan.output.resolve()
    for folder in {output, *(path.parent for path in files)}:
        sweep_parts(folder)
    tasks = [
        Task(
            _resolve(path),
            _display_name(path),
            output,
            plan.formats,
            plan.timeout,
            plan.notebook.resolve(),
            force=plan.force,
        )
        for path in files
    ]
    ledger = Ledger(output)
    results: dict[Task, Result] = {}
    try:
        with closing(_build_tasks(tasks, plan, ledger, listener)) as outcomes:
            for task, outcome in outcomes:
                if outcome.entry:
                    ledger.add(outcome.entry)
                results[task] = outcome.result
                listener.on_result(outcome.result)
    except BaseException:
        with suppress(AccountRefused):  # what ended the build is the news
            _write_account(output, ledger, [results[task] for task in tasks if task in results])
        raise
    in_order = [results[task] for task in tasks if task in results]
    _write_account(output, ledger, in_order)
    return in_order


def with_other_languages(files: Sequence[Path]) -> list[Path]:
    """The files, and after them those of the same responses in the other language that are not among them."""
    named = {_resolve(path) for path in files}
    folders = {path.parent for path in files}
    # Of a folder that is built as a whole, no file need be asked.
    partly = {folder for folder in folders if any(_resolve(path) not in named for path in parameter_files_in(folder))}
    others = [other_file(path) for path in files if path.parent in partly]
    return [*files, *dict.fromkeys(other for other in others if other and _resolve(other) not in named)]


def _write_account(output: Path, ledger: Ledger, results: list[Result]) -> None:
    ledger.tidy()
    account = json_text([result.as_dict() for result in results], indent=2) + "\n"
    try:
        with lock_folder(output):
            write_whole(output / ACCOUNT, account.encode(), is_own=True)
    except (OSError, WorkbookError) as error:
        raise AccountRefused(error, results) from None


def _display_name(path: Path) -> str:
    return printable(workspace.shown(path))


def _resolve(path: Path) -> Path:
    return _resolve_folder(path.parent) / path.name


@cache
def _resolve_folder(folder: Path) -> Path:
    return folder.resolve()


def _build_tasks(
    tasks: Sequence[Task], plan: Plan, ledger: Ledger, listener: BuildListener
) -> Generator[tuple[Task, Outcome], None, None]:
    """Builds the tasks that need it; yields every task with its outcome as soon as that is known."""
    program = program_mark(plan.notebook)
    first: dict[str, Task] = {}
    waiting: list[Task] = []
    up_to_date: dict[Task, Result] = {}
    for task in tasks:
        other = first.setdefault(task.slug, task)
        if other is not task:
            error = (
                f"{task.display_name}: its documents would have the name of those of {other.display_name}. "
                "Rename one of the two files."
            )
            yield task, Outcome(Result(task.slug, "failed", 0.0, error=error))
        elif not plan.force and (unchanged := ledger.unchanged(task, program)):
            up_to_date[task] = unchanged
        else:
            waiting.append(task)
    # A file that names another since it was last built gives that one a link which it did not have.
    others = {other_file(task.path) for task in waiting if up_to_date}
    for task, result in up_to_date.items():
        if task.path in others:
            waiting.append(task)
        else:
            yield task, Outcome(result)
    if not waiting:
        return
    waiting.sort(key=lambda task: _expected_length(task, ledger), reverse=True)
    with closing(_start_build(waiting, program, plan)) as events:
        for event in events:
            if isinstance(event, TaskDone):
                yield event.task, event.outcome
            else:
                listener.on_step(event.task.slug, event.step)


def _start_build(tasks: Sequence[Task], program: str, plan: Plan) -> Generator[Event, None, None]:
    if plan.dask is None:
        pool = WorkerPool(plan.jobs)
        if plan.is_all:
            pool.fork_workers(len(tasks))
        yield from pool.build(tasks, program)
        return
    from section55.build.dask_cluster import connect_to_cluster
    from section55.build.remote import build_remotely

    with connect_to_cluster(plan.dask) as cluster:
        yield from build_remotely(tasks, program, cluster.executor, cluster.limit)


def _expected_length(task: Task, ledger: Ledger) -> tuple[float, int]:
    """Seconds that an inspection is likely to take, and the size of its file: the longest are begun first."""
    return ledger.seconds(task.slug), task.path.stat().st_size if task.path.exists() else 0
