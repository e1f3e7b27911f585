"""Several builds at once of the same files into the same folder: none fails for another's sake."""

import json
import os
from contextlib import ExitStack
from pathlib import Path

import pytest

from section55.build import ledger as ledger_module
from section55.build.ledger import LEDGER, Ledger
from support.folders import add_inspections, assert_no_half_written_document
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
