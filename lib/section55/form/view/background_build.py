"""A build from the form: ``section55 build --json`` in a process of its own, its steps reported as they begin.

So the form goes on answering, and nothing that goes wrong there takes the form with it.
"""

import asyncio
import json
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from section55.model.errors import reason_of, sentence_of
from section55.model.printable import printable_lines


@dataclass(frozen=True)
class BuildResult:
    """What became of a build."""

    is_built: bool
    error: str = ""
    """Why not, as sentences."""


def build_in_background(
    parameter_file: Path,
    output: Path,
    on_step: Callable[[str], None],
    on_result: Callable[[BuildResult], None],
) -> None:
    """Build one inspection's documents while the event loop goes on; without a loop, before this returns.

    ``on_step`` is called with each step in words, and ``on_result`` at the end, however that comes, both
    by the loop.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        on_result(_run_build(parameter_file, output, on_step))
        return

    def report_step(step: str) -> None:
        loop.call_soon_threadsafe(on_step, step)

    def run() -> None:
        try:
            result = _run_build(parameter_file, output, report_step)
        except Exception as error:  # else nobody would learn of it, and the form would say "Building" for ever
            result = BuildResult(False, sentence_of(error, "The build"))
        loop.call_soon_threadsafe(on_result, result)

    threading.Thread(target=run, daemon=True).start()


def _run_build(parameter_file: Path, output: Path, on_step: Callable[[str], None]) -> BuildResult:
    # -P: the current folder, which may be anybody's, is no place to import from.
    program = [sys.executable, "-P", "-m", "section55"]
    command = [*program, "build", str(parameter_file), "-o", str(output), "-j", "1", "--json"]
    result: dict[str, Any] | None = None
    errors: list[str] = []
    try:
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace"
        ) as process:
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
