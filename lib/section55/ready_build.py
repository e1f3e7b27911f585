"""``section55 build`` whose imports are done before it is asked for.

``python -P -m section55.ready_build`` imports what a build needs, prints the event ``ready``, and waits for a
line of standard input: a JSON list of what would stand behind ``section55 build``. It ends with its input. Where the
workbook or a library was changed meanwhile, a new Python builds in its place.
"""

import json
import subprocess
import sys

from section55 import workspace
from section55.build.ledger import program_mark
from section55.build.preparing import prepare_build, prepare_workers


def main() -> None:
    """Get ready, wait, and build."""
    program = _find_program()
    prepare_workers()
    prepare_build()
    print(json.dumps({"event": "ready"}), flush=True)
    line = sys.stdin.readline()
    if not line:
        return
    arguments = ["build", *json.loads(line)]
    if not program or _find_program() != program:
        # What was imported is no longer what is there, and the build would say that it is.
        sys.exit(subprocess.call([sys.executable, "-P", "-m", "section55", *arguments]))
    from section55.cli import main as run_command

    run_command(arguments)


def _find_program() -> str:
    try:
        return program_mark(workspace.MASTER_NOTEBOOK)
    except OSError:  # it is being replaced just now
        return ""


if __name__ == "__main__":
    main()
