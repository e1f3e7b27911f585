"""The workers forked from a process that does nothing but the build: no different from those started afresh."""

import json
import signal
from pathlib import Path

import pytest

from section55.build.ledger import LEDGER
from support.folders import add_inspections
from support.master_notebooks import misbehaving_notebook
from support.processes import descendants, run_program, still_running, wait_until

PROGRAM = """
import sys
from pathlib import Path
from section55.build.batch import Plan, build_all
from section55.workspace import parameter_files_in
folder, outputs, notebook = map(Path, sys.argv[1:])
build_all(parameter_files_in(folder), Plan(outputs, jobs=2, notebook=notebook, is_all=True))
"""


def statuses(outputs: Path) -> dict[str, str]:
    account = json.loads((outputs / "build.json").read_text(encoding="utf-8"))
    return {entry["slug"][11:]: entry["status"] for entry in account}


def test_a_worker_in_place_of_a_forked_one_builds_the_rest(empty_folder: Path, tmp_path: Path) -> None:
    """By then the build has threads and forks nothing; the worker that comes is a fresh Python."""
    add_inspections(empty_folder, "killing", *(f"good-{number}" for number in range(3)))
    with run_program("-c", PROGRAM, empty_folder, tmp_path / "outputs", misbehaving_notebook(tmp_path)) as process:
        assert process.wait() == 0, process.stderr.read()
    assert statuses(tmp_path / "outputs") == {"killing": "failed"} | {f"good-{number}": "built" for number in range(3)}


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=lambda number: number.name)
def test_forked_workers_end_with_the_build(empty_folder: Path, tmp_path: Path, number: signal.Signals) -> None:
    """However the build ends, no worker, no forker and no cell of its goes on."""
    add_inspections(empty_folder, "hanging", "good")
    with run_program("-c", PROGRAM, empty_folder, tmp_path / "outputs", misbehaving_notebook(tmp_path)) as process:
        ledger = tmp_path / "outputs" / LEDGER
        wait_until(lambda: ledger.exists() and ledger.read_bytes().count(b'"slug"') == 1)
        below = descendants(process.pid)
        process.send_signal(number)
        process.wait()
    assert len(below) >= 3
    wait_until(lambda: not still_running(below))
