"""Only what changed is built again: every input counts, by its content, and so does every output."""

import json
import os
import platform
import shutil
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from section55 import workspace
from section55.build import ledger
from section55.build.batch import Plan, build_all
from section55.build.ledger import LEDGER, program_mark
from section55.documents.libraries import LIBRARIES, installed_versions
from section55.files.fingerprints import MarkReader, mark_of
from section55.files.saving import save
from section55.workspace import parameter_files_in
from support.built_folders import KEPT, NO_RECOMMENDATIONS, WELSH, build, change_byte, only_built
from support.workbook import NORFOLK


@pytest.fixture
def no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker cannot be started, so that an inspection that needs one is a failure."""
    monkeypatch.setattr(sys, "executable", "/no/such/python")


@pytest.mark.usefixtures("no_worker")
def test_nothing_changed_is_nothing_done(workbook: Path) -> None:
    """A second build starts no process and touches no document, though every file was copied since."""
    documents = {path: path.stat().st_mtime_ns for path in workbook.glob("outputs/*/*")}
    assert len(documents) == 12
    assert build(workbook) == only_built()
    assert build(workbook) == only_built()
    assert {path: path.stat().st_mtime_ns for path in documents} == documents


def test_unchanged_results_name_their_files(workbook: Path) -> None:
    """build.json lists the files of an unchanged inspection as it does those of one that was built."""
    build(workbook)
    account = json.loads((workbook / "outputs" / "build.json").read_text(encoding="utf-8"))
    assert {entry["slug"] for entry in account} == set(KEPT)
    for entry in account:
        names = sorted(f"{entry['slug']}/{path.name}" for path in (workbook / "outputs" / entry["slug"]).iterdir())
        assert sorted(entry["files"]) == names


def replace_byte(name: str, old: bytes, new: bytes) -> Callable[[Path], None]:
    return lambda folder: change_byte(folder / name, old, new)


def write(name: str, text: bytes) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_bytes(text) and None


def remove(name: str) -> Callable[[Path], None]:
    def removed(folder: Path) -> None:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return removed


def save_and_take_back(folder: Path) -> None:
    """Two revisions more, the second of which is the file as it was."""
    path = folder / "parameters" / f"{WELSH}.yaml"
    text = path.read_bytes()
    save(path, text + b"# x\n", by="form", who="An officer")
    save(path, text, by="form", who="An officer")


def cut_a_save_off(folder: Path) -> None:
    """What a save leaves that was killed in the middle of its line: the history looks broken until it is finished."""
    history = folder / "parameters" / f"{WELSH}.history.jsonl"
    data = history.read_bytes()
    (folder / "parameters" / f".{WELSH}.pending").write_bytes(data.splitlines(keepends=True)[-1])
    history.write_bytes(data[:-10])


def shorten_marks(folder: Path) -> None:
    """A ledger whose marks have no hash."""
    path = folder / "outputs" / LEDGER
    entries = [json.loads(line) for line in path.read_bytes().splitlines()]
    for entry in entries:
        entry["outputs"] = {name: mark and mark[:3] for name, mark in entry["outputs"].items()}
    path.write_text("".join(f"{json.dumps(entry)}\n" for entry in entries), encoding="utf-8")


def put_a_path_that_is_none(folder: Path) -> None:
    """A ledger whose files have names that no system has, nested deeper than can be read, and a time without an end."""
    path = folder / "outputs" / LEDGER
    entries = [json.loads(line) for line in path.read_bytes().splitlines()]
    for entry in entries:
        entry["inputs"] = {f"../parameters/\0{name}": mark for name, mark in entry["inputs"].items()}
        entry["seconds"] = "1e999"
    lines = [json.dumps(entry).encode() for entry in entries]
    path.write_bytes(b"\n".join([*lines, b'{"slug": ' * 100_000, b'{"slug": [1]}', b""]))


CHANGES: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "a parameter file": (replace_byte(f"parameters/{NORFOLK}.yaml", b"84.22%", b"84.23%"), (NORFOLK,)),
    "an office profile": (replace_byte("parameters/offices/norfolk.yaml", b"OPCCN", b"OPCCM"), (NORFOLK,)),
    "a logo": (replace_byte("parameters/offices/crest.svg", b"L60 10", b"L60 11"), (NO_RECOMMENDATIONS,)),
    "a history": (save_and_take_back, (WELSH,)),
    "a save that was cut off": (cut_a_save_off, (WELSH,)),
    "a PDF": (replace_byte(f"outputs/{WELSH}/{WELSH}.pdf", b"%PDF-1.7", b"%PDF-1.6"), (WELSH,)),
    "a page that is gone": (remove(f"outputs/{WELSH}/{WELSH}.html"), (WELSH,)),
    "an audit record that is gone": (remove(f"outputs/{WELSH}/audit.json"), (WELSH,)),
    "a folder that is gone": (remove(f"outputs/{WELSH}"), (WELSH,)),
    "a failed run from before": (write(f"outputs/{WELSH}/{WELSH}.failed.ipynb", b"{}"), (WELSH,)),
    "a ledger that is gone": (remove(f"outputs/{LEDGER}"), KEPT),
    "a ledger that is broken": (write(f"outputs/{LEDGER}", b'\xff{"slug": 1}\n[]\n{"slug": "x"\n'), KEPT),
    "a ledger of another kind": (
        write(f"outputs/{LEDGER}", b"".join(b'{"slug": "%s"}\n' % slug.encode() for slug in KEPT)),
        KEPT,
    ),
    "a ledger with marks of another kind": (shorten_marks, KEPT),
    "a ledger with paths that are none": (put_a_path_that_is_none, KEPT),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_built_again_and_nothing_else(workbook: Path, change: str) -> None:
    """A change of any input or output builds exactly those inspections again that it touches, and then no more."""
    spoil, slugs = CHANGES[change]
    assert build(workbook) == only_built()
    spoil(workbook)
    assert build(workbook) == only_built(*slugs)
    assert build(workbook) == only_built()
    for slug in slugs:
        suffixes = sorted(path.suffix for path in (workbook / "outputs" / slug).iterdir())
        assert suffixes == [".html", ".ipynb", ".json", ".pdf"]


@pytest.mark.parametrize("name", [".k3x_90ab.part", f".{WELSH}.pdf.part", f".{WELSH}.running.ipynb"])
def test_what_a_killed_build_left_is_swept_and_nothing_is_built_for_it(workbook: Path, name: str) -> None:
    """Half a file beside whole ones is taken away by the next build; the whole ones are as they were."""
    assert build(workbook) == only_built()
    for folder in ("outputs", f"outputs/{WELSH}", "parameters"):
        (workbook / folder / name).write_bytes(b"%PDF")
    assert build(workbook) == only_built()
    assert [path for path in workbook.rglob(".*") if path.name == name] == []


def test_outputs_moved_away_from_their_parameter_files_are_built_again(workbook: Path) -> None:
    """The audit record says where the parameter file lies from the output folder: moved, it says so anew."""
    (workbook / "deeper").mkdir()
    (workbook / "outputs").rename(workbook / "deeper" / "outputs")
    files = parameter_files_in(workbook / "parameters")
    results = build_all(files, Plan(workbook / "deeper" / "outputs"))
    assert {result.status for result in results} == {"built"}
    audit = json.loads((workbook / "deeper" / "outputs" / WELSH / "audit.json").read_text(encoding="utf-8"))
    assert audit["parameter_file"] == f"../../../parameters/{WELSH}.yaml"


@pytest.mark.usefixtures("no_worker")
def test_same_content_at_another_time_is_no_change(workbook: Path) -> None:
    """A file that was saved again as it was is read, and found to be the same."""
    for path in [*workbook.glob("parameters/*.yaml"), *workbook.glob("outputs/*/*.pdf")]:
        os.utime(path, (1, 1))
    assert build(workbook) == only_built()


def test_a_file_that_was_only_just_written_is_read_again(tmp_path: Path) -> None:
    """Within one tick of the clock a file may be written twice and keep its time: then its content alone counts."""
    path = tmp_path / "file"
    path.write_bytes(b"one")
    fresh = mark_of(path)
    assert not MarkReader().has_same_times(str(path), fresh)
    assert MarkReader().is_unchanged(str(path), fresh)
    path.write_bytes(b"two")
    assert not MarkReader().is_unchanged(str(path), fresh)
    settled = mark_of(path, is_settled=True)
    assert MarkReader().has_same_times(str(path), settled)


def test_another_library_or_notebook_is_another_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The master notebook and the versions of the libraries are inputs of every inspection."""
    notebook = tmp_path / "master.ipynb"
    notebook.write_text("{}")
    marks = [program_mark(notebook)]
    assert program_mark(notebook) == marks[0]
    notebook.write_text("{ }")
    marks.append(program_mark(notebook))
    monkeypatch.setattr(ledger, "installed_versions", lambda: ["3.11.7", "lxml 99"])
    marks.append(program_mark(notebook))
    assert len(set(marks)) == 3


def test_the_versions_are_those_that_are_installed() -> None:
    """Of Python first, then of each library that decides what a document says or looks like."""
    python, *libraries = installed_versions()
    assert python == platform.python_version()
    assert libraries == [f"{name} {metadata.version(name)}" for name in LIBRARIES]


def test_another_master_notebook_builds_all_again(workbook: Path) -> None:
    """Where the program is another, every inspection is built again."""
    notebook = workbook / "master.ipynb"
    notebook.write_bytes(workspace.MASTER_NOTEBOOK.read_bytes() + b"\n")
    assert build(workbook, notebook=notebook) == only_built(*KEPT)
    assert build(workbook, notebook=notebook) == only_built()


def test_force_builds_all_again(workbook: Path) -> None:
    """``--force`` builds what is up to date too, and the documents are the same."""
    pdf = workbook / "outputs" / WELSH / f"{WELSH}.pdf"
    before = pdf.read_bytes()
    assert build(workbook, force=True) == only_built(*KEPT)
    assert pdf.read_bytes() == before


def test_another_format_makes_what_is_missing(workbook: Path) -> None:
    """After ``--format html``, a build of both makes the PDF; after both, one of either is nothing to do."""
    outputs = workbook / "outputs"
    shutil.rmtree(outputs)
    assert build(workbook, formats=("html",)) == only_built(*KEPT)
    assert not list(outputs.rglob("*.pdf"))
    assert build(workbook, formats=("html",)) == only_built()
    assert build(workbook) == only_built(*KEPT)
    assert len(list(outputs.rglob("*.pdf"))) == 3
    assert build(workbook, formats=("html",)) == build(workbook, formats=("pdf",)) == only_built()


def test_the_files_of_a_folder_are_of_one_build(workbook: Path) -> None:
    """A build of the page alone brings a PDF that is there up to date: no folder holds two versions."""
    pdf = workbook / "outputs" / NORFOLK / f"{NORFOLK}.pdf"
    before = pdf.read_bytes()
    change_byte(workbook / "parameters" / f"{NORFOLK}.yaml", b"84.22%", b"84.23%")
    assert build(workbook, formats=("html",)) == only_built(NORFOLK)
    assert pdf.read_bytes() != before


def test_a_failure_is_tried_again_until_it_is_put_right(workbook: Path) -> None:
    """A failed inspection is never unchanged, and one put right again is what it was."""
    path = workbook / "parameters" / f"{NORFOLK}.yaml"
    change_byte(path, b"status: final", b"status: finel")
    for _ in range(2):
        assert build(workbook) == only_built() | {NORFOLK: "failed"}
    change_byte(path, b"status: finel", b"status: final")
    assert build(workbook) == only_built()
