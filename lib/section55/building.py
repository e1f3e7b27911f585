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
from section55.faults import WorkbookError
from section55.reader import InspectionFile, read_inspection

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
    _write_whole(
        output / "build.json", json.dumps([asdict(result) for result in told], indent=2, ensure_ascii=False) + "\n"
    )
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
    source = read_inspection(task.path, task.shown)
    documents = _documents(task, source, folder)
    for name, content in documents.items():
        _write_whole(folder / f".{name}.part", content)
    for name in documents:
        (folder / f".{name}.part").replace(folder / name)
    (folder / f"{source.slug}.failed.ipynb").unlink(missing_ok=True)
    return [f"{folder.name}/{name}" for name in documents]


def _documents(task: Task, source: InspectionFile, folder: Path) -> dict[str, str | bytes]:
    """Every file of one inspection's output, by name; nothing of it is on the disk yet."""
    from section55.running import run_notebook  # noqa: I001 - first: it keeps a slow import of nbformat's out

    import nbformat

    from section55.exporters import Section55HTMLExporter
    from section55.pdf import pdf_from_html
    from section55.run_notebook import audit_in, without_traces

    slug = source.slug
    folder.mkdir(parents=True, exist_ok=True)
    run = run_notebook(task.path, folder / f".{slug}.running.ipynb", folder / f"{slug}.failed.ipynb")
    record, inputs = audit_in(run)
    if inputs != source.inputs:
        raise WorkbookError(f"{task.shown}: the file changed while it was being built. Build it again.")
    finished, _ = Section55HTMLExporter().from_notebook_node(run)
    documents: dict[str, str | bytes] = {}
    if "html" in task.formats:
        documents[f"{slug}.html"] = finished
    if "pdf" in task.formats:
        documents[f"{slug}.pdf"] = pdf_from_html(finished)
    documents[f"{slug}.ipynb"] = nbformat.writes(without_traces(run, _from(folder, task.path))) + "\n"
    documents["audit.json"] = record.as_json()
    return documents


def _from(folder: Path, path: Path) -> str:
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return path.name


def _write_whole(path: Path, content: str | bytes) -> None:
    """Writes a file so that no one ever sees half of it."""
    beside = path.with_name(f"{path.name}.part")
    beside.write_bytes(content.encode() if isinstance(content, str) else content)
    beside.replace(path)


def _since(begun: float) -> float:
    return round(time.perf_counter() - begun, 3)
