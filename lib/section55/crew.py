"""The workers of a build: processes that build inspections one after another, several side by side.

Each worker has a thread here that hands it the next inspection as soon as it is done with the last,
and that starts another worker where one was lost. One inspection is one worker's at a time, so it is
known whose fault a lost worker is.
"""

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from section55.cell_process import Watchdog, describe_exit
from section55.faults import reason_of
from section55.tasks import Outcome, Result, Task, failed

SILENCE = 60.0
"""Seconds, on top of what a cell may take, that a worker may say nothing before it is taken for hung."""
GRACE = 5.0
"""Seconds that a worker which is told to stop has to clean up."""

Heard = tuple[Task, str | Outcome]
"""A task with the step that it has come to, or with what became of it."""


class Worker:
    """A worker process; started when it is first needed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopped = False

    def build(self, task: Task, program: str) -> Iterator[str | Outcome]:
        """The steps of a build as they come, then its outcome; a worker that ends or hangs is a failed outcome."""
        begun = time.perf_counter()
        try:
            yield from self._told(task, program)
        except _Lost as lost:
            told = str(lost)
        except (OSError, ValueError) as error:
            self.kill()
            self.close()
            told = f"the process to build it cannot be started, or not be understood ({reason_of(error)})."
        else:
            return
        yield failed(task, time.perf_counter() - begun, f"{task.shown}: {told}")

    def _told(self, task: Task, program: str) -> Iterator[str | Outcome]:
        if self._process is None or self._process.poll() is not None:
            self._start()
        try:
            self._process.stdin.write(json.dumps({"task": task.as_dict(), "program": program}).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            raise self._lost(None) from None
        limit = task.timeout + SILENCE
        with Watchdog(limit, self) as watchdog:
            for line in self._process.stdout:
                watchdog.restart()
                told = json.loads(line)
                if "result" in told:
                    yield Outcome(Result(**told["result"]), told["entry"])
                    return
                if told["step"]:
                    yield told["step"]
        raise self._lost(limit if watchdog.has_timed_out else None)

    def _start(self) -> None:
        # A session of its own: Ctrl-C at the terminal is for the build to hear, and the worker's cells can
        # signal their group without ending the build.
        alone: dict[str, Any] = (
            {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {"start_new_session": True}
        )
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the worker is
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "section55.build_worker", str(os.getpid())],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
                **alone,
            )
        except OSError:
            self._complaints.close()
            raise
        if self._is_stopped:
            self.stop()

    def _lost(self, silent_for: float | None) -> "_Lost":
        self.kill()
        status = self._process.wait()
        self._complaints.seek(0)
        last = self._complaints.read().decode(errors="replace").strip().rpartition("\n")[2]
        self.close()
        if silent_for is not None:
            return _Lost(f"the process that was building it did nothing for {silent_for:g} seconds and was stopped.")
        return _Lost(f"the process that was building it ended ({describe_exit(status)}). {last}".rstrip())

    def kill(self) -> None:
        """Ends the process at once, if it runs."""
        if self._process is not None:
            self._process.kill()

    def stop(self) -> None:
        """Tells the process to clean up and end; one that is only being started, too."""
        self._is_stopped = True
        if self._process is not None:
            self._process.terminate()

    def close(self) -> None:
        """Waits for a process that has been told to end, or has nothing more to do."""
        if self._process is None:
            return
        with suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._complaints.close()
        self._process = None


class _Lost(Exception):
    """A worker is no more; says why."""


class Crew:
    """Some workers for one build."""

    def __init__(self, size: int) -> None:
        self._size = size

    def build(self, tasks: Sequence[Task], program: str) -> Iterator[Heard]:
        """Builds all the tasks, the first ones first, and gives what is heard of each as it comes.

        Where the caller goes no further (on Ctrl-C, say), the workers are stopped.
        """
        waiting = deque(tasks)
        heard: queue.SimpleQueue[Heard] = queue.SimpleQueue()
        workers = [Worker() for _ in range(min(self._size, len(tasks)))]
        threads = [threading.Thread(target=_employ, args=(worker, waiting, program, heard)) for worker in workers]
        for thread in threads:
            thread.start()
        left = len(tasks)
        try:
            while left:
                # In short waits: on Windows, Ctrl-C is not heard during a wait without an end.
                with suppress(queue.Empty):
                    task, told = heard.get(timeout=0.5)
                    left -= isinstance(told, Outcome)
                    yield task, told
        finally:
            waiting.clear()
            if left:
                for worker in workers:
                    worker.stop()
            for thread in threads:
                thread.join()


def _employ(worker: Worker, waiting: deque[Task], program: str, heard: "queue.SimpleQueue[Heard]") -> None:
    try:
        while True:
            try:
                task = waiting.popleft()
            except IndexError:
                return
            for told in worker.build(task, program):
                heard.put((task, told))
    finally:
        worker.close()
