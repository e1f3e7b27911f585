"""The build: what has changed is built again, side by side, and there is an account of what became of each."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from section55 import workspace
from section55.crew import Crew, Heard
from section55.engine import TIMEOUT
from section55.ledger import Ledger, program_mark
from section55.tasks import FORMATS, Outcome, Result, Task
from section55.whole_files import write_whole

ACCOUNT = "build.json"


@dataclass(frozen=True)
class Plan:
    """How a build is to be done."""

    output: Path
    formats: tuple[str, ...] = FORMATS
    jobs: int = 1
    """How many inspections at a time."""
    force: bool = False
    """Whether what is up to date is built again too."""
    timeout: float = TIMEOUT
    notebook: Path = workspace.MASTER_NOTEBOOK
    dask: str | None = None
    """The address of the scheduler of a Dask cluster to build on; here where absent."""


class Listener:
    """Hears how a build goes on; this one takes no notice."""

    def hear_step(self, slug: str, step: str) -> None:
        """An inspection has come to a step."""

    def hear(self, result: Result) -> None:
        """An inspection is done with."""


def parameter_files(paths: Iterable[Path]) -> list[Path]:
    """The parameter files that some files and folders stand for, each once, in the order given."""
    found: dict[Path, Path] = {}
    for path in paths:
        for file in workspace.parameter_files(path) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def build_all(files: Sequence[Path], plan: Plan, listener: Listener | None = None) -> list[Result]:
    """Builds each parameter file's documents into ``output/<slug>/`` and writes ``output/build.json``.

    What is as it was at the last build is ``unchanged`` and costs next to nothing. The list is in
    the order of the files. One inspection's failure never stops the others. A build that is
    interrupted accounts for what it has done and raises ``KeyboardInterrupt``; the next one does the rest.
    """
    listener = listener or Listener()
    plan.output.mkdir(parents=True, exist_ok=True)
    output = plan.output.resolve()
    tasks = [
        Task(_resolved(path), workspace.shown(path), output, plan.formats, plan.timeout, plan.notebook.resolve())
        for path in files
    ]
    ledger = Ledger(output)
    results: dict[Task, Result] = {}
    try:
        with closing(_outcomes(tasks, plan, ledger, listener)) as outcomes:
            for task, outcome in outcomes:
                if outcome.entry:
                    ledger.add(outcome.entry)
                results[task] = outcome.result
                listener.hear(outcome.result)
    finally:
        told = [results[task] for task in tasks if task in results]
        ledger.tidy()
        account = json.dumps([result.as_dict() for result in told], indent=2, ensure_ascii=False) + "\n"
        write_whole(output / ACCOUNT, account.encode())
    return told


def _resolved(path: Path) -> Path:
    return _resolved_folder(path.parent) / path.name


@cache
def _resolved_folder(folder: Path) -> Path:
    return folder.resolve()


def _outcomes(tasks: Sequence[Task], plan: Plan, ledger: Ledger, listener: Listener) -> Iterator[tuple[Task, Outcome]]:
    program = program_mark(plan.notebook)
    first: dict[str, Task] = {}
    waiting = []
    for task in tasks:
        other = first.setdefault(task.slug, task)
        if other is not task:
            error = (
                f"{task.shown}: its documents would have the name of those of {other.shown}. "
                "Rename one of the two files."
            )
            yield task, Outcome(Result(task.slug, "failed", 0.0, error=error))
        elif not plan.force and (unchanged := ledger.unchanged(task, program)):
            yield task, Outcome(unchanged)
        else:
            waiting.append(task)
    if not waiting:
        return
    waiting.sort(key=lambda task: _expected(task, ledger), reverse=True)
    with closing(_built(waiting, program, plan)) as all_told:
        for task, told in all_told:
            if isinstance(told, Outcome):
                yield task, told
            else:
                listener.hear_step(task.slug, told)


def _built(tasks: Sequence[Task], program: str, plan: Plan) -> Iterator[Heard]:
    if plan.dask is None:
        yield from Crew(plan.jobs).build(tasks, program)
        return
    from section55.dask_cluster import dask_cluster
    from section55.elsewhere import build_elsewhere

    with dask_cluster(plan.dask) as (executor, at_once):
        yield from build_elsewhere(tasks, program, executor, at_once)


def _expected(task: Task, ledger: Ledger) -> tuple[float, int]:
    """How long an inspection is likely to take, or how long its file is: what is long is begun first."""
    return ledger.seconds(task.slug), task.path.stat().st_size if task.path.exists() else 0
