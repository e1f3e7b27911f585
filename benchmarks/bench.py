"""How long inspections take: this build, the stock tools one by one, and the bare calls. ``make bench``.

Prints seconds an inspection and ratios, each the median of interleaved rounds in one run: machines
are noisy, so only ratios of one run mean anything.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from section55 import workspace
from section55.audit import audit_of
from section55.building import build_all
from section55.html_page import page
from section55.pdf import pdf_from_html
from section55.reader import read_inspection
from section55.reporting import report_on

INSPECTIONS = 4
ROUNDS = 3


def build(files: list[Path], outputs: Path) -> None:
    """This workbook's build, one inspection at a time."""
    results = build_all(files, outputs, ("html", "pdf"), jobs=1)
    assert all(result.status == "built" for result in results)


def stock_tools(files: list[Path], outputs: Path) -> None:
    """papermill's and nbconvert's own commands, a process each; HTML and PDF as well."""
    for file in files:
        run = outputs / f"{file.stem}.ipynb"
        commands = (
            ["papermill", workspace.MASTER_NOTEBOOK, run, "-r", "parameters_file", file, "--no-progress-bar"],
            ["nbconvert", "--to", "section55-html", run],
            ["nbconvert", "--to", "section55-pdf", run],
        )
        for command in commands:
            subprocess.run([sys.executable, "-m", *map(str, command)], check=True, capture_output=True)


def bare_calls(files: list[Path], outputs: Path) -> None:
    """The same facts through the same templates, with no notebook at all."""
    for file in files:
        source = read_inspection(file)
        finished = page(report_on(source), audit_of(source, workspace.MASTER_NOTEBOOK), source.inputs)
        (outputs / f"{file.stem}.html").write_text(finished, encoding="utf-8")
        (outputs / f"{file.stem}.pdf").write_bytes(pdf_from_html(finished))


def measure() -> None:
    """Runs every way in turn, round after round, and prints the medians."""
    ways: dict[str, Callable[[list[Path], Path], None]] = {
        "this build": build,
        "papermill and nbconvert commands": stock_tools,
        "bare calls": bare_calls,
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    with tempfile.TemporaryDirectory() as scratch:
        files = _inspections(Path(scratch) / "parameters")
        for number in range(ROUNDS):
            for name, way in ways.items():
                outputs = Path(scratch) / f"{number}" / name
                outputs.mkdir(parents=True)
                begun = time.perf_counter()
                way(files, outputs)
                seconds[name].append((time.perf_counter() - begun) / len(files))
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    print(f"{INSPECTIONS} inspections, {ROUNDS} rounds, HTML and PDF, one at a time\n")
    for name, median in medians.items():
        print(f"{name:34} {median:7.3f} s an inspection   {median / medians['this build']:6.2f} times this build")


def _inspections(folder: Path) -> list[Path]:
    shutil.copytree(workspace.PARAMETERS / "offices", folder / "offices")
    model = next(iter(workspace.parameter_files(workspace.PARAMETERS)))
    return [Path(shutil.copy(model, folder / f"{model.stem}-{number}.yaml")) for number in range(INSPECTIONS)]


if __name__ == "__main__":
    measure()
