"""The workers of a build: processes that build inspections one after another, several side by side.

Each worker has a thread here that gives it the next inspection as soon as it is done with the last,
and that starts another worker where one is lost. A worker has one inspection at a time, so it is
known which one was at fault.
"""

import json
import os
import queue
import subprocess
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress

from section55.build.engine.cell_process import (
    FORK,
    FRESH,
    StartMethod,
    Watchdog,
    choose_start_method,
    describe_exit,
)
from section55.build.engine.child_process import ForkedProcess, PipedProcess
from section55.build.preparing import prepare_workers
from section55.build.task import (
    BuildRequest,
    Event,
    Outcome,
    Result,
    Step,
    StepBegun,
    Task,
    TaskDone,
    WorkerMessage,
    failed_outcome,
)
from section55.build.worker import serve
from section55.model.errors import reason_of

SILENCE = 60.0
"""Seconds, on top of what a cell may take, after which a worker that sends no message is taken for hung."""
GRACE = 5.0
"""Seconds that a worker has to clean up when it is to end."""


class Worker:
    """A worker process, forked from this one or a fresh Python. Raises ``OSError`` where the system cannot start it."""

    def __init__(self, start: StartMethod = FRESH) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the worker is
        self._process: PipedProcess | ForkedProcess
        try:
            if start == FORK:
                self._process = ForkedProcess(serve, stderr=self._errors)
            else:
                self._process = PipedProcess("section55.build.worker", str(os.getpid()), stderr=self._errors)
        except OSError:
            self._errors.close()
            raise

    @property
    def has_ended(self) -> bool:
        """Whether the process has ended, so that another worker is needed."""
        return self._process.poll() is not None

    def build(self, task: Task, program: str, on_step: Callable[[Step], None] = lambda step: None) -> Outcome:
        """Builds an inspection; ``on_step`` is called with each step that begins.

        A worker that ends or hangs is a failed outcome, and has ended.
        """
        begun = time.perf_counter()
        try:
            return self._build(task, program, on_step)
        except _WorkerLost as lost:
            reason = str(lost)
        except (OSError, ValueError) as error:
            self.kill()
            self.close()
            reason = describe_unusable(error)
        return failed_outcome(task, time.perf_counter() - begun, f"{task.display_name}: {reason}")

    def _build(self, task: Task, program: str, on_step: Callable[[Step], None]) -> Outcome:
        request: BuildRequest = {"task": task.as_dict(), "program": program}
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            raise self._lost(None) from None
        limit = task.timeout + SILENCE
        with Watchdog(limit, self) as watchdog:
            for line in self._process.stdout:
                watchdog.restart()
                message: WorkerMessage = json.loads(line)
                if message["kind"] == "outcome":
                    return Outcome(Result(**message["result"]), message["entry"])
                if message["kind"] == "step":
                    on_step(message["step"])
        raise self._lost(limit if watchdog.has_timed_out else None)

    def _lost(self, silent_for: float | None) -> "_WorkerLost":
        self.kill()
        status = self._process.wait()
        self._errors.seek(0)
        last_line = self._errors.read().decode(errors="replace").strip().rpartition("\n")[2]
        self.close()
        if silent_for is not None:
            return _WorkerLost(
                f"the process that was building it did nothing for {silent_for:g} seconds and was stopped."
            )
        return _WorkerLost(f"the process that was building it ended ({describe_exit(status)}). {last_line}".rstrip())

    def kill(self) -> None:
        """Ends the process at once, if it still runs."""
        self._process.kill()

    def stop(self) -> None:
        """Asks the process to clean up and end."""
        self._process.terminate()

    def close(self) -> None:
        """Waits for a process that was asked to end, or has nothing more to do; kills it where that takes too long."""
        with suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._errors.close()


class _WorkerLost(Exception):
    """Raised when a worker process ends or hangs; says why."""


def describe_unusable(error: Exception) -> str:
    """Why a worker cannot be used, in words: the system does not start it, or it is something else than a worker."""
    return f"the process to build it cannot be started, or not be understood ({reason_of(error)})."


class WorkerPool:
    """The workers of one build."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._waiting: deque[Task] = deque()
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._workers: list[Worker] = []
        self._forked: deque[Worker] = deque()
        """Workers that have nothing to do yet."""
        self._is_stopped = False

    def fork_workers(self, most: int) -> None:
        """Forks the workers of a build from this process, which then imports for all of them, where it can fork.

        At most so many. It is for a process that does nothing but the build; no other should get all those imports.
        """
        if choose_start_method() != FORK:
            return
        prepare_workers()
        with suppress(OSError):  # then they are started when they are needed, and whoever needs one says why not
            while len(self._forked) < min(self._size, most):
                self._forked.append(Worker(FORK))

    def build(self, tasks: Sequence[Task], program: str) -> Generator[Event, None, None]:
        """Builds all the tasks, the first ones first, and yields each event as it comes.

        Where the caller goes no further (on Ctrl-C, say), the workers are stopped.
        """
        self._waiting.extend(tasks)
        threads = [threading.Thread(target=self._work, args=(program,)) for _ in range(min(self._size, len(tasks)))]
        for thread in threads:
            thread.start()
        left = len(tasks)
        try:
            while left:
                # In short waits: on Windows, Ctrl-C does not interrupt a wait without an end.
                with suppress(queue.Empty):
                    event = self._events.get(timeout=0.5)
                    left -= isinstance(event, TaskDone)
                    yield event
        finally:
            self._waiting.clear()
            if left:
                self._stop()
            for thread in threads:
                thread.join()
            while self._forked:
                self._forked.pop().close()

    def _stop(self) -> None:
        self._is_stopped = True
        for worker in list(self._workers):
            worker.stop()

    def _work(self, program: str) -> None:
        """Builds tasks, in a thread of its own, until none is waiting."""
        while (task := self._next_task()) is not None:
            begun = time.perf_counter()
            try:
                worker = self._get_worker()
            except OSError as error:
                reason = f"{task.display_name}: {describe_unusable(error)}"
                self._events.put(TaskDone(task, failed_outcome(task, time.perf_counter() - begun, reason)))
                continue
            self._workers.append(worker)
            if self._is_stopped:  # while the worker was being started
                worker.stop()
            with closing(worker):
                self._build_with(worker, task, program)
            self._workers.remove(worker)

    def _get_worker(self) -> Worker:
        try:
            return self._forked.popleft()
        except IndexError:
            return Worker()

    def _build_with(self, worker: Worker, first: Task, program: str) -> None:
        """Builds a task, and then others until none is waiting or the worker has ended."""
        task: Task | None = first
        while task is not None:
            outcome = worker.build(task, program, self._step_sender(task))
            self._events.put(TaskDone(task, outcome))
            task = None if worker.has_ended else self._next_task()

    def _step_sender(self, task: Task) -> Callable[[Step], None]:
        return lambda step: self._events.put(StepBegun(task, step))

    def _next_task(self) -> Task | None:
        try:
            return self._waiting.popleft()
        except IndexError:
            return None
