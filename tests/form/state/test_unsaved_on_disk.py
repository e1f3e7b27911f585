"""Unsaved work on a disk that is full, in files that are broken, and under a lock."""

import errno
import json
import resource
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from section55.form.state.form_state import FormState
from section55.form.state.unsaved import find_unsaved
from support.form_states import open_form
from support.full_disk import LimitFileSize
from support.unsaved_work import TYPED, leave_unsaved, unsaved_files, words_of


def test_a_full_disk_keeps_what_was_kept_before(opened: FormState, path: Path, limit_file_size: LimitFileSize) -> None:
    """Where there is no room for the new words, the earlier ones stay whole, and the form stays open with the new."""
    opened.answers.set(TYPED, "Earlier words")
    opened.write_unsaved()
    [kept] = [file.path for file in find_unsaved(path.parent)]
    before = kept.read_bytes()
    opened.answers.set(TYPED, "Later words")
    for size in range(0, len(before), 997):
        limit_file_size(size)
        for attempt in (opened.write_unsaved, opened.begin_new, lambda: opened.open(path)):
            with pytest.raises(OSError) as full:
                attempt()
            assert full.value.errno in (errno.EFBIG, errno.ENOSPC)
            assert kept.read_bytes() == before
            assert (opened.path, opened.answers.get(TYPED)) == (path, "Later words")
    limit_file_size(resource.RLIM_INFINITY)
    assert words_of(find_unsaved(path.parent)) == ["Earlier words"]
    opened.write_unsaved()
    assert words_of(find_unsaved(path.parent)) == ["Later words"]
    assert unsaved_files(path.parent) == [kept.name.replace(".json", ".lock"), kept.name][::-1]


def test_a_full_disk_takes_nothing_from_whoever_goes_on(
    path: Path, parameter_folder: Path, limit_file_size: LimitFileSize
) -> None:
    """Work that cannot be kept anew stays where it was."""
    leave_unsaved(path, "Words")
    state = open_form(path)
    [unsaved] = state.find_abandoned_work()
    limit_file_size(100)
    with pytest.raises(OSError):
        state.resume(unsaved)
    limit_file_size(resource.RLIM_INFINITY)
    state.is_open = False
    assert words_of(open_form(path).find_abandoned_work()) == ["Words"]


def but(**parts: object) -> Callable[[bytes], bytes]:
    """Kept work with other parts."""
    return lambda data: json.dumps(json.loads(data) | parts).encode()


BREAKS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut off": lambda data: data[: len(data) // 2],
    "not UTF-8": lambda data: b"\xff" + data,
    "too deep": lambda data: b"[" * 100_000,
    "a list": lambda data: b"[]",
    "nothing": lambda data: b"null",
    "parts missing": lambda data: b'{"format": 1}',
    "another format": but(format=2),
    "no answers": but(answers=None),
    "text for a list": but(answers={"recommendations": "text"}),
    "a list for text": but(answers={"status": ["final"]}),
    "a list to begin from": but(base=[]),
    "of no inspection": but(slug=None),
    "at no time": but(time=5),
}


@pytest.mark.parametrize("change", list(BREAKS.values()), ids=list(BREAKS))
def test_broken_kept_work_is_passed_over_and_left(path: Path, change: Callable[[bytes], bytes]) -> None:
    """A file that is no kept work any more stops neither the list nor the form, and nobody deletes it."""
    leave_unsaved(path, "Broken")
    [kept] = [unsaved.path for unsaved in find_unsaved(path.parent)]
    broken = change(kept.read_bytes())
    kept.write_bytes(broken)
    leave_unsaved(path, "Whole")
    state = open_form(path)
    assert words_of(state.find_abandoned_work()) == ["Whole"]
    assert len(state.list_inspections()) == 1
    state.resume(*state.find_abandoned_work())
    state.save()
    assert kept.read_bytes() == broken


@pytest.mark.parametrize(
    "words", ["half a pair \ud83d of surrogates", "a bell \x07", "nothing \x00 here", "ŵ 😀 \u2028"]
)
def test_whatever_a_keyboard_sends_is_kept(path: Path, words: str) -> None:
    """Characters that no parameter file may hold are a fault of the answers, and no reason to lose them."""
    leave_unsaved(path, words)
    state = open_form(path)
    assert words_of(state.find_abandoned_work()) == [words]
    state.resume(*state.find_abandoned_work())
    assert state.answers.get(TYPED) == words


def test_a_lock_that_somebody_looks_at_is_waited_for(opened: FormState, path: Path) -> None:
    """A form that keeps its words while another looks whether they are held keeps them all the same."""
    opened.answers.set(TYPED, "Words")
    opened.write_unsaved()
    [lock] = path.parent.glob("*.unsaved.lock")
    opened.answers.set(TYPED, "")
    opened.write_unsaved()
    opened.answers.set(TYPED, "Words again")
    looking = FileLock(lock, thread_local=False)
    looking.acquire()
    looked = threading.Timer(0.2, looking.release)
    looked.start()
    opened.write_unsaved()
    looked.join()
    assert words_of(find_unsaved(path.parent)) == ["Words again"]
