"""The command on consoles as people have them: with another code page, as a terminal, with a reader that goes away."""

import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from support.permissions import give_up_roots_rights

CONSOLES = {
    "Windows": {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    "an old Windows": {"PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0"},
    "no locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Latin 1": {"LC_ALL": "C", "PYTHONIOENCODING": "iso8859-1", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
"""What is set on each; the words before it name it for a test's report."""


def command_of(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "section55", *map(str, words)]


def run(*words: str | Path, bound: bool = False, cwd: Path | None = None, **variables: str) -> "Done":
    """Runs the command with variables set, and gives what it printed as it came; bound as a person is who is not root.

    The locale and Python's own settings of this process are left out.
    """
    return subprocess.run(
        command_of(*words),
        capture_output=True,
        env=plain_environment() | variables,
        cwd=cwd,
        preexec_fn=give_up_roots_rights if bound else None,
    )


Done = subprocess.CompletedProcess[bytes]


def plain_environment() -> dict[str, str]:
    ours = ("PYTHONIOENCODING", "PYTHONUTF8", "PYTHONCOERCECLOCALE", "COLUMNS", "NO_COLOR", "FORCE_COLOR")
    return {name: value for name, value in os.environ.items() if name not in ours and not name.startswith("LC_")}


def shown_on_terminal(*words: str | Path, columns: int = 80, **variables: str) -> bytes:
    """What a terminal gets of the command, both what it prints and what went wrong."""
    ours, theirs = pty.openpty()
    try:
        environment = plain_environment() | {"TERM": "xterm", "COLUMNS": str(columns)} | variables
        process = subprocess.Popen(command_of(*words), stdout=theirs, stderr=theirs, env=environment)
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # which is how a terminal says that nobody writes to it any more
            while some := os.read(ours, 4096):
                shown += some
        process.wait()
    finally:
        os.close(ours)
    return shown.replace(b"\r\n", b"\n")
