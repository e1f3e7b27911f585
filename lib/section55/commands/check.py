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
    from section55.checks import findings
    from section55.commands.paths import find_parameter_files, paths_or_default
    from section55.files.reader import read_inspection
    from section55.model.errors import FaultsFound
    from section55.model.windows_names import too_long_on_windows
    from section55.model.wording import counted
    from section55.workspace import OUTPUTS, shown

    entries: list[Mapping[str, object]] = []
    faults = found = noted = notes = 0
    named = paths_or_default(paths)
    files = find_parameter_files(named)
    for path in files:
        name = shown(path)
        if not as_json and (too_long := too_long_on_windows(path.stem, OUTPUTS)):
            echo(f"{name}: {too_long}")
        if entry := _open_notes(path):
            entries.append(entry)
            notes += len(entry["about"])
            if not as_json:
                echo(_notes_line(entry))
        try:
            source = read_inspection(path, name)
        except FaultsFound as refused:
            faults += refused.count
            entries += [{"kind": "fault", **fault.as_dict()} for fault in refused.faults]
            if not as_json:
                for fault in refused.faults:
                    echo(str(fault), err=True)
            continue
        in_file = findings(source, as_of or date.today())
        of_history = list(_history_findings(source, output))
        found += sum(not finding.noted for finding in in_file) + len(of_history)
        noted += sum(bool(finding.noted) for finding in in_file)
        entries += [{"kind": "finding", "file": name, **finding.as_dict()} for finding in in_file]
        entries += [{"kind": "finding", "file": shown(file), **finding.as_dict()} for file, finding in of_history]
        if not as_json:
            for finding in in_file:
                reason = f" Noted: {finding.noted}" if finding.noted else ""
                echo(f"{name}, line {finding.line}, {finding.key}: {finding.sentence}{reason}")
            for file, finding in of_history:
                echo(f"{shown(file)}: {finding.sentence}")
    for file, finding in _left_findings(named):
        found += 1
        entries.append({"kind": "finding", "file": shown(file), **finding.as_dict()})
        if not as_json:
            echo(f"{shown(file)}: {finding.sentence}")
    if as_json:
        echo_json(entries)
    else:
        counts = [counted(len(files), "file"), counted(faults, "fault"), counted(found, "finding")]
        counts += [f"{counted(noted, 'finding')} noted"] if noted else []
        counts += [f"{counted(notes, 'note')} for colleagues open"] if notes else []
        echo(f"{', '.join(counts)}.".capitalize())
    ctx.exit(1 if faults or (strict and found) else 0)


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
