"""``section55 build --dask``: the same documents from a cluster that shares no disk and loses a worker."""

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest

from section55 import workspace
from section55.build.batch import Plan, build_all
from section55.build.ledger import program_mark
from section55.build.remote import RemoteResult, RemoteTask, build_remotely
from section55.build.task import Result, Task, TaskDone
from section55.build.worker_pool import Worker
from section55.documents.formats import FORMATS
from section55.workspace import parameter_files_in
from support.examples import write_examples
from support.workbook import NORFOLK, Documents, section55

ADDRESS = "tcp://127.0.0.1"


@pytest.fixture
def parameters(tmp_path: Path, norfolk_file: Path) -> Path:
    """Inspections of several offices, a refused one, and one that was edited by hand since its last revision."""
    folder = tmp_path / "parameters"
    write_examples(folder)
    for path in norfolk_file.parent.glob(f"{NORFOLK}.*"):
        shutil.copy(path, folder)
    shutil.copy(norfolk_file.parent / "offices" / "norfolk.yaml", folder / "offices")
    with (folder / f"{NORFOLK}.yaml").open("a", encoding="utf-8") as file:
        file.write("# edited by hand\n")
    (folder / "2024-01-01-refused.yaml").write_text("office: norfolk\n", encoding="utf-8")
    return folder


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen]]]:
    """A scheduler and two workers, each a process with a folder of its own."""
    scheduler_file = tmp_path / "scheduler.json"
    processes: list[subprocess.Popen] = []

    def start(name: str, *words: str | Path) -> None:
        folder = tmp_path / name
        folder.mkdir()
        log = (folder / "log").open("wb")
        command = [sys.executable, "-m", *map(str, words)]
        processes.append(subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT))
        log.close()

    here = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", scheduler_file)
    try:
        start("scheduler", "distributed.cli.dask_scheduler", *here, "--no-dashboard", "--no-show")
        address = _address(scheduler_file)
        for name in ("worker-1", "worker-2"):
            words = (address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", tmp_path / name)
            start(name, "distributed.cli.dask_worker", *words)
        yield address, processes[1:]
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _address(scheduler_file: Path) -> str:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if scheduler_file.exists():
            try:
                return json.loads(scheduler_file.read_text())["address"]
            except ValueError:
                pass
        time.sleep(0.05)
    raise AssertionError("The scheduler did not start.")


def output_files(outputs: Path) -> dict[str, bytes]:
    return {path.relative_to(outputs).as_posix(): path.read_bytes() for path in outputs.glob("*/*")}


@pytest.mark.slow
def test_all_documents_arrive_though_a_worker_is_killed(
    parameters: Path, cluster: tuple[str, list[subprocess.Popen]], tmp_path: Path
) -> None:
    """One of two workers is killed in mid-batch: every document arrives, the same to the byte as from a build here."""
    address, workers = cluster
    model = (parameters / "2022-11-02-no-recommendations.yaml").read_bytes()
    for number in range(24):
        (parameters / f"2022-11-02-copy-{number:02}.yaml").write_bytes(model)
    words = ("build", parameters, "-o", tmp_path / "outputs", "--dask", address, "--json")
    command = [sys.executable, "-m", "section55", *map(str, words)]
    statuses = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            event = json.loads(line)
            if event["event"] == "result":
                statuses[event["slug"]] = event["status"]
                if len(statuses) == 8:
                    workers[0].kill()
        assert process.wait() == 1, process.stderr.read()
    assert workers[0].wait() == -signal.SIGKILL
    assert workers[1].poll() is None
    assert statuses.pop("2024-01-01-refused") == "failed"
    assert len(statuses) == len(list(parameters.glob("*.yaml"))) - 1
    assert set(statuses.values()) == {"built"}
    build_all(parameter_files_in(parameters), Plan(tmp_path / "here", jobs=2))
    assert output_files(tmp_path / "outputs") == output_files(tmp_path / "here")
    done = section55(*words[:-1])
    assert f"{len(statuses)} inspections unchanged, one failure" in done.stdout


@pytest.mark.slow
def test_no_scheduler_is_a_sentence(norfolk_file: Path, tmp_path: Path) -> None:
    """An address where no scheduler answers is refused in words."""
    done = section55("build", norfolk_file, "-o", tmp_path / "outputs", "--dask", f"{ADDRESS}:1")
    assert done.returncode == 1
    assert f"No Dask scheduler answers at {ADDRESS}:1: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("address", ["no address", "tcp://", "tcp://somewhere", "tcp://some where:8786"])
def test_what_is_no_address_is_a_mistyped_command(norfolk_file: Path, tmp_path: Path, address: str) -> None:
    """What cannot be the address of a scheduler is refused with an example of one that can."""
    done = section55("build", norfolk_file, "-o", tmp_path / "outputs", "--dask", address)
    assert done.returncode == 2
    assert "Type one like tcp://" in " ".join(done.stderr.split())


class Change(Protocol):
    """A change of what is sent to another machine."""

    def __call__(self, sent: RemoteTask, /) -> RemoteTask: ...


class BuildOnWorker(Protocol):
    """What builds an inspection on the other machine, with the worker that is given."""

    def __call__(self, sent: RemoteTask, worker: Worker, /) -> RemoteResult: ...


class Here(Executor):
    """An executor that does the work at once, with a worker of its own; ``change`` changes what is sent."""

    def __init__(self, worker: Worker, change: Change = lambda sent: sent) -> None:
        self._worker, self._change = worker, change

    def submit(self, function: BuildOnWorker, /, sent: RemoteTask) -> Future[RemoteResult]:
        future: Future[RemoteResult] = Future()
        try:
            future.set_result(function(self._change(sent), self._worker))
        except Exception as error:
            future.set_exception(error)
        return future


@pytest.fixture
def worker() -> Iterator[Worker]:
    """The worker of "the other machine"; it ends with the test."""
    worker = Worker()
    yield worker
    worker.close()


@pytest.fixture
def task(norfolk_file: Path, tmp_path: Path) -> Task:
    return Task(norfolk_file, norfolk_file.name, tmp_path / "outputs", FORMATS, timeout=60)


def build(task: Task, executor: Executor) -> Result:
    *_, last = build_remotely([task], program_mark(workspace.MASTER_NOTEBOOK), executor, limit=2)
    assert isinstance(last, TaskDone)
    return last.outcome.result


def test_any_executor_will_do(task: Task, worker: Worker, norfolk: Documents) -> None:
    """What an executor of another kind brings back is the same to the byte as what a build here makes."""
    assert build(task, Here(worker)).status == "built"
    assert (task.folder / f"{NORFOLK}.html").read_text(encoding="utf-8") == norfolk.html
    assert (task.folder / f"{NORFOLK}.pdf").read_bytes() == norfolk.pdf


def test_a_machine_with_another_workbook_refuses(task: Task, worker: Worker) -> None:
    """Where the other machine has other code or libraries, nothing is built, and the reason is given."""
    result = build(task, Here(worker, lambda sent: replace(sent, program="another")))
    assert result.status == "failed"
    assert "it has another version of the workbook, of Python or of a library" in result.error
    assert not task.folder.exists()


def test_a_run_that_fails_elsewhere_is_kept_here(task: Task, worker: Worker) -> None:
    """The half-run notebook of a failure comes back, as after a failure here."""
    spoilt = {f"{NORFOLK}.yaml": b"office: norfolk\n"}
    result = build(task, Here(worker, lambda sent: replace(sent, timeout=0.001)))
    assert "CellTimeout" in result.error
    assert [path.name for path in task.folder.iterdir()] == [f"{NORFOLK}.failed.ipynb"]
    result = build(task, Here(worker, lambda sent: replace(sent, files=sent.files | spoilt)))
    assert f"{NORFOLK}.yaml" in result.error
    assert "is missing. Add a line for it." in result.error


def test_a_cluster_that_breaks_is_a_failure_of_that_inspection(task: Task, worker: Worker) -> None:
    """What the executor raises is the inspection's error, in a sentence."""
    result = build(task, Here(worker, lambda sent: 1 / 0))
    assert result.status == "failed"
    assert "ZeroDivisionError" in result.error
