"""A worker's messages, which say that it goes on, and which the build reads one by one."""

import json
import os
import subprocess
import time
from pathlib import Path

from section55.build.engine.child_process import PipedProcess
from section55.build.task import STEPS, BuildRequest, Task
from support.folders import add_inspections
from support.master_notebooks import misbehaving_notebook


def test_a_step_that_goes_on_says_so_but_seldom(empty_folder: Path, tmp_path: Path) -> None:
    """Each cell does something several times; whoever is to know that the worker is not hung hears it once a second."""
    [slug] = add_inspections(empty_folder, "slow")
    file = empty_folder / f"{slug}.yaml"
    task = Task(file, file.name, tmp_path / "outputs", ("html",), 60.0, misbehaving_notebook(tmp_path))
    request: BuildRequest = {"task": task.as_dict(), "program": ""}
    with PipedProcess("section55.build.worker", str(os.getpid()), stderr=subprocess.DEVNULL) as worker:
        begun = time.monotonic()
        worker.stdin.write(json.dumps(request).encode() + b"\n")
        worker.stdin.close()
        messages = [json.loads(line) for line in worker.stdout]
        seconds = time.monotonic() - begun
    assert messages[-1]["kind"] == "outcome"
    assert messages[-1]["result"]["status"] == "built", messages[-1]
    steps = [message["step"] for message in messages if message["kind"] == "step"]
    assert steps == [step for step in STEPS if step != "making the PDF"]
    assert 1 <= sum(message["kind"] == "alive" for message in messages) <= seconds
