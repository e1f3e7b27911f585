"""Documents verified in a process of its own, so that none can take more time or memory than it is given."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from section55.build.engine.cell_process import Watchdog, describe_exit
from section55.build.engine.child_process import PipedProcess
from section55.build.verdicts import NOT_CHECKED, Statement, Verification
from section55.files.temporary_folders import temporary_folder
from section55.model.errors import reason_of

if TYPE_CHECKING:
    from section55.build.verify_worker import VerifyMessage, VerifyRequest

TIMEOUT = 20.0
"""Seconds that one step may take, such as making a document again; a report of 30 recommendations takes two."""
MEMORY = 400
"""Megabytes that the process which makes a document again may take."""
_ONE_THREAD = {"RAYON_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}
"""Each thread reserves memory that it does not use, which would count against the limit."""


class Verifier:
    """Verifies documents one after another; to be closed when no other is to come."""

    def __init__(self, timeout: float = TIMEOUT, memory: int = MEMORY) -> None:
        self._timeout, self._memory = timeout, memory
        self._process: PipedProcess | None = None
        # Here, and not in the process: it may have to be killed, and what it had written would stay.
        self._open_things = ExitStack()
        self._scratch = self._open_things.enter_context(temporary_folder())

    def __enter__(self) -> "Verifier":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def verify(self, path: Path, since: Path | None = None) -> Verification:
        """Verifies a document or an output folder; ``since`` is an earlier copy, whose history it must go on from.

        Nothing is raised: what goes wrong is a statement.
        """
        return Verification(
            str(path), tuple(self._statements({"path": str(path), "since": str(since) if since else None}))
        )

    def close(self) -> None:
        """Ends the process, and removes what it has written."""
        self._end()
        self._open_things.close()

    def kill(self) -> None:
        """Ends the process at once, if it still runs."""
        if self._process is not None:
            self._process.kill()

    def _statements(self, request: "VerifyRequest") -> Iterator[Statement]:
        try:
            process = self._ask(request)
        except OSError as error:
            self._end()
            reason = f"the process to check it in cannot be started ({reason_of(error)})"
            yield Statement(NOT_CHECKED, f"It could not be checked: {reason}.")
            return
        with Watchdog(self._timeout, self) as watchdog:
            for line in process.stdout:
                watchdog.restart()
                message: VerifyMessage = json.loads(line)
                if message["kind"] == "statement":
                    yield Statement(message["outcome"], message["sentence"])
                elif message["kind"] == "done":
                    if not message["goes_on"]:
                        self._end()
                    return
        process.kill()
        manner = describe_exit(process.wait())
        self._end()
        yield Statement(
            NOT_CHECKED,
            f"Checking it took longer than {self._timeout:g} seconds and was stopped. To let it have more: "
            f"--timeout {6 * self._timeout:g}."
            if watchdog.has_timed_out
            else f"The process that checked it ended ({manner}), as it does where {self._memory} MB of memory are not "
            f"enough. To let it have more: --memory {4 * self._memory}.",
        )

    def _ask(self, request: "VerifyRequest") -> PipedProcess:
        """Sends a request to the process, which is started where there is none or it has ended."""
        if self._process is not None and self._process.poll() is not None:
            self._end()
        process = self._process or self._start()
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.flush()
        return process

    def _start(self) -> PipedProcess:
        self._process = PipedProcess(
            "section55.build.verify_worker",
            *(str(os.getpid()), str(self._memory)),
            stderr=subprocess.DEVNULL,
            variables={**_ONE_THREAD, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self._scratch))},
        )
        return self._process

    def _end(self) -> None:
        if (process := self._process) is None:
            return
        self._process = None
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            try:
                pipe.close()
            except OSError:
                continue
