"""Inspections built on other machines, through any executor of `concurrent.futures`.

No disk is shared. An inspection's files go there, its finished documents come back, and they are
written here, so that they are no different from those that are made here. The other machine must
have the same workbook and libraries, and refuses where it has not.
"""

import platform
import threading
import time
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from section55 import workspace
from section55.build.build_one import describe_error, formats_to_make, input_marks, put_in_place, record_and_read
from section55.build.ledger import program_mark
from section55.build.task import Event, Outcome, StepBegun, Task, TaskDone, failed_outcome
from section55.build.worker_pool import Worker, describe_unusable
from section55.files.access import make_folder
from section55.files.atomic_write import write_whole
from section55.files.fingerprints import Mark
from section55.files.temporary_folders import temporary_folder

Marks = dict[Path, Mark | None]


@dataclass(frozen=True)
class RemoteTask:
    """An inspection as it is sent to another machine."""

    slug: str
    display_name: str
    files: dict[str, bytes]
    """Its inputs, by their names in the audit record."""
    formats: tuple[str, ...]
    timeout: float
    recorded_as: str
    program: str
    """The `program_mark` here."""


@dataclass(frozen=True)
class RemoteResult:
    """What comes back."""

    documents: dict[str, bytes] = field(default_factory=dict)
    """Every file of the output, by name; none where the build failed."""
    error: str = ""
    failed_run: bytes | None = None
    """The notebook of a run that failed, as far as it ran."""


@dataclass(frozen=True)
class _Submitted:
    """A task that another machine is building."""

    task: Task
    inputs: Marks
    begun: float


def build_remotely(tasks: Sequence[Task], program: str, executor: Executor, limit: int) -> Generator[Event, None, None]:
    """Builds the tasks with this executor, and yields each event as it comes.

    At most ``limit`` inspections are sent at a time, so that their files do not pile up.
    """
    waiting = deque(tasks)
    submitted: dict[Future[RemoteResult], _Submitted] = {}
    while waiting or submitted:
        while waiting and len(submitted) < limit:
            task, begun = waiting.popleft(), time.perf_counter()
            yield StepBegun(task, "reading")
            try:
                remote_task, inputs = _record_and_pack(task, program)
            except Exception as error:
                yield TaskDone(task, _failed(task, begun, error))
                continue
            yield StepBegun(task, "running the notebook")
            submitted[executor.submit(build_here, remote_task)] = _Submitted(task, inputs, begun)
        done, _ = wait(submitted, timeout=0.5, return_when=FIRST_COMPLETED)
        for future in done:
            sent = submitted.pop(future)
            yield StepBegun(sent.task, "writing the files")
            try:
                yield TaskDone(sent.task, _write(sent, program, future.result()))
            except Exception as error:
                yield TaskDone(sent.task, _failed(sent.task, sent.begun, error))


def _failed(task: Task, begun: float, error: Exception) -> Outcome:
    return failed_outcome(task, time.perf_counter() - begun, describe_error(task, error))


def _record_and_pack(task: Task, program: str) -> tuple[RemoteTask, Marks]:
    source = record_and_read(task)
    inputs = input_marks(task, source)
    files = {file.name: file.data for file in source.inputs}
    recorded_as = workspace.recorded_path(task.path, task.folder)
    formats = formats_to_make(task)
    return RemoteTask(task.slug, task.display_name, files, formats, task.timeout, recorded_as, program), inputs


def _write(sent: _Submitted, program: str, result: RemoteResult) -> Outcome:
    task = sent.task
    if not result.error:
        return put_in_place(task, program, sent.inputs, result.documents, sent.begun)
    if result.failed_run is not None:
        make_folder(task.folder)
        write_whole(task.folder / f"{task.slug}.failed.ipynb", result.failed_run, is_own=True)
    return failed_outcome(task, time.perf_counter() - sent.begun, result.error)


def build_here(remote_task: RemoteTask, worker: Worker | None = None) -> RemoteResult:
    """Builds an inspection that was sent here, in a temporary folder; what goes wrong is the result's error.

    The thread's own worker does it, which stays for the next inspection, unless another is given.
    """
    if remote_task.program != _program_here():
        return RemoteResult(
            error=f"{remote_task.display_name}: {platform.node()} cannot build it: it has another version of the "
            "workbook, of Python or of a library. Install the same there as here."
        )
    try:
        worker = worker or _thread_worker()
    except OSError as error:
        return RemoteResult(error=f"{remote_task.display_name}: {describe_unusable(error)}")
    with temporary_folder() as scratch:
        folder = scratch / "parameters"
        for name, data in remote_task.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        task = Task(
            folder / f"{remote_task.slug}.yaml",
            remote_task.display_name,
            scratch / "outputs",
            remote_task.formats,
            remote_task.timeout,
            recorded_as=remote_task.recorded_as,
        )
        result = worker.build(task, remote_task.program).result
        failed_run = task.folder / f"{task.slug}.failed.ipynb"
        return RemoteResult(
            {Path(name).name: (task.output / name).read_bytes() for name in result.files},
            result.error,
            failed_run.read_bytes() if failed_run.exists() else None,
        )


@cache
def _program_here() -> str:
    return program_mark(workspace.MASTER_NOTEBOOK)


_of_this_thread = threading.local()


def _thread_worker() -> Worker:
    """The worker of this thread, which stays for its next inspection and ends with it.

    Raises ``OSError`` where the system cannot start it.
    """
    worker: Worker | None = getattr(_of_this_thread, "worker", None)
    if worker is None or worker.has_ended:
        worker = _of_this_thread.worker = Worker()
    return worker
