"""Several builds at once of the same files into the same folder: none fails for another's sake."""

import json
import os
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from section55.build import ledger as ledger_module
from section55.build.ledger import LEDGER, Ledger
from section55.files import locks
from section55.files.locks import LOCK_OF_FOLDER, lock_folder
from section55.files.parts import sweep_parts
from support.folders import add_inspections, assert_no_half_written_document
from support.permissions import bound_by_permissions
from support.processes import run_program

RUNS = int(os.environ.get("SECTION55_RUNS", "4"))
"""SECTION55_RUNS=300 for a longer look."""


@pytest.mark.slow
def test_three_builds_at_once_all_succeed(empty_folder: Path, tmp_path: Path) -> None:
    """With nothing to do or with everything, each ends with success, and the ledger and the account are whole."""
    slugs = add_inspections(empty_folder, "one", "two")
    outputs = tmp_path / "outputs"
    words = ("-m", "section55", "build", empty_folder, "-o", outputs, "--format", "html", "--quiet")
    for run in range(RUNS):
        path = empty_folder / f"{slugs[run % 2]}.yaml"
        if run % 10 == 0:
            path.write_bytes(path.read_bytes() + b"# changed\n")
        with ExitStack() as stack:
            builds = [stack.enter_context(run_program(*words)) for _ in range(3)]
            printed = [process.communicate() for process in builds]
            assert [process.returncode for process in builds] == [0, 0, 0], printed
        assert {entry["slug"] for entry in json.loads((outputs / "build.json").read_bytes())} == set(slugs)
        assert all(Ledger(outputs).entry(slug) for slug in slugs)
        assert_no_half_written_document(outputs)
    print(f"{RUNS} times three builds at once, all with success")


@pytest.mark.parametrize("by_file", [False, True])
def test_who_works_in_a_folder_holds_others_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_file: bool) -> None:
    """Windows knows no locks on folders: there a file is locked, and one that was left behind is swept as a part."""
    monkeypatch.setattr(locks, "FOLDERS_CAN_BE_LOCKED", not by_file)
    came: list[str] = []

    def come_second() -> None:
        with lock_folder(tmp_path):
            came.append("second")

    with lock_folder(tmp_path):
        second = threading.Thread(target=come_second)
        second.start()
        second.join(0.3)
        sweep_parts(tmp_path)
        came.append("first")
    second.join()
    assert came == ["first", "second"]
    (tmp_path / LOCK_OF_FOLDER).touch()
    sweep_parts(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_written_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else can write there either, and the sentence about it comes from whoever tries."""
    monkeypatch.setattr(locks, "FOLDERS_CAN_BE_LOCKED", False)
    tmp_path.chmod(0o555)
    began = time.perf_counter()
    with bound_by_permissions(), lock_folder(tmp_path):
        assert list(tmp_path.iterdir()) == []
    assert time.perf_counter() - began < 5
    tmp_path.chmod(0o755)
    monkeypatch.setattr(locks, "PATIENCE", 0.1)
    with lock_folder(tmp_path), lock_folder(tmp_path):
        assert [path.name for path in tmp_path.iterdir()] == [LOCK_OF_FOLDER]


def test_a_ledger_keeps_what_another_build_added_meanwhile(tmp_path: Path) -> None:
    """Whoever tidies it last does not drop the lines of the others."""

    def entry(slug: str) -> dict[str, object]:
        return {"slug": slug, "parameter_file": "", "program": "", "inputs": {}, "outputs": {}, "seconds": 1.0}

    one, other = Ledger(tmp_path), Ledger(tmp_path)
    one.add(entry("one"))
    other.add(entry("other"))
    one.tidy()
    other.tidy()
    kept = [json.loads(line)["slug"] for line in (tmp_path / LEDGER).read_bytes().splitlines()]
    assert sorted(kept) == ["one", "other"]
    one.tidy(without=["other"])
    assert Ledger(tmp_path).entry("other") is None


def test_a_ledger_that_cannot_be_written_spoils_no_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It only saves work: where the disk refuses it, it stays as it is."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    ledger = Ledger(tmp_path)
    (tmp_path / LEDGER).write_bytes(b"\n\n")
    monkeypatch.setattr(ledger_module, "write_whole", refuse)
    ledger.tidy()
    assert (tmp_path / LEDGER).read_bytes() == b"\n\n"
