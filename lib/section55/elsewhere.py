"""Inspections built on other machines, with whatever `concurrent.futures` executor reaches them.

No disk is shared. An inspection's files go there and its finished documents come back, and they are
written here, so that nobody can tell them from those that were made here. The other machine must
have the same workbook and libraries, and refuses where it has not.
"""

import platform
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from section55 import workspace
from section55.crew import Heard, Worker
from section55.fingerprints import Mark
from section55.ledger import program_mark
from section55.one_build import formats_to_make, input_marks, put_in_place, record_and_read, sentence
from section55.tasks import Outcome, Task, failed
from section55.whole_files import write_whole

Marks = dict[Path, Mark | None]


@dataclass(frozen=True)
class Sent:
    """An inspection on its way to another machine."""

    slug: str
    shown: str
    files: dict[str, bytes]
    """Its inputs, by their names in the audit record."""
    formats: tuple[str, ...]
    timeout: float
    recorded_as: str
    program: str
    """The `program_mark` here."""


@dataclass(frozen=True)
class Returned:
    """What came back."""

    documents: dict[str, bytes] = field(default_factory=dict)
    """Every file of the output, by name; none where it failed."""
    error: str = ""
    failed_run: bytes | None = None
    """The half-run notebook of a run that failed."""


def build_elsewhere(tasks: Sequence[Task], program: str, executor: Executor, at_once: int) -> Iterator[Heard]:
    """Builds the tasks with this executor, and gives what is heard of each as it comes.

    At most ``at_once`` inspections are on their way at a time, so that their files do not pile up.
    """
    waiting = deque(tasks)
    on_their_way: dict[Future[Returned], tuple[Task, Marks, float]] = {}
    while waiting or on_their_way:
        while waiting and len(on_their_way) < at_once:
            task, begun = waiting.popleft(), time.perf_counter()
            yield task, "reading"
            try:
                sent, inputs = _packed(task, program)
            except Exception as error:
                yield task, failed(task, time.perf_counter() - begun, sentence(task, error))
                continue
            yield task, "running the notebook"
            on_their_way[executor.submit(made_here, sent)] = task, inputs, begun
        done, _ = wait(on_their_way, timeout=0.5, return_when=FIRST_COMPLETED)
        for future in done:
            task, inputs, begun = on_their_way.pop(future)
            yield task, "writing the files"
            try:
                yield task, _written(task, program, inputs, begun, future.result())
            except Exception as error:
                yield task, failed(task, time.perf_counter() - begun, sentence(task, error))


def _packed(task: Task, program: str) -> tuple[Sent, Marks]:
    source = record_and_read(task)
    inputs = input_marks(task, source)
    files = {file.name: file.data for file in source.inputs}
    recorded_as = workspace.recorded_path(task.path, task.folder)
    sent = Sent(task.slug, task.shown, files, formats_to_make(task), task.timeout, recorded_as, program)
    return sent, inputs


def _written(task: Task, program: str, inputs: Marks, begun: float, returned: Returned) -> Outcome:
    if not returned.error:
        return put_in_place(task, program, inputs, returned.documents, begun)
    if returned.failed_run is not None:
        task.folder.mkdir(parents=True, exist_ok=True)
        write_whole(task.folder / f"{task.slug}.failed.ipynb", returned.failed_run)
    return failed(task, time.perf_counter() - begun, returned.error)


def made_here(sent: Sent) -> Returned:
    """Makes the documents of an inspection that was sent, in a temporary folder; what fails is the answer's error."""
    if sent.program != _program_here():
        return Returned(
            error=f"{sent.shown}: {platform.node()} cannot build it: it has another version of the workbook, of "
            "Python or of a library. Install the same there as here."
        )
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "parameters"
        for name, data in sent.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        task = Task(
            folder / f"{sent.slug}.yaml",
            sent.shown,
            Path(scratch) / "outputs",
            sent.formats,
            sent.timeout,
            recorded_as=sent.recorded_as,
        )
        *_, outcome = _worker().build(task, sent.program)
        result, kept = outcome.result, task.folder / f"{task.slug}.failed.ipynb"
        return Returned(
            {Path(name).name: (task.output / name).read_bytes() for name in result.files},
            result.error,
            kept.read_bytes() if kept.exists() else None,
        )


@cache
def _program_here() -> str:
    return program_mark(workspace.MASTER_NOTEBOOK)


_of_this_thread = threading.local()


def _worker() -> Worker:
    """The worker of this thread; it stays for the next inspection, and ends with the thread."""
    if not hasattr(_of_this_thread, "worker"):
        _of_this_thread.worker = Worker()
    return _of_this_thread.worker
