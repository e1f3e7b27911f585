"""A process that verifies documents which strangers may have sent, with limits on what it takes.

``python -m section55.build.verify_worker PARENT MEMORY`` reads a `VerifyRequest` from each line of
standard input, and answers on standard output with a line for each `Statement`, and one when it is
done. It ends by itself after a document that was not found whole, since nobody knows what reading it
left behind.
"""

import gc
import json
import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import IO, Literal, TypedDict

from section55.build.engine.child_process import die_with_parent
from section55.build.verdicts import AGREES, NOT_CHECKED, Statement, StatementOutcome
from section55.build.worker import take_standard_streams

MOST_WRITTEN = 200_000_000
"""How many bytes a file that this process writes may have."""
NEEDED = ("section55.build.run_notebook", "section55.build.make_documents", "section55.documents.pdf")
"""Imported when the first document is made again, in this order."""


class VerifyRequest(TypedDict):
    """What is to be verified: a document or an output folder, and an earlier copy of it, if any."""

    path: str
    since: str | None


class StatementMessage(TypedDict):
    """A message: a statement."""

    kind: Literal["statement"]
    outcome: StatementOutcome
    sentence: str


class Done(TypedDict):
    """A message: there are no more statements; whether this process takes another request."""

    kind: Literal["done"]
    goes_on: bool


class Ready(TypedDict):
    """A message: this process is ready for what comes next, and has its full time again."""

    kind: Literal["ready"]


VerifyMessage = StatementMessage | Done | Ready


def main() -> None:
    """Verifies until there is nothing more to verify, or something was not as it should be."""
    requests, answers = take_standard_streams()
    die_with_parent(int(sys.argv[1]))
    room = int(sys.argv[2]) * 1_000_000
    limit_resources(room)
    begun_with = _size()
    import_module("section55.build.verify")  # here, so that the limits hold for all that it takes
    _send(answers, {"kind": "ready"})
    for line in requests:
        request: VerifyRequest = json.loads(line)
        goes_on = _answer(request, answers)
        goes_on = goes_on and _size() - begun_with < room // 2
        _send(answers, {"kind": "done", "goes_on": goes_on})
        if not goes_on:
            return


def _answer(request: VerifyRequest, answers: IO[bytes]) -> bool:
    """Sends each statement; gives whether all of them agree."""
    from section55.build.rebuild import Files, Rebuilt, rebuild_documents
    from section55.build.verify import document_statements, folder_statements

    def rebuild(slug: str, files: Files) -> Rebuilt:
        for module in NEEDED:
            import_module(module)
        _send(answers, {"kind": "ready"})
        return rebuild_documents(slug, files)

    path, since = Path(request["path"]), Path(request["since"]) if request["since"] else None
    check = folder_statements if path.is_dir() else document_statements
    all_agree = True
    try:
        for statement in check(path, rebuild, since):
            all_agree = all_agree and statement.outcome == AGREES
            _send_statement(answers, statement)
    except MemoryError:
        gc.collect()
        _send_statement(
            answers,
            Statement(NOT_CHECKED, "Checking it takes more memory than it was given. To let it have more: --memory."),
        )
        return False
    except Exception as error:
        reason = f"the workbook failed here ({type(error).__name__}), as it may where memory is short: --memory"
        _send_statement(answers, Statement(NOT_CHECKED, f"It could not be checked: {reason}."))
        return False
    return all_agree


def limit_resources(memory: int) -> None:
    """Lets this process, and each that it starts, take so many bytes more than it has; does nothing on Windows."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, _size() + memory),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):  # macOS refuses some
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _size() -> int:
    """How many bytes this process has reserved; on systems that do not say, more than it will have."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 1_000_000_000


def _send_statement(answers: IO[bytes], statement: Statement) -> None:
    _send(answers, {"kind": "statement", "outcome": statement.outcome, "sentence": statement.sentence})


def _send(answers: IO[bytes], message: VerifyMessage) -> None:
    answers.write(json.dumps(message).encode() + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
