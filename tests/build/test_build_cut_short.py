"""Builds cut short by a signal, a full disk or one another: documents stay whole, and the next build does the rest."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pytest

from section55.build.batch import Plan, build_all
from section55.build.ledger import LEDGER
from section55.workspace import parameter_files_in
from support.folders import add_inspections, assert_no_half_written_document
from support.master_notebooks import misbehaving_notebook
from support.processes import Process, children, descendants, run_program, still_running, wait_until
from support.workbook import section55

PROGRAM = """
import sys
from pathlib import Path
from section55.build.batch import Plan, build_all
from section55.workspace import parameter_files_in
folder, outputs, notebook = map(Path, sys.argv[1:4])
build_all(parameter_files_in(folder), Plan(outputs, jobs=2, notebook=notebook, is_all=sys.argv[4:] == ["forked"]))
"""


def commands_of(processes: Iterable[Process]) -> set[bytes]:
    """The commands of those of some processes that have not ended meanwhile."""
    commands = set()
    for process in processes:
        with suppress(OSError):
            commands.add(Path(f"/proc/{process.pid}/cmdline").read_bytes())
    return commands - {b""}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_ctrl_c_stops_and_the_next_build_does_the_rest(
    empty_folder: Path, tmp_path: Path, number: signal.Signals
) -> None:
    """Ctrl-C (and a plain kill) leaves whole documents, an account, a sentence, no process; nothing is built twice."""
    slugs = add_inspections(empty_folder, *(f"number-{count:02}" for count in range(20)))
    words = ("build", empty_folder, "-o", tmp_path / "outputs", "-j", "2", "--json")
    with run_program("-m", "section55", *words) as process:
        for line in process.stdout:
            if '"result"' in line:
                break
        below = descendants(process.pid)
        process.send_signal(number)
        message = process.stderr.read()
        assert process.wait() == 1
    assert len(below) >= 2
    wait_until(lambda: not still_running(below))
    assert "The next build does the rest." in message
    assert "Traceback" not in message
    assert_no_half_written_document(tmp_path / "outputs")
    account = json.loads((tmp_path / "outputs" / "build.json").read_text(encoding="utf-8"))
    done = {entry["slug"] for entry in account if entry["status"] == "built"}
    assert 0 < len(done) < 20
    again = section55(*words)
    assert again.returncode == 0
    results = {e["slug"]: e["status"] for e in map(json.loads, again.stdout.splitlines()) if e["event"] == "result"}
    assert results == dict.fromkeys(slugs, "built") | dict.fromkeys(done, "unchanged")


def test_kill_9_leaves_no_process_and_the_next_build_does_the_rest(empty_folder: Path, tmp_path: Path) -> None:
    """A build that is killed takes its workers and their hanging cells with it, and what it had done stays done."""
    outputs, notebook = tmp_path / "outputs", misbehaving_notebook(tmp_path)
    [hanging] = add_inspections(empty_folder, "hanging")
    good = add_inspections(empty_folder, *(f"good-{number}" for number in range(4)))
    with run_program("-c", PROGRAM, empty_folder, outputs, notebook) as process:
        ledger = outputs / LEDGER
        wait_until(lambda: ledger.exists() and ledger.read_bytes().count(b'"slug"') == 4)
        below = descendants(process.pid)
        process.kill()
        process.wait()
    assert len(below) >= 2
    wait_until(lambda: not still_running(below))
    for ending in (".yaml", ".history.jsonl"):
        (empty_folder / f"{hanging}{ending}").rename(empty_folder / f"2023-12-19-held-up{ending}")
    results = build_all(parameter_files_in(empty_folder), Plan(outputs, notebook=notebook))
    assert {result.slug: result.status for result in results} == (
        dict.fromkeys(good, "unchanged") | {"2023-12-19-held-up": "built"}
    )
    assert_no_half_written_document(outputs)


@pytest.mark.parametrize("workers_are", ["fresh", "forked"])
def test_a_killed_worker_takes_its_cells_with_it(empty_folder: Path, tmp_path: Path, workers_are: str) -> None:
    """A worker that is killed from outside is replaced, and the cell that it was running does not go on alone."""
    add_inspections(empty_folder, "hanging", "good-1", "good-2")
    words = (empty_folder, tmp_path / "outputs", misbehaving_notebook(tmp_path), workers_are)
    with run_program("-c", PROGRAM, *words) as process:
        ledger = tmp_path / "outputs" / LEDGER
        wait_until(lambda: ledger.exists() and ledger.read_bytes().count(b'"slug"') == 2)
        workers = children(process.pid)
        commands = commands_of(workers)
        assert commands
        assert (commands == {Path(f"/proc/{process.pid}/cmdline").read_bytes()}) == (workers_are == "forked")
        below = {worker: descendants(worker.pid) for worker in workers}
        for pid, _ in workers:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        assert process.wait() == 0
    assert any(below.values())
    wait_until(lambda: not still_running(set().union(*below.values())))
    account = json.loads((tmp_path / "outputs" / "build.json").read_text(encoding="utf-8"))
    assert {entry["slug"][11:]: entry["status"] for entry in account} == {
        "good-1": "built",
        "good-2": "built",
        "hanging": "failed",
    }


def test_a_full_disk_leaves_what_was_there(empty_folder: Path, tmp_path: Path) -> None:
    """Where documents do not fit on the disk, the earlier ones stay, the reason is printed, and later all is built."""
    [slug] = add_inspections(empty_folder, "good")
    outputs = tmp_path / "outputs"
    words = ("-m", "section55", "build", str(empty_folder), "-o", str(outputs))
    assert section55(*words[2:]).returncode == 0
    before = {path.name: path.read_bytes() for path in (outputs / slug).iterdir()}
    path = empty_folder / f"{slug}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("84.22%", "84.23%"), encoding="utf-8")
    # No file may be longer than so many blocks of 512 bytes; a page is shorter, a PDF is longer.
    limited = ["sh", "-c", 'ulimit -f 90 && exec "$@"', "sh", sys.executable, *words]
    done = subprocess.run(limited, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert "not replaced; it was built before" in done.stderr
    assert "Traceback" not in done.stderr
    assert {path.name: path.read_bytes() for path in (outputs / slug).iterdir()} == before
    assert section55(*words[2:]).returncode == 0
    assert b"84.23%" in (outputs / slug / f"{slug}.html").read_bytes()
    assert_no_half_written_document(outputs)


def test_two_builds_at_once_leave_whole_documents(empty_folder: Path, tmp_path: Path) -> None:
    """Two builds of the same folder into the same outputs do each other no harm."""
    slugs = add_inspections(empty_folder, *(f"number-{number}" for number in range(6)))
    words = ("-m", "section55", "build", empty_folder, "-o", tmp_path / "outputs", "--force", "--json")
    with run_program(*words) as one, run_program(*words) as other:
        printed = [process.communicate()[0] for process in (one, other)]
        assert [one.returncode, other.returncode] == [0, 0], printed
    assert_no_half_written_document(tmp_path / "outputs")
    assert {path.name for path in (tmp_path / "outputs").iterdir()} == {*slugs, "build.json", LEDGER}
    for slug in slugs:
        assert section55("verify", tmp_path / "outputs" / slug).returncode == 0
