"""What ``section55 build`` prints: a bar and a table for people, lines of JSON for programs."""

import json
import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from section55.build.batch import Plan, build_all
from section55.build.task import STEPS
from section55.workspace import parameter_files_in
from support.folders import add_inspections
from support.processes import run_program
from support.workbook import section55


def test_json_follows_the_build(empty_folder: Path, tmp_path: Path) -> None:
    """``--json`` prints each step, each result and a summary as lines of JSON, and nothing else."""
    [good, bad] = add_inspections(empty_folder, "good", "bad")
    (empty_folder / f"{bad}.yaml").write_text("office: norfolk\n", encoding="utf-8")
    words = ("build", empty_folder, "-o", tmp_path / "outputs", "-j", "1", "--json")
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


def test_json_comes_as_it_happens(empty_folder: Path, tmp_path: Path) -> None:
    """A program that follows a build gets a step while the build is still going on."""
    add_inspections(empty_folder, "good")
    with run_program("-m", "section55", "build", empty_folder, "-o", tmp_path / "outputs", "--json") as process:
        assert json.loads(process.stdout.readline())["step"] == "reading"
        assert not (tmp_path / "outputs" / "build.json").exists()


def test_quiet_prints_what_went_wrong_and_no_more(empty_folder: Path, tmp_path: Path) -> None:
    """``--quiet`` is silent about what is well; ``--log`` has a line for each that was built or failed."""
    [good] = add_inspections(empty_folder, "good")
    log = tmp_path / "build.log"
    words = ("build", empty_folder, "-o", tmp_path / "outputs", "--quiet", "--log", log)
    done = section55(*words)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    [bad] = add_inspections(empty_folder, "bad")
    (empty_folder / f"{bad}.yaml").write_text("office: norfolk\n", encoding="utf-8")
    done = section55(*words)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{bad}.yaml" in done.stderr
    lines = log.read_text(encoding="utf-8").splitlines()
    of_each = [line.split()[1:3] for line in lines if line.split()[1] not in ("started", "ended")]
    assert sorted(of_each) == [["built", good], ["failed", bad]]
    first, last = lines[0].partition(" ")[2], lines[-1].partition(" ")[2]
    assert first == "started one inspection"
    assert re.fullmatch(r"ended 0 built, 1 unchanged, 1 failed, [0-9.]+ s", last)
    assert "is missing. Add a line for it." in next(line for line in lines if " failed " in line)


def test_a_terminal_shows_a_bar(empty_folder: Path, tmp_path: Path) -> None:
    """On a terminal a bar shows how many are done and how fast; its place is clear again before the table."""
    add_inspections(empty_folder, *(f"good-{number}" for number in range(8)))
    ours, theirs = pty.openpty()
    try:
        words = ("build", str(empty_folder), "-o", str(tmp_path / "outputs"), "-j", "1")
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


def test_a_long_table_is_cut_short(empty_folder: Path, tmp_path: Path) -> None:
    """Unchanged inspections are counted, not listed, where there are many; failures are always listed."""
    add_inspections(empty_folder, *(f"good-{number}" for number in range(45)))
    files = parameter_files_in(empty_folder)
    build_all(files, Plan(tmp_path / "outputs", ("html",), jobs=2))
    [bad] = add_inspections(empty_folder, "bad")
    (empty_folder / f"{bad}.yaml").write_text("office: norfolk\n", encoding="utf-8")
    done = section55("build", empty_folder, "-o", tmp_path / "outputs", "--format", "html")
    assert "No inspections built, 45 inspections unchanged, one failure." in done.stdout
    assert len(done.stdout.splitlines()) < 6
    assert "failed" in done.stdout
    done = section55("build", empty_folder, "-o", tmp_path / "outputs", "--format", "html", "--force")
    assert "and 5 more built." in done.stdout
