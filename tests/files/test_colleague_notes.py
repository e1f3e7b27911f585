"""Notes for colleagues lie beside the parameter file, in lines that are only added to."""

import json
import stat
from pathlib import Path

import pytest

from section55.files.colleague_notes import NoteLine, add_lines, new_note, notes_path, read_notes
from section55.files.saving import save
from support.full_disk import LimitFileSize
from support.workbook import NORFOLK


@pytest.fixture
def path(parameter_folder: Path) -> Path:
    return parameter_folder / f"{NORFOLK}.yaml"


def test_a_note_is_dated_named_and_settled(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line stays as it was written; what it says is how the note stands now."""
    monkeypatch.setenv("SECTION55_OFFICER", "A Officer")
    add_lines(path, [new_note("Recommendation 3", "Ask the force.\n\nBefore Thursday. ")])
    [note] = read_notes(path).open
    assert (note.who, note.about, note.text) == ("A Officer", "Recommendation 3", "Ask the force.\n\nBefore Thursday.")
    assert note.time.endswith("Z")
    before = notes_path(path).read_bytes()
    monkeypatch.setenv("SECTION55_OFFICER", "B Officer")
    add_lines(path, [NoteLine(event="settled", note=note.id)])
    [settled] = read_notes(path).notes
    assert settled.settled_by == "B Officer"
    assert read_notes(path).open == ()
    add_lines(path, [NoteLine(event="opened again", note=note.id), NoteLine(event="renamed", names={note.about: "X"})])
    [again] = read_notes(path).open
    assert again.about == "X"
    assert notes_path(path).read_bytes().startswith(before)


def test_two_names_may_be_exchanged(path: Path) -> None:
    """Recommendations 1 and 2 change numbers: the notes go with them."""
    add_lines(path, [new_note("Recommendation 1", "one"), new_note("Recommendation 2", "two")])
    names = {"Recommendation 1": "Recommendation 2", "Recommendation 2": "Recommendation 1"}
    add_lines(path, [NoteLine(event="renamed", names=names)])
    assert [(note.about, note.text) for note in read_notes(path).notes] == [
        ("Recommendation 2", "one"),
        ("Recommendation 1", "two"),
    ]


def test_a_broken_line_is_named_and_the_others_are_read(path: Path) -> None:
    """A file that was cut short goes on on a line of its own; nothing in it is written over."""
    add_lines(path, [new_note("Key findings", "one")])
    with notes_path(path).open("ab") as file:
        file.write(b'{"event": "no')
    add_lines(path, [new_note("Key findings", "two")])
    read = read_notes(path)
    assert [note.text for note in read.notes] == ["one", "two"]
    assert read.problem.startswith(f"Line 2 of {NORFOLK}.notes.jsonl is no note")


@pytest.mark.parametrize(
    "line", [b"[]", b"\xff\xfe", b'{"event": "settled", "note": "nobody\'s"}', b'{"event": "shouted"}', b'{"text": 3}']
)
def test_what_is_no_note_is_no_traceback(path: Path, line: bytes) -> None:
    """Whatever lies in the file."""
    notes_path(path).write_bytes(line + b"\n")
    assert "is no note" in read_notes(path).problem
    notes_path(path).unlink()
    notes_path(path).mkdir()
    assert "cannot be read: it is a folder" in read_notes(path).problem


def test_a_full_disk_leaves_the_notes_as_they_were(path: Path, limit_file_size: LimitFileSize) -> None:
    """No half line stays."""
    add_lines(path, [new_note("Key findings", "one")])
    before = notes_path(path).read_bytes()
    limit_file_size(len(before) + 20)
    with pytest.raises(OSError, match=r"large|space"):
        add_lines(path, [new_note("Key findings", "two" * 1000)])
    assert notes_path(path).read_bytes() == before


def test_whoever_may_read_the_file_may_read_its_notes(path: Path) -> None:
    """And nobody else; where the file is a link, they lie beside what it leads to, as its history does."""
    path.chmod(0o640)
    add_lines(path, [new_note("Key findings", "one")])
    assert stat.S_IMODE(notes_path(path).stat().st_mode) == 0o640
    link = path.parent / "linked" / path.name
    link.parent.mkdir()
    link.symlink_to(path)
    assert notes_path(link) == notes_path(path)


def test_any_text_can_be_noted(path: Path) -> None:
    """Half of a pair of surrogates, as a browser may send it, a line break, a quotation mark, Welsh."""
    text = 'Ŵy "a"\nline \ud83d'
    add_lines(path, [new_note("Key findings", text)])
    assert read_notes(path).open[0].text == text.replace("\ud83d", "?")
    assert len(notes_path(path).read_bytes().splitlines()) == 1
    assert "Ŵy" in json.loads(notes_path(path).read_bytes())["text"]


def test_notes_leave_the_file_and_its_history_alone(path: Path) -> None:
    """What a document carries knows nothing of them."""
    data = path.read_bytes()
    revision = save(path, data + b"\n", by="form")
    history = path.with_name(f"{NORFOLK}.history.jsonl").read_bytes()
    add_lines(path, [new_note("Key findings", "one")])
    assert path.with_name(f"{NORFOLK}.history.jsonl").read_bytes() == history
    assert save(path, data + b"\n", by="form") == revision
