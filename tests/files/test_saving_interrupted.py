"""Saves in which Ctrl-C is pressed or another program gets in the way: they go forward, never back."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from section55.files import in_use, saving
from section55.files.history import history_path
from section55.files.saving import ChangedMeanwhile, is_being_saved, read_revisions, record_hand_edit, save
from support.versions import assert_whole, version

STEPS = ("append_whole", "write_whole", "remove")


def press_ctrl_c() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def raise_interrupt() -> None:
    raise KeyboardInterrupt


def after(step: Callable[..., None], then: Callable[[], None]) -> Callable[..., None]:
    def both(*arguments: object, **options: object) -> None:
        step(*arguments, **options)
        then()

    return both


@pytest.mark.parametrize("step", STEPS)
def test_ctrl_c_in_a_save_changes_nothing_about_it(
    path: Path, text: str, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Pressed at any step, the save is done when it returns, under the name of whoever saved."""
    save(path, version(text, 0), by="form", who="Ann")
    with monkeypatch.context() as patched:
        patched.setattr(saving, step, after(getattr(saving, step), press_ctrl_c))
        assert save(path, version(text, 1), by="form", who="Bob").name == "Bob"
    assert path.read_bytes() == version(text, 1)
    assert not is_being_saved(path)
    assert [revision.name for revision in read_revisions(path)] == ["Ann", "Bob"]


@pytest.mark.parametrize("step", STEPS)
def test_a_save_that_was_torn_off_is_finished_by_whoever_comes_next(
    path: Path, text: str, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Whatever ends it, and wherever, the next command finishes it, and the author is who it was."""
    save(path, version(text, 0), by="form", who="Ann")
    with monkeypatch.context() as patched:
        patched.setattr(saving, step, after(getattr(saving, step), raise_interrupt))
        with pytest.raises(KeyboardInterrupt):
            save(path, version(text, 1), by="form", who="Bob")
    monkeypatch.setenv("SECTION55_OFFICER", "Eve")
    record_hand_edit(path)
    assert path.read_bytes() == version(text, 1)
    assert [revision.name for revision in read_revisions(path)] == ["Ann", "Bob"]
    assert_whole(path)


def test_a_build_that_is_stopped_while_it_records_stops(path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in a build is answered once the line for an edit by hand is whole."""
    path.write_bytes(version(text, 0))
    monkeypatch.setattr(saving, "append_whole", after(saving.append_whole, press_ctrl_c))
    with pytest.raises(KeyboardInterrupt):
        record_hand_edit(path)
    assert [revision.by for revision in read_revisions(path)] == ["edited by hand"]
    assert not is_being_saved(path)


def test_an_error_after_the_file_is_in_place_takes_nothing_back(
    path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once the file is the new one, the history keeps its line and its author."""
    save(path, version(text, 0), by="form", who="Ann")
    write = saving.write_whole

    def write_and_fail(target: Path, *arguments: object, **options: object) -> None:
        write(target, *arguments, **options)
        if target == path:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(saving, "write_whole", write_and_fail)
    save(path, version(text, 1), by="form", who="Bob")
    assert [revision.name for revision in read_revisions(path)] == ["Ann", "Bob"]
    assert_whole(path)


def test_a_note_that_stays_in_use_does_not_spoil_a_finished_save(
    path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the note of a save cannot be removed, the save is done; an edit by hand after it is not undone by it."""
    save(path, version(text, 0), by="form", who="Ann")
    unlink = Path.unlink

    def refuse_notes(which: Path, missing_ok: bool = False) -> None:
        if which.suffix == ".pending":
            raise PermissionError(13, "Access is denied", str(which))
        unlink(which, missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(in_use, "PATIENCE", 0.1)
        patched.setattr(Path, "unlink", refuse_notes)
        save(path, version(text, 1), by="form", who="Bob")
        assert not is_being_saved(path)
        assert record_hand_edit(path) == read_revisions(path)[-1]
    path.write_bytes(version(text, 2))
    record_hand_edit(path)
    assert path.read_bytes() == version(text, 2)
    assert [revision.by for revision in read_revisions(path)] == ["form", "form", "edited by hand"]
    assert list(path.parent.glob(".*.pending")) == []
    assert_whole(path)


def test_a_save_whose_line_the_disk_refuses_is_not_finished_by_the_next(
    path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was said to be refused does not come to pass with the next command, under whatever name."""
    save(path, version(text, 0), by="form", who="Ann")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(saving, "append_whole", refuse)
        with pytest.raises(OSError, match="No space left"):
            save(path, version(text, 1), by="form", who="Bob")
    assert not is_being_saved(path)
    record_hand_edit(path)
    assert path.read_bytes() == version(text, 0)
    assert [revision.name for revision in read_revisions(path)] == ["Ann"]


def test_a_file_that_changed_meanwhile_is_not_saved_over(path: Path, text: str) -> None:
    """Who saves in place of what they read does not overwrite what they have not."""
    save(path, version(text, 0), by="form")
    save(path, version(text, 1), by="form")
    kept = path.read_bytes(), history_path(path).read_bytes()
    for read in (version(text, 0), b""):
        with pytest.raises(ChangedMeanwhile):
            save(path, version(text, 2), by="form", instead_of=read)
        assert (path.read_bytes(), history_path(path).read_bytes()) == kept
    save(path, version(text, 2), by="form", instead_of=version(text, 1))


def test_a_linked_file_is_saved_where_it_lies(path: Path, text: str) -> None:
    """Of a parameter file that is a link the real one is saved, with its history and its lock beside it."""
    real = path.parent / "real" / path.name
    real.parent.mkdir()
    save(real, version(text, 0), by="form")
    path.symlink_to(real)
    save(path, version(text, 1), by="form")
    real.write_bytes(version(text, 2))
    assert record_hand_edit(path).sequence == 3
    assert path.is_symlink()
    assert_whole(path)
    assert {file.name for file in path.parent.iterdir()} == {"offices", "real", path.name}
    assert history_path(path) == history_path(real)


def test_two_histories_of_the_same_words_share_no_hash(path: Path, text: str) -> None:
    """What is kept back of a published history cannot be found by trying words: a salt is hashed with them."""
    other = path.with_name(f"2024-01-01-{path.name}")
    pair = [save(each, text.encode(), by="form", who="Ann") for each in (path, other)]
    for part in ("who", "content"):
        salts = {getattr(revision, part)["salt"] for revision in pair}
        assert len(salts) == 2
        assert all(len(bytes.fromhex(salt)) >= 16 for salt in salts)
        assert len({getattr(revision, f"{part}_sha256") for revision in pair}) == 2
    assert len({revision.file_sha256 for revision in pair}) == 1
