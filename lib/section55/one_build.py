"""The build of one inspection: its parameter file read, the notebook run, the documents made and put in place."""

import time
from collections.abc import Callable
from pathlib import Path

from section55 import workspace
from section55.audit import AUDIT_FILE, folder_audit
from section55.faults import WorkbookError, sentence_of
from section55.fingerprints import Mark, mark_of
from section55.hashes import sha256
from section55.history import history_path
from section55.ledger import entry_of, output_marks
from section55.making import Made, make
from section55.reader import InspectionFile, read_inspection
from section55.saving import is_being_saved, pending_path, record_hand_edit
from section55.tasks import FORMATS, Outcome, Result, Task, TellStep, failed, no_step
from section55.whole_files import alone_in, write_all_whole

PdfOf = Callable[[str], bytes]
"""Makes the PDF of a finished page."""


def build_one(task: Task, program: str, tell: TellStep = no_step, pdf_of: PdfOf | None = None) -> Outcome:
    """Builds one inspection; whatever goes wrong is the result's error, never an exception.

    ``program`` is the `program_mark` that the build goes by. ``pdf_of`` makes the PDF, in this
    process where absent.
    """
    begun = time.perf_counter()
    try:
        return _built(task, program, begun, tell, pdf_of)
    except Exception as error:
        return failed(task, time.perf_counter() - begun, sentence(task, error))


def sentence(task: Task, error: Exception) -> str:
    """What a person is told of an exception that a build ended with."""
    told = sentence_of(error, file=str(task.folder))
    return told if isinstance(error, WorkbookError) else f"{task.shown}: {told}"


def _built(task: Task, program: str, begun: float, tell: TellStep, pdf_of: PdfOf | None) -> Outcome:
    tell("reading")
    source = record_and_read(task)
    inputs = input_marks(task, source)
    task.folder.mkdir(parents=True, exist_ok=True)
    made = make(task.path, task.folder, notebook=task.notebook, timeout=task.timeout, tell=tell)
    if made.inputs != source.inputs:
        raise _changed(task)
    documents = _documents(task, made, tell, pdf_of)
    tell("writing the files")
    return put_in_place(task, program, inputs, documents, begun)


def record_and_read(task: Task) -> InspectionFile:
    """Writes a change that someone made to the parameter file by hand into its history, and reads the file.

    Finishes a save that was cut off first. Raises `FaultsFound` where the file is refused; then
    nothing is recorded.
    """
    if is_being_saved(task.path):
        record_hand_edit(task.path)
    source = read_inspection(task.path, task.shown)
    before = len(source.revisions)
    revision = record_hand_edit(task.path)
    return source if revision and revision.sequence == before else read_inspection(task.path, task.shown)


def input_marks(task: Task, source: InspectionFile) -> dict[Path, Mark | None]:
    """The marks of the inspection's own inputs, and that no save of it is cut off.

    Raises `WorkbookError` where one of them changed since it was read.
    """
    read = [source.parameter_file, source.office_profile, *filter(None, [source.logo])]
    marks = {task.path.parent / file.name: mark_of(task.path.parent / file.name) for file in read}
    if [mark and mark.sha256 for mark in marks.values()] != [sha256(file.data) for file in read]:
        raise _changed(task)
    return marks | {path: mark_of(path) for path in (history_path(task.path), pending_path(task.path))}


def _changed(task: Task) -> WorkbookError:
    return WorkbookError(f"{task.shown}: the file changed while it was being built. Build it again.")


def _documents(task: Task, made: Made, tell: TellStep, pdf_of: PdfOf | None) -> dict[str, bytes]:
    """Every file of one inspection's output, by name."""
    import nbformat

    from section55.run_notebook import without_traces

    slug, parameter_file = task.slug, task.recorded_as or workspace.recorded_path(task.path, task.folder)
    documents: dict[str, bytes] = {}
    kinds = formats_to_make(task)
    if "html" in kinds:
        documents[f"{slug}.html"] = made.html.encode()
    if "pdf" in kinds:
        tell("making the PDF")
        documents[f"{slug}.pdf"] = pdf_of(made.html) if pdf_of else made.pdf
    run = without_traces(made.run, {"parameters_file": parameter_file})
    documents[f"{slug}.ipynb"] = f"{nbformat.writes(run)}\n".encode()
    documents[AUDIT_FILE] = folder_audit(made.record, parameter_file, documents).encode()
    return documents


def put_in_place(
    task: Task, program: str, inputs: dict[Path, Mark | None], documents: dict[str, bytes], begun: float
) -> Outcome:
    """Writes an inspection's output, all of it or none, and takes a failed run of it away; gives what was built."""
    task.folder.mkdir(parents=True, exist_ok=True)
    with alone_in(task.folder):
        write_all_whole({task.folder / name: content for name, content in documents.items()})
        (task.folder / f"{task.slug}.failed.ipynb").unlink(missing_ok=True)
        outputs = output_marks(task, {name: sha256(content) for name, content in documents.items()})
    seconds = time.perf_counter() - begun
    result = Result(task.slug, "built", round(seconds, 3), [f"{task.slug}/{name}" for name in documents])
    return Outcome(result, entry_of(task, program, inputs, outputs, seconds))


def formats_to_make(task: Task) -> tuple[str, ...]:
    """What was asked for, and what is there from an earlier build: the files of a folder are all of one build."""
    return tuple(kind for kind in FORMATS if kind in task.formats or (task.folder / f"{task.slug}.{kind}").exists())
