"""The ways of making documents that are compared: ``python ways.py WAY OUTPUTS FILE...`` prints its seconds, twice.

The first are those that passed, the second those that the processor worked.

What a way does once (imports, the first template) it does for the first file, which is not timed,
so that a way is not blamed for a small sample.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from section55 import workspace


def stock_commands(file: Path, outputs: Path) -> None:
    """papermill's and nbconvert's own commands, a process each; a page only."""
    run = outputs / f"{file.stem}.ipynb"
    for command in (
        ["papermill", workspace.MASTER_NOTEBOOK, run, "-r", "parameters_file", file, "--no-progress-bar"],
        ["nbconvert", "--to", "html", run],
    ):
        subprocess.run([sys.executable, "-m", *map(str, command)], check=True, capture_output=True)


def stock_loop(file: Path, outputs: Path) -> None:
    """papermill's and nbconvert's own functions, called in a loop; a page only."""
    import papermill
    from nbconvert import HTMLExporter

    run = papermill.execute_notebook(
        str(workspace.MASTER_NOTEBOOK),
        str(outputs / f"{file.stem}.ipynb"),
        parameters={"parameters_file": str(file)},
        progress_bar=False,
    )
    page, _ = HTMLExporter().from_notebook_node(run)
    (outputs / f"{file.stem}.html").write_text(page, encoding="utf-8")


def floor(file: Path, outputs: Path) -> None:
    """The same facts through the same templates, page and PDF, with no notebook at all."""
    from section55.documents.audit import audit_of
    from section55.documents.html_page import render_response
    from section55.documents.pdf import pdf_from_html
    from section55.documents.report_builder import report_on
    from section55.files.reader import read_inspection

    source = read_inspection(file)
    finished = render_response(report_on(source), audit_of(source, workspace.MASTER_NOTEBOOK), source.inputs)
    (outputs / f"{file.stem}.html").write_text(finished, encoding="utf-8")
    (outputs / f"{file.stem}.pdf").write_bytes(pdf_from_html(finished))


WAYS: dict[str, Callable[[Path, Path], None]] = {
    "commands": stock_commands,
    "loop": stock_loop,
    "floor": floor,
}


def main() -> None:
    """Times one way over some files."""
    way, outputs, files = WAYS[sys.argv[1]], Path(sys.argv[2]), [Path(word) for word in sys.argv[3:]]
    outputs.mkdir(parents=True, exist_ok=True)
    way(files[0], outputs)
    begun, worked = time.perf_counter(), sum(os.times()[:4])
    for file in files:
        way(file, outputs)
    print(time.perf_counter() - begun, sum(os.times()[:4]) - worked)


if __name__ == "__main__":
    main()
