"""papermill's engine ``section55``: the run notebook is a kernel's, and one run leaves nothing to the next."""

import json
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import nbformat
import pytest

from section55 import workspace
from section55.build.engine.cell_process import FORK, FRESH, choose_start_method
from section55.build.run_outputs import remove_traces
from section55.documents import report
from support.workbook import NORFOLK

pytestmark = pytest.mark.slow

BOTH = pytest.mark.parametrize("start", [FORK, FRESH])
NORFOLKS = {"parameters_file": f"parameters/{NORFOLK}.yaml"}


def notebook(path: Path, *sources: str) -> Path:
    """A notebook with these code cells."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), path)
    return path


PROGRAM = """
import json, sys
from contextlib import suppress
import papermill
from papermill.exceptions import PapermillExecutionError
for path, out, options in json.loads(sys.argv[1]):
    with suppress(PapermillExecutionError):
        papermill.execute_notebook(path, out, progress_bar=False, **options)
"""


def run_in_turn(*paths: Path, **options: Any) -> list[Any]:
    """The notebooks, run by papermill one after another in one process; a failing run is what papermill writes of it.

    A process of their own: pytest's has threads, from which nothing can be forked.
    """
    outs = [path.with_suffix(f".{number}.ipynb") for number, path in enumerate(paths)]
    asked = json.dumps([[str(path), str(out), options] for path, out in zip(paths, outs, strict=True)])
    subprocess.run([sys.executable, "-c", PROGRAM, asked], check=True, capture_output=True, cwd=workspace.ROOT)
    return [nbformat.read(out, as_version=4) for out in outs]


def run(path: Path, **options: Any) -> Any:
    [found] = run_in_turn(path, **options)
    return found


def plain(node: Any) -> str:
    remove_traces(node, {})
    return nbformat.writes(node)


@pytest.fixture(scope="module")
def showing(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A notebook that shows all there is to show, and what it is after a run in a kernel."""
    path = notebook(tmp_path_factory.mktemp("showing") / "showing.ipynb", *SHOWING)
    return path, plain(run(path))


@pytest.fixture(scope="module")
def norfolk_in_kernel(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A copy of the master notebook, and what it is after a run in a kernel for Norfolk's response."""
    path = Path(shutil.copy(workspace.MASTER_NOTEBOOK, tmp_path_factory.mktemp("master")))
    return path, plain(run(path, parameters=NORFOLKS))


def outputs_of(run_notebook: Any) -> list[Any]:
    return [output for cell in run_notebook.cells for output in cell.get("outputs", ())]


SHOWING = (
    "import sys\nprint('out'); print('more'); print('err', file=sys.stderr)\n6 * 7",
    "from IPython.display import HTML, clear_output, display, update_display\nshown = display(1, display_id='a')",
    "   \n# only a comment",
    "",
    "display({'text/plain': 'x', 'application/json': {'a': [1, None, True]}}, raw=True)\nHTML('<p>ŵ</p>')",
    "print('gone'); clear_output(wait=True); print('kept')",
    "update_display('second', display_id='a')",
    "import asyncio\nawait asyncio.sleep(0)\n[__name__, _, In[1][:10], get_ipython().execution_count]",
    "display(b'bytes'); None",
    "6;",
)


@BOTH
def test_run_notebook_is_that_of_a_kernel(showing: tuple[Path, str], start: str) -> None:
    """Streams, values, displays that are updated or cleared, blank cells, await: all as the stock engine has them."""
    path, in_kernel = showing
    here = plain(run(path, engine_name="section55", start=start))
    assert here == in_kernel
    assert "'second'" in here


@BOTH
def test_norfolk_is_that_of_a_kernel(norfolk_in_kernel: tuple[Path, str], start: str) -> None:
    """The master notebook's run for a real response is the same to the byte, and so are the documents made from it."""
    path, in_kernel = norfolk_in_kernel
    here = plain(run(path, engine_name="section55", start=start, parameters=NORFOLKS))
    assert here == in_kernel
    assert report.MIME_TYPE in here


def test_error_is_that_of_a_kernel(tmp_path: Path) -> None:
    """A failing cell has the same error as under a kernel, and the cells after it are not run."""
    path = notebook(tmp_path / "failing.ipynb", "print(1)", "1 / 0", "print(2)")
    found = []
    for options in ({"engine_name": "section55"}, {}):
        outputs = outputs_of(run(path, **options))
        assert [output.output_type for output in outputs] == ["stream", "error"]
        found.append((outputs[1].ename, outputs[1].evalue))
    assert found == [("ZeroDivisionError", "division by zero")] * 2


LEAVING = """
import builtins, json, locale, os, signal, sys, threading, warnings
import section55.model.wording
left = "a global"
builtins.left_builtin = 1
section55.model.wording.counted = json.dumps = None
os.environ["SECTION55_LEFT"] = "1"
os.chdir("/")
os.umask(0o077)
locale.setlocale(locale.LC_ALL, "C.UTF-8")
sys.path.insert(0, "left")
sys.modules["left_module"] = sys
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
warnings.simplefilter("error")
get_ipython().user_ns["left_too"] = 1
threading.Thread(target=threading.Event().wait, daemon=True).start()
"""
LOOKING = """
import builtins, json, locale, os, signal, sys, threading, warnings
import section55.model.wording
umask = os.umask(0o022)
{
    "globals": sorted(name for name in globals() if name.startswith("left")),
    "builtins": hasattr(builtins, "left_builtin"),
    "patched": [section55.model.wording.counted is None, json.dumps is None],
    "environment": os.environ.get("SECTION55_LEFT"),
    "folder": os.getcwd(),
    "umask": umask,
    "locale": locale.setlocale(locale.LC_ALL),
    "path": "left" in sys.path,
    "modules": "left_module" in sys.modules,
    "signal": signal.getsignal(signal.SIGUSR1).name,
    "warnings": warnings.filters[0][0] == "error" and warnings.filters[0][2] is Warning,
    "threads": threading.active_count(),
    "count": get_ipython().execution_count,
}
"""


@BOTH
def test_nothing_is_left_to_the_next_run(tmp_path: Path, start: str) -> None:
    """Globals, patched modules, environment, folder, locale, signals and threads of a run are gone in the next."""
    looking = notebook(tmp_path / "looking.ipynb", LOOKING)
    leaving = notebook(tmp_path / "leaving.ipynb", LEAVING, LOOKING)
    before, left, after = run_in_turn(looking, leaving, looking, engine_name="section55", start=start)
    assert not any(output.output_type == "error" for output in outputs_of(left))
    changed = outputs_of(left)[-1].data["text/plain"].replace("\n", " ")
    for text in ("'globals': ['left', 'left_too']", "'patched': [True, True]", "'environment': '1'", "'folder': '/'"):
        assert text in changed
    assert plain(after) == plain(before)


ENDINGS = {
    "import sys\nsys.exit()": ("SystemExit", ""),
    "import os\nos._exit(3)": ("CellProcessEnded", "the cell ended its own process (exit status 3)"),
    "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)": (
        "CellProcessEnded",
        "the cell ended its own process (signal 9, Killed)",
    ),
    "import os, signal\nos.killpg(0, signal.SIGKILL)": (
        "CellProcessEnded",
        "the cell ended its own process (signal 9, Killed)",
    ),
    "while True:\n    pass": ("CellTimeout", "the cell took longer than 2 seconds and was stopped"),
    "import os, time\nos.closerange(3, 4096)\ntime.sleep(600)": (
        "CellProcessEnded",
        "the cell ended its own process (signal 9, Killed)",
    ),
    "raise KeyboardInterrupt": ("KeyboardInterrupt", ""),
}


@pytest.fixture(scope="module", params=[FORK, FRESH])
def endings(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> dict[str, list[Any]]:
    """What each such cell and those around it showed, by the cell's source: run one after another in one process."""
    folder = tmp_path_factory.mktemp("endings")
    paths = [
        notebook(folder / f"ending-{number}.ipynb", "print('before')", source, "print('after')")
        for number, source in enumerate(ENDINGS)
    ]
    found = run_in_turn(*paths, engine_name="section55", start=request.param, execution_timeout=2)
    return dict(zip(ENDINGS, map(outputs_of, found), strict=True))


@pytest.mark.parametrize("source", ENDINGS, ids=lambda source: source.split("\n")[-1].strip()[:20])
def test_a_cell_that_ends_its_process_is_an_error_in_that_cell(endings: dict[str, list[Any]], source: str) -> None:
    """However a cell ends or hangs, the cells before it keep what they showed, and the error is in the notebook."""
    outputs = endings[source]
    [error] = [output for output in outputs if output.output_type == "error"]
    assert (error.ename, error.evalue) == ENDINGS[source]
    assert outputs[0].text == "before\n"
    assert not any("after" in output.get("text", "") for output in outputs)


def test_what_a_hung_cell_started_ends_with_it(tmp_path: Path) -> None:
    """A program that a stopped cell had started does not go on without it."""
    pid_file = tmp_path / "pid"
    source = (
        "import subprocess, time\nsleeper = subprocess.Popen(['sleep', '600'])\n"
        f"open({str(pid_file)!r}, 'w').write(str(sleeper.pid))\ntime.sleep(600)"
    )
    run(notebook(tmp_path / "starting.ipynb", source), engine_name="section55", execution_timeout=2)
    stat = Path(f"/proc/{pid_file.read_text()}/stat")
    assert not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z"


def test_a_process_with_threads_does_not_fork(tmp_path: Path) -> None:
    """Where a second thread runs, in JupyterLab say, the cells get a fresh process."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert choose_start_method() == FRESH
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_windows_and_macos_do_not_fork(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    """Windows cannot fork, and on macOS it is not safe."""
    monkeypatch.setattr(sys, "platform", platform)
    assert choose_start_method() == FRESH
