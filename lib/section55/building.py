"""The build: papermill once for each inspection, then nbconvert, and an account of what became of each."""

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass, field
from multiprocessing import get_context
from pathlib import Path

from section55 import workspace
from section55.audit import AUDIT_FILE, folder_audit
from section55.faults import WorkbookError
from section55.making import Made, make
from section55.reader import InspectionFile, read_inspection
from section55.saving import record_hand_edit
from section55.whole_files import write_all_whole, write_whole

FORMATS = ("html", "pdf")


@dataclass(frozen=True)
class Task:
    """One inspection to build."""

    path: Path
    shown: str
    """The parameter file as the person named it."""
    output: Path
    formats: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """What became of one inspection: a line of ``build.json``."""

    slug: str
    status: str
    """built | failed"""
    seconds: float
    files: list[str] = field(default_factory=list)
    """Relative to the output folder, with forward slashes."""
    error: str = ""
    stale: list[str] = field(default_factory=list)
    """Documents of an earlier build, left as they were since this one failed."""


def parameter_files(paths: Iterable[Path]) -> list[Path]:
    """The parameter files that some files and folders stand for, each once, in the order given."""
    found: dict[Path, Path] = {}
    for path in paths:
        for file in workspace.parameter_files(path) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def build_all(
    files: Sequence[Path],
    output: Path,
    formats: tuple[str, ...],
    jobs: int,
    tell: Callable[[Result], None] = lambda result: None,
) -> list[Result]:
    """Builds each parameter file's documents into ``output/<slug>/`` and writes ``output/build.json``.

    ``tell`` hears of each result as it comes; the list is in the order of the files. One
    inspection's failure never stops the others.
    """
    output.mkdir(parents=True, exist_ok=True)
    tasks = [Task(path, workspace.shown(path), output, formats) for path in files]
    results: dict[Task, Result] = {}
    for task, result in _results(tasks, jobs):
        results[task] = result
        tell(result)
    told = [results[task] for task in tasks]
    account = json.dumps([asdict(result) for result in told], indent=2, ensure_ascii=False) + "\n"
    write_whole(output / "build.json", account.encode())
    return told


def _results(tasks: list[Task], jobs: int) -> Iterator[tuple[Task, Result]]:
    first: dict[str, Task] = {}
    buildable = []
    for task in tasks:
        other = first.setdefault(task.path.stem, task)
        if other is task:
            buildable.append(task)
        else:
            error = (
                f"{task.shown}: its documents would have the name of those of {other.shown}. "
                "Rename one of the two files."
            )
            yield task, Result(task.path.stem, "failed", 0.0, error=error)
    if jobs == 1 or len(buildable) < 2:
        yield from ((task, build_one(task)) for task in buildable)
        return
    with ProcessPoolExecutor(min(jobs, len(buildable)), mp_context=get_context("spawn")) as pool:
        pending = {pool.submit(build_one, task): task for task in buildable}
        for done in as_completed(pending):
            yield pending[done], done.result()


def build_one(task: Task) -> Result:
    """Builds one inspection; whatever goes wrong is the result's error, never an exception."""
    begun = time.perf_counter()
    folder = task.output / task.path.stem
    try:
        files = _build(task, folder)
    except WorkbookError as error:
        return _failure(task, folder, begun, str(error))
    except OSError as error:
        return _failure(task, folder, begun, f"{task.shown}: {error.strerror or error}: {error.filename or folder}")
    except Exception as error:
        return _failure(
            task, folder, begun, f"{task.shown}: the workbook failed here ({type(error).__name__}: {error})."
        )
    return Result(task.path.stem, "built", _since(begun), files)


def _failure(task: Task, folder: Path, begun: float, error: str) -> Result:
    stale = sorted(f"{folder.name}/{path.name}" for kind in FORMATS for path in folder.glob(f"{task.path.stem}.{kind}"))
    return Result(task.path.stem, "failed", _since(begun), error=error, stale=stale)


def _build(task: Task, folder: Path) -> list[str]:
    source = _recorded(task)
    folder.mkdir(parents=True, exist_ok=True)
    made = make(task.path, folder)
    if made.inputs != source.inputs:
        raise WorkbookError(f"{task.shown}: the file changed while it was being built. Build it again.")
    documents = _documents(task, made, folder)
    write_all_whole({folder / name: content for name, content in documents.items()})
    (folder / f"{source.slug}.failed.ipynb").unlink(missing_ok=True)
    return [f"{folder.name}/{name}" for name in documents]


def _recorded(task: Task) -> InspectionFile:
    """The inspection, once a change that someone made to its file by hand is in its history."""
    source = read_inspection(task.path, task.shown)
    before = len(source.revisions)
    revision = record_hand_edit(task.path)
    return source if revision and revision.sequence == before else read_inspection(task.path, task.shown)


def _documents(task: Task, made: Made, folder: Path) -> dict[str, bytes]:
    """Every file of one inspection's output, by name."""
    import nbformat

    from section55.run_notebook import without_traces

    slug, parameter_file = made.record.slug, _from(folder, task.path)
    documents: dict[str, bytes] = {}
    if "html" in task.formats:
        documents[f"{slug}.html"] = made.html.encode()
    if "pdf" in task.formats:
        documents[f"{slug}.pdf"] = made.pdf
    run = without_traces(made.run, {"parameters_file": parameter_file})
    documents[f"{slug}.ipynb"] = f"{nbformat.writes(run)}\n".encode()
    documents[AUDIT_FILE] = folder_audit(made.record, parameter_file, documents).encode()
    return documents


def _from(folder: Path, path: Path) -> str:
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return path.name


def _since(begun: float) -> float:
    return round(time.perf_counter() - begun, 3)
