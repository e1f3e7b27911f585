"""Saves cut short by a kill, a full disk or one another: file and history stay whole, no acknowledged save is lost."""

import errno
import multiprocessing
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from section55.files import saving
from section55.files.history import file_at, history_path
from section55.files.saving import is_being_saved, read_revisions, record_hand_edit, save
from section55.model.errors import WorkbookError
from support.full_disk import LimitFileSize
from support.versions import assert_whole, version
from support.workbook import NORFOLK, section55

KILLS = int(os.environ.get("SECTION55_KILLS", "60"))
BUILD_KILLS = int(os.environ.get("SECTION55_BUILD_KILLS", "6"))
SECONDS = float(os.environ.get("SECTION55_SECONDS", "3"))
"""More of each for a longer look: SECTION55_KILLS=160 SECTION55_BUILD_KILLS=40 SECTION55_SECONDS=60."""


def in_a_child(work: Callable[[int], None]) -> tuple[int, int]:
    """Runs work in a forked child, with a pipe to write to; gives the child and the pipe's reading end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(writing)
        finally:
            os._exit(0)
    os.close(writing)
    return child, reading


def lines_of(reading: int) -> list[bytes]:
    with os.fdopen(reading, "rb") as pipe:
        return pipe.read().split()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_kills_in_the_middle_of_saves_lose_nothing(path: Path, text: str) -> None:
    """Killed at random moments, a save is there or not there; one that was acknowledged is there, in order."""
    chance = random.Random(55)
    number = 0
    save(path, version(text, number), by="form")
    acknowledged = [0]
    interrupted = 0
    for _ in range(KILLS):

        def save_on(writing: int, first: int = number) -> None:
            for after in range(first + 1, first + 1000):
                save(path, version(text, after), by="form", who="officer")
                os.write(writing, b"%d\n" % after)

        child, reading = in_a_child(save_on)
        time.sleep(chance.uniform(0.002, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        done = [int(line) for line in lines_of(reading)]
        acknowledged += done
        interrupted += is_being_saved(path)
        assert path.read_bytes() in [version(text, n) for n in range(number, (done or [number])[-1] + 2)]
        record_hand_edit(path)
        assert not is_being_saved(path)
        assert_whole(path)
        number = (done or [number])[-1]
        if path.read_bytes() == version(text, number + 1):
            number += 1
    revisions = read_revisions(path)
    kept = [file_at(revisions, n) for n in range(1, len(revisions) + 1)]
    promised = [version(text, n) for n in acknowledged]
    assert promised == [data for data in kept if data in set(promised)]
    assert {revision.by for revision in read_revisions(path)} == {"form"}
    print(f"{KILLS} kills, {interrupted} in the middle of a save, {len(acknowledged)} acknowledged saves, all there")


@pytest.mark.slow
def test_kills_in_the_middle_of_builds_leave_whole_documents(path: Path, text: str, tmp_path: Path) -> None:
    """Killed at random moments, a build leaves each document as it was or as it is to be; the next build finishes."""
    chance = random.Random(55)
    outputs = tmp_path / "outputs"
    for number in range(BUILD_KILLS):
        path.write_bytes(version(text, number))
        process = subprocess.Popen(
            [sys.executable, "-m", "section55", "build", str(path), "-o", str(outputs)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.2, 2.0))
        process.kill()
        process.wait()
        for html in outputs.rglob("*.html"):
            assert html.read_bytes().endswith(b"</html>\n")
        for pdf in outputs.rglob("*.pdf"):
            assert pdf.read_bytes().rstrip().endswith(b"%%EOF")
        record_hand_edit(path)
        assert_whole(path)
    assert section55("build", path, "-o", outputs).returncode == 0
    assert section55("verify", outputs / NORFOLK).returncode == 0
    assert [name for name in os.listdir(outputs / NORFOLK) if name.endswith(".failed.ipynb")] == []


def test_a_full_disk_changes_nothing(path: Path, text: str, limit_file_size: LimitFileSize) -> None:
    """A save for which there is no room leaves the file and the history as they were, wherever the room ends."""
    save(path, version(text, 0), by="form")
    kept = path.read_bytes(), history_path(path).read_bytes()
    for size in range(0, 60_000, 997):
        limit_file_size(size)
        try:
            save(path, version(text, 1), by="form")
        except OSError as error:
            assert error.errno in (errno.EFBIG, errno.ENOSPC)
            assert (path.read_bytes(), history_path(path).read_bytes()) == kept
            assert not is_being_saved(path)
        else:
            break
    else:
        pytest.fail("there was room at last")
    limit_file_size(resource.RLIM_INFINITY)
    assert_whole(path)
    assert path.read_bytes() == version(text, 1)


def _save_for(path: Path, text: str, start: int, seconds: float, results: multiprocessing.Queue) -> None:
    saved, number, end = [], start, time.monotonic() + seconds
    while time.monotonic() < end:
        save(path, version(text, number), by="form", who=f"officer {start}")
        saved.append(number)
        number += 2
    results.put(saved)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_two_processes_saving_at_once_lose_nothing(path: Path, text: str) -> None:
    """Each acknowledged save of both is in the history, once, and the chain is whole."""
    save(path, version(text, 0), by="form")
    spawn = multiprocessing.get_context("spawn")
    results = spawn.Queue()
    writers = [spawn.Process(target=_save_for, args=(path, text, start, SECONDS, results)) for start in (1, 2)]
    for writer in writers:
        writer.start()
    saved = sorted([0, *results.get(timeout=SECONDS + 60), *results.get(timeout=60)])
    for writer in writers:
        writer.join()
    revisions = read_revisions(path)
    assert len(revisions) == len(saved) == len(set(saved))
    assert_whole(path) if len(revisions) < 200 else None
    assert path.read_bytes() == file_at(revisions, len(revisions))
    assert {revision.by for revision in revisions} == {"form"}
    print(f"{SECONDS:g} seconds, {len(saved)} saves by two processes, all there")


def test_another_writer_is_waited_for(path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that never finishes is a sentence, not a wait for ever."""
    monkeypatch.setattr(saving, "LOCK_TIMEOUT", 0.2)
    save(path, version(text, 0), by="form")
    from filelock import FileLock

    with FileLock(path.with_name(f".{path.stem}.lock")), pytest.raises(WorkbookError, match="another program has been"):
        save(path, version(text, 1), by="form")
