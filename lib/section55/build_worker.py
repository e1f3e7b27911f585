"""A worker of a build: a process that imports everything once, and builds one inspection after another.

``python -m section55.build_worker PARENT`` reads a task on each line of standard input and answers
on standard output with the steps that it comes to and, at the end, what became of the inspection.
It ends when its input does, and on Linux when the process PARENT does.
"""

import atexit
import gc
import json
import os
import signal
import sys
from typing import IO, Any

from section55.orphans import die_with_parent
from section55.tasks import Task


def main() -> None:
    """Builds until there is nothing more to build."""
    tasks, answers = _private_pipes()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was begun is cleaned up
    die_with_parent(int(sys.argv[1]))
    from section55.cell_process import FORK, choose_start_method

    build_one, pdf_of = _prepared(choose_start_method() == FORK)

    def answer(**told: Any) -> None:
        answers.write(json.dumps(told).encode() + b"\n")
        answers.flush()

    for line in tasks:
        asked = json.loads(line)
        task = Task.from_dict(asked["task"])
        outcome = build_one(task, asked["program"], lambda step: answer(step=step), pdf_of)
        answer(result=outcome.result.as_dict(), entry=outcome.entry)


def _private_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output for the worker alone: a library that prints must not speak in between."""
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return tasks, answers


def _prepared(can_fork: bool) -> tuple[Any, Any]:
    """What builds, and what makes PDFs, with all that a run of the notebook imports imported."""
    from section55 import running  # noqa: F401, I001 - first: it keeps a slow import of nbformat's out

    from section55 import cells, exporters, notebook, pdf  # noqa: F401 - what a run and its documents will need
    from section55.one_build import build_one

    if not can_fork:
        return build_one, None
    from section55.pdf_process import PdfProcess

    cells.get_shell()
    pdf.prepare()
    gc.collect()
    gc.freeze()  # what is there now is there for good, and is not copied for each child by looking for garbage
    process = PdfProcess()
    atexit.register(process.close)
    return build_one, process.pdf


if __name__ == "__main__":
    main()
