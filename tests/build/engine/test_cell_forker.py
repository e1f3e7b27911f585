"""The process that forks for a worker: runs end as ever, leave nothing to each other, and its end is everybody's."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from section55 import workspace

PROGRAM = """
import json, os, sys
from pathlib import Path
from section55.build.engine.cell_process import FORK, start_cells, start_forker
from section55.build.engine.cell_shell import get_shell
get_shell()
forker = start_forker()
for folder in json.loads(sys.argv[2]):
    forker.rehearse(os.chdir, Path(folder))
for source in json.loads(sys.argv[1]):
    with start_cells([source], FORK) as process:
        messages = [json.loads(line) for line in process.lines]
        shown = [output.get("text") for found in messages if found["kind"] == "outputs" for output in found["outputs"]]
        print(json.dumps([shown, process.wait()]), flush=True)
forker.close()
"""


def run_in_turn(*sources: str, rehearsed: Sequence[Path] = ()) -> list[tuple[list[str], int]]:
    """What each cell shows, and how its process ends; a process of their own forks them, as pytest has threads.

    It rehearses to go to some folders.
    """
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(sources), json.dumps([*map(str, rehearsed)])],
        check=True,
        capture_output=True,
        text=True,
        cwd=workspace.ROOT,
        timeout=120,
    )
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def test_a_run_leaves_nothing_to_the_next() -> None:
    """What a cell changes in its process is gone, and each has a process of its own."""
    change = "import json, os; json.here = 1; print(os.getpid(), end='')"
    look = "import json, os; print(hasattr(json, 'here'), os.getpid() == os.getpgid(0), end='')"
    (first, _), (then, status) = run_in_turn(change, look)
    assert len(first) == 1
    assert (then, status) == (["False True"], 0)


def test_how_a_process_ended_is_known() -> None:
    """A cell's process that ends itself, or is killed, has the status that the system gives."""
    sources = ("import os; os._exit(3)", "import os; os.kill(os.getpid(), 9)", "1")
    assert [status for _, status in run_in_turn(*sources)] == [3, -9, 0]


def test_cells_that_end_the_forker_end_the_process_that_it_forks_for() -> None:
    """As a cell that kills the process it came from always did, however soon its own cells are at their end."""
    with pytest.raises(subprocess.CalledProcessError) as ended:
        run_in_turn("1", "import os; os.kill(os.getppid(), 9)", "1")
    assert ended.value.returncode == -9
    assert len(ended.value.stdout.splitlines()) == 1


def test_what_a_rehearsal_leaves_is_there_for_all_later_runs(tmp_path: Path) -> None:
    """It is done in the forker, once; one that fails is of no account."""
    look = "import os; print(os.getcwd(), end='')"
    shown = run_in_turn(look, look, rehearsed=[tmp_path, tmp_path / "no such folder"])
    assert shown == [([str(tmp_path)], 0)] * 2
