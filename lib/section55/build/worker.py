"""A worker of a build: a process that imports everything once, and builds one inspection after another.

``python -m section55.build.worker PARENT`` reads a `BuildRequest` from each line of standard input
and answers on standard output with a line for each `WorkerMessage`, the outcome last. It ends when
its input does, and on Linux when the process PARENT does. A process that may fork forks one that does the same.
"""

import gc
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import IO

from section55.build.engine.cell_forker import CellForker
from section55.build.engine.cell_process import FORK, choose_start_method, start_forker
from section55.build.engine.child_process import die_with_parent
from section55.build.preparing import prepare_build, prepare_cells, rehearse
from section55.build.task import BuildRequest, Step, Task, TaskListener, WorkerMessage

_SELDOM = 1.0
"""Seconds between two messages that only say that a step goes on: whoever waits for them waits a minute longer."""


def main() -> None:
    """Builds until there is nothing more to build."""
    requests, answers = take_standard_streams()
    die_with_parent(int(sys.argv[1]))
    serve(requests, answers)


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Builds what is asked for, until nobody can ask any more."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was begun is cleaned up
    with ExitStack() as open_things:
        tasks = _read_tasks(requests)
        if (first := next(tasks, None)) is None:
            return
        forker, make_pdf = _get_ready(open_things, "pdf" in first[0].formats)
        from section55.build.build_one import build_one

        sender = _Sender(answers)
        to_rehearse: Path | None = None
        for task, program in chain([first], tasks):
            if forker and to_rehearse:
                forker.rehearse(rehearse, to_rehearse)
                forker = None
            outcome = build_one(task, program, sender, make_pdf)
            sender.send({"kind": "outcome", "result": outcome.result.as_dict(), "entry": outcome.entry})
            if outcome.result.status == "built":  # its cells came to their end, in the time that they had
                to_rehearse = task.path


def _read_tasks(requests: IO[bytes]) -> Iterator[tuple[Task, str]]:
    for line in requests:
        request: BuildRequest = json.loads(line)
        yield Task.from_dict(request["task"]), request["program"]


class _Sender(TaskListener):
    """Sends messages to the process that asks for builds."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers
        self._sent_at = 0.0

    def send(self, message: WorkerMessage) -> None:
        self._answers.write(json.dumps(message).encode() + b"\n")
        self._answers.flush()
        self._sent_at = time.monotonic()

    def on_step(self, step: Step) -> None:
        self.send({"kind": "step", "step": step})

    def on_cell(self) -> None:
        if time.monotonic() - self._sent_at >= _SELDOM:
            self.send({"kind": "alive"})


def take_standard_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output for the worker alone: nothing that a library prints may come between messages."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return requests, answers


def _get_ready(open_things: ExitStack, makes_pdfs: bool) -> tuple[CellForker | None, Callable[[str], bytes] | None]:
    """Imports all that a build needs; where this process can fork, gives what forks for it, and what makes its PDFs."""
    if choose_start_method() != FORK:
        prepare_build()
        return None, None
    prepare_cells()
    forker = start_forker()  # before this process has more in its memory than cells need, which each fork would copy
    open_things.callback(forker.close)
    from section55.build.pdf_process import PdfMaker

    pdf_maker = PdfMaker()
    open_things.callback(pdf_maker.close)
    if makes_pdfs:
        pdf_maker.start()  # it gets ready while this process does
    prepare_build()
    gc.freeze()  # what is there now stays, and looking for garbage in it would copy it for each child
    return forker, pdf_maker.make_pdf


if __name__ == "__main__":
    main()
