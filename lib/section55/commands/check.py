"""``section55 check``."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from section55.commands.option_types import DAY
from section55.commands.paths import output_option, paths_argument
from section55.commands.printing import echo, echo_json

if TYPE_CHECKING:
    from section55.checks import Finding
    from section55.files.reader import InspectionFile


class OpenNotes(TypedDict):
    """The open notes for colleagues on an inspection, as they are printed for programs."""

    kind: str
    file: str
    about: list[str]
    problem: str


@click.command("check", short_help="Say what is wrong, and what to look at.")
@paths_argument
@click.option("--as-of", type=DAY, help="Look as on that day, like 2024-02-12; today when absent.")
@output_option
@click.option("--json", "as_json", is_flag=True, help="Print a list for programs instead of sentences.")
@click.option("--strict", is_flag=True, help="Exit with 1 on a finding as well as on a fault.")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], as_of: date | None, output: Path | None, as_json: bool, strict: bool
) -> None:
    """Say what is wrong with parameter files, and what to look at before publishing.

    A fault (a missing answer, an impossible date, a misspelt key) means that no document can be
    built. A finding (a deadline printed a day late, a recommendation that nothing explains) is for a
    person to decide; one that the file's noted_findings give a reason for is printed with it, and
    does not count. Open notes for colleagues are counted apart. parameters/README.md lists everything
    that is looked at. A history is compared with the one that the documents in the output folder
    carry.

    \b
    Example:
      section55 check parameters/2023-12-19-meeting-the-needs-of-victims.yaml
    """
    from section55.commands.paths import find_parameter_files, paths_or_default
    from section55.workspace import shown

    report = _Report(as_json)
    named = paths_or_default(paths)
    files = find_parameter_files(named)
    for path in files:
        _look_at(path, as_of or date.today(), output, report)
    for file, finding in _left_findings(named):
        report.add_finding(finding, shown(file))
    report.end(len(files))
    ctx.exit(1 if report.faults or (strict and report.findings) else 0)


class _Report:
    """Prints what is found as it is found, or at the end for programs, and counts it."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self._entries: list[Mapping[str, object]] = []
        self.faults = self.findings = self.noted = self.notes = 0

    def add(self, sentence: str, entry: Mapping[str, object] | None = None, err: bool = False) -> None:
        """Adds a sentence for people, and what programs get in its place."""
        if entry is not None:
            self._entries.append(entry)
        if not self._as_json:
            echo(sentence, err=err)

    def add_finding(self, finding: "Finding", file: str, place: str = "") -> None:
        """Adds a finding about a file; ``place`` is where in it, for people."""
        if finding.noted:
            self.noted += 1
        else:
            self.findings += 1
        reason = f" Noted: {finding.noted}" if finding.noted else ""
        entry = {"kind": "finding", "file": file, **finding.as_dict()}
        self.add(f"{place or file}: {finding.sentence}{reason}", entry)

    def end(self, files: int) -> None:
        """Prints how many there are of each, or all that programs get."""
        from section55.model.wording import counted

        if self._as_json:
            echo_json(self._entries)
            return
        counts = [counted(files, "file"), counted(self.faults, "fault"), counted(self.findings, "finding")]
        counts += [f"{counted(self.noted, 'finding')} noted"] if self.noted else []
        counts += [f"{counted(self.notes, 'note')} for colleagues open"] if self.notes else []
        echo(f"{', '.join(counts)}.".capitalize())


def _look_at(path: Path, day: date, output: Path | None, report: _Report) -> None:
    """Adds what there is to say of one parameter file."""
    from section55.checks import findings
    from section55.files.reader import read_inspection
    from section55.model.errors import FaultsFound
    from section55.model.windows_names import too_long_on_windows
    from section55.workspace import OUTPUTS, shown

    name = shown(path)
    if too_long := too_long_on_windows(path.stem, OUTPUTS):
        report.add(f"{name}: {too_long}")
    if entry := _open_notes(path):
        report.notes += len(entry["about"])
        report.add(_notes_line(entry), entry)
    try:
        source = read_inspection(path, name)
    except FaultsFound as refused:
        report.faults += refused.count
        for fault in refused.faults:
            report.add(str(fault), {"kind": "fault", **fault.as_dict()}, err=True)
        return
    for finding in findings(source, day):
        report.add_finding(finding, name, f"{name}, line {finding.line}, {finding.key}")
    for file, finding in _history_findings(source, output):
        report.add_finding(finding, shown(file))


def _open_notes(path: Path) -> OpenNotes | None:
    """What the open notes on an inspection are about; None where none is open, and all could be read."""
    from section55.files.colleague_notes import notes_path, read_notes
    from section55.workspace import shown

    saved = read_notes(path)
    if not saved.open and not saved.problem:
        return None
    about = [note.about for note in saved.open]
    return {"kind": "notes", "file": shown(notes_path(path)), "about": about, "problem": saved.problem}


def _notes_line(entry: OpenNotes) -> str:
    from section55.model.wording import counted, listed, sentence_start

    about = list(dict.fromkeys(entry["about"]))
    number = len(entry["about"])
    is_open = f"{counted(number, 'note')} for colleagues {'is' if number == 1 else 'are'} open: {listed(about)}."
    sentences = [*([sentence_start(is_open)] if about else []), *([entry["problem"]] if entry["problem"] else [])]
    return f"{entry['file']}: {' '.join(sentences)}"


def _history_findings(source: "InspectionFile", output: Path | None) -> "Iterator[tuple[Path, Finding]]":
    """What the history of an inspection has lost since its documents were built, where some are in the folder."""
    from section55 import workspace
    from section55.documents.earlier_history import find_lost_revisions, is_output_of
    from section55.files.history import history_path

    folder = (output or workspace.OUTPUTS) / source.slug
    if not folder.is_dir() or not (output or is_output_of(folder, source.path)):
        return
    if lost := find_lost_revisions(folder, source.slug, source.revisions):
        history = history_path(source.path)
        yield history, _finding("history-shortened", f"{lost} Put {history.name} back from a copy.")


def _left_findings(named: Sequence[Path]) -> "Iterator[tuple[Path, Finding]]":
    """The histories and notes without a parameter file: of folders that were named, and histories that fit a file."""
    from section55.files.left_histories import history_left_by, left_histories, left_notes

    for path in named:
        for notes, sentence in left_notes(path) if path.is_dir() else ():
            yield notes, _finding("notes-left-behind", sentence)
        left = left_histories(path) if path.is_dir() else [history_left_by(path)]
        for history in filter(None, left):
            yield history.path, _finding("history-left-behind", history.sentence)


def _finding(code: str, sentence: str) -> "Finding":
    from section55.checks import DRAFTING, Finding
    from section55.model.errors import Message

    return Finding(code, 1, (), Message(sentence), DRAFTING, "")
