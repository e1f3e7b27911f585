"""The same inputs give the same bytes, in any folder, time zone, locale and process."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from section55 import workspace
from support.workbook import Documents

ELSEWHERE = (
    {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1", "LC_ALL": "C", "USER": "someone", "HOME": "home"},
    {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8", "COLUMNS": "40"},
)


@pytest.mark.slow
@pytest.mark.parametrize("environment", ELSEWHERE, ids=lambda environment: environment["TZ"])
def test_documents_are_the_same_bytes_elsewhere(
    norfolk: Documents, examples: dict[str, Documents], tmp_path: Path, environment: dict[str, str]
) -> None:
    """Built again in another folder, time zone, hash seed and locale, each HTML and PDF is the same to the byte."""
    folder = tmp_path / "a folder with spaces ŵ"
    example_parameters = examples["long-words"].folder.parents[1] / "parameters"
    shutil.copytree(example_parameters, folder)
    shutil.copy(workspace.PARAMETERS / "offices" / "norfolk.yaml", folder / "offices")
    for suffix in (".yaml", ".history.jsonl"):
        shutil.copy(workspace.PARAMETERS / f"{norfolk.slug}{suffix}", folder)
    if "HOME" in environment:
        environment = environment | {"HOME": str(tmp_path)}
    outputs = tmp_path / "outputs"
    subprocess.run(
        [sys.executable, "-m", "section55", "build", str(folder), "-o", str(outputs)],
        env=os.environ | environment,
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    for documents in (norfolk, *examples.values()):
        for suffix in (".html", ".pdf"):
            name = f"{documents.slug}{suffix}"
            assert (outputs / documents.slug / name).read_bytes() == (documents.folder / name).read_bytes(), name


def test_documents_hold_no_trace_of_the_machine(norfolk: Documents) -> None:
    """No path, user name or folder of the machine is in a document."""
    for data in (norfolk.html.encode(), norfolk.pdf):
        for trace in (str(workspace.ROOT), str(norfolk.folder), str(Path.home())):
            assert len(trace) < 4 or trace.encode() not in data
