"""A worker of a build: a process that imports everything once, and builds one inspection after another.

``python -m section55.build.worker PARENT`` reads a `BuildRequest` from each line of standard input
and answers on standard output with a line for each `WorkerMessage`, the outcome last. It ends when
its input does, and on Linux when the process PARENT does.
"""

import atexit
import gc
import json
import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import IO

from section55.build.engine.child_process import die_with_parent
from section55.build.task import BuildRequest, Step, Task, TaskListener, WorkerMessage

NEEDED_BY_A_BUILD = (
    "section55.build.run_notebook",  # first: it keeps a slow import of nbformat's out
    "section55.build.engine.cell_shell",
    "section55.build.exporters",
    "section55.build.build_one",
    "section55.notebook.response",
    "section55.notebook.response_cells",
    "section55.documents.pdf",
)
"""Imported before the first inspection, so that none that is built in a fork imports it again."""


def main() -> None:
    """Builds until there is nothing more to build."""
    requests, answers = take_standard_streams()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was begun is cleaned up
    die_with_parent(int(sys.argv[1]))
    from section55.build.engine.cell_process import FORK, choose_start_method, start_forker

    make_pdf = _import_everything(choose_start_method() == FORK)
    from section55.build.build_one import build_one

    sender = _Sender(answers)
    for number, line in enumerate(requests):
        if number == 1 and make_pdf:  # by now templates are compiled, and what else a run does once
            atexit.register(start_forker().close)
        request: BuildRequest = json.loads(line)
        outcome = build_one(Task.from_dict(request["task"]), request["program"], sender, make_pdf)
        sender.send({"kind": "outcome", "result": outcome.result.as_dict(), "entry": outcome.entry})


class _Sender(TaskListener):
    """Sends messages to the process that asks for builds."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers

    def send(self, message: WorkerMessage) -> None:
        self._answers.write(json.dumps(message).encode() + b"\n")
        self._answers.flush()

    def on_step(self, step: Step) -> None:
        self.send({"kind": "step", "step": step})

    def on_cell(self) -> None:
        self.send({"kind": "alive"})


def take_standard_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output for the worker alone: nothing that a library prints may come between messages."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return requests, answers


def _import_everything(can_fork: bool) -> Callable[[str], bytes] | None:
    """Imports all that a build needs; where this process can fork, gets ready to, and gives what makes the PDFs."""
    gc.disable()  # imports leave next to no garbage, and looking for it in all that they make takes a fifth of them
    for module in NEEDED_BY_A_BUILD:
        import_module(module)
    gc.enable()
    if not can_fork:
        return None
    from section55.build.engine.cell_shell import get_shell
    from section55.build.pdf_process import PdfMaker
    from section55.documents import pdf

    get_shell()
    pdf.prepare()
    gc.freeze()  # what is there now stays, and looking for garbage in it would copy it for each child
    pdf_maker = PdfMaker()
    atexit.register(pdf_maker.close)
    return pdf_maker.make_pdf


if __name__ == "__main__":
    main()
