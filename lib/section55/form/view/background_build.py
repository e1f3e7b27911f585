"""Building from the form: the build's own command in a process of its own, heard step by step.

A process of its own, so that the form goes on answering, and nothing that goes wrong there takes the
form with it.
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

from section55.model.errors import reason_of


@dataclass(frozen=True)
class Built:
    """What became of a build."""

    is_built: bool
    files: tuple[Path, ...]
    error: str
    seconds: float


def build(
    parameter_file: Path, output: Path, step: Callable[[str], None], done: Callable[[Built], None]
) -> threading.Thread:
    """Builds one inspection's documents in the background.

    ``step`` hears in words what goes on, and ``done`` what became of it, both in the thread that
    called this, by way of its event loop; right here where there is none.
    """
    try:
        loop: asyncio.AbstractEventLoop | None = asyncio.get_running_loop()
    except RuntimeError:
        loop = None

    def tell(heard: Callable[[Any], None], what: Any) -> None:
        if loop is None:
            heard(what)
        else:
            loop.call_soon_threadsafe(heard, what)

    thread = threading.Thread(
        target=lambda: tell(done, _run(parameter_file, output, lambda what: tell(step, what))), daemon=True
    )
    thread.start()
    if loop is None:
        thread.join()
    return thread


def _run(parameter_file: Path, output: Path, step: Callable[[str], None]) -> Built:
    command = [sys.executable, "-m", "section55", "build", str(parameter_file), "-o", str(output), "-j", "1", "--json"]
    result: dict[str, Any] = {}
    errors: list[str] = []
    try:
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        ) as process:
            assert process.stdout is not None and process.stderr is not None
            # Both are read at once: a full pipe would hold the build up.
            reader = threading.Thread(target=errors.extend, args=(process.stderr,), daemon=True)
            reader.start()
            for line in process.stdout:
                event = json.loads(line) if line.startswith("{") else {}
                if event.get("event") == "step":
                    step(str(event["step"]))
                elif event.get("event") == "result":
                    result = event
            reader.join()
    except OSError as error:
        return Built(False, (), f"The build could not be started: {reason_of(error)}.", 0.0)
    if not result:
        # After what the command says about its own words, which nobody typed.
        told = "".join(errors).rpartition("\nError: ")[2].strip()
        return Built(False, (), told or "The build stopped before it was done.", 0.0)
    files = tuple(output / name for name in result.get("files", ()))
    return Built(result["status"] != "failed", files, str(result.get("error", "")), float(result.get("seconds", 0)))
