"""A build from the form: ``section55 build --json`` in a process of its own, its steps reported as they begin.

So the form goes on answering, and nothing that goes wrong there takes the form with it.
"""

import asyncio
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from section55.form.view.timers import Timers
from section55.model.errors import reason_of, sentence_of
from section55.model.printable import printable_lines

SECONDS_AFTER_OPENING, SECONDS_AFTER_BUILD = 10.0, 2.0
"""After so long a process gets ready: what the officer has just asked for comes first."""
SECONDS_OF_WAITING = 1800.0
"""So long it waits, with some 70 MB of memory."""


@dataclass(frozen=True)
class BuildResult:
    """What became of a build."""

    is_built: bool
    error: str = ""
    """Why not, as sentences."""


class ReadyBuild:
    """A process that has imported what a build needs, so that the next build takes half as long."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._timers = Timers()

    def prepare(self, seconds: float) -> None:
        """Have one get ready in so many seconds, unless one is; without an event loop none ever does."""
        self._timers.postpone("start", seconds, self._start, needs_loop=True)

    def _start(self) -> None:
        self._timers.cancel("end")
        self._timers.start("end", SECONDS_OF_WAITING, self._end, needs_loop=True)
        if self._process is None or self._process.poll() is not None:
            self._end()
            with suppress(OSError):  # the build will say why none can be started
                self._process = _start("section55.ready_build")

    def close(self) -> None:
        """End the one that waits, if any does."""
        self._timers.stop()
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            _kill(process)

    def take(self, arguments: Sequence[str]) -> subprocess.Popen[str] | None:
        """Return the process that waited, now building with some arguments of ``section55 build``; None without one."""
        process, self._process = self._process, None
        if process is None or process.stdin is None:
            return None
        try:
            with process.stdin as requests:
                requests.write(json.dumps(arguments) + "\n")
        except OSError:  # it has ended
            _kill(process)
            return None
        return process


def _kill(process: subprocess.Popen[str]) -> None:
    with suppress(OSError), process:  # of a pipe that nobody reads any more
        process.kill()


def build_in_background(
    parameter_file: Path,
    output: Path,
    on_step: Callable[[str], None],
    on_result: Callable[[BuildResult], None],
    ready: ReadyBuild | None = None,
) -> None:
    """Build one inspection's documents while the event loop goes on; without a loop, before this returns.

    ``on_step`` is called with each step in words, and ``on_result`` at the end, however that comes, both
    by the loop. The process that waits ``ready`` builds, if one does.
    """
    ready = ready or ReadyBuild()
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        on_result(_run_build(parameter_file, output, on_step, ready))
        return

    def report_step(step: str) -> None:
        loop.call_soon_threadsafe(on_step, step)

    def run() -> None:
        try:
            result = _run_build(parameter_file, output, report_step, ready)
        except Exception as error:  # else nobody would learn of it, and the form would say "Building" for ever
            result = BuildResult(False, sentence_of(error, "The build"))
        loop.call_soon_threadsafe(on_result, result)

    threading.Thread(target=run, daemon=True).start()


def _start(module: str, *arguments: str) -> subprocess.Popen[str]:
    # -P: the current folder, which may be anybody's, is no place to import from.
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def _run_build(parameter_file: Path, output: Path, on_step: Callable[[str], None], ready: ReadyBuild) -> BuildResult:
    arguments = [str(parameter_file), "-o", str(output), "-j", "1", "--json"]
    result: dict[str, Any] | None = None
    errors: list[str] = []
    try:
        with ready.take(arguments) or _start("section55", "build", *arguments) as process:
            # Popen's type does not say that what was asked for as a pipe is there.
            assert process.stdout is not None and process.stderr is not None
            # Both are read at once: a full pipe would hold the build up.
            reader = threading.Thread(target=errors.extend, args=(process.stderr,), daemon=True)
            reader.start()
            for line in process.stdout:
                event = _event_in(line)
                if event.get("event") == "step" and "step" in event:
                    on_step(str(event["step"]))
                elif event.get("event") == "result" and "status" in event:
                    result = event
            reader.join()
    except OSError as error:
        return BuildResult(False, f"The build could not be started: {reason_of(error)}.")
    if result is None:
        # After what the command says about its own words, which nobody typed.
        message = "".join(errors).rpartition("\nError: ")[2].strip()
        return BuildResult(False, printable_lines(message) or "The build stopped before it was done.")
    return BuildResult(result["status"] != "failed", str(result.get("error", "")))


def _event_in(line: str) -> dict[str, Any]:
    """The event that a line is; nothing for any other line, which a library may have printed."""
    try:
        event = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return event if isinstance(event, dict) else {}
