"""The process that verifies: what it may take is bounded, and what it leaves is nothing."""

import os
import signal
import tempfile
from pathlib import Path

import pytest

from section55.build.verdicts import DOES_NOT_VERIFY, NOT_ALL_CHECKED, VERIFIES
from section55.build.verifier import Verifier
from support.forged_documents import forged_page
from support.processes import descendants, wait_until
from support.workbook import NORFOLK


@pytest.fixture
def good(audited: Path) -> Path:
    return audited / "outputs" / NORFOLK / f"{NORFOLK}.html"


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go."""
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    return tmp_path / "scratch"


def test_a_document_that_takes_too_long_is_stopped(good: Path, scratch: Path) -> None:
    """It says how to give it longer; the next one is verified, and no file and no process is left."""
    before = descendants(os.getpid())
    with Verifier(timeout=0.01) as verifier:
        found = verifier.verify(good)
    assert found.verdict == NOT_ALL_CHECKED
    assert "longer than 0.01 seconds and was stopped" in found.statements[-1].sentence
    assert "--timeout" in found.statements[-1].sentence
    assert not [*scratch.iterdir()]
    assert descendants(os.getpid()) == before


def test_a_document_that_takes_too_much_memory_is_stopped(good: Path, scratch: Path) -> None:
    """It says how to give it more, and leaves no file."""
    with Verifier(memory=110) as verifier:
        found = verifier.verify(good)
    assert found.verdict == NOT_ALL_CHECKED
    assert "--memory" in found.statements[-1].sentence
    assert not [*scratch.iterdir()]


def test_a_process_that_is_killed_takes_no_other_verdict_with_it(good: Path) -> None:
    """A parser that crashes is one document's matter."""
    others = descendants(os.getpid())
    with Verifier() as verifier:
        assert verifier.verify(good).verdict == VERIFIES
        [worker] = descendants(os.getpid()) - others
        os.kill(worker.pid, signal.SIGKILL)
        wait_until(lambda: worker not in descendants(os.getpid()))
        assert verifier.verify(good).verdict == VERIFIES


def test_the_files_of_the_machine_are_not_read(good: Path, tmp_path: Path) -> None:
    """A record that names a file beside a path of its own is refused before anything is opened."""
    secret = tmp_path / "2023-12-19-secret.yaml"
    os.mkfifo(secret)
    page = tmp_path / "page.html"
    page.write_bytes(forged_page(good.read_bytes(), lambda record: record.update(slug=str(secret.with_suffix("")))))
    with Verifier(timeout=20) as verifier:
        assert verifier.verify(page).verdict == DOES_NOT_VERIFY
