"""Saves: the parameter file and its history, whole whatever happens, and no acknowledged save lost."""

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

from section55 import workspace
from section55.files import saving
from section55.files.history import HistoryBroken, file_at, history_path, published_history, read_history
from section55.files.reader import read_inspection
from section55.files.saving import is_being_saved, record_hand_edit, restore, revisions_of, save
from section55.model.errors import WorkbookError
from support.workbook import NORFOLK, section55

KILLS = int(os.environ.get("SECTION55_KILLS", "60"))
BUILD_KILLS = int(os.environ.get("SECTION55_BUILD_KILLS", "6"))
SECONDS = float(os.environ.get("SECTION55_SECONDS", "3"))
"""More of each for a longer look: SECTION55_KILLS=160 SECTION55_BUILD_KILLS=40 SECTION55_SECONDS=60."""


@pytest.fixture
def path(parameter_folder: Path) -> Path:
    """Where a parameter file is to be saved, with its office's profile beside it."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    path.unlink()
    return path


@pytest.fixture
def text() -> str:
    return (workspace.PARAMETERS / f"{NORFOLK}.yaml").read_text(encoding="utf-8")


def version(text: str, number: int) -> bytes:
    """A version of the file that says its number, of changing length."""
    warmly = "very much " * (number % 7)
    return text.replace("I welcome this report", f"I {warmly}welcome {number} this report").encode()


def assert_whole(path: Path) -> None:
    """The file is its history's last revision, and every revision can be made again."""
    revisions = revisions_of(path)
    assert path.read_bytes() == file_at(revisions, len(revisions))
    for number in range(1, len(revisions) + 1):
        file_at(revisions, number)


def test_a_save_is_a_line_with_old_and_new_words(path: Path, text: str) -> None:
    """Each line says who, when, by what, which answers, and their old and new words."""
    save(path, text.encode(), by="command", who="A policy officer")
    revision = save(path, text.replace("position: accepted", "position: noted").encode(), by="form")
    [change] = revision.changes
    assert vars(change) == {
        "field": "recommendations[1].chief_constable.position",
        "old": "accepted",
        "new": "noted",
    }
    assert revision.sequence == 2
    assert revision.by == "form"
    assert revisions_of(path)[0].name == "A policy officer"
    assert revision.time.endswith("Z")
    assert_whole(path)


def test_saving_the_same_again_adds_no_line(path: Path, text: str) -> None:
    """Nothing changed is nothing recorded."""
    save(path, text.encode(), by="command")
    before = history_path(path).read_bytes()
    assert save(path, text.encode(), by="form").sequence == 1
    assert history_path(path).read_bytes() == before


def test_the_history_is_only_added_to(path: Path, text: str) -> None:
    """No line that was written is ever written again."""
    kept = b""
    for number in range(5):
        save(path, version(text, number), by="form")
        now = history_path(path).read_bytes()
        assert now.startswith(kept)
        assert now != kept
        kept = now


def test_an_edit_by_hand_is_noticed_at_the_next_save(path: Path, text: str) -> None:
    """What someone typed into the file itself is a line of its own, before the save's."""
    save(path, version(text, 0), by="form")
    path.write_bytes(version(text, 1))
    save(path, version(text, 2), by="form")
    assert [revision.by for revision in revisions_of(path)] == ["form", "edited by hand", "form"]
    assert file_at(revisions_of(path), 2) == version(text, 1)


def test_an_edit_by_hand_is_noticed_at_the_next_build(path: Path, text: str, tmp_path: Path) -> None:
    """A build records it once, and says so in the document."""
    path.write_text(text, encoding="utf-8")
    for _ in range(2):
        assert section55("build", path, "--format", "html", "-o", tmp_path / "outputs").returncode == 0
    assert [revision.by for revision in revisions_of(path)] == ["edited by hand"]
    assert "It is of revision 1 of the parameter file." in (
        tmp_path / "outputs" / NORFOLK / f"{NORFOLK}.html"
    ).read_text(encoding="utf-8")


def test_a_change_after_publication_is_a_correction(path: Path, text: str) -> None:
    """What a published final response said is corrected; what was done with it since is not."""
    published = text.replace("status: final", "response_published_on: 2024-02-09\nstatus: final")
    save(path, published.encode(), by="form")
    sent = published.replace("  forwarded_to_chief", "  copied_to_secretary_of_state: 2024-02-09\n  forwarded_to_chief")
    followed_up = sent.replace("status: awaiting national body", "status: complete")
    corrected = followed_up.replace("84.22%", "84.2%")
    assert [save(path, data.encode(), by="form").is_correction for data in (sent, followed_up, corrected)] == [
        False,
        False,
        True,
    ]


def test_every_revision_is_restored_to_the_byte(path: Path, text: str) -> None:
    """Each revision of a history of fifty comes back exactly, as a new revision."""
    versions = [version(text, number) for number in range(49)] + [f"\ufeff{text}\r\n# ŵ\n\n".encode()]
    for data in versions:
        save(path, data, by="form")
    assert len(revisions_of(path)) == 50
    for number in random.Random(55).sample(range(1, 51), 50):
        restored = restore(path, number)
        assert path.read_bytes() == versions[number - 1]
        assert restored.by in (f"restored from revision {number}", "form")
    assert_whole(path)


def test_a_revision_that_is_not_there_is_a_sentence(path: Path, text: str) -> None:
    """The sentence says which revisions there are."""
    save(path, text.encode(), by="form")
    with pytest.raises(WorkbookError, match=r"no revision 3\. The history has revisions 1 to 1"):
        restore(path, 3)


def test_a_published_history_keeps_words_and_names_back(path: Path, text: str) -> None:
    """Its chain can be checked, and it says neither what an earlier draft said nor who wrote it."""
    save(path, text.replace("I welcome", "UNWISE WORDS: I welcome").encode(), by="form", who="An officer")
    save(path, text.encode(), by="form", who="An officer")
    kept = revisions_of(path)
    published = published_history(kept, with_names=False)
    assert b"UNWISE" not in published
    assert b"An officer" not in published
    assert read_history(published) == tuple(revision.published(with_names=False) for revision in kept)
    source = read_inspection(path)
    assert source.history is not None
    assert source.revisions == read_history(source.history.data)
    named = read_history(published_history(kept, with_names=True))
    assert {revision.name for revision in named} == {"An officer"}
    with pytest.raises(WorkbookError, match="holds no earlier words"):
        file_at(named, 1)


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
    revisions = revisions_of(path)
    kept = [file_at(revisions, n) for n in range(1, len(revisions) + 1)]
    promised = [version(text, n) for n in acknowledged]
    assert promised == [data for data in kept if data in set(promised)]
    assert {revision.by for revision in revisions_of(path)} == {"form"}
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


def test_a_full_disk_changes_nothing(path: Path, text: str, small_disk: Callable[[int], None]) -> None:
    """A save for which there is no room leaves the file and the history as they were, wherever the room ends."""
    save(path, version(text, 0), by="form")
    kept = path.read_bytes(), history_path(path).read_bytes()
    for size in range(0, 60_000, 997):
        small_disk(size)
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
    small_disk(resource.RLIM_INFINITY)
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
    revisions = revisions_of(path)
    assert len(revisions) == len(saved) == len(set(saved))
    assert_whole(path) if len(revisions) < 200 else None
    assert path.read_bytes() == file_at(revisions, len(revisions))
    assert {revision.by for revision in revisions} == {"form"}
    print(f"{SECONDS:g} seconds, {len(saved)} saves by two processes, all there")


def test_a_history_that_is_not_whole_is_never_added_to(path: Path, text: str) -> None:
    """A save or a build beside a broken history stops with a sentence, and changes neither file."""
    save(path, version(text, 0), by="form")
    history = history_path(path)
    history.write_bytes(history.read_bytes().replace(b'"by":"form"', b'"by":"FORM"'))
    kept = path.read_bytes(), history.read_bytes()
    with pytest.raises(HistoryBroken):
        save(path, version(text, 1), by="form")
    assert (path.read_bytes(), history.read_bytes()) == kept
    told = section55("check", path)
    assert told.returncode == 1
    assert f"{history.name}, line 1: It was changed after it was written" in told.stderr


def test_another_writer_is_waited_for(path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that never finishes is a sentence, not a wait for ever."""
    monkeypatch.setattr(saving, "PATIENCE", 0.2)
    save(path, version(text, 0), by="form")
    from filelock import FileLock

    with FileLock(path.with_name(f".{path.stem}.lock")), pytest.raises(WorkbookError, match="another program has been"):
        save(path, version(text, 1), by="form")
