"""A folder of inspections: none of them in the way of another, whatever it does."""

import json
import sys
from pathlib import Path

import pytest

from section55.build.batch import BuildListener, Plan, build_all
from section55.build.task import Result, Step
from section55.workspace import parameter_files_in
from support.folders import add_inspections
from support.master_notebooks import misbehaving_notebook

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


def test_nothing_that_an_inspection_does_stops_the_others(empty_folder: Path, tmp_path: Path) -> None:
    """One that fails, hangs, leaves, ends its process or kills its worker is a failure by name; the rest are built."""
    good = add_inspections(empty_folder, *(f"good-{number}" for number in range(6)))
    bad = add_inspections(empty_folder, "faulty", "hanging", "ending", "leaving", "killing")
    outputs = tmp_path / "outputs"
    recorder = Recorder()
    plan = Plan(outputs, jobs=2, timeout=3, notebook=misbehaving_notebook(tmp_path))
    results = {result.slug: result for result in build_all(parameter_files_in(empty_folder), plan, recorder)}
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


def test_a_failed_run_shows_what_came_before_it_and_why(empty_folder: Path, tmp_path: Path) -> None:
    """The notebook of an inspection that was stopped has the outputs up to there, and the reason in its cell."""
    [slug] = add_inspections(empty_folder, "ending")
    build_all(parameter_files_in(empty_folder), Plan(tmp_path / "outputs", notebook=misbehaving_notebook(tmp_path)))
    kept = json.loads((tmp_path / "outputs" / slug / f"{slug}.failed.ipynb").read_text(encoding="utf-8"))
    shown = [output for cell in kept["cells"] for output in cell.get("outputs", ())]
    assert any("Published on" in "".join(output.get("data", {}).get("text/plain", ())) for output in shown)
    assert [output["ename"] for output in shown if output["output_type"] == "error"] == ["CellProcessEnded"]


def test_work_is_spread_as_it_comes(empty_folder: Path, norfolk_file: Path, tmp_path: Path) -> None:
    """While one worker is held up by a long inspection, the other does the rest."""
    [slow] = add_inspections(empty_folder, "hanging")
    (empty_folder / f"{slow}.yaml").write_bytes(norfolk_file.read_bytes() + b"# the longest file is begun first\n")
    quick = add_inspections(empty_folder, *(f"quick-{number}" for number in range(5)))
    recorder = Recorder()
    plan = Plan(tmp_path / "outputs", jobs=2, timeout=10, notebook=misbehaving_notebook(tmp_path))
    build_all(parameter_files_in(empty_folder), plan, recorder)
    begun = list(dict.fromkeys(slug for slug, _ in recorder.steps))
    assert begun.index(slow) < len(begun) - 1, "it is begun before the last of the others"
    assert [result.slug for result in recorder.results][-1] == slow
    assert {result.slug for result in recorder.results[:-1]} == set(quick)


def test_one_job_and_many_make_the_same(empty_folder: Path, tmp_path: Path) -> None:
    """The documents do not depend on how many are made at a time, nor on what was made before."""
    add_inspections(empty_folder, "a", "b", "c", "d")
    for name, jobs in (("one", 1), ("four", 4)):
        results = build_all(parameter_files_in(empty_folder), Plan(tmp_path / name, jobs=jobs))
        assert [result.status for result in results] == ["built"] * 4
    for path in (tmp_path / "one").glob("*/*"):
        assert path.read_bytes() == (tmp_path / "four" / path.parent.name / path.name).read_bytes(), path


def test_a_worker_that_cannot_be_started_is_a_failure(
    empty_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system starts no process, or something else than a worker, each inspection says so, and none waits."""
    add_inspections(empty_folder, "one", "two")
    for python in (str(tmp_path / "no such python"), "/bin/cat", "/bin/false"):
        monkeypatch.setattr(sys, "executable", python)
        results = build_all(parameter_files_in(empty_folder), Plan(tmp_path / "outputs", jobs=2))
        assert [result.status for result in results] == ["failed", "failed"]
        assert all("the process " in result.error for result in results)
