"""The build of one inspection: reads its parameter file, runs the notebook, makes the documents, puts them in place."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from section55 import workspace
from section55.build.earlier_documents import earlier_copies
from section55.build.ledger import ledger_entry, output_marks
from section55.build.make_documents import Documents, make_documents
from section55.build.task import Outcome, Result, Task, TaskListener, failed_outcome
from section55.documents.audit import AUDIT_FILE, folder_audit
from section55.documents.earlier_history import find_lost_revisions
from section55.documents.formats import FORMATS
from section55.files.access import make_folder
from section55.files.atomic_write import write_all_whole
from section55.files.fingerprints import Mark, mark_of
from section55.files.hashes import sha256
from section55.files.history import history_path
from section55.files.in_use import FileInUse, remove
from section55.files.left_histories import history_left_by
from section55.files.locks import lock_folder
from section55.files.parts import sweep_parts
from section55.files.reader import InspectionFile, read_inspection
from section55.files.saving import is_being_saved, pending_path, record_hand_edit
from section55.model.errors import WorkbookError, sentence_of
from section55.model.paths import key_path

_MUCH = 2_000_000
"""Bytes of a parameter file beyond which its size may be why a document cannot be made; 500 pages have fewer."""
MakePdf = Callable[[str], bytes]
"""Makes the PDF of a finished page."""


def build_one(task: Task, program: str, listener: TaskListener, make_pdf: MakePdf | None = None) -> Outcome:
    """Builds one inspection; whatever goes wrong is the result's error, never an exception.

    ``program`` is the `program_mark` that the build goes by. The PDF is made by ``make_pdf``; by
    default in this process.
    """
    begun = time.perf_counter()
    try:
        return _build(task, program, begun, listener, make_pdf)
    except Exception as error:
        return failed_outcome(task, time.perf_counter() - begun, describe_error(task, error))


def describe_error(task: Task, error: Exception) -> str:
    """The sentence that a person reads about an exception that ended a build."""
    sentence = sentence_of(error, file=str(task.folder))
    return sentence if isinstance(error, WorkbookError) else f"{task.display_name}: {sentence}"


def _build(task: Task, program: str, begun: float, listener: TaskListener, make_pdf: MakePdf | None) -> Outcome:
    listener.on_step("reading")
    source = record_and_read(task)
    inputs = input_marks(task, source)
    make_folder(task.folder)
    parameter_file = task.recorded_as or workspace.recorded_path(task.path, task.folder)
    documents = make_documents(task.path, task.folder, task.notebook, task.timeout, listener, parameter_file)
    if documents.inputs != source.inputs:
        raise _file_changed(task)
    try:
        files = _output_files(task, documents, parameter_file, listener, make_pdf)
    except WorkbookError as error:
        if len(source.parameter_file.data) < _MUCH:
            raise
        raise WorkbookError(f"{error} {_what_is_large(source)}") from error
    listener.on_step("writing the files")
    return put_in_place(task, program, inputs, files, begun)


def _what_is_large(source: InspectionFile) -> str:
    """What there is most of in a parameter file, as a sentence."""
    where, text = max(source.tree.texts(), key=lambda answer: len(answer[1]))
    return (
        f"The file has {len(source.parameter_file.data):,} bytes, and {key_path(where)} alone has {len(text):,} "
        "characters: make it shorter, or publish it as a document of its own."
    )


def record_and_read(task: Task) -> InspectionFile:
    """Writes a change that someone made to the parameter file by hand into its history, and reads the file.

    Finishes a save that was cut off first. Raises `FaultsFound` where the file is refused, and
    `WorkbookError` where its history is not all that the earlier documents carry, unless the task
    is to go on all the same; then nothing is recorded.
    """
    if is_being_saved(task.path):
        record_hand_edit(task.path)
    source = read_inspection(task.path, task.display_name)
    if not task.force:
        _refuse_lost_history(task, source)
    before = len(source.revisions)
    revision = record_hand_edit(task.path)
    return source if revision and revision.sequence == before else read_inspection(task.path, task.display_name)


def _refuse_lost_history(task: Task, source: InspectionFile) -> None:
    if left := history_left_by(task.path):
        raise WorkbookError(
            f"{task.display_name}: it has no history, and {left.path.name} was left behind. {left.sentence} "
            "Nothing was built or recorded. To begin a new history all the same, type section55 build --force."
        )
    if lost := find_lost_revisions(task.folder, task.slug, source.revisions):
        raise WorkbookError(
            f"{task.display_name}: {lost} Put {history_path(task.path).name} back from a copy. Nothing was built or "
            "recorded. To replace the earlier documents all the same, type section55 build --force."
        )


def input_marks(task: Task, source: InspectionFile) -> dict[Path, Mark | None]:
    """The marks of the inspection's own inputs, and of the file that a save which was cut off would leave.

    Raises `WorkbookError` where one of them changed since it was read.
    """
    read = [source.parameter_file, source.office_profile, *filter(None, [source.logo])]
    marks = {task.path.parent / file.name: mark_of(task.path.parent / file.name) for file in read}
    if [mark and mark.sha256 for mark in marks.values()] != [sha256(file.data) for file in read]:
        raise _file_changed(task)
    others = [history_path(task.path), pending_path(task.path)]
    if source.other_language:
        others.append(task.path.with_name(source.other_language.file_name))
    return marks | {path: mark_of(path) for path in others}


def _file_changed(task: Task) -> WorkbookError:
    return WorkbookError(f"{task.display_name}: the file changed while it was being built. Build it again.")


def _output_files(
    task: Task, documents: Documents, parameter_file: str, listener: TaskListener, make_pdf: MakePdf | None
) -> dict[str, bytes]:
    """Every file of one inspection's output, by name."""
    slug = task.slug
    files: dict[str, bytes] = {}
    formats = formats_to_make(task)
    copies = documents.copies
    if "html" in formats:
        files[f"{slug}.html"] = documents.html.encode()
        files |= {f"{name}.html": page.encode() for name, page in copies.items()}
    if "pdf" in formats:
        listener.on_step("making the PDF")
        make = make_pdf or _make_pdf_here()
        files[f"{slug}.pdf"] = make(documents.html)
        files |= {f"{name}.pdf": make(page) for name, page in copies.items()}
    files[f"{slug}.ipynb"] = documents.run.text.encode()
    files[AUDIT_FILE] = folder_audit(documents.record, parameter_file, files).encode()
    return files


def _make_pdf_here() -> MakePdf:
    from section55.documents.pdf import pdf_from_html

    return pdf_from_html


def put_in_place(
    task: Task, program: str, inputs: dict[Path, Mark | None], files: dict[str, bytes], begun: float
) -> Outcome:
    """Writes an inspection's output, all of it or none, and removes a failed run of it; gives the outcome."""
    make_folder(task.folder)
    with lock_folder(task.folder):
        sweep_parts(task.folder)
        outdated = [path for path in earlier_copies(task.folder) if path.name not in files]
        try:
            write_all_whole({task.folder / name: content for name, content in files.items()})
        except FileInUse as error:
            raise WorkbookError(
                f"{error.path.name} is open in another program (a PDF reader?). Close it and build again; nothing was "
                "replaced."
            ) from None
        with suppress(PermissionError):  # left open in JupyterLab on Windows: the next build takes it away
            for path in (task.folder / f"{task.slug}.failed.ipynb", *outdated):
                remove(path)
        outputs = output_marks(task, {name: sha256(content) for name, content in files.items()})
    seconds = time.perf_counter() - begun
    result = Result(task.slug, "built", round(seconds, 3), [f"{task.slug}/{name}" for name in files])
    return Outcome(result, ledger_entry(task, program, inputs, outputs, seconds))


def formats_to_make(task: Task) -> tuple[str, ...]:
    """The formats that are wanted or are there from an earlier build: the files of a folder are all of one build."""
    return tuple(kind for kind in FORMATS if kind in task.formats or (task.folder / f"{task.slug}.{kind}").exists())
