"""A folder of inspections: none of them in the way of another, whatever it does, and an account of each."""

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from section55.build.build_all import BuildListener, Plan, build_all, find_parameter_files
from section55.build.ledger import LEDGER
from section55.build.task import STEPS, Result, Step
from support.master_notebooks import misbehaving_notebook
from support.workbook import NORFOLK, section55

HIDDEN = {LEDGER}
DOCUMENTS = {".html", ".pdf", ".ipynb", ".json"}


class Recorder(BuildListener):
    """Keeps the steps and the results of a build."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, Step]] = []
        self.results: list[Result] = []

    def on_step(self, slug: str, step: Step) -> None:
        self.steps.append((slug, step))

    def on_result(self, result: Result) -> None:
        self.results.append(result)


@pytest.fixture
def folder(parameter_folder: Path) -> Path:
    """A folder of parameter files that has none yet, only the office's profile."""
    (parameter_folder / f"{NORFOLK}.yaml").rename(parameter_folder / "model")
    return parameter_folder


def add(folder: Path, *names: str) -> list[str]:
    """Adds inspections with these names; gives their slugs."""
    slugs = [f"2023-12-19-{name}" for name in names]
    for slug in slugs:
        shutil.copy(folder / "model", folder / f"{slug}.yaml")
    return slugs


def assert_no_half_written_document(outputs: Path) -> None:
    """Every document is whole: it ends as such a file does; nothing is left aside."""
    for path in outputs.rglob("*"):
        if path.is_file() and path.name not in HIDDEN:
            assert not path.name.startswith("."), path
            end = path.read_bytes()[-20:].strip()
            whole = {
                ".html": b"</html>",
                ".pdf": b"%%EOF",
                ".ipynb": b"}",
                ".json": b"]" if path.parent == outputs else b"}",
            }
            assert end.endswith(whole[path.suffix]), path


def test_nothing_that_an_inspection_does_stops_the_others(folder: Path, tmp_path: Path) -> None:
    """One that fails, hangs, leaves, ends its process or kills its worker is a failure by name; the rest are built."""
    good = add(folder, *(f"good-{number}" for number in range(6)))
    bad = add(folder, "faulty", "hanging", "ending", "leaving", "killing")
    outputs = tmp_path / "outputs"
    recorder = Recorder()
    plan = Plan(outputs, jobs=2, timeout=3, notebook=misbehaving_notebook(tmp_path))
    results = {result.slug: result for result in build_all(find_parameter_files([folder]), plan, recorder)}
    assert {slug: result.status for slug, result in results.items()} == (
        dict.fromkeys(good, "built") | dict.fromkeys(bad, "failed")
    )
    errors = {slug.rpartition("-")[2]: results[slug].error for slug in bad}
    assert "ValueError: a faulty inspection" in errors["faulty"]
    assert "the cell took longer than 3 seconds and was stopped" in errors["hanging"]
    assert "the cell ended its own process (exit status 3)" in errors["ending"]
    assert "SystemExit" in errors["leaving"]
    assert "2023-12-19-killing.yaml: the process that was building it ended (signal 9, Killed)." in errors["killing"]
    for slug in good:
        assert {path.suffix for path in (outputs / slug).iterdir()} == DOCUMENTS
    for slug in bad:
        left = {path.name for path in (outputs / slug).iterdir()}
        assert left == (set() if "killing" in slug else {f"{slug}.failed.ipynb"})
    assert {result.slug for result in recorder.results} == set(results)


def test_a_failed_run_shows_what_came_before_it_and_why(folder: Path, tmp_path: Path) -> None:
    """The notebook of an inspection that was stopped has the outputs up to there, and the reason in its cell."""
    [slug] = add(folder, "ending")
    build_all(find_parameter_files([folder]), Plan(tmp_path / "outputs", notebook=misbehaving_notebook(tmp_path)))
    kept = json.loads((tmp_path / "outputs" / slug / f"{slug}.failed.ipynb").read_text(encoding="utf-8"))
    shown = [output for cell in kept["cells"] for output in cell.get("outputs", ())]
    assert any("Published on" in "".join(output.get("data", {}).get("text/plain", ())) for output in shown)
    assert [output["ename"] for output in shown if output["output_type"] == "error"] == ["CellProcessEnded"]


def test_work_is_spread_as_it_comes(folder: Path, tmp_path: Path) -> None:
    """While one worker is held up by a long inspection, the other does the rest."""
    [slow] = add(folder, "hanging")
    (folder / f"{slow}.yaml").write_bytes((folder / "model").read_bytes() + b"# the longest file is begun first\n")
    quick = add(folder, *(f"quick-{number}" for number in range(5)))
    recorder = Recorder()
    plan = Plan(tmp_path / "outputs", jobs=2, timeout=10, notebook=misbehaving_notebook(tmp_path))
    build_all(find_parameter_files([folder]), plan, recorder)
    begun = list(dict.fromkeys(slug for slug, _ in recorder.steps))
    assert begun.index(slow) < len(begun) - 1, "it is begun before the last of the others"
    assert [result.slug for result in recorder.results][-1] == slow
    assert {result.slug for result in recorder.results[:-1]} == set(quick)


def test_one_job_and_many_make_the_same(folder: Path, tmp_path: Path) -> None:
    """The documents do not depend on how many are made at a time, nor on what was made before."""
    add(folder, "a", "b", "c", "d")
    for name, jobs in (("one", 1), ("four", 4)):
        results = build_all(find_parameter_files([folder]), Plan(tmp_path / name, jobs=jobs))
        assert [result.status for result in results] == ["built"] * 4
    for path in (tmp_path / "one").glob("*/*"):
        assert path.read_bytes() == (tmp_path / "four" / path.parent.name / path.name).read_bytes(), path


def test_json_follows_the_build(folder: Path, tmp_path: Path) -> None:
    """``--json`` prints each step, each result and a summary as lines of JSON, and nothing else."""
    [good, bad] = add(folder, "good", "bad")
    (folder / f"{bad}.yaml").write_text("office: norfolk\n", encoding="utf-8")
    words = ("build", folder, "-o", tmp_path / "outputs", "-j", "1", "--json")
    done = section55(*words)
    assert done.returncode == 1
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [event["step"] for event in events if event.get("slug") == good and event["event"] == "step"] == list(STEPS)
    assert [event["step"] for event in events if event.get("slug") == bad and event["event"] == "step"] == ["reading"]
    account = json.loads((tmp_path / "outputs" / "build.json").read_text(encoding="utf-8"))
    results = sorted((event for event in events if event["event"] == "result"), key=lambda event: event["slug"])
    assert results == [{"event": "result"} | entry for entry in account]
    assert events[-1] == {"event": "summary", "built": 1, "unchanged": 0, "failed": 1}
    last = json.loads(section55(*words).stdout.splitlines()[-1])
    assert last == {"event": "summary", "built": 0, "unchanged": 1, "failed": 1}


def test_json_comes_as_it_happens(folder: Path, tmp_path: Path) -> None:
    """A program that follows a build gets a step while the build is still going on."""
    add(folder, "good")
    with started("-m", "section55", "build", folder, "-o", tmp_path / "outputs", "--json") as process:
        assert json.loads(process.stdout.readline())["step"] == "reading"
        assert not (tmp_path / "outputs" / "build.json").exists()


def test_quiet_prints_what_went_wrong_and_no_more(folder: Path, tmp_path: Path) -> None:
    """``--quiet`` is silent about what is well; ``--log`` has a line for each all the same."""
    [good] = add(folder, "good")
    log = tmp_path / "build.log"
    words = ("build", folder, "-o", tmp_path / "outputs", "--quiet", "--log", log)
    done = section55(*words)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    [bad] = add(folder, "bad")
    (folder / f"{bad}.yaml").write_text("office: norfolk\n", encoding="utf-8")
    done = section55(*words)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{bad}.yaml" in done.stderr
    lines = log.read_text(encoding="utf-8").splitlines()
    assert sorted(line.split()[1:3] for line in lines) == [["built", good], ["failed", bad], ["unchanged", good]]
    assert "is missing. Add a line for it." in next(line for line in lines if " failed " in line)


def test_a_terminal_shows_a_bar(folder: Path, tmp_path: Path) -> None:
    """On a terminal a bar shows how many are done and how fast; its place is clear again before the table."""
    add(folder, *(f"good-{number}" for number in range(8)))
    ours, theirs = pty.openpty()
    try:
        words = ("build", str(folder), "-o", str(tmp_path / "outputs"), "-j", "1")
        environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
        command = [sys.executable, "-m", "section55", *words]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=environment, text=True)
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # which is how a terminal says that nobody writes to it any more
            while some := os.read(ours, 4096):
                shown += some
        table = process.communicate()[0]
    finally:
        os.close(ours)
    assert process.returncode == 0
    assert b"Building" in shown
    assert b"0/8" in shown
    assert re.search(rb"[1-7]/8\S* \S*\d+\.\d/s", shown), shown
    assert "Eight inspections built, no failures." in table
    assert "Building" not in table


def test_a_long_table_is_cut_short(folder: Path, tmp_path: Path) -> None:
    """Unchanged inspections are counted, not listed, where there are many; failures are always listed."""
    add(folder, *(f"good-{number}" for number in range(45)))
    files = find_parameter_files([folder])
    build_all(files, Plan(tmp_path / "outputs", ("html",), jobs=2))
    [bad] = add(folder, "bad")
    (folder / f"{bad}.yaml").write_text("office: norfolk\n", encoding="utf-8")
    done = section55("build", folder, "-o", tmp_path / "outputs", "--format", "html")
    assert "No inspections built, 45 inspections unchanged, one failure." in done.stdout
    assert len(done.stdout.splitlines()) < 6
    assert "failed" in done.stdout
    done = section55("build", folder, "-o", tmp_path / "outputs", "--format", "html", "--force")
    assert "and 5 more built." in done.stdout


PROGRAM = """
import sys
from pathlib import Path
from section55.building import Plan, build_all, find_parameter_files
folder, outputs, notebook = map(Path, sys.argv[1:])
build_all(find_parameter_files([folder]), Plan(outputs, jobs=2, notebook=notebook))
"""


@contextmanager
def started(*words: str | Path) -> Iterator[subprocess.Popen[str]]:
    """A program of this Python's that goes on while the block does."""
    process = subprocess.Popen(
        [sys.executable, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def descendants(pid: int) -> set[tuple[int, str]]:
    """The processes below another, each with the time that it began: a later one may have its number."""
    parents: dict[int, tuple[int, str]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parts = stat.read_text().rpartition(")")[2].split()
            if parts[0] != "Z":
                parents[int(stat.parent.name)] = int(parts[1]), parts[19]
    below, found = {pid}, set()
    while below:
        below = {child for child, (parent, _) in parents.items() if parent in below}
        found |= {(child, parents[child][1]) for child in below}
    return found


def until(holds: Callable[[], bool]) -> None:
    """Waits until something holds; gives up after a minute."""
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def alive(processes: set[tuple[int, str]]) -> set[tuple[int, str]]:
    return processes & descendants(1)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_ctrl_c_stops_and_the_next_build_does_the_rest(folder: Path, tmp_path: Path, number: signal.Signals) -> None:
    """Ctrl-C (and a plain kill) leaves whole documents, an account, a sentence, no process; nothing is built twice."""
    slugs = add(folder, *(f"number-{count:02}" for count in range(20)))
    words = ("build", folder, "-o", tmp_path / "outputs", "-j", "2", "--json")
    with started("-m", "section55", *words) as process:
        for line in process.stdout:
            if '"result"' in line:
                break
        below = descendants(process.pid)
        process.send_signal(number)
        message = process.stderr.read()
        assert process.wait() == 1
    assert len(below) >= 2
    until(lambda: not alive(below))
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


def test_kill_9_leaves_no_process_and_the_next_build_does_the_rest(folder: Path, tmp_path: Path) -> None:
    """A build that is killed takes its workers and their hanging cells with it, and what it had done stays done."""
    outputs, notebook = tmp_path / "outputs", misbehaving_notebook(tmp_path)
    [hanging] = add(folder, "hanging")
    good = add(folder, *(f"good-{number}" for number in range(4)))
    with started("-c", PROGRAM, folder, outputs, notebook) as process:
        ledger = outputs / LEDGER
        until(lambda: ledger.exists() and ledger.read_bytes().count(b'"slug"') == 4)
        below = descendants(process.pid)
        process.kill()
        process.wait()
    assert len(below) >= 2
    until(lambda: not alive(below))
    (folder / f"{hanging}.yaml").rename(folder / "2023-12-19-held-up.yaml")
    results = build_all(find_parameter_files([folder]), Plan(outputs, notebook=notebook))
    assert {result.slug: result.status for result in results} == (
        dict.fromkeys(good, "unchanged") | {"2023-12-19-held-up": "built"}
    )
    assert_no_half_written_document(outputs)


def test_a_killed_worker_takes_its_cells_with_it(folder: Path, tmp_path: Path) -> None:
    """A worker that is killed from outside is replaced, and the cell that it was running does not go on alone."""
    add(folder, "hanging", "good-1", "good-2")
    with started("-c", PROGRAM, folder, tmp_path / "outputs", misbehaving_notebook(tmp_path)) as process:
        ledger = tmp_path / "outputs" / LEDGER
        until(lambda: ledger.exists() and ledger.read_bytes().count(b'"slug"') == 2)
        workers = {worker for worker in descendants(process.pid) if parent_of(worker[0]) == process.pid}
        below = {worker: descendants(worker[0]) for worker in workers}
        for pid, _ in workers:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        assert process.wait() == 0
    assert any(below.values())
    until(lambda: not alive(set().union(*below.values())))
    account = json.loads((tmp_path / "outputs" / "build.json").read_text(encoding="utf-8"))
    assert {entry["slug"][11:]: entry["status"] for entry in account} == {
        "good-1": "built",
        "good-2": "built",
        "hanging": "failed",
    }


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def test_a_worker_that_cannot_be_started_is_a_failure(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system starts no process, or something else than a worker, each inspection says so, and none waits."""
    add(folder, "one", "two")
    for python in (str(tmp_path / "no such python"), "/bin/cat", "/bin/false"):
        monkeypatch.setattr(sys, "executable", python)
        results = build_all(find_parameter_files([folder]), Plan(tmp_path / "outputs", jobs=2))
        assert [result.status for result in results] == ["failed", "failed"]
        assert all("the process " in result.error for result in results)


def test_a_full_disk_leaves_what_was_there(folder: Path, tmp_path: Path) -> None:
    """Where documents do not fit on the disk, the earlier ones stay, the reason is printed, and later all is built."""
    [slug] = add(folder, "good")
    outputs = tmp_path / "outputs"
    words = ("-m", "section55", "build", str(folder), "-o", str(outputs))
    assert section55(*words[2:]).returncode == 0
    before = {path.name: path.read_bytes() for path in (outputs / slug).iterdir()}
    path = folder / f"{slug}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("84.22%", "84.23%"), encoding="utf-8")
    # No file may be longer than so many blocks of 512 bytes; a page is shorter, a PDF is longer.
    limited = ["sh", "-c", 'ulimit -f 90 && exec "$@"', "sh", sys.executable, *words]
    done = subprocess.run(limited, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert "of an earlier build" in done.stderr
    assert "Traceback" not in done.stderr
    assert {path.name: path.read_bytes() for path in (outputs / slug).iterdir()} == before
    assert section55(*words[2:]).returncode == 0
    assert b"84.23%" in (outputs / slug / f"{slug}.html").read_bytes()
    assert_no_half_written_document(outputs)


def test_two_builds_at_once_leave_whole_documents(folder: Path, tmp_path: Path) -> None:
    """Two builds of the same folder into the same outputs do each other no harm."""
    slugs = add(folder, *(f"number-{number}" for number in range(6)))
    words = ("-m", "section55", "build", folder, "-o", tmp_path / "outputs", "--force", "--json")
    with started(*words) as one, started(*words) as other:
        printed = [process.communicate()[0] for process in (one, other)]
        assert [one.returncode, other.returncode] == [0, 0], printed
    assert_no_half_written_document(tmp_path / "outputs")
    assert {path.name for path in (tmp_path / "outputs").iterdir()} == {*slugs, "build.json", LEDGER}
    for slug in slugs:
        assert section55("verify", tmp_path / "outputs" / slug).returncode == 0
